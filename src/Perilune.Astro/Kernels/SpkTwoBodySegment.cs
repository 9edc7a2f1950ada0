using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>
/// SPK type 5: discrete states, each carried to the instant by two-body motion; between two of them their weighted mean
/// with weight (1 + cos(pi (t - t1) / (t2 - t1))) / 2 (NAIF, "SPK Required Reading", type 5).
/// </summary>
internal sealed class SpkTwoBodySegment : SpkSegment
{
    private readonly int count;

    private SpkTwoBodySegment(DafFile file, DafArray array, int count)
        : base(file, array) => this.count = count;

    private double GravitationalParameter => File.Store[Array.End - 2];

    /// <summary>The segment of an array; null with the reason when it does not hold states.</summary>
    public static SpkSegment? Open(DafFile file, DafArray array, out string reason)
    {
        reason = $"array '{array.Name}' is damaged: {array.Length} words";
        if (array.Length < 9)
            return null;
        var number = file.Store[array.End - 1];
        reason += $" do not hold {number:R} states";
        return
            number >= 1
            && number <= array.Length
            && Math.Floor(number) == number
            && array.Length == 7 * number + Math.Floor(number / 100) + 2
            ? new SpkTwoBodySegment(file, array, (int)number)
            : null;
    }

    internal override void Evaluate(double et, out Vector3 position, out Vector3 velocity)
    {
        var epochs = File.Store.Slice(Array.First + 6 * count, count);
        var high = epochs.FirstAtOrAfter(et);
        // Before the first state and after the last, and at an epoch, one state serves alone.
        var low = high == count || high == 0 || epochs[high] == et ? Math.Min(high, count - 1) : high - 1;
        Propagated(low, et - epochs[low], out var p1, out var v1);
        if (low == high || high == count)
        {
            (position, velocity) = (p1, v1);
            return;
        }
        var span = epochs[high] - epochs[low];
        if (!(epochs[low] < et && et < epochs[high]))
            throw Damaged($"its epochs do not rise at {et:R}");
        Propagated(high, et - epochs[high], out var p2, out var v2);
        var argument = (et - epochs[low]) * Math.PI / span;
        var (sin, cos) = (Math.Sin(argument), Math.Cos(argument));
        var weight = cos * 0.5 + 0.5;
        var rate = sin * -0.5 * (Math.PI / span);
        position = p1 * weight + p2 * (1 - weight);
        velocity = v1 * weight + v2 * (1 - weight) + (p1 * rate + p2 * -rate);
    }

    private void Propagated(int index, double dt, out Vector3 position, out Vector3 velocity)
    {
        var state = File.Store.Slice(Array.First + 6 * index, 6);
        position = new(state[0], state[1], state[2]);
        velocity = new(state[3], state[4], state[5]);
        if (!TwoBodyArc.TryPropagate(GravitationalParameter, ref position, ref velocity, dt))
            throw Damaged($"state {index} does not move on a conic");
    }
}
