namespace Perilune.Surface.Work;

/// <summary>How many threads a long work takes unless told.</summary>
internal static class Threads
{
    /// <summary>
    /// The options told, with as many threads as there are processors where they set no number: a loop without a number is
    /// given a further thread every half second for as long as it runs, hundreds in a long one.
    /// </summary>
    public static ParallelOptions Of(ParallelOptions? told)
    {
        if (told is { MaxDegreeOfParallelism: > 0 })
            return told;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        if (told is not null)
            (options.CancellationToken, options.TaskScheduler) = (told.CancellationToken, told.TaskScheduler);
        return options;
    }
}
