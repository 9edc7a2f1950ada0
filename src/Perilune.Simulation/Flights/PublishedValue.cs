using System.Globalization;
using Perilune.Astro.Time;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights;

/// <summary>A published value as it was written.</summary>
/// <param name="Number">A number in SI.</param>
/// <param name="Epoch">An instant.</param>
/// <param name="Unit">The unit that was written, in which people are told.</param>
/// <param name="Problem">What is wrong; null where nothing is.</param>
/// <param name="Mend">What to write instead.</param>
public readonly record struct PublishedValue(double Number, Epoch Epoch, string Unit, string? Problem, string Mend)
{
    private const string Elapsed = "T+";

    /// <summary>Reads a published value of a result.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="result">What it is a value of.</param>
    /// <param name="liftoff">The instant from which elapsed times count.</param>
    /// <param name="times">Time scales for dates.</param>
    public static PublishedValue Read(string text, PhaseResult result, Epoch? liftoff, TimeScales times)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(times);
        if (result.Kind == ResultKind.Word)
            return new(0, default, "", null, "");
        if (result.Kind == ResultKind.Number)
        {
            var reading = Quantity.Read(text, result.Measure);
            return new(reading.Value, default, reading.Unit, reading.Message, reading.Mend ?? "");
        }
        if (!text.StartsWith(Elapsed, StringComparison.Ordinal))
        {
            return times.TryParse(text, out var epoch, out var error)
                ? new(0, epoch, "s", null, "")
                : new(0, default, "", $"is no instant: {error}", "write 1969-07-16T13:32:00 or T+2:50:13");
        }
        if (liftoff is not { } start)
            return new(0, default, "", "counts from a liftoff that the flight does not name", "add 'liftoff:'");
        return Seconds(text[Elapsed.Length..].Trim()) is { } seconds
            ? new(0, start + seconds, "s", null, "")
            : new(0, default, "", "is no elapsed time", "write T+2:50:13.5 or T+4684 s");
    }

    /// <summary>Reads the difference that passes.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="result">What it is a difference of.</param>
    /// <param name="published">The published value, of which it may be a percentage.</param>
    public static PublishedValue Tolerance(string text, PhaseResult result, PublishedValue published)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Kind == ResultKind.Word)
            return new(0, default, "", "cannot be given to a word", "leave it out: a word is the same or it is not");
        var share = Quantity.Read(text, Measure.Fraction);
        if (share.Ok && share.Unit == "%" && result.Kind == ResultKind.Number && result.Measure != Measure.Fraction)
            return new(Math.Abs(share.Value * published.Number), default, published.Unit, null, "");
        var measure = result.Measure is Measure.Latitude or Measure.Longitude ? Measure.Angle : result.Measure;
        var reading = Quantity.Read(text, measure);
        return new(reading.Value, default, reading.Unit, reading.Message, reading.Mend ?? "");
    }

    /// <summary>Hours, minutes and seconds, or a duration with its unit.</summary>
    private static double? Seconds(string text)
    {
        var parts = text.Split(':');
        if (parts.Length == 1)
        {
            var reading = Quantity.Read(text, Measure.Duration);
            return reading.Ok ? reading.Value : null;
        }
        var seconds = 0.0;
        foreach (var part in parts)
        {
            if (!double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
                return null;
            seconds = 60 * seconds + value;
        }
        return parts.Length == 2 ? 60 * seconds : seconds;
    }
}
