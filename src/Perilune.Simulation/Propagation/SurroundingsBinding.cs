using System.Collections.Immutable;
using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Forces.Drag;
using Perilune.Astro.Forces.Radiation;
using Perilune.Astro.Forces.Tides;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Simulation.Language;

namespace Perilune.Simulation.Propagation;

/// <summary>Makes what the bodies of a force model do beside attracting: tides, light and heat of their ground, air.</summary>
internal sealed class SurroundingsBinding(
    PropagationDocument document,
    PropagationSky sky,
    Problems problems,
    int center
)
{
    private readonly ForceList forces = document.Case.Forces;

    /// <summary>Solid tides of bodies that have a field.</summary>
    public ImmutableArray<SolidTides> Tides(IReadOnlyList<AttractingBody> attracting)
    {
        var tides = new List<SolidTides>();
        foreach (var name in forces.Tides)
        {
            if (sky.Body(forces, nameof(forces.Tides), name) is not { } body)
                continue;
            if (body is not (NaifId.Earth or NaifId.Moon))
                Tell(nameof(forces.Tides), name, "has no tides that are known", "write earth or moon");
            else if (!attracting.Any(known => known.Body == body && known.Harmonics is not null))
                Tell(nameof(forces.Tides), name, "has no gravity field that a tide could change", "name its field");
            else
                tides.Add(
                    body == NaifId.Earth
                        ? SolidTides.OfEarth(Gm(attracting, NaifId.Moon), Gm(attracting, NaifId.Sun))
                        : SolidTides.OfMoon(Gm(attracting, NaifId.Earth), Gm(attracting, NaifId.Sun))
                );
        }
        return [.. tides];
    }

    /// <summary>Light and heat of the ground of bodies.</summary>
    public ImmutableArray<PlanetaryRadiation> PlanetaryRadiation(RadiationPressure? pressure)
    {
        var shining = new List<PlanetaryRadiation>();
        foreach (var wanted in forces.PlanetaryRadiation)
        {
            if (sky.Body(wanted, nameof(wanted.Body), wanted.Body) is not { } body)
                continue;
            if (pressure is null)
                Tell(nameof(forces.PlanetaryRadiation), "", "needs radiation pressure", "add 'radiation-pressure: {}'");
            else if (body is not (NaifId.Earth or NaifId.Moon))
                Tell(nameof(forces.PlanetaryRadiation), wanted.Body, "is not known to shine", "write earth or moon");
            else
                shining.Add(
                    new(
                        body,
                        sky.Radius(body)!.Value,
                        body == NaifId.Earth ? new KnockeEarth() : new LunarSurfaceRadiation(),
                        wanted.Rings
                    )
                );
        }
        return [.. shining];
    }

    /// <summary>Drag of the centre's atmosphere, or null.</summary>
    public AtmosphericDrag? Drag(double mass)
    {
        if (forces.Drag is not { } wanted)
            return null;
        var craft = document.Case.Spacecraft;
        var area = craft.DragCoefficient * (craft.DragArea ?? craft.Area) / mass;
        var layered = wanted.Model == AtmosphereModel.Exponential;
        if (wanted.BulgeExponent % 2 != 0)
            document.Tell(
                problems,
                wanted,
                nameof(wanted.BulgeExponent),
                $"{wanted.BulgeExponent}",
                "is odd",
                "write 2, 4 or 6"
            );
        else if (center == NaifId.Earth)
            return AtmosphericDrag.OfEarth(
                layered ? ExponentialAtmosphere.Earth : new HarrisPriesterAtmosphere(wanted.BulgeExponent),
                area,
                new BodyFixedAxes(Frame.Itrf, sky.Frames)
            );
        else if (center is NaifId.Mars or NaifId.MarsBarycenter && layered)
            return AtmosphericDrag.OfMars(
                ExponentialAtmosphere.Mars,
                area,
                new BodyFixedAxes(Frame.IauMars, sky.Frames),
                center
            );
        else
            Tell(
                nameof(forces.Drag),
                Kebab.Of($"{wanted.Model}"),
                $"is no atmosphere of {BodyNames.Of(center)}",
                "there are exponential for earth and mars, harris-priester for earth"
            );
        return null;
    }

    /// <summary>GM of the model, or where it does not attract there, the known one.</summary>
    private double Gm(IReadOnlyList<AttractingBody> attracting, int body) =>
        attracting.FirstOrDefault(known => known.Body == body)?.GravitationalParameter
        ?? sky.GravitationalParameter(body)!.Value;

    private void Tell(string property, string value, string message, string mend) =>
        document.Tell(problems, forces, property, value, message, mend);
}
