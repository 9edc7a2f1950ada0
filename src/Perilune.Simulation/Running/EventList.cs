using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Simulation.Recording;
using Perilune.Station.History;

namespace Perilune.Simulation.Running;

/// <summary>The events of a record, in order of time.</summary>
internal static class EventList
{
    public static IEnumerable<RecordedEvent> Of(RunParts parts) =>
        Sky(parts)
            .Concat(Station(parts))
            .Concat(Flights(parts))
            // A stable sort: events of one instant keep the order of the chapters.
            .OrderBy(e => e.Time);

    private static IEnumerable<RecordedEvent> Sky(RunParts parts)
    {
        var start = parts.Start;
        if (parts.Node is { } node)
        {
            foreach (var eclipse in node.Eclipses)
            {
                var body = eclipse.Body == NaifId.Moon ? "Moon" : "Earth";
                var depth = eclipse.Cores.Length == 0 ? "partial" : eclipse.Cores[0].Kind.ToString().ToLowerInvariant();
                yield return new(
                    eclipse.Start - start,
                    eclipse.End - start,
                    "eclipse",
                    "node",
                    $"by the {body}, {depth}"
                );
            }
            foreach (var apsis in node.Apsides)
            {
                yield return new(
                    apsis.Time - start,
                    apsis.Time - start,
                    apsis.IsPerilune ? "perilune" : "apolune",
                    "node",
                    string.Create(CultureInfo.InvariantCulture, $"{apsis.Radius / 1e3:F3} km from the Moon's centre")
                );
            }
            if (node.Loss is { } loss)
                yield return new(loss.Time - start, loss.Time - start, "node lost", "node", $"it {loss.How}");
            foreach (var burn in node.Burns)
            {
                yield return new(
                    burn.Time - start,
                    burn.Time - start,
                    "station keeping",
                    "node",
                    string.Create(CultureInfo.InvariantCulture, $"{100 * burn.DeltaV.Norm:F2} cm/s")
                );
            }
        }
        foreach (var contact in parts.Contacts.Node)
            yield return Pass(contact, "node", start);
        foreach (var contact in parts.Contacts.Base)
            yield return Pass(contact, "base", start);
        if (parts.Light is { } light)
        {
            foreach (var dark in light.Light.Darkness)
                yield return new(
                    dark.Start - start,
                    dark.End - start,
                    "darkness",
                    "base",
                    "no part of the Sun in view"
                );
            foreach (var seen in light.Light.EarthVisible)
                yield return new(seen.Start - start, seen.End - start, "Earth in view", "base", "");
            foreach (var change in light.Light.Events)
                yield return new(
                    change.Tdb - start,
                    change.Tdb - start,
                    "light change",
                    "base",
                    Words(change.Kind.ToString())
                );
        }
    }

    private static RecordedEvent Pass(Contact contact, string habitat, double start) =>
        new(contact.Start - start, contact.End - start, "ground contact", habitat, contact.Station);

    private static IEnumerable<RecordedEvent> Station(RunParts parts) =>
        parts.History.Events.Select(e => new RecordedEvent(
            e.Time - parts.Start,
            e.Time - parts.Start,
            Words(e.Kind.ToString()),
            e.Habitat,
            e.Detail.Length == 0 ? e.Subject : $"{e.Subject}: {e.Detail}"
        ));

    private static IEnumerable<RecordedEvent> Flights(RunParts parts) =>
        parts
            .Plans.Where(p => p.Transfer is not null)
            .Select(p => new RecordedEvent(
                p.Departure - parts.Start,
                p.Arrival - parts.Start,
                "flight",
                p.Order.Id,
                string.Create(
                        CultureInfo.InvariantCulture,
                        $"{p.Order.From} to {p.Order.To}, {p.DeltaV:F0} m/s{(p.Closes ? "" : ", does not close")}"
                    )
                    .ToLowerInvariant()
            ));

    /// <summary>TaskInterrupted becomes "task interrupted".</summary>
    private static string Words(string name) =>
        string.Concat(
            name.Select(
                (c, i) =>
                    i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()
            )
        );
}
