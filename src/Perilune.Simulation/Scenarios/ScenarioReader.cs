using Perilune.Astro.Time;
using Perilune.Simulation.Catalogue;
using Perilune.Simulation.Flights;
using Perilune.Simulation.Language;

namespace Perilune.Simulation.Scenarios;

/// <summary>Reads scenarios: syntax, includes, units, limits, names and what only makes sense together, all at once.</summary>
/// <param name="catalogue">The catalogue from which a scenario may take entries.</param>
/// <param name="times">Time scales for its dates.</param>
public sealed class ScenarioReader(CatalogueIndex catalogue, TimeScales times)
{
    private const string CatalogueKey = "catalogue";
    private const string Earth = "earth";
    private const int LongestChain = 8;

    private readonly SectionGrammar grammar = SectionGrammar.Of(typeof(Scenario));

    /// <summary>Reads a scenario file.</summary>
    /// <param name="path">The file, named in messages as it is here.</param>
    /// <exception cref="InputException">Everything that is wrong, in the order of the files and their lines.</exception>
    public ScenarioDocument Read(string path)
    {
        var problems = new Problems();
        var files = new List<SourceFile>();
        var root = ReadChain(path, files, problems);
        if (root is null)
            throw new InputException(problems.InOrder());

        var entries = catalogue;
        if (root.Find(CatalogueKey) is { } own)
        {
            if (own.Value is YamlMapping kinds)
                entries = catalogue.With(kinds, problems);
            root = root with { Entries = [.. root.Entries.Where(entry => entry.Key != CatalogueKey)] };
        }
        foreach (var file in catalogue.Files)
            problems.Register(file.Path);

        var binder = new Binder(entries, times, problems);
        binder.References.Define("place", Earth);
        var place = new Place("", "", new(path, 1, 1));
        var scenario = (Scenario)binder.BindSection(grammar, root, place)!;
        binder.References.Check(problems);
        ScenarioChecks.Run(scenario, binder.Bound, problems);
        problems.ThrowIfAny();
        return new(
            Path.GetFileNameWithoutExtension(path),
            scenario,
            binder.Inputs,
            [.. files, .. catalogue.Files],
            binder.Bound
        );
    }

    /// <summary>Checks every entry of the catalogue, used or not.</summary>
    /// <returns>Everything that is wrong, in the order of the files and their lines.</returns>
    public IReadOnlyList<InputProblem> CheckCatalogue()
    {
        var problems = new Problems();
        foreach (var file in catalogue.Files)
            problems.Register(file.Path);
        var binder = new Binder(catalogue, times, problems);
        var vehicles = new VehicleChecks(binder.Bound, problems);
        // Scenarios, flights and questions about the ground share the catalogue.
        var sections = grammar
            .Everything()
            .Concat(SectionGrammar.Of(typeof(FlightCase)).Everything())
            .Append(SectionGrammar.Of(typeof(MoonPlace)))
            .Where(section => section.CatalogueKind is not null)
            .DistinctBy(section => section.CatalogueKind)
            .ToList();
        foreach (var kind in catalogue.Kinds)
        {
            var section = sections.Find(candidate => candidate.CatalogueKind == kind);
            foreach (var name in catalogue.Names(kind))
            {
                var entry = catalogue.Find(kind, name)!;
                var place = new Place("", "", entry.KeyLocation).Named("", kind, name, entry.KeyLocation);
                if (section is not null)
                    vehicles.Check(binder.BindSection(section, entry.Value, place, name));
                else
                {
                    var kinds = sections.Select(candidate => candidate.CatalogueKind!).ToList();
                    problems.Add(
                        place with
                        {
                            Words = "kind",
                        },
                        entry.KeyLocation,
                        kind,
                        "is not known",
                        Spelling.Suggest(kind, kinds)
                    );
                }
            }
        }
        return problems.InOrder();
    }

    /// <summary>Reads a file and the scenarios that it is built on (<c>from: other.yaml</c>), laid over each other.</summary>
    private static YamlMapping? ReadChain(string path, List<SourceFile> files, Problems problems)
    {
        problems.Register(path);
        if (SourceFile.Read(path, problems) is not { } file)
            return null;
        files.Add(file);
        var node = YamlReader.Read(file.Text, path, problems.Found);
        if (node is not YamlMapping root)
        {
            if (node is not null)
                problems.Add(
                    new("", "", node.Location),
                    node.Location,
                    "",
                    "is not a scenario",
                    "write keys with values"
                );
            return null;
        }
        if (root.Find(YamlOverlay.FromKey) is not { } from)
            return root;
        var place = new Place("", "", root.Location).Key(YamlOverlay.FromKey, from.KeyLocation);
        if (from.Value is not YamlScalar name)
        {
            problems.Add(place, from.Value.Location, "", "is not a file", "name one scenario file");
            return null;
        }
        var below = Path.Combine(Path.GetDirectoryName(path) ?? "", name.Text);
        if (files.Count == LongestChain)
        {
            problems.Add(place, name.Location, name.Text, "is built on itself", "break the circle of 'from:'");
            return null;
        }
        if (!File.Exists(below))
        {
            problems.Add(place, name.Location, name.Text, "does not exist", "name a scenario file beside this one");
            return null;
        }
        var over = root with { Entries = [.. root.Entries.Where(entry => entry.Key != YamlOverlay.FromKey)] };
        return ReadChain(below, files, problems) is { } included
            ? (YamlMapping)YamlOverlay.Merge(included, over)
            : null;
    }
}
