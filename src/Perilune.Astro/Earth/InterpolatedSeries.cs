using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Earth;

/// <summary>
/// Three smooth functions of time, interpolated by degree 5 (Lagrange) between nodes that are computed when first needed
/// and kept. Safe from any thread: two threads that need one node compute the same numbers. The error for a wave of
/// amplitude A and angular frequency w at step h is A (w h)^6 / 205 at most.
/// </summary>
internal sealed class InterpolatedSeries
{
    private const int BlockSize = 256;

    // Coefficients, by power of s, of the six Lagrange polynomials of nodes -2..3.
    private static readonly double[] Basis = LagrangeBasis();

    private readonly Func<double, Vector3> function;
    private readonly double start;
    private readonly double step;
    private readonly double end;
    private readonly Node?[]?[] blocks;

    /// <summary>A function over a span of its argument, with nodes a step apart.</summary>
    public InterpolatedSeries(Func<double, Vector3> function, double start, double end, double step)
    {
        this.function = function;
        this.start = start;
        this.end = end;
        this.step = step;
        blocks = new Node?[]?[(int)((end - start) / step) / BlockSize + 2];
    }

    /// <summary>The functions and their derivatives.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The argument is outside the span.</exception>
    public void Evaluate(double argument, out Vector3 value, out Vector3 rate)
    {
        var position = (argument - start) / step;
        var node = (int)Math.Floor(position);
        if (!(argument <= end) || node < 2)
            throw new ArgumentOutOfRangeException(nameof(argument), argument, $"outside {start} to {end}");
        var s = position - node;
        (value, rate) = (Vector3.Zero, Vector3.Zero);
        for (var j = 0; j < 6; j++)
        {
            var c = Basis.AsSpan(6 * j, 6);
            var weight = c[0] + s * (c[1] + s * (c[2] + s * (c[3] + s * (c[4] + s * c[5]))));
            var slope = c[1] + s * (2 * c[2] + s * (3 * c[3] + s * (4 * c[4] + s * 5 * c[5])));
            var at = NodeAt(node - 2 + j);
            value += at * weight;
            rate += at * (slope / step);
        }
    }

    private Vector3 NodeAt(int index)
    {
        ref var block = ref blocks[index / BlockSize];
        var nodes = Volatile.Read(ref block);
        if (nodes is null)
        {
            var fresh = new Node?[BlockSize];
            nodes = Interlocked.CompareExchange(ref block, fresh, null) ?? fresh;
        }
        ref var node = ref nodes[index % BlockSize];
        var known = Volatile.Read(ref node);
        if (known is null)
        {
            known = new Node(function(start + index * step));
            Volatile.Write(ref node, known);
        }
        return known.Value;
    }

    private static double[] LagrangeBasis()
    {
        var basis = new double[36];
        for (var j = 0; j < 6; j++)
        {
            var polynomial = new double[6];
            polynomial[0] = 1;
            var degree = 0;
            for (var k = 0; k < 6; k++)
            {
                if (k == j)
                    continue;
                // Times (s - (k - 2)) / (j - k).
                degree++;
                for (var power = degree; power >= 0; power--)
                    polynomial[power] =
                        ((power > 0 ? polynomial[power - 1] : 0) - (k - 2) * polynomial[power]) / (j - k);
            }
            polynomial.CopyTo(basis, 6 * j);
        }
        return basis;
    }

    private sealed record Node(Vector3 Value);
}
