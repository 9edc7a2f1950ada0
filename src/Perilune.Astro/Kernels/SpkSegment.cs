using Perilune.Astro.Ephemerides;
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

    /// <summary>Geometric state of the target relative to the centre in the segment's axes.</summary>
    /// <param name="et">TDB seconds past J2000, within the segment's span.</param>
    /// <param name="position">Position, km.</param>
    /// <param name="velocity">Velocity, km/s.</param>
    /// <exception cref="EphemerisCoverageException">The epoch is not in the span.</exception>
    /// <exception cref="DataFileException">The segment is damaged or cannot be evaluated (<see cref="Defect"/>).</exception>
    public void State(double et, out Vector3 position, out Vector3 velocity)
    {
        RequireCovered(et);
        Evaluate(et, out position, out velocity);
        GC.KeepAlive(this);
        if (!double.IsFinite(position.X + position.Y + position.Z + velocity.X + velocity.Y + velocity.Z))
            throw Damaged($"its state at {et:R} is not finite");
    }

    /// <summary>Position alone, km; the same number as of <see cref="State"/>.</summary>
    /// <param name="et">TDB seconds past J2000, within the segment's span.</param>
    /// <exception cref="EphemerisCoverageException">The epoch is not in the span.</exception>
    /// <exception cref="DataFileException">The segment is damaged or cannot be evaluated (<see cref="Defect"/>).</exception>
    public Vector3 Position(double et)
    {
        RequireCovered(et);
        var position = EvaluatePosition(et);
        GC.KeepAlive(this);
        return double.IsFinite(position.X + position.Y + position.Z)
            ? position
            : throw Damaged($"its position at {et:R} is not finite");
    }

    /// <summary>The state by the segment's own rule, unchecked.</summary>
    internal abstract void Evaluate(double et, out Vector3 position, out Vector3 velocity);

    /// <summary>The position by the segment's own rule, unchecked; the same number as of <see cref="Evaluate"/>.</summary>
    internal virtual Vector3 EvaluatePosition(double et)
    {
        Evaluate(et, out var position, out _);
        return position;
    }

    /// <summary>The record of Chebyshev series of position for an epoch, km; an empty one where the segment holds no such series.</summary>
    internal virtual ChebyshevRecord PositionRecord(double et) => default;

    /// <summary>The complaint about damaged data.</summary>
    internal DataFileException Damaged(string what) =>
        new(Path, $"segment '{Name}' of body {Target} is damaged: {what}", "copy or make the file again, as binary");

    private void RequireCovered(double et)
    {
        if (!Covers(et))
            throw new EphemerisCoverageException(Target, et, [(Start, End)]);
    }
}
