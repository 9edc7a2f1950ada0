using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>
/// Equally spaced records of Chebyshev series of the rates of three components, with the components' values at the
/// midpoint, as SPK type 20 and binary PCK type 20 hold them (NAIF, "SPK Required Reading", type 20). The value is the
/// midpoint's plus the integral of the series, in the order of operations of SPICE's CHBIGR.
/// </summary>
internal sealed class ChebyshevRates
{
    private const int Directory = 7;
    private const double JulianDateJ2000 = 2451545;
    private const double SecondsPerDay = 86400;

    private readonly KernelWords words;
    private readonly int first;
    private readonly int count;
    private readonly int size;
    private readonly double valueScale;
    private readonly double timeScale;
    private readonly double initialDate;
    private readonly double initialFraction;
    private readonly double days;

    private ChebyshevRates(KernelWords words, DafArray array, int size, int count)
    {
        this.words = words;
        first = array.First;
        this.size = size;
        this.count = count;
        var directory = words.Slice(array.End - Directory, Directory);
        (valueScale, timeScale) = (directory[0], directory[1]);
        (initialDate, initialFraction, days) = (directory[2], directory[3], directory[4]);
    }

    /// <summary>The records of an array; null with the reason when it does not hold them.</summary>
    public static ChebyshevRates? Open(DafFile file, DafArray array, out string reason)
    {
        reason = $"array '{array.Name}' is damaged: {array.Length} words";
        if (array.Length < Directory + 6)
            return null;
        var directory = file.Store.Slice(array.End - Directory, Directory);
        var (size, count) = (directory[5], directory[6]);
        reason += $" do not hold {count:R} records of {size:R}";
        return
            size >= 6
            && size % 3 == 0
            && count >= 1
            && size * count + Directory == array.Length
            && directory[4] > 0
            && directory[1] > 0
            ? new(file.Store, array, (int)size, (int)count)
            : null;
    }

    /// <summary>Values and rates (per second) of the three components.</summary>
    public void ValueAndRate(double et, out Vector3 value, out Vector3 rate)
    {
        var interval = days * SecondsPerDay;
        var initial = (initialDate - JulianDateJ2000 + initialFraction) * SecondsPerDay;
        var index = (int)Math.Clamp((et - initial) / interval, 0, count - 1);
        var radius = interval / 2;
        var middle =
            (initialDate - JulianDateJ2000 + index * days) * SecondsPerDay + initialFraction * SecondsPerDay + radius;
        var s = (et - middle) / radius;
        var record = words.Slice(first + index * size, size);
        var terms = size / 3;
        Component(record[..terms], s, radius, out var x, out var dx);
        Component(record.Slice(terms, terms), s, radius, out var y, out var dy);
        Component(record.Slice(2 * terms, terms), s, radius, out var z, out var dz);
        value = new(x, y, z);
        rate = new(dx, dy, dz);
    }

    // One component: coefficients of the rate, then the value at the midpoint.
    private void Component(ReadOnlySpan<double> record, double s, double radius, out double value, out double rate)
    {
        var scale = valueScale / timeScale;
        var n = record.Length - 1;
        var s2 = 2 * s;
        // Integral A1 T1 + A2 T2 + ...: A1 = a0 - a2 / 2, Ai = (a(i-1) - a(i+1)) / 2i; f at s, z at the midpoint.
        double f0 = 0,
            f1 = 0,
            z0 = 0,
            z1 = 0,
            w0 = 0,
            w1 = 0;
        for (var i = n; i >= 1; i--)
        {
            var below = record[i - 1] * scale;
            var above = i + 1 < n ? record[i + 1] * scale : 0;
            var integral = i == 1 ? below - 0.5 * above : (below - above) * 0.5 / i;
            (f0, f1) = (integral + (s2 * f0 - f1), f0);
            (z0, z1) = (integral - z1, z0);
            if (i < n)
                (w0, w1) = (record[i] * scale + (s2 * w0 - w1), w0);
        }
        rate = record[0] * scale + (s * w0 - w1);
        value = record[n] * valueScale + radius * (z1 + s * f0 - f1);
    }
}
