using System.Collections.Immutable;
using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Forces.Radiation;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Simulation.Language;

namespace Perilune.Simulation.Propagation;

/// <summary>Makes the force model of a propagation file.</summary>
internal sealed class ForceBinding(PropagationDocument document, PropagationSky sky, Problems problems)
{
    /// <summary>The model, or null where something is wrong, which is told.</summary>
    public ForceModel? Bind()
    {
        var wanted = document.Case;
        var forces = wanted.Forces;
        var center = sky.Body(wanted, nameof(wanted.Center), wanted.Center);
        var central = center is { } body ? Attracting(forces.Gravity, forces.Gravity, body, wanted.Center) : null;
        var others = new List<AttractingBody>();
        foreach (var third in forces.ThirdBodies)
        {
            if (sky.Body(third, nameof(third.Body), third.Body) is not { } other)
                continue;
            if (other == center || others.Exists(known => known.Body == other))
                document.Tell(
                    problems,
                    third,
                    nameof(third.Body),
                    third.Body,
                    other == center ? "is the centre" : "is given twice",
                    "name each body once"
                );
            else if (Attracting(third, third.Attraction, other, third.Body) is { } attracting)
                others.Add(attracting);
        }
        var thrust = ThrustBinding.Bind(document, sky, problems);
        // Areas over mass belong to the mass before the first burn.
        var mass = thrust?.InitialMass ?? wanted.Spacecraft.Mass;
        var pressure = forces.RadiationPressure is { } sunshine ? Pressure(sunshine, mass) : null;
        var relativity = forces.Relativity is { } effects ? Effects(effects) : null;
        if (central is null)
            return null;
        var surroundings = new SurroundingsBinding(document, sky, problems, central.Body);
        var model = new ForceModel(sky.Ephemeris, central, others, pressure)
        {
            Relativity = relativity,
            Thrust = thrust,
            Tides = surroundings.Tides(others.Prepend(central).ToList()),
            PlanetaryRadiation = surroundings.PlanetaryRadiation(pressure),
            Drag = surroundings.Drag(mass),
        };
        return problems.Any ? null : model;
    }

    private AttractingBody? Attracting(object section, Attraction attraction, int body, string name)
    {
        if (attraction.Field == GravityFields.PointMass)
        {
            foreach (
                var (property, given) in new[]
                {
                    (nameof(attraction.Degree), attraction.Degree is not null),
                    (nameof(attraction.Order), attraction.Order is not null),
                    (nameof(attraction.Frame), attraction.Frame is not null),
                }
            )
            {
                if (given)
                    document.Tell(
                        problems,
                        section,
                        property,
                        "",
                        "is given for a point mass",
                        "name a field: with it"
                    );
            }
            if ((attraction.Gm ?? sky.GravitationalParameter(body)) is { } gm)
                // A point mass has no surface: only a field's meaning ends at one.
                return AttractingBody.PointMass(body, gm);
            document.Tell(problems, section, nameof(attraction.Gm), name, "has no known GM", "add 'gm:'");
            return null;
        }
        if (GravityFields.Read(document, sky, problems, section, attraction) is not { } field)
            return null;
        try
        {
            return AttractingBody.WithField(body, new(field, field.Degree), new(field.Frame, sky.Frames));
        }
        catch (GravityFieldMismatchException error)
        {
            document.Tell(
                problems,
                section,
                nameof(attraction.Field),
                attraction.Field,
                $"does not fit: {error.Message}",
                "name a field of this body"
            );
            return null;
        }
    }

    private RelativisticEffects? Effects(Relativity wanted)
    {
        if (wanted is { Schwarzschild: false, LenseThirring: false, DeSitter: false })
            return null;
        if (wanted.LenseThirring && sky.Body(document.Case, nameof(PropagationCase.Center), null) != NaifId.Earth)
            document.Tell(
                problems,
                wanted,
                nameof(wanted.LenseThirring),
                "yes",
                "is known of the Earth alone",
                "take it away"
            );
        return new()
        {
            Schwarzschild = wanted.Schwarzschild,
            Spin = wanted.LenseThirring ? RelativisticEffects.EarthAngularMomentum : null,
            DeSitter = wanted.DeSitter,
        };
    }

    private RadiationPressure? Pressure(Sunshine sunshine, double mass)
    {
        var occulters = new List<Occulter>();
        foreach (var shadow in sunshine.Shadows)
        {
            if (sky.Body(shadow, nameof(shadow.Body), shadow.Body) is not { } body)
                continue;
            if (body == NaifId.Sun || (shadow.Radius ?? sky.Radius(body)) is not { } radius)
                document.Tell(
                    problems,
                    shadow,
                    nameof(shadow.Radius),
                    shadow.Body,
                    body == NaifId.Sun ? "casts no shadow" : "has no known radius",
                    body == NaifId.Sun ? "take it away" : "add 'radius:'"
                );
            else if (occulters.Exists(known => known.Body == body))
                document.Tell(problems, shadow, nameof(shadow.Body), shadow.Body, "is given twice", "keep one");
            else
                occulters.Add(new(body, radius));
        }
        var craft = document.Case.Spacecraft;
        var strength = sunshine.Pressure ?? RadiationPressure.NominalPressure;
        if (craft.Plates.Count == 0)
        {
            var area = sunshine.AreaToMass * (craft.Mass / mass) ?? craft.Reflectivity * craft.Area / mass;
            return new(area, [.. occulters], strength);
        }
        if (sunshine.AreaToMass is not null)
            document.Tell(
                problems,
                sunshine,
                nameof(sunshine.AreaToMass),
                "",
                "is given beside the spacecraft's plates",
                "keep one"
            );
        var plates = new List<Plate>();
        foreach (var plate in craft.Plates)
        {
            try
            {
                plates.Add(new(plate.Normal, plate.Area, plate.Specular, plate.Diffuse, plate.Attitude));
            }
            catch (ArgumentException error)
            {
                document.Tell(problems, plate, nameof(plate.Normal), plate.Name, error.Message, "");
            }
        }
        return RadiationPressure.OnPlates(mass, [.. plates], [.. occulters]) with
        {
            PressureAtAstronomicalUnit = strength,
        };
    }
}
