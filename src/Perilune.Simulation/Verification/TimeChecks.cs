using Perilune.Astro.Time;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Verification;

/// <summary>TDB of UTC instants against CSPICE, around every leap second.</summary>
internal static class TimeChecks
{
    public static IEnumerable<(string Id, double Computed)> Compute(Knowledge knowledge, CancellationToken cancellation)
    {
        var worst = 0.0;
        foreach (var row in ReferenceTable.Read(knowledge, "cspice-time.csv"))
        {
            cancellation.ThrowIfCancellationRequested();
            var difference = TdbMinusUtc(knowledge.Times, row[0]);
            worst = Math.Max(worst, Math.Abs(difference - ReferenceTable.Number(row[2])));
            if (row[0] is "1972-01-01T00:00:00.000" or "2015-07-01T00:00:00.000" or "2030-07-01T00:00:00.000")
                yield return ("time.tdb." + row[0][..10], difference);
            if (row[0] is "2016-12-31T23:59:60.500")
                yield return ("time.tdb.leap-second-of-2016", difference);
        }
        yield return ("time.tdb.all", worst);
    }

    /// <summary>Without the rounding of a long time: the seconds of UTC are counted as whole days of 86400 s.</summary>
    private static double TdbMinusUtc(TimeScales times, string text)
    {
        var epoch = times.Parse(text + " UTC");
        var utc = times.At(epoch, TimeScale.Utc);
        const int dayOfJ2000 = 51544;
        var seconds = (utc.ModifiedJulianDay - dayOfJ2000) * 86400L - 43200 + utc.Second;
        return epoch.WholeSeconds - seconds + (epoch.Fraction - utc.Fraction);
    }
}
