namespace Perilune.Flight.Entry;

/// <summary>How <see cref="PredictorCorrector"/> steers.</summary>
/// <param name="Until">What ends the guided entry, over the target: the first parachute.</param>
public sealed record PredictorCorrectorSettings(DescentTrigger Until)
{
    private const double Degree = Math.PI / 180;

    /// <summary>
    /// Lift up until the fall is slower than this, m/s, and only then to the target: what keeps the first peak of the load low
    /// (Apollo: 700 ft/s; infinite, to steer from the first). A steep arrival far from its target wants it, a shallow one close
    /// to its target does not.
    /// </summary>
    public double PullOut { get; init; } = double.PositiveInfinity;

    /// <summary>First guess of the bank, rad.</summary>
    public double FirstBank { get; init; } = 60 * Degree;

    /// <summary>
    /// Bank at the end of the profile, rad: enough lift left on both sides to close what the air of the last minutes does (Lu
    /// 2014 has 60 to 70 degrees).
    /// </summary>
    public double FinalBank { get; init; } = 65 * Degree;

    /// <summary>Seconds between two corrections.</summary>
    public double Cycle { get; init; } = 4;

    /// <summary>Step of the prediction in the air, s.</summary>
    public double Step { get; init; } = 2;

    /// <summary>Miss that is not worth a correction, m.</summary>
    public double Tolerance { get; init; } = 1000;

    /// <summary>Drift of the target to a side that changes the side of the bank, m at 1 m/s, and in proportion to the speed.</summary>
    public double DeadBand { get; init; } = 2.5;

    /// <summary>Where the prediction takes longer steps, m.</summary>
    public double Interface { get; init; } = 125_000;

    /// <summary>Altitude of a skip from which the vehicle counts as lost, m.</summary>
    public double HighestSkip { get; init; } = 400_000;

    /// <summary>Longest flight that is predicted, s.</summary>
    public double LongestPrediction { get; init; } = 4000;

    /// <summary>Energy lost, by mass, where the profile of the bank ends, m2/s2: at rest on the ground, within 1 %.</summary>
    internal static double FinalEnergy(EntryBody body) => body.GravitationalParameter / body.Ellipsoid.EquatorialRadius;
}
