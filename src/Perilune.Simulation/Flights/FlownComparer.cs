using Perilune.Astro.Time;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights;

/// <summary>Lays published values beside computed ones.</summary>
internal static class FlownComparer
{
    public static FlownComparison Compare(
        FlownValue flown,
        FlightDocument document,
        IReadOnlyList<PhaseOutcome> phases,
        TimeScales times
    )
    {
        var result = Declared(document, flown.Of);
        var computed = Find(phases, flown.Of);
        var published = PublishedValue.Read(flown.Value, result, document.Case.Liftoff, times);
        if (result.Kind == ResultKind.Word)
            return new(flown, result, computed, "", double.NaN, null, computed?.Word == flown.Value);
        double? tolerance = flown.Within is { } within
            ? PublishedValue.Tolerance(within, result, published).Number
            : null;
        var difference = computed is null ? double.NaN : Difference(computed, published);
        bool? pass = tolerance is null ? null : Math.Abs(difference) <= tolerance;
        return new(
            flown,
            result,
            computed,
            published.Unit,
            Shown(difference, published.Unit),
            tolerance is { } number ? Shown(number, published.Unit) : null,
            pass
        );
    }

    /// <summary>Whether a published value has a verdict: words have, numbers and instants where they say within what.</summary>
    public static bool IsJudged(FlownValue flown, FlightDocument document) =>
        flown.Within is not null || Declared(document, flown.Of).Kind == ResultKind.Word;

    /// <summary>The result that a text such as <c>entry.peak-load</c> names, which was checked when it was read.</summary>
    public static PhaseResult Declared(FlightDocument document, string text)
    {
        var parts = text.Split('.');
        return document.Find(parts[0])!.Kind()!.Results.Single(result => result.Name == parts[1]);
    }

    /// <summary>The result that a text names, or null where it did not come about.</summary>
    public static ResultValue? Find(IReadOnlyList<PhaseOutcome>? phases, string text)
    {
        var parts = text.Split('.');
        return phases?.Single(phase => phase.Name == parts[0]).Find(parts[1]);
    }

    private static double Difference(ResultValue computed, PublishedValue published)
    {
        if (computed.Result.Kind == ResultKind.Instant)
            return computed.Epoch - published.Epoch;
        var difference = computed.Number - published.Number;
        // Directions meet after a turn.
        return computed.Result.Measure is Measure.Longitude or Measure.Angle
            ? Math.IEEERemainder(difference, Math.Tau)
            : difference;
    }

    /// <summary>A difference in a unit, without its zero point and its compass sign.</summary>
    private static double Shown(double si, string unit) => si / Math.Abs(MeasureInfo.UnitOf(unit).Factor);
}
