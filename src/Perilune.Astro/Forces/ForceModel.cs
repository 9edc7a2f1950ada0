using System.Collections.Immutable;
using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces.Drag;
using Perilune.Astro.Forces.Radiation;
using Perilune.Astro.Forces.Thrust;
using Perilune.Astro.Forces.Tides;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Forces;

/// <summary>
/// What accelerates a spacecraft relative to a central body, in ICRF axes: the central body's attraction, other bodies less
/// what they do to the central body, sunlight, and relativity. Immutable and safe from any thread; what belongs to one
/// epoch is kept in a <see cref="ForceEnvironment{T}"/>.
/// </summary>
public sealed class ForceModel
{
    private readonly ImmutableArray<AttractingBody> others;
    private readonly Lazy<ImmutableArray<int>> bodies;
    private readonly Lazy<bool> dependsOnVelocity;

    /// <summary>A composition of forces; further ones are set as properties.</summary>
    /// <param name="ephemeris">Where the bodies are.</param>
    /// <param name="central">The body that the equations of motion are relative to.</param>
    /// <param name="others">Other attracting bodies.</param>
    /// <param name="radiationPressure">Sunlight, or null for none.</param>
    /// <exception cref="ArgumentException">A body is given twice.</exception>
    public ForceModel(
        Ephemeris ephemeris,
        AttractingBody central,
        IEnumerable<AttractingBody> others,
        RadiationPressure? radiationPressure = null
    )
    {
        ArgumentNullException.ThrowIfNull(ephemeris);
        ArgumentNullException.ThrowIfNull(central);
        (Ephemeris, Central, RadiationPressure) = (ephemeris, central, radiationPressure);
        this.others = [.. others];
        var attracting = this.others.Select(body => body.Body).Append(central.Body).ToList();
        if (attracting.Distinct().Count() != attracting.Count)
            throw new ArgumentException($"bodies are given twice: {string.Join(", ", attracting)}", nameof(others));
        bodies = new(Needed);
        // Found once: an evaluation asks for it, and must not allocate.
        dependsOnVelocity = new(AnyDependsOnVelocity);
    }

    /// <summary>Where the bodies are.</summary>
    public Ephemeris Ephemeris { get; }

    /// <summary>The body that the equations of motion are relative to.</summary>
    public AttractingBody Central { get; }

    /// <summary>Other attracting bodies.</summary>
    public ImmutableArray<AttractingBody> Others => others;

    /// <summary>Sunlight, or null for none.</summary>
    public RadiationPressure? RadiationPressure { get; }

    /// <summary>Relativistic accelerations about the central body, or null for none.</summary>
    public RelativisticEffects? Relativity { get; init; }

    /// <summary>Solid tides of bodies whose fields the model has.</summary>
    public ImmutableArray<SolidTides> Tides { get; init; } = [];

    /// <summary>Bodies whose reflected light and heat push the spacecraft, by the surfaces of <see cref="RadiationPressure"/>.</summary>
    public ImmutableArray<PlanetaryRadiation> PlanetaryRadiation { get; init; } = [];

    /// <summary>Drag of an atmosphere, or null for none.</summary>
    public AtmosphericDrag? Drag { get; init; }

    /// <summary>Mass and burns, or null for a spacecraft that only falls.</summary>
    public ThrustProgram? Thrust { get; init; }

    /// <summary>NAIF codes of the bodies whose places are needed, other than the central one, in the order of their use.</summary>
    internal ImmutableArray<int> Bodies => bodies.Value;

    /// <summary>Whether the velocity of a body is needed, not only its place.</summary>
    internal bool NeedsVelocity(int body) =>
        (Relativity is { DeSitter: true } && body == NaifId.Sun)
        || Drag?.Body == body
        || (Thrust is not null && Thrust.Burns.Any(burn => burn.Direction.About == body));

