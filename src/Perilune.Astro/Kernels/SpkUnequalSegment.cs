using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>SPK type 14: Chebyshev series of position and velocity over intervals of unequal length, in a generic segment.</summary>
internal sealed class SpkUnequalSegment : SpkSegment
{
    private readonly UnequalChebyshevRecords records;

    private SpkUnequalSegment(DafFile file, DafArray array, UnequalChebyshevRecords records)
        : base(file, array) => this.records = records;

    /// <summary>The segment of an array; null with the reason when it does not hold such series.</summary>
    public static SpkSegment? Open(DafFile file, DafArray array, out string reason) =>
        UnequalChebyshevRecords.Open(file, array, out reason) is { } records
            ? new SpkUnequalSegment(file, array, records)
            : null;

    internal override void Evaluate(double et, out Vector3 position, out Vector3 velocity)
    {
        if (!records.TryValues(et, out position, out velocity))
            throw Damaged($"its intervals do not enclose {et:R}");
    }
}
