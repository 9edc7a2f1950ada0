namespace Perilune.Astro.Kernels;

/// <summary>
/// States at increasing epochs, as SPK types 9 and 13 hold them, with the window of them that an interpolation takes
/// (NAIF, "SPK Required Reading", types 9 and 13).
/// </summary>
internal sealed class DiscreteStates
{
    private const int StateWords = 6;
    private const int LargestWindow = 28;

    private readonly double[] words;
    private readonly int first;
    private readonly int firstEpoch;

    private DiscreteStates(double[] words, int first, int count, int window)
    {
        this.words = words;
        this.first = first;
        firstEpoch = first + StateWords * count;
        Count = count;
        Window = window;
    }

    /// <summary>Number of states.</summary>
    public int Count { get; }

    /// <summary>Number of states that one interpolation takes.</summary>
    public int Window { get; }

    /// <summary>The states of an array; null with the reason when it does not hold them.</summary>
    public static DiscreteStates? Open(DafFile file, DafArray array, out string reason)
    {
        var store = file.WordStore;
        var end = array.First + array.Length;
        reason = $"array '{array.Name}' is damaged: {array.Length} words";
        if (array.Length < 2 + StateWords + 1)
            return null;
        var window = store[end - 2] + 1;
        var count = store[end - 1];
        reason += $" do not hold {count:R} states for a window of {window:R}";
        if (!(window >= 1 && window <= LargestWindow && count >= window) || count != Math.Floor(count))
            return null;
        var directory = Math.Floor((count - 1) / 100);
        if (array.Length != (StateWords + 1) * count + directory + 2)
            return null;
        return new(store, array.First, (int)count, (int)window);
    }

    /// <summary>
    /// Index of the first state of the window: centred on the interval that holds the epoch, for an odd window on the
    /// nearer state, and kept within the states there are.
    /// </summary>
    public int FindWindow(double et)
    {
        var epochs = words.AsSpan(firstEpoch, Count);
        // The first epoch at or after the instant, as SPICE's search has it.
        var found = epochs.BinarySearch(et);
        var high = Math.Clamp(found >= 0 ? found : ~found, 1, Count - 1);
        var low = high - 1;
        int start;
        if (Window % 2 == 0)
            start = low - Window / 2 + 1;
        else
            start = (et - epochs[low] < epochs[high] - et ? low : high) - (Window - 1) / 2;
        return Math.Clamp(start, 0, Count - Window);
    }

    /// <summary>Epochs of a window.</summary>
    public ReadOnlySpan<double> Epochs(int start) => words.AsSpan(firstEpoch + start, Window);

    /// <summary>States of a window, six words each: position km, velocity km/s.</summary>
    public ReadOnlySpan<double> States(int start) => words.AsSpan(first + StateWords * start, StateWords * Window);
}
