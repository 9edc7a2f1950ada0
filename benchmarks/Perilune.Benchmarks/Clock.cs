using System.Diagnostics;

namespace Perilune.Benchmarks;

/// <summary>
/// Medians of repeated work, after a warm-up in which the compiler reaches its last tier. Work on one thread is measured in
/// processor time, which a busy machine hardly changes; what a user waits for, in wall time.
/// </summary>
internal static class Clock
{
    private const int Repetitions = 9;
    private const double WarmUp = 0.5;
    private const double Sample = 0.03;

    /// <summary>Median processor seconds of one call of work on one thread; it returns something so that it cannot be left out.</summary>
    public static double Quick(Func<double> work)
    {
        var calls = Prepare(work);
        return Median(Repetitions, () => Batch(work, calls));
    }

    /// <summary>Median ratio of the processor times of two works on one thread, taken in turn.</summary>
    public static double Ratio(Func<double> work, Func<double> unit)
    {
        var (calls, unitCalls) = (Prepare(work), Prepare(unit));
        return Median(2 * Repetitions, () => Batch(work, calls) / Batch(unit, unitCalls));
    }

    /// <summary>Wall seconds of work that a user waits for, once.</summary>
    public static double Wall(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }

    private static int Prepare(Func<double> work)
    {
        var watch = Stopwatch.StartNew();
        var calls = 0;
        for (; watch.Elapsed.TotalSeconds < WarmUp; calls++)
            GC.KeepAlive(work());
        return Math.Max(1, (int)(calls * Sample / WarmUp));
    }

    private static double Batch(Func<double> work, int calls)
    {
        var sum = 0.0;
        var start = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < calls; i++)
            sum += work();
        var seconds = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
        if (double.IsNaN(sum))
            throw new InvalidOperationException("the measured work gave no number");
        return seconds / calls;
    }

    private static double Median(int repetitions, Func<double> measure)
    {
        var values = new double[repetitions];
        for (var i = 0; i < repetitions; i++)
            values[i] = measure();
        Array.Sort(values);
        return 0.5 * (values[(repetitions - 1) / 2] + values[repetitions / 2]);
    }
}
