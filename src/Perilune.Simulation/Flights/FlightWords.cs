using System.Globalization;
using Perilune.Astro.Time;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights;

/// <summary>Values of a flight as people read them: in the unit of the published value, dates to a tenth of a second.</summary>
/// <param name="times">Time scales for dates.</param>
/// <param name="liftoff">The instant from which elapsed times count; null where the flight names none.</param>
public sealed class FlightWords(TimeScales times, Epoch? liftoff)
{
    private const int Digits = 6;

    /// <summary>Date of the liftoff, UTC; null where the flight names none.</summary>
    public string? Liftoff => liftoff is { } start ? Date(start) : null;

    /// <summary>A computed value of a row, told as the published one is.</summary>
    /// <param name="row">The row.</param>
    public string Computed(FlownComparison row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var elapsed = row.Flown.Value.StartsWith("T+", StringComparison.Ordinal);
        return Value(row.Computed, row.Unit, elapsed);
    }

    /// <summary>Date of a moment, UTC.</summary>
    /// <param name="moment">The moment.</param>
    public string Date(FlightMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        return Date(moment.Epoch);
    }

    /// <summary>Time of a moment since liftoff; its date where the flight names none.</summary>
    /// <param name="moment">The moment.</param>
    public string Elapsed(FlightMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        return Elapsed(moment.Epoch);
    }

    /// <summary>A value in words.</summary>
    /// <param name="value">The value; null for one that did not come about.</param>
    /// <param name="unit">Unit to tell it in; empty for the unit that suits its size.</param>
    /// <param name="elapsed">Whether instants are told since liftoff rather than as dates.</param>
    public string Value(ResultValue? value, string unit = "", bool elapsed = false)
    {
        if (value is null)
            return "did not come about";
        return value.Result.Kind switch
        {
            ResultKind.Word => value.Word,
            ResultKind.Instant => elapsed ? Elapsed(value.Epoch) : Date(value.Epoch),
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

    private string Elapsed(Epoch epoch)
    {
        if (liftoff is not { } start)
            return Date(epoch);
        var elapsed = Math.Round(epoch - start, 1, MidpointRounding.AwayFromZero);
        var sign = elapsed < 0 ? "-" : "+";
        var (minutes, seconds) = ((long)(Math.Abs(elapsed) / 60), Math.Abs(elapsed) % 60);
        return string.Create(CultureInfo.InvariantCulture, $"T{sign}{minutes / 60}:{minutes % 60:00}:{seconds:00.0}");
    }

    private string Date(Epoch epoch) => times.Format(epoch, TimeScale.Utc, 1);

    private static string WithUnit(double number, string unit, int digits = Digits)
    {
        // A latitude on the other side than the published one is told on its own.
        if (number < 0 && Opposite(unit) is { } other)
            (number, unit) = (-number, other);
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

    private static string Plain(string unit) => Opposite(unit) is null ? unit : "deg";

    private static string? Opposite(string unit) =>
        unit switch
        {
            "degN" => "degS",
            "degS" => "degN",
            "degE" => "degW",
            "degW" => "degE",
            _ => null,
        };
}
