using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Astro.Eclipses;
using Perilune.Astro.Events;
using Perilune.Astro.Observation;
using Perilune.Astro.Visibility;
using Perilune.Cli.Tables;

namespace Perilune.Cli.Queries;

/// <summary>Answers queries for events.</summary>
internal sealed class EventSearch(Sky sky, CancellationToken cancellation)
{
    private const double Degree = Math.PI / 180;
    private const string Mend = "give it as a column or an option";

    private readonly Names names = new(sky);

    /// <summary>The kinds of events.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["eclipse", "occultation", "elevation", "apsides", "distance"];

    /// <summary>The events of a query, in order of time.</summary>
    public IEnumerable<FoundEvent> Find(Query query)
    {
        var kind = query.Need($"give {string.Join(", ", Kinds)}", "kind");
        var correction = Names.Correction(query.Find("abcorr", "correction"));
        return kind.Text.ToLowerInvariant() switch
        {
            "eclipse" => Occultations(query, isEclipse: true, correction),
            "occultation" => Occultations(query, isEclipse: false, correction),
            "elevation" => Windows(query, correction),
            "apsides" => Apsides(query, correction),
            "distance" => Distances(query, correction),
            _ => throw kind.Wrong("is no kind of event", $"give {string.Join(", ", Kinds)}"),
        };
    }

    private IEnumerable<FoundEvent> Occultations(Query query, bool isEclipse, AberrationCorrection correction)
    {
        var observer = query.Need(Mend, "observer");
        var front = query.Need(Mend, "front");
        var sun = new Given("", 0, "", "SUN");
        var back = isEclipse ? sun : query.Need(Mend, "back");
        Distinct(observer, front);
        Distinct(back, front);
        Distinct(back, observer);
        var point = names.Point(observer);
        var (start, end) = Span(query, observer, back, front);
        var hiding = Disc(front);
        if (!names.HasDisc(front))
            throw front.Wrong(
                "has no radii here, so that it hides nothing",
                "name a planet or a moon, or a kernel with radii"
            );
        var passages = new OccultationFinder(sky.States, hiding, Disc(back)).Find(
            point,
            correction,
            start,
            end,
            Step(query),
            cancellation
        );
        var name = $"{observer.Text} {back.Text} occulted by {front.Text}";
        var only = Type(query.Find("type"));
        return passages.SelectMany(Parts).Where(part => only is null || part.Type == only).Select(part => part.Event);

        IEnumerable<(string Type, FoundEvent Event)> Parts(OccultationPassage passage)
        {
            yield return Part("ANY", passage.Start, passage.End);
            var cores = passage.Cores.Select(core =>
                (core.Kind == Occultation.Full ? "FULL" : "ANNULAR", core.Start, core.End)
            );
            var partial = passage.PartialTimes().Select(time => ("PARTIAL", time.Start, time.End));
            foreach (var (type, from, to) in cores.Concat(partial).OrderBy(part => part.Start))
                yield return Part(type, from, to);
        }

        (string, FoundEvent) Part(string type, double from, double to) =>
            (type, new($"{name} {type} abcorr {correction.Name()}", from, to, to - from));
    }

    private IEnumerable<FoundEvent> Windows(Query query, AberrationCorrection correction)
    {
        var observer = query.Need("give a place such as MOON@222.69/-89.45/1.0", "observer");
        var target = query.Need(Mend, "target");
        var site = names.Site(observer);
        var mask = query.Find("mask");
        var (start, end) = Span(query, target);
        var windows = new VisibilityWindows(sky.States).Find(
            site,
            mask is { } given ? MaskFile.Read(given) : HorizonMask.Level(0),
            names.Point(target),
            correction,
            start,
            end,
            Step(query),
            cancellation
        );
        var name = $"{observer.Text} {target.Text} elevation>{mask?.Text ?? "0"} abcorr {correction.Name()}";
        return windows.Select(window => new FoundEvent(name, window.Start, window.End, window.Duration));
    }

