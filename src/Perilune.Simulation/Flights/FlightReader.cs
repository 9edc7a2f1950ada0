using Perilune.Astro.Time;
using Perilune.Simulation.Catalogue;
using Perilune.Simulation.Language;

namespace Perilune.Simulation.Flights;

/// <summary>Reads flights: syntax, units, limits, names, and what only makes sense together, all at once.</summary>
/// <param name="catalogue">The catalogue from which a flight may take vehicles.</param>
/// <param name="times">Time scales for its dates.</param>
public sealed class FlightReader(CatalogueIndex catalogue, TimeScales times)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, named in messages as it is here.</param>
    /// <exception cref="InputException">Everything that is wrong, in the order of the lines.</exception>
    public FlightDocument Read(string path)
    {
        var problems = new Problems();
        if (SourceFile.Read(path, problems) is not { } file)
            throw new InputException(problems.InOrder());
        return Read(file.Text, path, Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">What it is called in messages.</param>
    /// <param name="folder">Folder that its own files are relative to.</param>
    /// <exception cref="InputException">Everything that is wrong, in the order of the lines.</exception>
    public FlightDocument Read(string text, string path, string folder)
    {
        var problems = new Problems();
        return YamlReader.Read(text, path, problems.Found) is { } root
            ? Bind(root, path, folder)
            : throw new InputException(problems.InOrder());
    }

    /// <summary>The same flight with one value changed.</summary>
    /// <param name="document">The flight.</param>
    /// <param name="key">Keys that lead to the value, dotted.</param>
    /// <param name="text">What it is changed to.</param>
    /// <exception cref="InputException">The value cannot be that, or there is none.</exception>
    public FlightDocument With(FlightDocument document, string key, string text)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(key);
        var place = document.Root.Location;
        YamlNode over = new YamlScalar(text, place);
        foreach (var part in key.Split('.').Reverse())
            over = new YamlMapping([new(part, place, over)], place);
        return Bind(YamlOverlay.Merge(document.Root, over), document.Path, document.Folder);
    }

    private FlightDocument Bind(YamlNode root, string path, string folder)
    {
        var problems = new Problems();
        problems.Register(path);
        foreach (var file in catalogue.Files)
            problems.Register(file.Path);
        var entries = catalogue;
        var written = root;
        if (root is YamlMapping whole && whole.Find("catalogue") is { Value: YamlMapping own })
        {
            entries = catalogue.With(own, problems);
            written = whole with { Entries = [.. whole.Entries.Where(entry => entry.Key != "catalogue")] };
        }
        var binder = new Binder(entries, times, problems);
        var grammar = SectionGrammar.Of(typeof(FlightCase));
        if (binder.BindSection(grammar, written, new("", "", new(path, 1, 1))) is not FlightCase bound)
            throw new InputException(problems.InOrder());
        binder.References.Check(problems);
        var document = new FlightDocument(path, folder, bound, root, binder.Inputs, binder.Bound);
        Check(document, problems);
        problems.ThrowIfAny();
        return document;
    }

    private void Check(FlightDocument document, Problems problems)
    {
        void Tell(object section, string property, string value, string message, string mend)
        {
            var (place, location) = document.Bound.PlaceOf(section, property);
            problems.Add(place, location, value, message, mend);
        }
        var vehicles = new VehicleChecks(document.Bound, problems);
        foreach (var section in document.Bound.Sections)
            vehicles.Check(section);
        foreach (var phase in document.Case.Phases)
        {
            var kinds = phase.Kinds().ToList();
            if (document.Bound.IsAllSound(phase) && kinds.Count != 1)
                Tell(
                    phase,
                    nameof(Phase.Name),
                    "",
                    kinds.Count == 0
                        ? "has no kind"
                        : $"has two kinds: {string.Join(" and ", kinds.Select(kind => kind.Key))}",
                    $"write one of {string.Join(", ", KindNames)}"
                );
        }
        foreach (var flown in document.Case.Flown.Where(flown => document.Bound.IsAllSound(flown)))
        {
            if (Result(document, flown, nameof(flown.Of), flown.Of, Tell) is not { } result)
                continue;
            var reading = PublishedValue.Read(flown.Value, result, document.Case.Liftoff, times);
            if (reading.Problem is { } wrong)
                Tell(flown, nameof(flown.Value), flown.Value, wrong, reading.Mend);
            else if (flown.Within is { } within && PublishedValue.Tolerance(within, result, reading).Problem is { } no)
                Tell(flown, nameof(flown.Within), within, no, "write a value of the same kind, or a percentage");
        }
        foreach (var assumption in document.Case.Assumptions.Where(one => document.Bound.IsAllSound(one)))
        {
            foreach (var affected in assumption.Affects)
                _ = Result(document, assumption, nameof(assumption.Affects), affected, Tell);
        }
    }

    /// <summary>Names of the kinds of phases.</summary>
    public static IEnumerable<string> KindNames =>
        SectionGrammar
            .Of(typeof(Phase))
            .Fields.Where(one => one.Property.PropertyType.IsAssignableTo(typeof(IPhase)))
            .Select(one => one.Key);

    private static PhaseResult? Result(
        FlightDocument document,
        object section,
        string property,
        string text,
        Action<object, string, string, string, string> tell
    )
    {
        var parts = text.Split('.');
        if (parts.Length != 2)
        {
            tell(section, property, text, "names no result", "write a phase, a full stop and one of its results");
            return null;
        }
        if (document.Find(parts[0]) is not { } phase)
        {
            var names = document.Case.Phases.Select(one => one.Name).ToList();
            tell(section, property, parts[0], "is no phase", Spelling.Suggest(parts[0], names));
            return null;
        }
        var results = phase.Kind()?.Results ?? [];
        if (results.FirstOrDefault(one => one.Name == parts[1]) is { } found)
            return found;
        if (results.Count > 0)
            tell(
                section,
                property,
                parts[1],
                $"is no result of '{phase.Name}'",
                Spelling.Suggest(parts[1], [.. results.Select(one => one.Name)])
            );
        return null;
    }
}
