using Perilune.Astro.Time;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;
using Perilune.Surface.Topography;

namespace Perilune.Simulation.Catalogue;

/// <summary>A place on the Moon that has a name.</summary>
[CatalogueKind("places")]
public sealed record MoonPlace
{
    /// <summary>Name for people.</summary>
    public required string Title { get; init; }

    /// <summary>Planetocentric latitude, mean-Earth axes.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Latitude, AtLeast = "-90 deg", AtMost = "90 deg")]
    public required double Latitude { get; init; }

    /// <summary>East longitude, mean-Earth axes.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Longitude)]
    public required double Longitude { get; init; }

    /// <summary>The place on the surface.</summary>
    public SurfacePoint Point => new(Latitude, Longitude);

    /// <summary>A place of the catalogue.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="times">Time scales.</param>
    /// <param name="name">Name of the place.</param>
    /// <param name="asked">What asked for it, named in messages.</param>
    /// <param name="field">The option that named it.</param>
    /// <returns>The place; null where the catalogue has none of that name.</returns>
    /// <exception cref="InputException">Its entry is wrong.</exception>
    public static MoonPlace? Find(CatalogueIndex catalogue, TimeScales times, string name, string asked, string field)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var grammar = SectionGrammar.Of(typeof(MoonPlace));
        if (!catalogue.Names(grammar.CatalogueKind!).Contains(name))
            return null;
        var problems = new Problems();
        var place = new SourceLocation(asked, 0, 0);
        var found = new Binder(catalogue, times, problems).BindSection(
            grammar,
            new YamlScalar(name, place),
            new(field, field, place)
        );
        problems.ThrowIfAny();
        return (MoonPlace)found!;
    }
}
