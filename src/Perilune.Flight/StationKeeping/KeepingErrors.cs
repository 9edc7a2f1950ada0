using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;

namespace Perilune.Flight.StationKeeping;

/// <summary>
/// How well an orbit is known at a control epoch and how well it is steered; standard deviations, normal distributions.
/// </summary>
/// <param name="Position">Error of the known position, each axis, m.</param>
/// <param name="Velocity">Error of the known velocity, each axis, m/s.</param>
/// <param name="BurnSize">Error of a burn's size, relative.</param>
/// <param name="BurnDirection">Error of a burn's direction about each of two axes across it, rad.</param>
/// <param name="BurnFixed">Error of a burn whatever its size, each axis, m/s.</param>
public sealed record KeepingErrors(
    double Position,
    double Velocity,
    double BurnSize,
    double BurnDirection,
    double BurnFixed
)
{
    /// <summary>Nothing errs.</summary>
    public static KeepingErrors None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>
    /// Tracking of a libration point orbit: 1 km and 1 cm/s, burns to 1 % and 0.5 deg (usual orders of size of published studies,
    /// from general knowledge, unverified).
    /// </summary>
    public static KeepingErrors Cislunar { get; } = new(1000, 0.01, 0.01, 0.5 * Math.PI / 180, 1e-3);

    /// <summary>
    /// Tracking of a low lunar orbit: 100 m and 10 cm/s, burns to 1 % and 0.5 deg (orders of size, from general knowledge,
    /// unverified).
    /// </summary>
    public static KeepingErrors LowLunar { get; } = new(100, 0.1, 0.01, 0.5 * Math.PI / 180, 1e-3);

    internal void Check()
    {
        double[] all = [Position, Velocity, BurnSize, BurnDirection, BurnFixed];
        if (!all.All(error => error >= 0 && double.IsFinite(error)))
            throw new ArgumentException($"errors are finite and not negative: {this}");
    }

    internal Vector3 Executed(Vector3 commanded, CounterRandom random)
    {
        if (commanded.Norm == 0)
            return commanded;
        var along = commanded.Unit;
        var side = Vector3.Cross(along, Math.Abs(along.X) < 0.5 ? Vector3.UnitX : Vector3.UnitY).Unit;
        var up = Vector3.Cross(along, side);
        var size = commanded.Norm;
        return commanded * (1 + BurnSize * random.Normal())
            + side * (size * BurnDirection * random.Normal())
            + up * (size * BurnDirection * random.Normal())
            + Three(random) * BurnFixed;
    }

    internal static Vector3 Three(CounterRandom random) => new(random.Normal(), random.Normal(), random.Normal());
}

/// <summary>What keeping an orbit costs, over many flights with errors of their own.</summary>
/// <param name="PerYear">Cost of a Julian year of each flight, m/s, in the order of the flights.</param>
/// <param name="Losses">Flights that were lost before their end; their cost counts as far as they went.</param>
public sealed record KeepingCost(IReadOnlyList<double> PerYear, int Losses)
{
    internal const double JulianYear = 365.25 * 86400;

    /// <summary>Mean, m/s a year.</summary>
    public double Mean => PerYear.Average();

    /// <summary>Standard deviation, m/s a year; zero of a single flight.</summary>
    public double StandardDeviation =>
        PerYear.Count < 2 ? 0 : Math.Sqrt(PerYear.Sum(one => (one - Mean) * (one - Mean)) / (PerYear.Count - 1));

    /// <summary>The cost that a part of the flights does not exceed, m/s a year.</summary>
    /// <param name="part">From 0 to 1: 0.5 for the median, 0.99 for what a budget wants.</param>
    public double Quantile(double part)
    {
        if (!(part >= 0 && part <= 1))
            throw new ArgumentOutOfRangeException(nameof(part), part, "a part is from 0 to 1");
        var sorted = PerYear.Order().ToList();
        var place = part * (sorted.Count - 1);
        var low = (int)Math.Floor(place);
        var high = Math.Min(low + 1, sorted.Count - 1);
        return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
    }
}
