using Perilune.Numerics.RootFinding;

namespace Perilune.Surface.Roving;

/// <summary>
/// A wheel that a load presses into loose ground: sinkage, resistance, thrust and slip by Bekker's closed forms, with the shear
/// of Janosi and Hanamoto. Immutable.
/// </summary>
/// <remarks>
/// M. G. Bekker, Introduction to Terrain-Vehicle Systems, 1969; J. Y. Wong, Theory of Ground Vehicles, chapter 2 (rigid wheel,
/// small sinkage). Slip is s = 1 - v / (omega r): 0 when the wheel rolls, 1 when it spins on the spot.
/// </remarks>
public sealed class LoadedWheel
{
    private const double SlipTolerance = 1e-13;

    // Below this the difference in the formula loses digits, and its series, cut behind the fifth power, has them all.
    private const double SmallShear = 1e-2;

    private readonly Soil soil;
    private readonly Wheel wheel;

    /// <summary>A wheel under load.</summary>
    /// <param name="soil">The ground.</param>
    /// <param name="wheel">The wheel.</param>
    /// <param name="load">Force across the ground, N, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The load is not above 0, the soil is not one (a sinkage exponent outside
    /// 0 to 2, say), or the wheel would sink to its axle.</exception>
    public LoadedWheel(Soil soil, Wheel wheel, double load)
    {
        ArgumentNullException.ThrowIfNull(soil);
        ArgumentNullException.ThrowIfNull(wheel);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(load);
        if (!(soil.SinkageExponent is > 0 and < 2 && soil.ShearModulus > 0 && soil.FrictionAngle >= 0))
            throw new ArgumentOutOfRangeException(
                nameof(soil),
                $"{soil.Name} has an exponent, shear or friction of no soil"
            );
        (this.soil, this.wheel, Load) = (soil, wheel, load);
        var n = soil.SinkageExponent;
        var stiffness = soil.CohesiveModulus + wheel.Width * soil.FrictionalModulus;
        Sinkage = Math.Pow(3 * load / ((3 - n) * stiffness * Math.Sqrt(wheel.Diameter)), 2 / (2 * n + 1));
        if (!(Sinkage < wheel.Diameter / 2))
        {
            throw new ArgumentOutOfRangeException(
                nameof(load),
                load,
                $"the wheel sinks {Sinkage:F2} m, to its axle: a wider or larger wheel, or less load, carries it"
            );
        }
        ContactLength = wheel.Diameter / 2 * Math.Acos(1 - 2 * Sinkage / wheel.Diameter);
        CompactionResistance = stiffness * Math.Pow(Sinkage, n + 1) / (n + 1);
        RollingResistance = wheel.RollingFriction * load;
    }

    /// <summary>Force across the ground, N.</summary>
    public double Load { get; }

    /// <summary>Depth of the rut, m: z = [3 W / ((3 - n)(k_c + b k_phi) sqrt D)]^(2/(2n+1)).</summary>
    public double Sinkage { get; }

    /// <summary>Length of the arc in the ground, m: D/2 arccos(1 - 2 z / D).</summary>
    public double ContactLength { get; }

    /// <summary>Area in the ground, m2.</summary>
    public double ContactArea => wheel.Width * ContactLength;

    /// <summary>Force that pressing the rut takes, N: (k_c + b k_phi) z^(n+1) / (n+1).</summary>
    public double CompactionResistance { get; }

    /// <summary>Force of the wheel's own friction, N.</summary>
    public double RollingResistance { get; }

    /// <summary>All that resists on level ground, N.</summary>
    public double MotionResistance => CompactionResistance + RollingResistance;

    /// <summary>
    /// Thrust at a slip, N: (A c + W tan phi)(1 - K / (s l) (1 - exp(-s l / K))), Janosi and Hanamoto 1961.
    /// </summary>
    /// <param name="slip">Slip, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A slip outside 0 to 1.</exception>
    public double Thrust(double slip)
    {
        if (!(slip is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(slip), slip, "slip lies between 0 and 1");
        var strength = ContactArea * soil.Cohesion + Load * Math.Tan(soil.FrictionAngle);
        var shear = slip * ContactLength / soil.ShearModulus;
        var developed =
            shear < SmallShear
                ? shear / 2 * (1 - shear / 3 * (1 - shear / 4 * (1 - shear / 5 * (1 - shear / 6))))
                : 1 - (1 - Math.Exp(-shear)) / shear;
        return strength * developed;
    }

    /// <summary>Pull left at the axle at a slip, N: thrust less resistance on level ground.</summary>
    /// <param name="slip">Slip, 0 to 1.</param>
    public double DrawbarPull(double slip) => Thrust(slip) - MotionResistance;

    /// <summary>Torque at a slip, N m.</summary>
    /// <param name="slip">Slip, 0 to 1.</param>
    public double Torque(double slip) => wheel.Diameter / 2 * Thrust(slip);

    /// <summary>The slip at which the wheel gives a thrust; null where even a spinning wheel does not.</summary>
    /// <param name="thrust">Thrust, N; none or less takes no slip (a braked wheel).</param>
    public double? SlipFor(double thrust)
    {
        if (thrust <= 0)
            return 0;
        var full = Thrust(1);
        if (thrust > full)
            return null;
        return Brent.Solve(slip => Thrust(slip) - thrust, 0, 1, -thrust, full - thrust, SlipTolerance);
    }
}
