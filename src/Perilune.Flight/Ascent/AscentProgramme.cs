namespace Perilune.Flight.Ascent;

/// <summary>How the first stage is steered: straight up, a tilt towards the azimuth, then along the velocity over the ground.</summary>
/// <param name="Azimuth">Direction of the tilt over the ground, rad from north to east.</param>
/// <param name="PitchOver">Angle from the vertical at which the tilt is held until the velocity has followed, rad.</param>
public sealed record AscentProgramme(double Azimuth, double PitchOver)
{
    /// <summary>Time of the vertical rise, s.</summary>
    public double VerticalRise { get; init; } = 10;

    /// <summary>
    /// Time over which the tilt grows, s. Without lift a lean grows about as the speed to the power of weight over excess of
    /// thrust: a heavy rocket that turns freely from the first metres lies down however little it was tilted.
    /// </summary>
    public double TiltDuration { get; init; } = 25;

    /// <summary>
    /// Time after lift-off at which closed-loop guidance takes over, s; null for the separation of the first stage. Never
    /// before that separation.
    /// </summary>
    public double? GuidanceStart { get; init; }

    /// <summary>Least time between two solutions of the guidance, s.</summary>
    public double GuidanceCycle { get; init; } = 2;
}
