using System.Globalization;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Drawing;

/// <summary>
/// Dates of the run for labels. Seconds since the start are laid on the calendar as if no leap second fell within the run: an error of a
/// second, in pictures only.
/// </summary>
internal sealed class Calendar(RunIdentity identity)
{
    private readonly DateTime start = DateTime.Parse(
        identity.StartUtc,
        CultureInfo.InvariantCulture,
        DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal
    );

    /// <summary>Length of the run, s.</summary>
    public double Duration => identity.Duration;

    /// <summary>Whether ticks are days, whose labels stand at the tick, rather than months, whose labels stand after it.</summary>
    public bool TicksAreDays => Duration < 45 * 86400.0;

    /// <summary>A date such as 3 Mar 2028.</summary>
    public string Date(double time) =>
        start.AddSeconds(time).ToString("d MMM yyyy", CultureInfo.InvariantCulture).Replace(' ', '\u00a0');

    /// <summary>A date and time such as 3 Mar 2028 14:05.</summary>
    public string DateAndTime(double time) =>
        start.AddSeconds(time).ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture).Replace(' ', '\u00a0');

    /// <summary>
    /// Ticks of a time axis with their labels: days, months, quarters or years, whatever gives a dozen or so; a new year shows its number.
    /// </summary>
    public IEnumerable<(double Time, string Label, bool NewYear)> Ticks()
    {
        var days = Duration / 86400;
        if (TicksAreDays)
            return DayTicks(Math.Max(1, (int)Math.Round(days / 10)));
        var months =
            days < 400 ? 1
            : days < 1500 ? 3
            : 12 * Math.Max(1, (int)(days / 365 / 20));
        return MonthTicks(months);
    }

    private IEnumerable<(double, string, bool)> DayTicks(int step)
    {
        for (var date = start.Date; Seconds(date) <= Duration; date = date.AddDays(step))
            if (Seconds(date) >= 0)
                yield return (Seconds(date), date.ToString("d MMM", CultureInfo.InvariantCulture), date.DayOfYear == 1);
    }

    private IEnumerable<(double, string, bool)> MonthTicks(int step)
    {
        var first = new DateTime(start.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var date = first; Seconds(date) <= Duration; date = date.AddMonths(step))
            if (Seconds(date) >= 0)
                yield return (
                    Seconds(date),
                    date.ToString(
                        step >= 12 ? "yyyy"
                            : date.Month > 1 ? "MMM"
                            : "MMM yyyy",
                        CultureInfo.InvariantCulture
                    ),
                    date.Month == 1
                );
    }

    private double Seconds(DateTime date) => (date - start).TotalSeconds;
}
