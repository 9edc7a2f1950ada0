using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>
/// The packets and epochs that one interpolation takes (SPK types 8, 9, 12, 13, 18, 19). A packet holds three components
/// of position first and three of velocity next; longer packets have a second pair, velocity and acceleration.
/// </summary>
internal readonly ref struct InterpolationWindow(
    ReadOnlySpan<double> packets,
    ReadOnlySpan<double> epochs,
    double step = 1
)
{
    /// <summary>Most packets in a window: Lagrange polynomials of degree 27 (SPICE's limit).</summary>
    public const int Most = 28;

    private readonly ReadOnlySpan<double> packets = packets;
    private readonly ReadOnlySpan<double> epochs = epochs;
    private readonly int size = packets.Length / epochs.Length;

    /// <summary>Whether the epochs rise and hold the instant between them: else the file is damaged.</summary>
    public bool Holds(double et)
    {
        for (var i = 1; i < epochs.Length; i++)
        {
            if (!(epochs[i] > epochs[i - 1]))
                return false;
        }
        return et >= epochs[0] && et <= epochs[^1];
    }

    /// <summary>Three components from word <paramref name="first"/> of the packets on, each by itself (Lagrange).</summary>
    public Vector3 Lagrange(int first, double et)
    {
        Span<double> work = stackalloc double[Most];
        work = work[..epochs.Length];
        return new(
            Component(packets, first, et, work),
            Component(packets, first + 1, et, work),
            Component(packets, first + 2, et, work)
        );
    }

    /// <summary>Three components with those three words later as their rates (Hermite): values and rates.</summary>
    public void Hermite(int first, double et, out Vector3 value, out Vector3 rate)
    {
        Span<double> work = stackalloc double[Most];
        work = work[..(2 * epochs.Length)];
        Component(first, et, work, out var x, out var dx);
        Component(first + 1, et, work, out var y, out var dy);
        Component(first + 2, et, work, out var z, out var dz);
        value = new(x, y, z);
        rate = new(dx, dy, dz);
    }

    private double Component(ReadOnlySpan<double> from, int component, double et, Span<double> work)
    {
        for (var i = 0; i < work.Length; i++)
            work[i] = from[i * size + component];
        return KernelInterpolation.Lagrange(epochs, work, et);
    }

    // With epochs counted in steps, rates are per step within.
    private void Component(int component, double et, Span<double> work, out double value, out double rate)
    {
        for (var i = 0; i < epochs.Length; i++)
        {
            work[2 * i] = packets[i * size + component];
            work[2 * i + 1] = packets[i * size + component + 3] * step;
        }
        KernelInterpolation.Hermite(epochs, work, et, out value, out rate);
        rate /= step;
    }
}
