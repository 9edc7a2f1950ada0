using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>
/// SPK types 8 and 9 (Lagrange interpolation, position and velocity each by itself), 12 and 13 (Hermite interpolation,
/// velocity as the derivative of position) of discrete states: equally spaced in types 8 and 12, at given epochs in types
/// 9 and 13 (NAIF, "SPK Required Reading").
/// </summary>
internal sealed class SpkStatesSegment : SpkSegment
{
    private const int StateWords = 6;
    private const int EpochsPerDirectoryEntry = 100;

    private readonly int count;
    private readonly int window;

    private SpkStatesSegment(DafFile file, DafArray array, int count, int window)
        : base(file, array)
    {
        this.count = count;
        this.window = window;
    }

    private bool EquallySpaced => DataType is 8 or 12;

    private bool Hermite => DataType is 12 or 13;

    /// <summary>The segment of an array; null with the reason when it does not hold states.</summary>
    public static SpkSegment? Open(DafFile file, DafArray array, out string reason)
    {
        var type = array.Integers[3];
        reason = $"array '{array.Name}' is damaged: {array.Length} words";
        if (array.Length < 2 + StateWords + 1)
            return null;
        var width = file.Store[array.End - 2] + 1;
        var number = file.Store[array.End - 1];
        reason += $" do not hold {number:R} states for a width of {width:R}";
        var widest = type is 12 or 13 ? InterpolationWindow.Most / 2 : InterpolationWindow.Most;
        if (!(width >= 1 && width <= widest && number >= width) || number != Math.Floor(number))
            return null;
        var expected = type is 8 or 12
            ? StateWords * number + 4
            : (StateWords + 1) * number + Math.Floor((number - 1) / EpochsPerDirectoryEntry) + 2;
        if (array.Length != expected || width != Math.Floor(width))
            return null;
        if (type is 8 or 12 && !(file.Store[array.End - 3] > 0))
            return null;
        return new SpkStatesSegment(file, array, (int)number, (int)width);
    }

    internal override void Evaluate(double et, out Vector3 position, out Vector3 velocity)
    {
        if (EquallySpaced)
            EvaluateSteps(et, out position, out velocity);
        else
            EvaluateEpochs(et, out position, out velocity);
    }

    internal override Vector3 EvaluatePosition(double et)
    {
        if (DataType != 9)
            return base.EvaluatePosition(et);
        var states = Window(et);
        return states.Lagrange(0, et);
    }

    private void EvaluateEpochs(double et, out Vector3 position, out Vector3 velocity)
    {
        var states = Window(et);
        if (Hermite)
        {
            states.Hermite(0, et, out position, out velocity);
            return;
        }
        position = states.Lagrange(0, et);
        velocity = states.Lagrange(3, et);
    }

    private InterpolationWindow Window(double et)
    {
        var epochs = File.Store.Slice(Array.First + StateWords * count, count);
        var high = Math.Clamp(epochs.FirstAtOrAfter(et), 1, Math.Max(1, count - 1));
        var low = high - 1;
        var nearest = count == 1 || et - epochs[low] < epochs[high] - et ? low : high;
        var start = FirstOfWindow(low, nearest);
        var states = new InterpolationWindow(Packets(start), epochs.Slice(start, window));
        return states.Holds(et) || (window == 1 && et >= epochs[0] && et <= epochs[^1])
            ? states
            : throw Damaged($"its epochs do not enclose {et:R}");
    }

    private void EvaluateSteps(double et, out Vector3 position, out Vector3 velocity)
    {
        var first = File.Store[Array.End - 4];
        var step = File.Store[Array.End - 3];
        var along = (et - first) / step;
        if (!(along >= 0 && along <= count - 1))
            throw Damaged($"its states do not enclose {et:R}");
        var start = FirstOfWindow((int)along, (int)(along + 0.5));
        // Epochs counted in steps from the window's first state, as SPICE has it.
        Span<double> epochs = stackalloc double[window];
        for (var i = 0; i < window; i++)
            epochs[i] = i;
        var x = (et - (first + start * step)) / step;
        var states = new InterpolationWindow(Packets(start), epochs, step);
        if (Hermite)
        {
            states.Hermite(0, x, out position, out velocity);
            return;
        }
        position = states.Lagrange(0, x);
        velocity = states.Lagrange(3, x);
    }

    /// <summary>First state of the window: centred on the interval, for an odd window on the nearest state, and kept within.</summary>
    private int FirstOfWindow(int low, int nearest) =>
        Math.Clamp(window % 2 == 0 ? low - window / 2 + 1 : nearest - window / 2, 0, count - window);

    private ReadOnlySpan<double> Packets(int start) =>
        File.Store.Slice(Array.First + StateWords * start, StateWords * window);
}
