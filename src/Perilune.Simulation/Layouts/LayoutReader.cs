using Perilune.Astro.Time;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Layouts;

/// <summary>Reads layouts: syntax, units, limits, names and what only makes sense together, all at once.</summary>
/// <param name="catalogue">The catalogue, for partners.</param>
/// <param name="times">Time scales for dates.</param>
public sealed class LayoutReader(CatalogueIndex catalogue, TimeScales times)
{
    private const string PlaceMend = "write east: and north: in metres from the origin, or latitude: and longitude:";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, named in messages as it is here.</param>
    /// <exception cref="InputException">Everything that is wrong, in the order of the lines.</exception>
    public LayoutDocument Read(string path)
    {
        var problems = new Problems();
        if (SourceFile.Read(path, problems) is not { } file)
            throw new InputException(problems.InOrder());
        return Read(file.Text, path);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">What it is called in messages.</param>
    /// <exception cref="InputException">Everything that is wrong, in the order of the lines.</exception>
    public LayoutDocument Read(string text, string path)
    {
        var problems = new Problems();
        problems.Register(path);
        if (YamlReader.Read(text, path, problems.Found) is not { } root)
            throw new InputException(problems.InOrder());
        foreach (var file in catalogue.Files)
            problems.Register(file.Path);
        var binder = new Binder(catalogue, times, problems);
        var grammar = SectionGrammar.Of(typeof(LayoutCase));
        if (binder.BindSection(grammar, root, new("", "", new(path, 1, 1))) is not LayoutCase layout)
            throw new InputException(problems.InOrder());
        binder.References.Check(problems);
        var document = new LayoutDocument(path, layout, binder.Bound);
        foreach (var element in Elements(layout))
            Check(document, element, problems);
        foreach (var zone in layout.Zones)
            Check(document, zone, problems);
        foreach (var twice in Elements(layout).GroupBy(element => element.Name).Where(group => group.Count() > 1))
        {
            document.Tell(
                problems,
                twice.Last(),
                twice.Key,
                "is the name of two elements",
                "give each element a name of its own"
            );
        }
        problems.ThrowIfAny();
        return document;
    }

    /// <summary>All elements in the order of the language.</summary>
    internal static IEnumerable<LayoutElement> Elements(LayoutCase layout) =>
        [.. layout.Modules, .. layout.Arrays, .. layout.Radiators, .. layout.Masts, .. layout.Pads];

    private static void Check(LayoutDocument document, LayoutElement element, Problems problems)
    {
        Place(document, element, problems);
        if (
            element is SolarArray array
            && document.Bound.IsSound(array, nameof(array.Bottom), nameof(array.Top))
            && array.Top <= array.Bottom
        )
            document.Tell(
                problems,
                array,
                nameof(array.Top),
                Quantity.Format(array.Top, Measure.Length),
                "is not above its bottom",
                $"write more than {Quantity.Format(array.Bottom, Measure.Length)}"
            );
        if (
            element is LandingPad pad
            && document.Bound.IsSound(pad, nameof(pad.LeastAngle), nameof(pad.MostAngle))
            && pad.MostAngle < pad.LeastAngle
        )
            document.Tell(
                problems,
                pad,
                nameof(pad.MostAngle),
                Quantity.Format(pad.MostAngle, Measure.Angle),
                "is below the least angle",
                $"write {Quantity.Format(pad.LeastAngle, Measure.Angle)} or more"
            );
    }

    private static void Check(LayoutDocument document, KeepOutZone zone, Problems problems)
    {
        if (!document.Bound.IsSound(zone, nameof(zone.Around)))
            return;
        if (zone.Around is null)
            Place(document, zone, problems);
        else if ((zone.East ?? zone.North ?? zone.Latitude ?? zone.Longitude) is not null)
            document.Tell(
                problems,
                zone,
                nameof(zone.Around),
                zone.Around,
                "is given beside a place",
                "keep one of them"
            );
    }

    private static void Place(LayoutDocument document, LayoutPlace place, Problems problems)
    {
        if (
            !document.Bound.IsSound(
                place,
                nameof(place.East),
                nameof(place.North),
                nameof(place.Latitude),
                nameof(place.Longitude)
            )
        )
            return;
        var metres = (place.East is null, place.North is null);
        var angles = (place.Latitude is null, place.Longitude is null);
        if ((metres, angles) is ((false, false), (true, true)) or ((true, true), (false, false)))
            return;
        var none = (metres, angles) is ((true, true), (true, true));
        document.Tell(problems, place, "", none ? "has no place" : "has no single place", PlaceMend);
    }
}
