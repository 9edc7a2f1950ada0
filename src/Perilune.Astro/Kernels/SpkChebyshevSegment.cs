using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>SPK type 2: Chebyshev series of position, velocity by derivation.</summary>
internal sealed class SpkChebyshevPositionSegment(DafFile file, DafArray array, ChebyshevRecords records)
    : SpkSegment(file, array)
{
    public override void State(double et, out Vector3 position, out Vector3 velocity) =>
        records.ValueAndRate(records.Find(et), et, out position, out velocity);

    public override Vector3 Position(double et) => records.Value(records.Find(et), 0, et);
}

/// <summary>SPK type 3: separate Chebyshev series of position and velocity.</summary>
internal sealed class SpkChebyshevStateSegment(DafFile file, DafArray array, ChebyshevRecords records)
    : SpkSegment(file, array)
{
    public override void State(double et, out Vector3 position, out Vector3 velocity)
    {
        var record = records.Find(et);
        position = records.Value(record, 0, et);
        velocity = records.Value(record, 3, et);
    }

    public override Vector3 Position(double et) => records.Value(records.Find(et), 0, et);
}

/// <summary>A segment whose summary reads and whose states do not: damaged, or of a type that is not supported.</summary>
internal sealed class SpkUnreadableSegment(DafFile file, DafArray array, string defect) : SpkSegment(file, array)
{
    public override string Defect => defect;

    public override void State(double et, out Vector3 position, out Vector3 velocity) => throw Error();

    public override Vector3 Position(double et) => throw Error();

    private DataFileException Error() => new(Path, defect, "give a whole file with segments of type 2, 3, 9 or 13");
}
