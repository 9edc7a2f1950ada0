using Perilune.Astro.Time;
using Perilune.Simulation.Language;

namespace Perilune.Simulation.Catalogue;

/// <summary>Entries of the catalogue by name, for questions that no file asks.</summary>
public static class CatalogueEntries
{
    /// <summary>A launch site, a tracking station, or another entry.</summary>
    /// <typeparam name="T">What the entry is.</typeparam>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="times">Time scales.</param>
    /// <param name="name">Name of the entry.</param>
    /// <param name="asked">What asked for it, named in messages.</param>
    /// <param name="field">The option that named it.</param>
    /// <param name="what">What it is in words: <c>launch site</c>.</param>
    /// <exception cref="InputException">There is none of that name, or its entry is wrong.</exception>
    public static T Find<T>(
        CatalogueIndex catalogue,
        TimeScales times,
        string name,
        string asked,
        string field,
        string what
    )
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var grammar = SectionGrammar.Of(typeof(T));
        var names = catalogue.Names(grammar.CatalogueKind!);
        if (!names.Contains(name))
            throw new InputException([new(asked, 0, 0, field, name, $"is no {what}", Spelling.Suggest(name, names))]);
        var problems = new Problems();
        var place = new SourceLocation(asked, 0, 0);
        var entry = new Binder(catalogue, times, problems).BindSection(
            grammar,
            new YamlScalar(name, place),
            new(field, field, place)
        );
        problems.ThrowIfAny();
        return (T)entry!;
    }
}
