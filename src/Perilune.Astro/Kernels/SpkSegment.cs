using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>
/// One segment of an SPK file: states of a target relative to a centre over a span. Kernels keep their files' units:
/// km, km/s, TDB seconds past J2000 (NAIF, "SPK Required Reading").
/// </summary>
public abstract class SpkSegment
{
    private protected SpkSegment(DafFile file, DafArray array)
    {
        File = file;
        Array = array;
    }

    /// <summary>NAIF code of the body.</summary>
    public int Target => Array.Integers[0];

    /// <summary>NAIF code of the body that the states are relative to.</summary>
    public int Center => Array.Integers[1];

    /// <summary>SPICE code of the axes; 1 is J2000, taken as ICRF.</summary>
    public int FrameCode => Array.Integers[2];

    /// <summary>SPK data type.</summary>
    public int DataType => Array.Integers[3];

    /// <summary>First epoch covered, TDB seconds past J2000.</summary>
    public double Start => Array.Doubles[0];

    /// <summary>Last epoch covered, TDB seconds past J2000.</summary>
    public double End => Array.Doubles[1];

    /// <summary>The segment's name.</summary>
    public string Name => Array.Name;

    /// <summary>Path of the file that holds the segment.</summary>
    public string Path => File.Path;

    /// <summary>Why no state can be had from this segment; null when states can be had.</summary>
    public virtual string? Defect => null;

    /// <summary>The file.</summary>
    internal DafFile File { get; }

    /// <summary>The array that holds the segment.</summary>
    internal DafArray Array { get; }

    /// <summary>True when the epoch lies in the segment's span, ends included.</summary>
    public bool Covers(double et) => et >= Start && et <= End;

    /// <summary>Geometric state of the target relative to the centre in the segment's axes. The span is not checked.</summary>
    /// <param name="et">TDB seconds past J2000.</param>
    /// <param name="position">Position, km.</param>
    /// <param name="velocity">Velocity, km/s.</param>
    /// <exception cref="DataFileException">The segment cannot be evaluated (<see cref="Defect"/>).</exception>
    public abstract void State(double et, out Vector3 position, out Vector3 velocity);

    /// <summary>Position alone, km; the same number as of <see cref="State"/>.</summary>
    /// <param name="et">TDB seconds past J2000.</param>
    /// <exception cref="DataFileException">The segment cannot be evaluated (<see cref="Defect"/>).</exception>
    public abstract Vector3 Position(double et);
}
