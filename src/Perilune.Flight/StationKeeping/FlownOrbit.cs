using Perilune.Flight.HaloOrbits;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.StationKeeping;

/// <summary>A manoeuvre as it was made.</summary>
/// <param name="Tdb">TDB seconds past J2000.</param>
/// <param name="DeltaV">Change of velocity, ICRF axes, m/s, with its errors of execution.</param>
public readonly record struct Manoeuvre(double Tdb, Vector3 DeltaV);

/// <summary>The end of an orbit that errors broke.</summary>
/// <param name="Time">TDB seconds past J2000.</param>
/// <param name="How">What happened: <c>strikes the Moon</c>, <c>escapes from the Moon</c>.</param>
public readonly record struct NodeLoss(double Time, string How);

/// <summary>An orbit as it was flown: the truth that navigation did not know. Immutable and safe from any thread.</summary>
/// <param name="Trajectory">The flight relative to the Moon's centre, ICRF axes; one piece between two control epochs.</param>
/// <param name="Manoeuvres">The manoeuvres in the order of time.</param>
/// <param name="Apsides">Perilunes and apolunes in the order of time.</param>
/// <param name="TotalDeltaV">Sum of the sizes of all manoeuvres, m/s.</param>
/// <param name="LargestDeviation">Greatest distance from the reference orbit at a control epoch, m.</param>
/// <param name="Loss">Where and how the flight ended before its time; null where it did not.</param>
public sealed record FlownOrbit(
    PiecewiseTrajectory Trajectory,
    IReadOnlyList<Manoeuvre> Manoeuvres,
    IReadOnlyList<Apsis> Apsides,
    double TotalDeltaV,
    double LargestDeviation,
    NodeLoss? Loss = null
)
{
    private const double JulianYear = 365.25 * 86400;

    /// <summary>Cost of a Julian year, m/s.</summary>
    public double DeltaVPerYear => TotalDeltaV * JulianYear / (Trajectory.End - Trajectory.Start);
}
