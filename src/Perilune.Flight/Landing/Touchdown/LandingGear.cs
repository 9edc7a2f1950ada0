namespace Perilune.Flight.Landing.Touchdown;

/// <summary>Legs on a circle, and the mass above them: what decides whether a vehicle falls over.</summary>
/// <param name="Legs">Number of legs, three or more, evenly spaced.</param>
/// <param name="FootRadius">From the axis to the middle of a foot, m, positive.</param>
/// <param name="CentreOfMassHeight">Above the plane of the feet at touchdown, m, positive.</param>
/// <param name="GyrationRadius">Of the body about a horizontal axis through its centre of mass, m, not negative.</param>
public sealed record LandingGear(int Legs, double FootRadius, double CentreOfMassHeight, double GyrationRadius)
{
    /// <summary>From the axis to the line between two neighbouring feet, over which the vehicle would fall, m.</summary>
    public double EdgeDistance => FootRadius * Math.Cos(Math.PI / Legs);

    /// <summary>Lean at which the centre of mass stands over that line, rad.</summary>
    public double StaticLimit => Math.Atan2(EdgeDistance, CentreOfMassHeight);

    /// <summary>Distance of the centre of mass from that line, m.</summary>
    public double Arm => Math.Sqrt(EdgeDistance * EdgeDistance + CentreOfMassHeight * CentreOfMassHeight);

    /// <summary>
    /// Horizontal speed at which the vehicle just does not fall over when the feet ahead are caught by the ground, m/s; zero
    /// at a lean beyond <see cref="StaticLimit"/>. The momentum about the line of the caught feet is kept and turns into
    /// rotation; the legs take the vertical speed; the vehicle falls when what it has as rotation lifts the centre of mass
    /// over the line (the planar model of the Apollo legs: W. F. Rogers, "Apollo Experience Report: Lunar Module Landing Gear
    /// Subsystem", NASA TN D-6850, 1972, of which this is the rigid limit: feet that slide bear more).
    /// </summary>
    /// <param name="lean">Angle by which the plane of the feet leans toward the motion, rad: slope, stones and tilt together.</param>
    /// <param name="tiltRate">Rotation toward the motion that the vehicle brings, rad/s.</param>
    /// <param name="gravity">m/s2, positive.</param>
    public double TippingSpeed(double lean, double tiltRate, double gravity)
    {
        var angle = StaticLimit - lean;
        if (!(angle > 0))
            return 0;
        var arm = Arm;
        var inertia = GyrationRadius * GyrationRadius + arm * arm;
        var needed = Math.Sqrt(2 * gravity * arm * (1 - Math.Cos(angle)) / inertia);
        // Momentum about the edge, per mass: the spin of the body about its own centre, and the horizontal speed at the height
        // of the centre of mass above the edge.
        var height = arm * Math.Cos(angle);
        var speed = (needed * inertia - GyrationRadius * GyrationRadius * tiltRate) / height;
        return Math.Max(0, speed);
    }
}
