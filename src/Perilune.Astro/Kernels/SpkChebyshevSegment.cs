using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>SPK types 2 and 3: Chebyshev series over equal intervals.</summary>
internal static class SpkChebyshevSegment
{
    /// <summary>The segment of an array; null with the reason when it does not hold such series.</summary>
    public static SpkSegment? Open(DafFile file, DafArray array, out string reason) =>
        array.Integers[3] == 2
            ? ChebyshevRecords.Open(file, array, 3, out reason) is { } positions
                ? new SpkChebyshevPositionSegment(file, array, positions)
                : null
            : ChebyshevRecords.Open(file, array, 6, out reason) is { } states
                ? new SpkChebyshevStateSegment(file, array, states)
                : null;
}

/// <summary>SPK type 2: Chebyshev series of position, velocity by derivation.</summary>
internal sealed class SpkChebyshevPositionSegment(DafFile file, DafArray array, ChebyshevRecords records)
    : SpkSegment(file, array)
{
    internal override void Evaluate(double et, out Vector3 position, out Vector3 velocity) =>
        records.ValueAndRate(records.Find(et), et, out position, out velocity);

    internal override Vector3 EvaluatePosition(double et) => records.Value(records.Find(et), 0, et);

    internal override ChebyshevRecord PositionRecord(double et) => records.Record(et);
}

/// <summary>SPK type 3: separate Chebyshev series of position and velocity.</summary>
internal sealed class SpkChebyshevStateSegment(DafFile file, DafArray array, ChebyshevRecords records)
    : SpkSegment(file, array)
{
    internal override void Evaluate(double et, out Vector3 position, out Vector3 velocity)
    {
        var record = records.Find(et);
        position = records.Value(record, 0, et);
        velocity = records.Value(record, 3, et);
    }

    internal override Vector3 EvaluatePosition(double et) => records.Value(records.Find(et), 0, et);

    internal override ChebyshevRecord PositionRecord(double et) => records.Record(et);
}

/// <summary>A segment whose summary reads and whose states do not: damaged, or of a type that is not supported.</summary>
internal sealed class SpkUnreadableSegment(DafFile file, DafArray array, string defect) : SpkSegment(file, array)
{
    public override string Defect => defect;

    internal override void Evaluate(double et, out Vector3 position, out Vector3 velocity) => throw Error();

    internal override Vector3 EvaluatePosition(double et) => throw Error();

    private DataFileException Error() => new(Path, defect, "give a whole file with segments of a type that is read");
}