    /// <summary>The same forces with other sunlight, or none.</summary>
    public ForceModel With(RadiationPressure? radiationPressure) =>
        new(Ephemeris, Central, others, radiationPressure)
        {
            Relativity = Relativity,
            Tides = Tides,
            PlanetaryRadiation = PlanetaryRadiation,
            Drag = Drag,
            Thrust = Thrust,
        };

    /// <summary>Acceleration relative to the central body, ICRF axes, m/s2.</summary>
    /// <param name="environment">The environment, set to the epoch.</param>
    /// <param name="position">Position from the central body, ICRF axes, m.</param>
    /// <param name="velocity">Velocity relative to it, m/s.</param>
    public Vector3<T> Acceleration<T>(ForceEnvironment<T> environment, Vector3<T> position, Vector3<T> velocity)
        where T : struct, IScalar<T>
    {
        ArgumentNullException.ThrowIfNull(environment);
        // Small terms first, so that they are not rounded at the size of the central attraction.
        var sum = OfVelocity(environment, position, velocity);
        if (RadiationPressure is { FollowsOrbit: false })
            sum += Radiation(environment, position, velocity);
        foreach (var tide in environment.Tides)
            sum += tide.Acceleration(environment, position) - tide.Indirect;
        for (var i = 0; i < others.Length; i++)
            sum += AttractionOfOther(i, environment, position);
        return sum + AttractionOfCentral(environment, position);
    }

    /// <summary>Whether any force depends on velocity.</summary>
    internal bool DependsOnVelocity => dependsOnVelocity.Value;

    /// <summary>Those forces that depend on velocity, ICRF axes, m/s2.</summary>
    internal Vector3<T> OfVelocity<T>(ForceEnvironment<T> environment, Vector3<T> position, Vector3<T> velocity)
        where T : struct, IScalar<T>
    {
        var sum = Vector3<T>.FromVector(Vector3.Zero);
        if (Relativity is { } relativity)
        {
            var gm = Central.GravitationalParameter;
            if (relativity.Schwarzschild)
                sum += SchwarzschildCorrection.Acceleration(gm, position, velocity);
            if (relativity.Spin is { } spin)
                sum += LenseThirringCorrection.Acceleration(gm, spin, position, velocity);
            if (relativity.DeSitter)
                sum += DeSitterCorrection.Acceleration(
                    relativity.SunGravitationalParameter,
                    environment.Sun,
                    environment.SunVelocity,
                    velocity
                );
        }
        if (RadiationPressure is { FollowsOrbit: true })
            sum += Radiation(environment, position, velocity);
        if (Drag is not null)
            sum += OfDrag(environment, position, velocity);
        if (Thrust is not null)
        {
            for (var burn = 0; burn < Thrust.Burns.Length; burn++)
                if (environment.Thrust!.IsBurning(burn))
                    sum += OfBurn(burn, environment.Thrust.Components[burn], environment, position, velocity);
        }
        return sum;
    }

    /// <summary>Sunlight, and what bodies reflect and send out, linear in a factor on them.</summary>
    internal Vector3<T> Radiation<T>(ForceEnvironment<T> environment, Vector3<T> position, Vector3<T> velocity)
        where T : struct, IScalar<T>
    {
        var sunlight = DirectSunlight(environment, position, velocity);
        var sum = Vector3<T>.FromVector(Vector3.Zero);
        foreach (var planet in PlanetaryRadiation)
        {
            var place = environment.Place(planet.Body);
            sum += planet.Acceleration(RadiationPressure!, environment, position - place, environment.Sun - place);
        }
        return (environment.Thrust is { } thrust ? sum * thrust.MassRatio : sum) + sunlight;
    }

    /// <summary>What comes from the Sun itself.</summary>
    internal Vector3<T> DirectSunlight<T>(ForceEnvironment<T> environment, Vector3<T> position, Vector3<T> velocity)
        where T : struct, IScalar<T>
    {
        var pressure = RadiationPressure!;
        pressure.Turn(environment, position, velocity);
        var force = pressure.Acceleration(environment, position);
        return environment.Thrust is { } thrust ? force * thrust.MassRatio : force;
    }

