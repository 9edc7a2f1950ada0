using System.Text;

namespace Perilune.Numerics.Randomness;

/// <summary>
/// Random numbers from a counter: number n of a named stream is a pure function of (seed, stream, n), so the result does
/// not depend on threads, on order of use, or on what other streams draw. The mixer is SplitMix64's finalizer, twice
/// (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
/// </summary>
public sealed class CounterRandom
{
    private readonly ulong key;
    private ulong counter;

    /// <summary>A stream of its own for each pair of seed and name.</summary>
    public CounterRandom(long seed, string stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        // Fowler-Noll-Vo 1a over the name; string.GetHashCode differs from run to run.
        var hash = 14695981039346656037UL;
        foreach (var octet in Encoding.UTF8.GetBytes(stream))
            hash = (hash ^ octet) * 1099511628211UL;
        key = Mix(unchecked((ulong)seed) + 0x9E3779B97F4A7C15UL) ^ Mix(hash);
    }

    /// <summary>Next number, uniform in [0, 1) with 53 bits.</summary>
    public double Uniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Next number from the normal distribution of zero mean and unit variance (Box and Muller 1958).</summary>
    public double Normal()
    {
        var u = 1 - Uniform();
        var v = Uniform();
        return Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v);
    }

    /// <summary>Next number from the exponential distribution of unit mean.</summary>
    public double Exponential() => -Math.Log(1 - Uniform());

    private ulong NextBits() => Mix(Mix(key + unchecked(++counter * 0x9E3779B97F4A7C15UL)) ^ key);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
