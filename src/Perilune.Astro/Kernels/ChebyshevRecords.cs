using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>
/// Equally spaced records of Chebyshev coefficients for several components, as SPK types 2 and 3 and binary PCK type 2
/// hold them: midpoint, radius, then the coefficients of each component (NAIF, "SPK Required Reading", type 2).
/// Values are those of SPICE's arithmetic, operation by operation.
/// </summary>
internal sealed class ChebyshevRecords
{
    private readonly KernelWords words;
    private readonly int first;
    private readonly int recordCount;
    private readonly int recordSize;
    private readonly double initial;
    private readonly double interval;

    private ChebyshevRecords(KernelWords words, int first, int recordCount, int recordSize, int coefficientCount)
    {
        this.words = words;
        this.first = first;
        this.recordCount = recordCount;
        this.recordSize = recordSize;
        CoefficientCount = coefficientCount;
        var directory = first + recordCount * recordSize;
        initial = words[directory];
        interval = words[directory + 1];
    }

    /// <summary>Coefficients of each component, in one record.</summary>
    public int CoefficientCount { get; }

    /// <summary>Number of records.</summary>
    public int RecordCount => recordCount;

    /// <summary>Length of a record's interval, seconds.</summary>
    public double Interval => interval;

    /// <summary>Start of the first record's interval, seconds past J2000.</summary>
    public double Initial => initial;

    /// <summary>The records of an array with that many components; null with the reason when it does not hold them.</summary>
    public static ChebyshevRecords? Open(DafFile file, DafArray array, int components, out string reason)
    {
        var store = file.Store;
        reason = $"array '{array.Name}' is damaged: {array.Length} words";
        if (array.Length < 4 + 2 + components)
            return null;
        var end = array.First + array.Length;
        var size = store[end - 2];
        var count = store[end - 1];
        reason += $" do not hold {count:R} records of {size:R}";
        if (!(size >= 2 + components && count >= 1 && store[end - 3] > 0) || size * count + 4 != array.Length)
            return null;
        if ((size - 2) % components != 0)
            return null;
        return new(store, array.First, (int)count, (int)size, ((int)size - 2) / components);
    }

    /// <summary>Index of the first word of the record for an epoch: SPICE's rule, the later one at a joint, the last beyond.</summary>
    public int Find(double et)
    {
        var index = (int)((et - initial) / interval);
        return first + Math.Clamp(index, 0, recordCount - 1) * recordSize;
    }

    /// <summary>
    /// The record for an epoch, with the first three components. It is the one of <see cref="Find"/> but for epochs within
    /// rounding of a joint, where the stretches of the records decide.
    /// </summary>
    public ChebyshevRecord Record(double et)
    {
        var index = (Find(et) - first) / recordSize;
        if (et < StartOf(index))
            index--;
        else if (et >= StartOf(index + 1))
            index++;
        var all = words.Slice(first + index * recordSize, recordSize);
        return new()
        {
            Start = StartOf(index),
            End = StartOf(index + 1),
            Middle = all[0],
            Radius = all[1],
            Coefficients = all.Slice(2, 3 * CoefficientCount),
        };
    }

    // The first and the last record go on beyond the series.
    private double StartOf(int index) =>
        index == 0 ? double.NegativeInfinity
        : index == recordCount ? double.PositiveInfinity
        : initial + index * interval;

    /// <summary>Values of three consecutive components from component <paramref name="component"/> on.</summary>
    public Vector3 Value(int record, int component, double et)
    {
        var n = CoefficientCount;
        var all = words.Slice(record, recordSize);
        var x = all.Slice(2 + component * n, n);
        var y = all.Slice(2 + (component + 1) * n, n);
        var z = all.Slice(2 + (component + 2) * n, n);
        var s = (et - all[0]) / all[1];
        var s2 = s * 2;
        double x1 = 0,
            x2,
            y1 = 0,
            y2,
            z1 = 0,
            z2;
        double x0 = 0,
            y0 = 0,
            z0 = 0;
        for (var j = n - 1; j > 0; j--)
        {
            (x2, x1) = (x1, x0);
            (y2, y1) = (y1, y0);
            (z2, z1) = (z1, z0);
            x0 = x[j] + (s2 * x1 - x2);
            y0 = y[j] + (s2 * y1 - y2);
            z0 = z[j] + (s2 * z1 - z2);
        }
        return new(x[0] + (s * x0 - x1), y[0] + (s * y0 - y1), z[0] + (s * z0 - z1));
    }

    /// <summary>Values and rates (per second) of the first three components, the rates by derivation of the series.</summary>
    public void ValueAndRate(int record, double et, out Vector3 value, out Vector3 rate)
    {
        var n = CoefficientCount;
        var all = words.Slice(record, recordSize);
        var x = all.Slice(2, n);
        var y = all.Slice(2 + n, n);
        var z = all.Slice(2 + 2 * n, n);
        var radius = all[1];
        var s = (et - all[0]) / radius;
        var s2 = s * 2;
        double x0 = 0,
            x1 = 0,
            x2,
            y0 = 0,
            y1 = 0,
            y2,
            z0 = 0,
            z1 = 0,
            z2;
        double dx0 = 0,
            dx1 = 0,
            dx2,
            dy0 = 0,
            dy1 = 0,
            dy2,
            dz0 = 0,
            dz1 = 0,
            dz2;
        for (var j = n - 1; j > 0; j--)
        {
            (x2, x1) = (x1, x0);
            (y2, y1) = (y1, y0);
            (z2, z1) = (z1, z0);
            x0 = x[j] + (s2 * x1 - x2);
            y0 = y[j] + (s2 * y1 - y2);
            z0 = z[j] + (s2 * z1 - z2);
            (dx2, dx1) = (dx1, dx0);
            (dy2, dy1) = (dy1, dy0);
            (dz2, dz1) = (dz1, dz0);
            dx0 = x1 * 2 + dx1 * s2 - dx2;
            dy0 = y1 * 2 + dy1 * s2 - dy2;
            dz0 = z1 * 2 + dz1 * s2 - dz2;
        }
        value = new(x[0] + (s * x0 - x1), y[0] + (s * y0 - y1), z[0] + (s * z0 - z1));
        rate = new((x0 + s * dx0 - dx1) / radius, (y0 + s * dy0 - dy1) / radius, (z0 + s * dz0 - dz1) / radius);
    }
}