    /// <summary>Drag, linear in a factor on it.</summary>
    internal Vector3<T> OfDrag<T>(ForceEnvironment<T> environment, Vector3<T> position, Vector3<T> velocity)
        where T : struct, IScalar<T>
    {
        var body = Drag!.Body;
        var place = environment.Place(body);
        if (body != Central.Body)
            velocity -= environment.Velocity(Bodies.IndexOf(body));
        var force = Drag.Acceleration(
            environment.AtmosphereRotation,
            position - place,
            velocity,
            environment.Sun - place
        );
        return environment.Thrust is { } thrust ? force * thrust.MassRatio : force;
    }

    /// <summary>The acceleration by a burn that points along some components in its own axes.</summary>
    internal Vector3<T> OfBurn<T>(
        int burn,
        Vector3<T> components,
        ForceEnvironment<T> environment,
        Vector3<T> position,
        Vector3<T> velocity
    )
        where T : struct, IScalar<T>
    {
        var direction = Thrust!.Burns[burn].Direction;
        if (direction.About is { } about && about != Central.Body)
        {
            var body = Bodies.IndexOf(about);
            position -= environment.Position(body);
            velocity -= environment.Velocity(body);
        }
        return direction.ToIcrf(components, position, velocity) * environment.Thrust!.Acceleration[burn];
    }

    /// <summary>The central body's attraction, linear in its GM.</summary>
    internal Vector3<T> AttractionOfCentral<T>(ForceEnvironment<T> environment, Vector3<T> position)
        where T : struct, IScalar<T>
    {
        var mass = PointMassAttraction.Central(Central.GravitationalParameter, position);
        if (Central.Harmonics is not { } own)
            return mass;
        var turn = environment.CentralRotation;
        return turn.TransposeTimes(own.Perturbation(turn * position)) + mass;
    }

    /// <summary>What another body does to the spacecraft less what it does to the central body, linear in its GM.</summary>
    internal Vector3<T> AttractionOfOther<T>(int other, ForceEnvironment<T> environment, Vector3<T> position)
        where T : struct, IScalar<T>
    {
        var body = others[other];
        var place = environment.Position(other);
        var mass = PointMassAttraction.Third(body.GravitationalParameter, position, place);
        if (body.Harmonics is not { } field)
            return mass;
        var turn = environment.Rotation(other);
        // What the figure of the body does to the central body is taken off, as for its mass.
        return turn.TransposeTimes(field.Perturbation(turn * (position - place)))
            - environment.IndirectHarmonics(other)
            + mass;
    }

    private bool AnyDependsOnVelocity() =>
        Relativity is not null
        || Drag is not null
        || RadiationPressure is { FollowsOrbit: true }
        || (Thrust is not null && Thrust.Burns.Any(burn => burn.Direction.FollowsOrbit));

    private ImmutableArray<int> Needed()
    {
        var needed = others.Select(body => body.Body);
        if (RadiationPressure is not null)
            needed = needed.Append(NaifId.Sun).Concat(RadiationPressure.Occulters.Select(occulter => occulter.Body));
        if (Relativity is { DeSitter: true } || Drag is not null)
            needed = needed.Append(NaifId.Sun);
        if (Drag is not null)
            needed = needed.Append(Drag.Body);
        if (PlanetaryRadiation.Length > 0 && RadiationPressure is null)
            throw new InvalidOperationException("planetary radiation needs the surfaces of radiation pressure");
        needed = needed.Concat(PlanetaryRadiation.Select(planet => planet.Body));
        foreach (var tide in Tides)
        {
            if (!others.Append(Central).Any(body => body.Body == tide.Body && body.Harmonics is not null))
                throw new InvalidOperationException($"tides of body {tide.Body} need its field in the model");
            needed = needed.Concat(tide.Raisers.Select(raiser => raiser.Body));
        }
        if (Thrust is not null)
            needed = needed.Concat(Thrust.Burns.Select(burn => burn.Direction.About ?? Central.Body));
        return [.. needed.Where(body => body != Central.Body).Distinct()];
    }
}
