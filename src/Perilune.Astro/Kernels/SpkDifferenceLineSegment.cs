using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>
/// SPK types 1 and 21: modified difference arrays, the native records of JPL's variable-step, variable-order Adams
/// integrator (NAIF, "SPK Required Reading", types 1 and 21; F. Krogh, "Changing stepsize in the integration of
/// differential equations using modified divided differences", Lecture Notes in Mathematics 362, 22, 1974). Operations
/// are in the order of SPICE's SPKE01 and SPKE21.
/// </summary>
internal sealed class SpkDifferenceLineSegment : SpkSegment
{
    private const int Type1Dimension = 15;

    // SPICE's own limit for type 21 (spk21.inc: MAXTRM).
    private const int LargestDimension = 25;

    private readonly int count;
    private readonly int dimension;

    private SpkDifferenceLineSegment(DafFile file, DafArray array, int count, int dimension)
        : base(file, array)
    {
        this.count = count;
        this.dimension = dimension;
    }

    private int LineSize => 4 * dimension + 11;

    /// <summary>The segment of an array; null with the reason when it does not hold difference lines.</summary>
    public static SpkSegment? Open(DafFile file, DafArray array, out string reason)
    {
        var words = file.Store;
        var type21 = array.Integers[3] == 21;
        var tail = type21 ? 2 : 1;
        reason = $"array '{array.Name}' is damaged: {array.Length} words";
        if (array.Length < tail + 1)
            return null;
        var number = words[array.End - 1];
        var size = type21 ? words[array.End - 2] : Type1Dimension;
        reason += $" do not hold {number:R} difference lines of dimension {size:R}";
        if (!(number >= 1 && number <= array.Length && size >= 1 && size <= LargestDimension))
            return null;
        var lines = (int)number;
        var terms = (int)size;
        if (lines != number || terms != size)
            return null;
        // The directory holds every hundredth epoch, the last of a full hundred too.
        return array.Length == (long)lines * (4 * terms + 12) + lines / 100 + tail
            ? new SpkDifferenceLineSegment(file, array, lines, terms)
            : null;
    }

    internal override void Evaluate(double et, out Vector3 position, out Vector3 velocity)
    {
        // The epochs are the last of each line; the first at or after the instant is the line's.
        var epochs = File.Store.Slice(Array.First + count * LineSize, count);
        var index = epochs.FirstAtOrAfter(et);
        if (index == count)
            throw Damaged($"its last epoch {epochs[^1]:R} lies before {et:R}");
        if (index > 0 && !(epochs[index - 1] < et))
            throw Damaged($"its epochs do not rise at {et:R}");
        var line = File.Store.Slice(Array.First + index * LineSize, LineSize);
        var reference = line.Slice(1 + dimension, 6);
        var differences = line.Slice(7 + dimension, 3 * dimension);
        var order = line[7 + 4 * dimension];
        if (!(order >= 2 && order <= dimension + 1))
            throw Damaged($"line {index} has order {order:R}");
        var ks = (int)order - 1;
        var delta = et - line[0];

        Span<double> fc = stackalloc double[LargestDimension + 1];
        Span<double> wc = stackalloc double[LargestDimension];
        Span<double> w = stackalloc double[LargestDimension + 4];
        Factors(line.Slice(1, dimension), delta, ks, fc, wc);
        for (var j = 0; j <= ks; j++)
            w[j] = 1.0 / (j + 1);
        var jx = 0;
        for (; ks >= 2; ks--)
        {
            jx++;
            Advance(w, fc, wc, jx, ks);
        }
        Span<double> sums = stackalloc double[3];
        Sum(line, differences, w[ks..], sums);
        position = new(
            reference[0] + delta * (reference[1] + delta * sums[0]),
            reference[2] + delta * (reference[3] + delta * sums[1]),
            reference[4] + delta * (reference[5] + delta * sums[2])
        );
        Advance(w, fc, wc, jx, ks);
        ks--;
        Sum(line, differences, w[ks..], sums);
        velocity = new(reference[1] + delta * sums[0], reference[3] + delta * sums[1], reference[5] + delta * sums[2]);
    }

    private static void Factors(ReadOnlySpan<double> steps, double delta, int ks, Span<double> fc, Span<double> wc)
    {
        fc[0] = 1;
        var total = delta;
        for (var j = 0; j < ks - 1; j++)
        {
            fc[j + 1] = total / steps[j];
            wc[j] = delta / steps[j];
            total = delta + steps[j];
        }
    }

    private static void Advance(Span<double> w, ReadOnlySpan<double> fc, ReadOnlySpan<double> wc, int jx, int ks)
    {
        for (var j = 0; j < jx; j++)
            w[j + ks] = fc[j + 1] * w[j + ks - 1] - wc[j] * w[j + ks];
    }

    private void Sum(
        ReadOnlySpan<double> line,
        ReadOnlySpan<double> differences,
        ReadOnlySpan<double> weights,
        Span<double> sums
    )
    {
        for (var i = 0; i < 3; i++)
        {
            var terms = line[8 + 4 * dimension + i];
            if (!(terms >= 0 && terms <= dimension && terms <= weights.Length))
                throw Damaged($"a difference line has {terms:R} terms");
            var sum = 0.0;
            for (var j = (int)terms - 1; j >= 0; j--)
                sum += differences[i * dimension + j] * weights[j];
            sums[i] = sum;
        }
    }
}
