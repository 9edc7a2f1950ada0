using System.Globalization;

namespace Perilune.Astro.Time;

/// <summary>
/// TAI - UTC since 1961, as the IERS publishes it: TAI - UTC = offset + (MJD - reference) x rate. Whole seconds since 1972;
/// before, a drift and small steps. Before 1961-01-01, where UTC was not yet kept, the first published drift is continued
/// backwards: it meets TAI in January 1958, where the two began, and stays within 5 s of UT1 in the 1950s. After the last
/// entry the last offset holds; leap seconds not yet announced cannot be known.
/// </summary>
public sealed class LeapSeconds
{
    private readonly Entry[] entries;

    /// <summary>A table of entries in the order of their days.</summary>
    /// <exception cref="ArgumentException">There is no entry, or the days do not rise.</exception>
    public LeapSeconds(IReadOnlyList<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count == 0)
            throw new ArgumentException("a table of leap seconds needs an entry", nameof(entries));
        for (var i = 1; i < entries.Count; i++)
        {
            if (entries[i].FirstDay <= entries[i - 1].FirstDay)
                throw new ArgumentException($"leap second entries are out of order at MJD {entries[i].FirstDay}");
        }
        this.entries = [.. entries];
    }

    /// <summary>The entries, earliest first.</summary>
    public IReadOnlyList<Entry> Entries => entries;

    /// <summary>Reads the project's own table (<c>data/time/tai-utc.csv</c>).</summary>
    /// <exception cref="InvalidDataException">A line is not four numbers; the message names file and line.</exception>
    public static LeapSeconds ReadFile(string path)
    {
        var rows = new List<Entry>();
        var lineNumber = 0;
        foreach (var line in File.ReadLines(path))
        {
            lineNumber++;
            if (line.Length == 0 || line[0] == '#' || line.StartsWith("first_day", StringComparison.Ordinal))
                continue;
            var cells = line.Split(',');
            if (
                cells.Length != 4
                || !int.TryParse(cells[0], CultureInfo.InvariantCulture, out var day)
                || !Number(cells[1], out var offset)
                || !Number(cells[2], out var reference)
                || !Number(cells[3], out var rate)
            )
                throw new InvalidDataException(
                    $"{path}:{lineNumber}: expected first_day,offset_s,reference_day,rate_s_per_day, found '{line}'"
                );
            rows.Add(new Entry(day, offset, reference, rate));
        }
        return new LeapSeconds(rows);
    }

    /// <summary>
    /// The same table from 1972 on, and before a constant 9 s, as CSPICE has it: its rule before the first whole leap second
    /// ("Time Required Reading", the text on early epochs). Up to 9 s off the published UTC.
    /// </summary>
    public LeapSeconds WithNineSecondsBefore1972()
    {
        const int firstOf1972 = 41317;
        return new([new Entry(firstOf1972 - 1, 9, firstOf1972, 0), .. entries.Where(e => e.FirstDay >= firstOf1972)]);
    }

    /// <summary>The entry in force on a UTC day.</summary>
    public Entry On(int modifiedJulianDay)
    {
        for (var i = entries.Length - 1; i > 0; i--)
        {
            if (entries[i].FirstDay <= modifiedJulianDay)
                return entries[i];
        }
        return entries[0];
    }

    /// <summary>TAI - UTC, s, at the start of a UTC day.</summary>
    public double OffsetAtStartOf(int modifiedJulianDay) => On(modifiedJulianDay).OffsetAt(modifiedJulianDay, 0);

    /// <summary>
    /// Length of a UTC day in its own seconds: 86400, 86401 with a leap second, or a part of a second more or less at the
    /// steps before 1972.
    /// </summary>
    public double LengthOfDay(int modifiedJulianDay)
    {
        var today = On(modifiedJulianDay);
        var step = OffsetAtStartOf(modifiedJulianDay + 1) - today.OffsetAt(modifiedJulianDay, 86400);
        // The smallest step ever made was 0.05 s; anything below is rounding.
        return Math.Abs(step) < 1e-6 ? 86400 : 86400 + step / (1 + today.Rate / 86400);
    }

    private static bool Number(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    /// <summary>One line of the table.</summary>
    /// <param name="FirstDay">Modified Julian day (UTC) from whose start it holds.</param>
    /// <param name="Offset">TAI - UTC at the reference day, s.</param>
    /// <param name="ReferenceDay">Modified Julian day (UTC) from which the rate counts.</param>
    /// <param name="Rate">Growth of TAI - UTC, s per UTC day.</param>
    public readonly record struct Entry(int FirstDay, double Offset, double ReferenceDay, double Rate)
    {
        /// <summary>TAI - UTC, s, at a second of a UTC day.</summary>
        public double OffsetAt(int modifiedJulianDay, double secondOfDay) =>
            Rate == 0 ? Offset : Offset + (modifiedJulianDay - ReferenceDay + secondOfDay / 86400) * Rate;
    }
}
