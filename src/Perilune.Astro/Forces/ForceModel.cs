using System.Collections.Immutable;
using Perilune.Astro.Bodies;
using Perilune.Astro.Eclipses;
using Perilune.Astro.Ephemerides;
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

    /// <summary>A composition of forces.</summary>
    /// <param name="ephemeris">Where the bodies are.</param>
    /// <param name="central">The body that the equations of motion are relative to.</param>
    /// <param name="others">Other attracting bodies.</param>
    /// <param name="radiationPressure">Sunlight, or null for none.</param>
    /// <param name="relativity">Whether the central body's Schwarzschild term counts.</param>
    /// <exception cref="ArgumentException">A body is given twice.</exception>
    public ForceModel(
        Ephemeris ephemeris,
        AttractingBody central,
        IEnumerable<AttractingBody> others,
        RadiationPressure? radiationPressure = null,
        bool relativity = false
    )
    {
        ArgumentNullException.ThrowIfNull(ephemeris);
        ArgumentNullException.ThrowIfNull(central);
        (Ephemeris, Central, RadiationPressure, Relativity) = (ephemeris, central, radiationPressure, relativity);
        this.others = [.. others];
        var attracting = this.others.Select(body => body.Body).Append(central.Body).ToList();
        if (attracting.Distinct().Count() != attracting.Count)
            throw new ArgumentException($"bodies are given twice: {string.Join(", ", attracting)}", nameof(others));
        var needed = this.others.Select(body => body.Body);
        if (radiationPressure is not null)
            needed = needed.Append(NaifId.Sun).Concat(radiationPressure.Occulters.Select(occulter => occulter.Body));
        Bodies = [.. needed.Where(body => body != central.Body).Distinct()];
    }

    /// <summary>Where the bodies are.</summary>
    public Ephemeris Ephemeris { get; }

    /// <summary>The body that the equations of motion are relative to.</summary>
    public AttractingBody Central { get; }

    /// <summary>Other attracting bodies.</summary>
    public ImmutableArray<AttractingBody> Others => others;

    /// <summary>Sunlight, or null for none.</summary>
    public RadiationPressure? RadiationPressure { get; }

    /// <summary>Whether the central body's Schwarzschild term counts.</summary>
    public bool Relativity { get; }

    /// <summary>NAIF codes of the bodies whose places are needed, other than the central one, in the order of their use.</summary>
    internal ImmutableArray<int> Bodies { get; }

    /// <summary>Acceleration relative to the central body, ICRF axes, m/s2.</summary>
    /// <param name="environment">The environment, set to the epoch.</param>
    /// <param name="position">Position from the central body, ICRF axes, m.</param>
    /// <param name="velocity">Velocity relative to it, m/s.</param>
    public Vector3<T> Acceleration<T>(ForceEnvironment<T> environment, Vector3<T> position, Vector3<T> velocity)
        where T : struct, IScalar<T>
    {
        ArgumentNullException.ThrowIfNull(environment);
        // Small terms first, so that they are not rounded at the size of the central attraction.
        var sum = OfVelocity(position, velocity);
        if (RadiationPressure is { } pressure)
            sum += Sunlight(pressure, environment, position);
        for (var i = 0; i < others.Length; i++)
        {
            var body = others[i];
            var place = environment.Position(i);
            sum += PointMassAttraction.Third(body.GravitationalParameter, position, place);
            if (body.Harmonics is { } field)
            {
                var turn = environment.Rotation(i);
                // What the figure of the body does to the central body is taken off, as for its mass.
                sum +=
                    turn.TransposeTimes(field.Perturbation(turn * (position - place)))
                    - environment.IndirectHarmonics(i);
            }
        }
        if (Central.Harmonics is { } own)
        {
            var turn = environment.CentralRotation;
            sum += turn.TransposeTimes(own.Perturbation(turn * position));
        }
        return sum + PointMassAttraction.Central(Central.GravitationalParameter, position);
    }

    /// <summary>Whether any force depends on velocity.</summary>
    internal bool DependsOnVelocity => Relativity;

    /// <summary>That part of the acceleration which depends on velocity, ICRF axes, m/s2.</summary>
    internal Vector3<T> OfVelocity<T>(Vector3<T> position, Vector3<T> velocity)
        where T : struct, IScalar<T> =>
        Relativity
            ? SchwarzschildCorrection.Acceleration(Central.GravitationalParameter, position, velocity)
            : Vector3<T>.FromVector(Vector3.Zero);

    private static Vector3<T> Sunlight<T>(
        RadiationPressure pressure,
        ForceEnvironment<T> environment,
        Vector3<T> position
    )
        where T : struct, IScalar<T>
    {
        var toSun = environment.Sun - position;
        var square = toSun.NormSquared;
        var size =
            pressure.PressureAtAstronomicalUnit
            * pressure.AreaToMass
            * (RadiationPressure.AstronomicalUnit * RadiationPressure.AstronomicalUnit);
        var away = toSun * (T.FromDouble(-size) / (square * T.Sqrt(square)));
        // Losses add up: exact while two bodies do not cover the same part of the Sun.
        var visible = T.FromDouble(1);
        for (var i = 0; i < pressure.Occulters.Length; i++)
            visible -= environment
                .Sunlight(i)
                .Covered(toSun, environment.OcculterPosition(i) - position, pressure.Occulters[i].Radius);
        return away * T.WhereLess(visible, T.FromDouble(0), T.FromDouble(0), visible);
    }
}
