using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>
/// One segment of a CK file (NAIF, "CK Required Reading"): type 1, discrete pointing; type 2, intervals of constant angular
/// velocity; type 3, pointing interpolated at constant rate within intervals.
/// </summary>
public sealed class CkSegment
{
    private const int EpochsPerDirectoryEntry = 100;

    private readonly DafFile file;
    private readonly DafArray array;
    private readonly int count;
    private readonly int intervals;

    internal CkSegment(DafFile file, DafArray array)
    {
        this.file = file;
        this.array = array;
        Defect = Measure(file.Store, out count, out intervals);
    }

    /// <summary>Code of the instrument or structure.</summary>
    public int Instrument => array.Integers[0];

    /// <summary>SPICE code of the axes that the pointing starts from; 1 is J2000, taken as ICRF.</summary>
    public int ReferenceFrameCode => array.Integers[1];

    /// <summary>CK data type.</summary>
    public int DataType => array.Integers[2];

    /// <summary>Whether the segment holds angular velocity.</summary>
    public bool HasAngularVelocity => array.Integers[3] == 1;

    /// <summary>First reading covered, encoded ticks.</summary>
    public double Start => array.Doubles[0];

    /// <summary>Last reading covered, encoded ticks.</summary>
    public double End => array.Doubles[1];

    /// <summary>The segment's name.</summary>
    public string Name => array.Name;

    /// <summary>Path of the file that holds the segment.</summary>
    public string Path => file.Path;

    /// <summary>Why no pointing can be had from this segment; null when it can be had.</summary>
    public string? Defect { get; }

    private int RecordWords => DataType == 2 ? 8 : 4 + (HasAngularVelocity ? 3 : 0);

