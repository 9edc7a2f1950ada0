using System.Globalization;
using Perilune.Astro.Time;
using Perilune.Simulation.Flights;
using Perilune.Simulation.Units;

namespace Perilune.Report.Flights;

/// <summary>Values of a flight as people read them: in the unit of the published value, dates to a tenth of a second.</summary>
/// <param name="times">Time scales for dates.</param>
public sealed class FlightWords(TimeScales times)
{
    private const int Digits = 6;

    /// <summary>A computed value; a dash where it did not come about.</summary>
    /// <param name="value">The value.</param>
    /// <param name="unit">Unit to tell it in; empty for the unit that suits its size.</param>
    /// <param name="liftoff">The instant from which elapsed times count; null tells a date.</param>
    public string Value(ResultValue? value, string unit, Epoch? liftoff)
    {
        if (value is null)
            return "did not come about";
        return value.Result.Kind switch
        {
            ResultKind.Word => value.Word,
            ResultKind.Instant => Instant(value.Epoch, liftoff),
            _ when unit.Length == 0 => Quantity.Format(value.Number, value.Result.Measure, Digits),
            _ => WithUnit(Near(value.Number, value.Result.Measure, unit), unit),
        };
    }

    /// <summary>A difference, with its sign, in the row's unit.</summary>
    /// <param name="row">The row.</param>
    public static string Difference(FlownComparison row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (double.IsNaN(row.Difference))
            return row.Computed is null || row.Result.Kind != ResultKind.Word ? ""
                : row.Pass == true ? "same"
                : "other";
        return (row.Difference >= 0 ? "+" : "-") + WithUnit(Math.Abs(row.Difference), Plain(row.Unit), 4);
    }

    /// <summary>A tolerance in the row's unit; empty where there is none.</summary>
    /// <param name="row">The row.</param>
    public static string Tolerance(FlownComparison row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Tolerance is { } tolerance ? WithUnit(tolerance, Plain(row.Unit), 4) : "";
    }

    /// <summary>An instant: elapsed since liftoff where there is one, else a date.</summary>
    /// <param name="epoch">The instant.</param>
    /// <param name="liftoff">The instant from which elapsed times count.</param>
    public string Instant(Epoch epoch, Epoch? liftoff)
    {
        if (liftoff is not { } start)
            return Date(epoch);
        var elapsed = Math.Round(epoch - start, 1, MidpointRounding.AwayFromZero);
        var sign = elapsed < 0 ? "-" : "+";
        var (minutes, seconds) = ((long)(Math.Abs(elapsed) / 60), Math.Abs(elapsed) % 60);
        return string.Create(CultureInfo.InvariantCulture, $"T{sign}{minutes / 60}:{minutes % 60:00}:{seconds:00.0}");
    }

    /// <summary>A date, UTC, to a tenth of a second.</summary>
    /// <param name="epoch">The instant.</param>
    public string Date(Epoch epoch) => times.Format(epoch, TimeScale.Utc, 1);

    private static string WithUnit(double number, string unit, int digits = Digits)
    {
        // Rounding, then the shortest text, keeps 120 from becoming 1.2E+02.
        var rounded = double.Parse(
            number.ToString($"E{digits - 1}", CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture
        );
        var size = Math.Abs(rounded);
        var text = size is > 0 and (< 1e-4 or >= 1e9)
            ? rounded.ToString("G6", CultureInfo.InvariantCulture)
            : ((decimal)rounded).ToString(CultureInfo.InvariantCulture);
        return unit is "1" or "" ? text : $"{text} {unit}";
    }

    private static double Near(double si, Measure measure, string unit)
    {
        var symbol = MeasureInfo.UnitOf(unit);
        // A longitude is told on the side on which it was written.
        var turned = measure == Measure.Longitude ? Math.IEEERemainder(si, Math.Tau) : si;
        return symbol.FromSi(
            measure == Measure.Longitude && symbol.FromSi(turned) < 0
                ? turned + Math.Tau * Math.Sign(symbol.Factor)
                : turned
        );
    }

    private static string Plain(string unit) => unit is "degN" or "degS" or "degE" or "degW" ? "deg" : unit;
}
