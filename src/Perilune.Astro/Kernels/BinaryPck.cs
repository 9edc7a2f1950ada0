using System.Collections.Immutable;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>A binary PCK file (orientation of bodies), loaded whole and immutable (NAIF, "PCK Required Reading").</summary>
public sealed class BinaryPck
{
    private BinaryPck(DafFile file)
    {
        File = file;
        Segments = [.. file.Arrays.Select(array => new BinaryPckSegment(file, array))];
    }

    /// <summary>The container.</summary>
    public DafFile File { get; }

    /// <summary>Path of the file.</summary>
    public string Path => File.Path;

    /// <summary>Segments in the order of the file; where two cover an epoch the later one counts.</summary>
    public ImmutableArray<BinaryPckSegment> Segments { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="DataFileException">The file is missing, truncated, damaged, or not a binary PCK.</exception>
    public static BinaryPck Load(string path) => FromDaf(DafFile.Load(path));

    /// <summary>The binary PCK in a DAF.</summary>
    /// <exception cref="DataFileException">The DAF is not a binary PCK.</exception>
    public static BinaryPck FromDaf(DafFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Arrays.Any(array => array.Doubles.Length != 2 || array.Integers.Length != 3))
            throw new DataFileException(
                file.Path,
                $"not a binary PCK: it is {file.Identification}",
                "give a binary PCK"
            );
        return new(file);
    }
}

/// <summary>One segment of a binary PCK: the three Euler angles of a body-fixed frame over a span. Only type 2 evaluates.</summary>
public sealed class BinaryPckSegment
{
    private readonly DafFile file;
    private readonly DafArray array;
    private readonly ChebyshevRecords? records;

    internal BinaryPckSegment(DafFile file, DafArray array)
    {
        this.file = file;
        this.array = array;
        var reason = $"binary PCK type {DataType} is not supported";
        if (DataType == 2)
            records = ChebyshevRecords.Open(file, array, 3, out reason);
        Defect = records is null ? reason : null;
    }

    /// <summary>Class identifier of the frame (31008: lunar principal axes of DE440).</summary>
    public int FrameClassId => array.Integers[0];

    /// <summary>SPICE code of the inertial axes that the angles start from; 1 is J2000, taken as ICRF.</summary>
    public int ReferenceFrameCode => array.Integers[1];

    /// <summary>PCK data type.</summary>
    public int DataType => array.Integers[2];

    /// <summary>First epoch covered, TDB seconds past J2000.</summary>
    public double Start => array.Doubles[0];

    /// <summary>Last epoch covered, TDB seconds past J2000.</summary>
    public double End => array.Doubles[1];

    /// <summary>The segment's name.</summary>
    public string Name => array.Name;

    /// <summary>Why no angles can be had from this segment; null when they can be had.</summary>
    public string? Defect { get; }

    /// <summary>True when the epoch lies in the segment's span, ends included.</summary>
    public bool Covers(double et) => et >= Start && et <= End;

    /// <summary>
    /// The angles (X: phi, Y: theta, Z: psi, rad, not reduced to a turn) of Rz(psi) Rx(theta) Rz(phi), which takes the
    /// reference axes to the body-fixed ones, and their rates (rad/s). The span is not checked.
    /// </summary>
    /// <exception cref="DataFileException">The segment cannot be evaluated (<see cref="Defect"/>).</exception>
    public void Angles(double et, out Vector3 angles, out Vector3 rates)
    {
        var usable = records ?? throw Error();
        usable.ValueAndRate(usable.Find(et), et, out angles, out rates);
    }

    /// <summary>The angles alone; the same numbers as with their rates.</summary>
    /// <exception cref="DataFileException">The segment cannot be evaluated (<see cref="Defect"/>).</exception>
    public Vector3 Angles(double et)
    {
        var usable = records ?? throw Error();
        return usable.Value(usable.Find(et), 0, et);
    }

    private DataFileException Error() => new(file.Path, Defect!, "give a whole file with segments of type 2");
}
