using Perilune.Astro.Time;
using Perilune.Simulation.Language;

namespace Perilune.Simulation.Catalogue;

/// <summary>The catalogue's launch sites by name, for questions that no file asks.</summary>
public static class LaunchSites
{
    /// <summary>A launch site.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="times">Time scales.</param>
    /// <param name="name">Name of the site.</param>
    /// <param name="asked">What asked for it, named in messages.</param>
    /// <param name="field">The option that named it.</param>
    /// <exception cref="InputException">There is none of that name, or its entry is wrong.</exception>
    public static LaunchSite Find(CatalogueIndex catalogue, TimeScales times, string name, string asked, string field)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var grammar = SectionGrammar.Of(typeof(LaunchSite));
        var names = catalogue.Names(grammar.CatalogueKind!);
        if (!names.Contains(name))
            throw new InputException([
                new(asked, 0, 0, field, name, "is no launch site", Spelling.Suggest(name, names)),
            ]);
        var problems = new Problems();
        var place = new SourceLocation(asked, 0, 0);
        var site = new Binder(catalogue, times, problems).BindSection(
            grammar,
            new YamlScalar(name, place),
            new(field, field, place)
        );
        problems.ThrowIfAny();
        return (LaunchSite)site!;
    }
}
