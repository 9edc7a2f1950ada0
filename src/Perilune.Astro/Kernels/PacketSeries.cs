using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>
/// Packets at rising epochs with a subtype and a window that shrinks towards the ends, so that the instant stays in its
/// middle: the body of SPK type 18 and each mini-segment of type 19 (NAIF, "SPK Required Reading", types 18 and 19).
/// Subtype 0: Hermite of position and velocity and, apart, of velocity and acceleration; subtype 1: Lagrange; subtype 2
/// (type 19 only): Hermite with velocity as the derivative.
/// </summary>
internal readonly struct PacketSeries
{
    private const int EpochsPerDirectoryEntry = 100;

    private readonly int first;
    private readonly int count;
    private readonly int window;
    private readonly int subtype;

    private PacketSeries(int first, int count, int window, int subtype)
    {
        this.first = first;
        this.count = count;
        this.window = window;
        this.subtype = subtype;
    }

    private int PacketSize => subtype == 0 ? 12 : 6;

    /// <summary>The series of some words; null when they do not hold one.</summary>
    public static PacketSeries? Open(KernelWords words, int first, int length, int subtypes)
    {
        if (length < 3 + 2 * 7)
            return null;
        var control = words.Slice(first + length - 3, 3);
        var (subtype, window, count) = (control[0], control[1], control[2]);
        var widest = subtype == 1 ? InterpolationWindow.Most : InterpolationWindow.Most / 2;
        if (!(subtype >= 0 && subtype < subtypes && window >= 2 && window <= widest && window % 2 == 0))
            return null;
        if (subtype != Math.Floor(subtype) || !(count >= 2) || count != Math.Floor(count))
            return null;
        var size = subtype == 0 ? 12 : 6;
        return length == (size + 1) * count + Math.Floor((count - 1) / EpochsPerDirectoryEntry) + 3
            ? new PacketSeries(first, (int)count, (int)window, (int)subtype)
            : null;
    }

    /// <summary>State at an instant; false when the epochs do not rise or do not enclose it.</summary>
    public bool TryEvaluate(KernelWords words, double et, out Vector3 position, out Vector3 velocity)
    {
        var epochs = words.Slice(first + PacketSize * count, count);
        var low = Math.Clamp(epochs.FirstAtOrAfter(et) - 1, 0, count - 2);
        var left = Math.Min(window / 2, low + 1);
        var right = Math.Min(window / 2, count - low - 1);
        var start = low - left + 1;
        var states = new InterpolationWindow(
            words.Slice(first + PacketSize * start, PacketSize * (left + right)),
            epochs.Slice(start, left + right)
        );
        (position, velocity) = (Vector3.Zero, Vector3.Zero);
        if (!states.Holds(et))
            return false;
        if (subtype == 1)
        {
            position = states.Lagrange(0, et);
            velocity = states.Lagrange(3, et);
            return true;
        }
        states.Hermite(0, et, out position, out velocity);
        if (subtype == 0)
            states.Hermite(6, et, out velocity, out _);
        return true;
    }
}
