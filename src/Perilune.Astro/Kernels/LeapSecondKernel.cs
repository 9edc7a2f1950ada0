using Perilune.Astro.Time;

namespace Perilune.Astro.Kernels;

/// <summary>Leap seconds of a text kernel (LSK), such as naif0012.tls (NAIF, "Time Required Reading").</summary>
public static class LeapSecondKernel
{
    private const double SecondsPerDay = 86400;
    private const string Table = "DELTET/DELTA_AT";

    /// <summary>
    /// The table of TAI - UTC. Such kernels begin in 1972; before their first entry SPICE holds one second less, and so does
    /// this table.
    /// </summary>
    /// <exception cref="DataFileException">The pool has no table, or one that is out of order.</exception>
    public static LeapSeconds Read(KernelPool pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        var numbers = pool.Numbers(Table);
        if (numbers.Length % 2 != 0)
            throw pool.Error(Table, "is not pairs of an offset and a date");
        var entries = new List<LeapSeconds.Entry> { new(int.MinValue / 2, numbers[0] - 1, 0, 0) };
        for (var i = 0; i < numbers.Length; i += 2)
        {
            var day = numbers[i + 1] / SecondsPerDay + GregorianDays.ModifiedJulianDay2000 + 0.5;
            if (!(Math.Abs(day) < 1e7) || day != Math.Floor(day) || day <= entries[^1].FirstDay)
                throw pool.Error(Table, $"has no rising dates of whole days at entry {i / 2 + 1}");
            entries.Add(new((int)day, numbers[i], 0, 0));
        }
        return new(entries);
    }
}