    private IEnumerable<FoundEvent> Apsides(Query query, AberrationCorrection correction)
    {
        var (target, center) = (query.Need(Mend, "target"), query.Need(Mend, "observer"));
        Distinct(target, center);
        var (start, end) = Span(query, target);
        var point = names.Point(center);
        var found = new DistanceEvents(sky.States).Extrema(
            names.Point(target),
            point,
            correction,
            start,
            end,
            Step(query),
            cancellation
        );
        var (near, far) = (point.IsBody ? point.Center : -1) switch
        {
            NaifId.Moon => ("perilune", "apolune"),
            NaifId.Earth => ("perigee", "apogee"),
            NaifId.Sun => ("perihelion", "aphelion"),
            _ => ("nearest", "farthest"),
        };
        foreach (var apsis in found)
        {
            var (name, tdb) = ($"{target.Text} {(apsis.IsNearest ? near : far)}", apsis.Epoch.SecondsPastJ2000);
            yield return new(name, tdb, tdb, 0);
            yield return new(name + " radius_km at et", tdb, apsis.Distance / 1000, 0, EndIsTime: false);
        }
    }

    private IEnumerable<FoundEvent> Distances(Query query, AberrationCorrection correction)
    {
        var (target, observer) = (query.Need(Mend, "target"), query.Need(Mend, "observer"));
        var limit = query.Need(Mend, "distance", "distance_km");
        var kilometres = limit.Number("give kilometres");
        if (!(kilometres > 0))
            throw limit.Wrong("is no distance", "give kilometres above 0");
        Distinct(target, observer);
        var (start, end) = Span(query, target, observer);
        var windows = new DistanceEvents(sky.States).Within(
            names.Point(target),
            names.Point(observer),
            correction,
            kilometres * 1000,
            start,
            end,
            Step(query),
            cancellation
        );
        var name = $"{target.Text} {observer.Text} distance<{limit.Text} abcorr {correction.Name()}";
        return windows.Intervals.Select(span => new FoundEvent(name, span.Start, span.End, span.End - span.Start));
    }

    /// <summary>Complains of the second where both name the same.</summary>
    private void Distinct(Given one, Given other)
    {
        var (a, b) = (names.Point(one), names.Point(other));
        if (a.IsBody && b.IsBody ? a.Center == b.Center : a.Name == b.Name)
            throw other.Wrong($"is also the other one, {one.Text}", "name two that are apart");
    }

    /// <summary>A body with its radii, or a point where there are none.</summary>
    private SkyDisc Disc(Given given)
    {
        var point = names.Point(given);
        return names.HasDisc(given) ? SkyDisc.Of(names.Shape(given)) : SkyDisc.Of(point);
    }

    private static string? Type(Given? given)
    {
        if (given is not { } type)
            return null;
        var text = type.Text.ToUpperInvariant();
        return text is "FULL" or "PARTIAL" or "ANNULAR" or "ANY"
            ? text
            : throw type.Wrong("is no type", "give FULL, PARTIAL, ANNULAR or ANY");
    }

    private static double Step(Query query) =>
        query.Find("step") is { } step
            ? step.Number("give seconds") is > 0 and var seconds
                ? seconds
                : throw step.Wrong("is no step", "give seconds")
            : double.PositiveInfinity;

    /// <summary>The span asked for, or that of the first of some objects that has one of its own.</summary>
    private (double Start, double End) Span(Query query, params ReadOnlySpan<Given> objects)
    {
        var (start, end) = (query.Find("start", "start_et"), query.Find("end", "end_et"));
        (double Start, double End)? held = null;
        foreach (var given in objects)
            held ??= names.Coverage(given);
        const string mend = "give --start and --end";
        var from = start is { } first ? names.Epoch(first).SecondsPastJ2000 : held?.Start;
        var to = end is { } last ? names.Epoch(last).SecondsPastJ2000 : held?.End;
        if (from is not { } a || to is not { } b)
            throw new Simulation.Language.InputException([query.Problem("no span of time is given", mend)]);
        if (!(b > a))
        {
            throw (end ?? start)!.Value.Wrong(
                "ends the search before it starts",
                string.Create(CultureInfo.InvariantCulture, $"the span is from {a} to {b} s past J2000")
            );
        }
        return (a, b);
    }
}