    /// <summary>The pointing at a reading, or the nearest within a tolerance; null when there is none so near.</summary>
    /// <param name="ticks">Reading of the clock, encoded ticks.</param>
    /// <param name="tolerance">Largest difference allowed, ticks, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite, or the tolerance is negative.</exception>
    /// <exception cref="DataFileException">The segment cannot be evaluated, or is damaged.</exception>
    public CkPointing? Pointing(double ticks, double tolerance)
    {
        if (!double.IsFinite(ticks))
            throw new ArgumentOutOfRangeException(nameof(ticks), ticks, "a reading of a clock is a number");
        if (!(tolerance >= 0))
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "a tolerance is not negative");
        if (Defect is not null)
            throw new DataFileException(Path, Defect, "give a whole file with segments of type 1, 2 or 3");
        var found = DataType switch
        {
            1 => Nearest(ticks, tolerance),
            2 => Turning(ticks, tolerance),
            _ => Interpolated(ticks, tolerance),
        };
        GC.KeepAlive(this);
        return found is null || Math.Abs(found.Value.Ticks - ticks) <= tolerance
            ? found
            : throw Damaged("times that do not rise");
    }

    private CkPointing? Nearest(double ticks, double tolerance)
    {
        var times = file.Store.Slice(array.First + RecordWords * count, count);
        var after = Math.Min(times.FirstAtOrAfter(ticks), count - 1);
        // Midway the later one counts.
        var index = after > 0 && ticks - times[after - 1] < times[after] - ticks ? after - 1 : after;
        return Math.Abs(times[index] - ticks) <= tolerance ? At(index, times[index]) : null;
    }

    private CkPointing? Turning(double ticks, double tolerance)
    {
        var starts = file.Store.Slice(array.First + 8 * count, count);
        var ends = file.Store.Slice(array.First + 9 * count, count);
        var index = starts.LastAtOrBefore(ticks);
        if (index < 0)
            return starts[0] - ticks <= tolerance ? Turned(0, starts[0], starts[0]) : null;
        if (ticks <= ends[index])
            return Turned(index, starts[index], ticks);
        var before = ticks - ends[index];
        var after = index + 1 < count ? starts[index + 1] - ticks : double.PositiveInfinity;
        if (!(Math.Min(before, after) <= tolerance))
            return null;
        return after <= before
            ? Turned(index + 1, starts[index + 1], starts[index + 1])
            : Turned(index, starts[index], ends[index]);
    }

    private CkPointing Turned(int index, double start, double ticks)
    {
        var record = file.Store.Slice(array.First + 8 * index, 8);
        var velocity = new Vector3(record[4], record[5], record[6]);
        var initial = Matrix(record);
        var speed = velocity.Norm;
        var angle = (ticks - start) * record[7] * speed;
        // The rows are the instrument's axes in the reference axes: they turn about the angular velocity.
        var rotation = speed == 0 ? initial : initial * AxisRotation.About(velocity * (1 / speed), angle).Transposed;
        return Checked(new(ticks, ReferenceFrameCode, rotation, velocity));
    }

    private CkPointing? Interpolated(double ticks, double tolerance)
    {
        var times = file.Store.Slice(array.First + RecordWords * count, count);
        var left = times.LastAtOrBefore(ticks);
        if (left < 0 || left == count - 1)
        {
            var end = left < 0 ? 0 : left;
            return Math.Abs(times[end] - ticks) <= tolerance ? At(end, times[end]) : null;
        }
        var starts = file.Store.Slice(
            array.First + (RecordWords + 1) * count + (count - 1) / EpochsPerDirectoryEntry,
            intervals
        );
        var next = starts.LastAtOrBefore(ticks) + 1;
        if (next >= intervals || times[left + 1] < starts[next])
            return Between(left, ticks, times[left], times[left + 1]);
        var (before, after) = (ticks - times[left], times[left + 1] - ticks);
        if (!(Math.Min(before, after) <= tolerance))
            return null;
        return before < after ? At(left, times[left]) : At(left + 1, times[left + 1]);
    }

    private CkPointing Between(int left, double ticks, double from, double to)
    {
        if (!(ticks >= from && ticks <= to))
            throw Damaged("times that do not rise");
        var (first, last) = (At(left, from), At(left + 1, to));
        var fraction = (ticks - from) / (to - from);
        // ROT = last^T first turns the instrument's axes, in reference components, from the one to the other.
        var (axis, angle) = AxisRotation.AxisAndAngle(last.Rotation.Transposed * first.Rotation);
        var rotation = first.Rotation * AxisRotation.About(axis, angle * fraction).Transposed;
        Vector3? velocity =
            first.AngularVelocity is { } v0 && last.AngularVelocity is { } v1
                ? v0 * (1 - fraction) + v1 * fraction
                : null;
        return Checked(new(ticks, ReferenceFrameCode, rotation, velocity));
    }

    private CkPointing At(int index, double ticks)
    {
        var record = file.Store.Slice(array.First + RecordWords * index, RecordWords);
        Vector3? velocity = HasAngularVelocity ? new Vector3(record[4], record[5], record[6]) : null;
        return Checked(new(ticks, ReferenceFrameCode, Matrix(record), velocity));
    }

    private CkPointing Checked(CkPointing pointing)
    {
        var v = pointing.AngularVelocity ?? Vector3.Zero;
        return double.IsFinite(pointing.Rotation.Trace + v.X + v.Y + v.Z + pointing.Ticks)
            ? pointing
            : throw Damaged("pointing that is not finite");
    }

    private Matrix3 Matrix(ReadOnlySpan<double> q) =>
        AxisRotation.OfQuaternion(q[0], q[1], q[2], q[3]) ?? throw Damaged("a quaternion that is not of unit length");

    private DataFileException Damaged(string what) =>
        new(Path, $"damaged: segment '{Name}' of {Instrument} holds {what}", DafFile.CopyAgain);

    private string? Measure(KernelWords words, out int records, out int starts)
    {
        (records, starts) = (0, 0);
        var damage = $"array '{array.Name}' is damaged: {array.Length} words do not hold pointing of type {DataType}";
        if (!(Start <= End) || !double.IsFinite(End - Start))
            return $"array '{array.Name}' ends before it starts";
        if (DataType is not (1 or 2 or 3))
            return $"CK type {DataType} is not supported";
        if (array.Length < 6)
            return damage;
        double number = DataType == 2 ? (100L * array.Length + 100) / 1001 : words[array.End - 1];
        var groups = DataType == 3 ? words[array.End - 2] : 1;
        if (!(number >= 1 && number <= array.Length && groups >= 1 && groups <= number))
            return damage;
        (records, starts) = ((int)number, (int)groups);
        var length =
            (RecordWords + (DataType == 2 ? 2L : 1L)) * records
            + (records - 1) / EpochsPerDirectoryEntry
            + DataType switch
            {
                1 => 1,
                2 => 0,
                _ => starts + (starts - 1) / EpochsPerDirectoryEntry + 2,
            };
        return length == array.Length && records == number && starts == groups ? null : damage;
    }
}
