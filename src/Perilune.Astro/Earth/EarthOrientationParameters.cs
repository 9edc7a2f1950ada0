using System.Globalization;
using Perilune.Astro.Kernels;

namespace Perilune.Astro.Earth;

/// <summary>How well the Earth's orientation is known at an instant.</summary>
public enum EarthOrientationQuality
{
    /// <summary>Observed.</summary>
    Measured,

    /// <summary>Predicted by the IERS.</summary>
    Predicted,

    /// <summary>Outside the table: continued by the rule of <see cref="EarthOrientationParameters"/>.</summary>
    Extrapolated,
}

/// <summary>The Earth's orientation relative to its model at an instant, without sub-daily variations.</summary>
/// <param name="PoleX">Coordinate x_p of the pole, rad.</param>
/// <param name="PoleY">Coordinate y_p of the pole, rad.</param>
/// <param name="Ut1MinusTai">UT1 - TAI, s.</param>
/// <param name="OffsetX">Addition dX to the celestial pole's X, rad.</param>
/// <param name="OffsetY">Addition dY to the celestial pole's Y, rad.</param>
public readonly record struct EarthOrientationValues(
    double PoleX,
    double PoleY,
    double Ut1MinusTai,
    double OffsetX,
    double OffsetY
);

/// <summary>
/// The daily table of Earth orientation, interpolated by degree 3 (Lagrange). Outside the table, a rule: UT1 - TAI goes on
/// from the last (first) row at its mean rate over the nearest five measured years; the pole is the IERS's secular pole
/// (Conventions update of 2018, section 7.1.4); dX and dY are zero. The quality says so.
/// </summary>
public sealed class EarthOrientationParameters
{
    private const double MicroArcSecond = Math.PI / 648000e6;
    private const double MilliArcSecond = Math.PI / 648000e3;
    private const int RateDays = 1826;

    private readonly EarthOrientationValues[] rows;
    private readonly int measuredRows;
    private readonly double rateBefore;
    private readonly double rateAfter;

