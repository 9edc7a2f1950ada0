using Perilune.Astro.Kernels;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Ephemerides;

/// <summary>
/// The place of a body relative to another over one stretch of time as one Chebyshev series: the sum of the series of all
/// segments between the two, each expanded anew on the longest stretch in which none of them changes. Which stretch that
/// is depends on the epoch alone, not on what was asked before. Memory that is filled again and again.
/// </summary>
internal sealed class PositionArc
{
    /// <summary>Stretches shorter than this are not worth a series, s.</summary>
    private const double Shortest = 60;

    /// <summary>Coefficients under this part of the greatest are less than the rounding of the sum, which is 1e-16 of it.</summary>
    private const double Negligible = 1e-18;

    private double[] coefficients = [];
    private Vector3[] samples = [];
    private double start;
    private double end;

    /// <summary>Number of coefficients of each component; zero for an empty arc.</summary>
    public int Terms { get; private set; }

    /// <summary>Middle of the stretch, TDB seconds past J2000.</summary>
    public double Middle { get; private set; }

    /// <summary>Half its length, s.</summary>
    public double Radius { get; private set; }

    /// <summary>The three components of each coefficient in turn, degree 0 first, m.</summary>
    public ReadOnlySpan<double> Coefficients => coefficients.AsSpan(0, 3 * Terms);

    /// <summary>Whether the arc is not empty and an epoch lies in its stretch, which includes its start alone.</summary>
    public bool Holds(double tdb) => Terms > 0 && tdb >= start && tdb < end;

    /// <summary>The sum of a series by Clenshaw's recurrence, over any scalar.</summary>
    /// <param name="coefficients">The three components of each coefficient in turn, degree 0 first.</param>
    /// <param name="s">Place in the stretch, -1 to 1.</param>
    public static Vector3<T> Evaluate<T>(ReadOnlySpan<T> coefficients, T s)
        where T : struct, IScalar<T>
    {
        var twice = s * 2.0;
        T x1 = T.FromDouble(0),
            y1 = x1,
            z1 = x1,
            x2 = x1,
            y2 = x1,
            z2 = x1;
        for (var k = coefficients.Length - 3; k > 0; k -= 3)
        {
            (x1, x2) = (coefficients[k] + (twice * x1 - x2), x1);
            (y1, y2) = (coefficients[k + 1] + (twice * y1 - y2), y1);
            (z1, z2) = (coefficients[k + 2] + (twice * z1 - z2), z1);
        }
        return new(coefficients[0] + (s * x1 - x2), coefficients[1] + (s * y1 - y2), coefficients[2] + (s * z1 - z2));
    }

    /// <summary>Empties the arc, and sets no limits.</summary>
    internal void Begin() => (Terms, start, end) = (0, double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The arc reaches no further than a stretch.</summary>
    internal void Limit((double Start, double End) stretch) =>
        (start, end) = (Math.Max(start, stretch.Start), Math.Min(end, stretch.End));

    /// <summary>The arc reaches no further than a record, and is as fine.</summary>
    internal void Limit(ChebyshevRecord record)
    {
        Limit((record.Start, record.End));
        Terms = Math.Max(Terms, record.Terms);
    }

    /// <summary>Makes room for the sum; false, and empty, where the stretch is endless, too short or does not hold the epoch.</summary>
    internal bool Prepare(double tdb)
    {
        (Middle, Radius) = (0.5 * (start + end), 0.5 * (end - start));
        if (!Holds(tdb) || !double.IsFinite(Radius) || 2 * Radius < Shortest)
        {
            Terms = 0;
            return false;
        }
        if (samples.Length < Terms)
            (samples, coefficients) = (new Vector3[Terms], new double[3 * Terms]);
        samples.AsSpan(0, Terms).Clear();
        coefficients.AsSpan(0, 3 * Terms).Clear();
        return true;
    }

    /// <summary>
    /// Adds or subtracts a series: by its coefficients where it has the same stretch, else at the nodes of the arc, whose
    /// places in the record are not rounded as times are.
    /// </summary>
    internal void Add(ChebyshevRecord record, int sign)
    {
        var own = record.Middle == Middle && record.Radius == Radius;
        for (var k = 0; k < (own ? record.Terms : 1); k++)
        for (var component = 0; component < 3; component++)
            coefficients[3 * k + component] += record.Coefficients[component * record.Terms + k] * sign;
        if (own)
            return;
        var (shift, stretch) = ((Middle - record.Middle) / record.Radius, Radius / record.Radius);
        for (var node = 0; node < Terms; node++)
            samples[node] += record.Variation(shift + stretch * Math.Cos(Math.PI * (node + 0.5) / Terms)) * sign;
    }

    /// <summary>Completes the coefficients from the sum at the nodes: exact but for rounding, since no series has more terms.</summary>
    internal void Complete(double unit)
    {
        var (count, greatest, needed) = (Terms, 0.0, 1);
        for (var k = 0; k < count; k++)
        {
            var sum = Vector3.Zero;
            for (var node = 0; node < count; node++)
                sum += samples[node] * Math.Cos(Math.PI * k * (node + 0.5) / count);
            sum *= (k == 0 ? 1.0 : 2.0) / count;
            var own = coefficients.AsSpan(3 * k, 3);
            sum = new Vector3(own[0] + sum.X, own[1] + sum.Y, own[2] + sum.Z) * unit;
            (own[0], own[1], own[2]) = (sum.X, sum.Y, sum.Z);
            greatest = Math.Max(greatest, sum.Norm);
            if (!(sum.Norm <= Negligible * greatest))
                needed = k + 1;
        }
        Terms = double.IsFinite(greatest) ? needed : 0;
    }
}