    /// <summary>A table of daily rows, at 0h UTC.</summary>
    /// <param name="firstDay">Modified Julian day (UTC) of the first row.</param>
    /// <param name="rows">The rows, at least four.</param>
    /// <param name="measuredRows">How many of them, from the first, were measured; at least two. The rest are predicted.</param>
    /// <exception cref="ArgumentException">There are too few rows.</exception>
    public EarthOrientationParameters(int firstDay, IReadOnlyList<EarthOrientationValues> rows, int measuredRows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count < 4 || measuredRows < 2 || measuredRows > rows.Count)
            throw new ArgumentException($"{measuredRows} measured days of {rows.Count} are too few", nameof(rows));
        FirstDay = firstDay;
        this.rows = [.. rows];
        this.measuredRows = measuredRows;
        var span = Math.Min(RateDays, measuredRows - 1);
        rateBefore = (rows[span].Ut1MinusTai - rows[0].Ut1MinusTai) / span;
        rateAfter = (rows[measuredRows - 1].Ut1MinusTai - rows[measuredRows - 1 - span].Ut1MinusTai) / span;
    }

    /// <summary>First modified Julian day (UTC) of the table.</summary>
    public int FirstDay { get; }

    /// <summary>Last modified Julian day (UTC) that was measured.</summary>
    public int LastMeasuredDay => FirstDay + measuredRows - 1;

    /// <summary>Last modified Julian day (UTC) of the table; those after <see cref="LastMeasuredDay"/> are predicted.</summary>
    public int LastDay => FirstDay + rows.Length - 1;

    /// <summary>Reads the project's own table (<c>data/earth/earth-orientation.csv</c>).</summary>
    /// <exception cref="DataFileException">The file is not what it should be; the message names the line.</exception>
    public static EarthOrientationParameters ReadFile(string path)
    {
        var days = new List<EarthOrientationValues>();
        int? firstDay = null;
        var (measured, lineNumber) = (0, 0);
        Span<Range> cells = stackalloc Range[7];
        Span<long> numbers = stackalloc long[5];
        foreach (var text in File.ReadLines(path))
        {
            lineNumber++;
            var line = text.AsSpan();
            if (line.Length == 0 || line[0] is '#' or 'p')
                continue;
            var count = line.Split(cells, ',');
            if (
                firstDay is null
                && count == 2
                && int.TryParse(line[cells[1]], CultureInfo.InvariantCulture, out var day)
            )
            {
                firstDay = day;
                continue;
            }
            var good = count == 5 || count == 6 && line[cells[5]] is "P";
            for (var i = 0; good && i < 5; i++)
                good = long.TryParse(line[cells[i]], CultureInfo.InvariantCulture, out numbers[i]);
            // Predictions close the table: a measured row after them would be lost.
            if (!good || firstDay is null || count == 5 && measured != days.Count)
                throw new DataFileException(path, $"line {lineNumber} is not a day: '{text}'", "restore the file");
            measured += count == 5 ? 1 : 0;
            days.Add(
                new(
                    numbers[0] * MicroArcSecond,
                    numbers[1] * MicroArcSecond,
                    numbers[2] * 1e-7,
                    numbers[3] * MicroArcSecond,
                    numbers[4] * MicroArcSecond
                )
            );
        }
        if (firstDay is null || measured <= RateDays)
            throw new DataFileException(path, $"{measured} measured days, fewer than five years", "restore the file");
        return new EarthOrientationParameters(firstDay.Value, days, measured);
    }

    /// <summary>How well the orientation is known at a modified Julian date (UTC).</summary>
    public EarthOrientationQuality QualityAt(double modifiedJulianDate) =>
        modifiedJulianDate < FirstDay || modifiedJulianDate > LastDay ? EarthOrientationQuality.Extrapolated
        : modifiedJulianDate > LastMeasuredDay ? EarthOrientationQuality.Predicted
        : EarthOrientationQuality.Measured;

    /// <summary>The parameters at a UTC day and a fraction of it, and their changes a day.</summary>
    /// <param name="modifiedJulianDay">Modified Julian day (UTC).</param>
    /// <param name="fraction">Fraction of the day; may pass 1 in a leap second.</param>
    /// <param name="rates">Time derivatives of the parameters, units a day.</param>
    public EarthOrientationValues At(int modifiedJulianDay, double fraction, out EarthOrientationValues rates)
    {
        if (QualityAt(modifiedJulianDay + fraction) == EarthOrientationQuality.Extrapolated)
            return Beyond(modifiedJulianDay + fraction, out rates);
        var index = Math.Clamp(modifiedJulianDay - FirstDay, 1, rows.Length - 3);
        var s = modifiedJulianDay - FirstDay - index + fraction;
        var window = rows.AsSpan(index - 1, 4);
        rates = Weighted(
            window,
            -(3 * s * s - 6 * s + 2) / 6,
            (3 * s * s - 4 * s - 1) / 2,
            -(3 * s * s - 2 * s - 2) / 2,
            (3 * s * s - 1) / 6
        );
        return Weighted(
            window,
            -s * (s - 1) * (s - 2) / 6,
            (s + 1) * (s - 1) * (s - 2) / 2,
            -(s + 1) * s * (s - 2) / 2,
            (s + 1) * s * (s - 1) / 6
        );
    }

    private EarthOrientationValues Beyond(double modifiedJulianDate, out EarthOrientationValues rates)
    {
        var before = modifiedJulianDate < FirstDay;
        var (day, row, rate) = before ? (FirstDay, rows[0], rateBefore) : (LastDay, rows[^1], rateAfter);
        // Secular pole: 55.0 + 1.677 (t - 2000), 320.5 + 3.460 (t - 2000) mas, t in years.
        var years = (modifiedJulianDate - 51544.5) / 365.25;
        rates = new(1.677 / 365.25 * MilliArcSecond, 3.460 / 365.25 * MilliArcSecond, rate, 0, 0);
        return new(
            (55.0 + 1.677 * years) * MilliArcSecond,
            (320.5 + 3.460 * years) * MilliArcSecond,
            row.Ut1MinusTai + rate * (modifiedJulianDate - day),
            0,
            0
        );
    }

    private static EarthOrientationValues Weighted(
        ReadOnlySpan<EarthOrientationValues> w,
        double a,
        double b,
        double c,
        double d
    ) =>
        new(
            a * w[0].PoleX + b * w[1].PoleX + c * w[2].PoleX + d * w[3].PoleX,
            a * w[0].PoleY + b * w[1].PoleY + c * w[2].PoleY + d * w[3].PoleY,
            a * w[0].Ut1MinusTai + b * w[1].Ut1MinusTai + c * w[2].Ut1MinusTai + d * w[3].Ut1MinusTai,
            a * w[0].OffsetX + b * w[1].OffsetX + c * w[2].OffsetX + d * w[3].OffsetX,
            a * w[0].OffsetY + b * w[1].OffsetY + c * w[2].OffsetY + d * w[3].OffsetY
        );
}
