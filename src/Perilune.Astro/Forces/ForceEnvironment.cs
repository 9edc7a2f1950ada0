using Perilune.Astro.Bodies;
using Perilune.Astro.Eclipses;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces.Thrust;
using Perilune.Astro.Forces.Tides;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Forces;

/// <summary>
/// Where the bodies of a force model are and how they are turned at one epoch (for lanes: at one epoch each), found once
/// and used by every evaluation at that epoch. Memory of one propagation: not for several threads at once.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
public sealed class ForceEnvironment<T>
    where T : struct, IScalar<T>
{
    private readonly ForceModel model;
    private readonly double[] times;
    private readonly Vector3[] places;
    private readonly BodyPath<T>[] paths;
    private readonly bool[] needsVelocity;
    private readonly Matrix3[] centralTurns;
    private readonly Matrix3[] atmosphereTurns;
    private readonly Matrix3[][] turns;
    private readonly Vector3<T>[] positions;
    private readonly Matrix3<T>[] rotations;
    private readonly Vector3<T>[] indirect;
    private readonly Vector3<T>[] velocities;
    private readonly int[] occulters;
    private readonly Sunlight<T>[] sunlight;
    private readonly int sun;

    /// <summary>An environment of a model, to be set to an epoch before its use.</summary>
    public ForceEnvironment(ForceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        this.model = model;
        times = new double[T.Lanes];
        Array.Fill(times, double.NaN);
        places = new Vector3[T.Lanes];
        paths = [.. model.Bodies.Select(body => new BodyPath<T>(model.Ephemeris, body, model.Central.Body))];
        needsVelocity = [.. model.Bodies.Select(model.NeedsVelocity)];
        centralTurns = new Matrix3[T.Lanes];
        atmosphereTurns = new Matrix3[T.Lanes];
        turns = [.. model.Others.Select(_ => new Matrix3[T.Lanes])];
        positions = new Vector3<T>[model.Bodies.Length];
        rotations = new Matrix3<T>[model.Others.Length];
        indirect = new Vector3<T>[model.Others.Length];
        velocities = new Vector3<T>[model.Bodies.Length];
        var bodies = model.RadiationPressure?.Occulters ?? [];
        occulters = [.. bodies.Select(occulter => model.Bodies.IndexOf(occulter.Body))];
        sunlight = [.. bodies.Select(_ => new Sunlight<T>())];
        sun = model.Bodies.IndexOf(NaifId.Sun);
        Thrust = model.Thrust is { } program ? new(program) : null;
        Tides = [.. model.Tides.Select(tide => new TidalField<T>(model, tide))];
        PlateNormals = new Vector3<T>[model.RadiationPressure?.Plates.Length ?? 0];
    }

    /// <summary>The Sun from the central body, ICRF axes, m.</summary>
    internal Vector3<T> Sun => sun < 0 ? Vector3<T>.FromVector(Vector3.Zero) : positions[sun];

    /// <summary>The Sun's velocity relative to the central body, m/s; known where the model needs it.</summary>
    internal Vector3<T> SunVelocity => sun < 0 ? Vector3<T>.FromVector(Vector3.Zero) : velocities[sun];

    /// <summary>Burns and mass, or null where the model has none.</summary>
    internal ThrustState<T>? Thrust { get; }

    /// <summary>Tides of the model.</summary>
    internal TidalField<T>[] Tides { get; }

    /// <summary>Normals of the plates, ICRF axes, as the last evaluation turned them.</summary>
    internal Vector3<T>[] PlateNormals { get; }

    /// <summary>TDB seconds past J2000.</summary>
    internal T Tdb => T.FromLanes(times);

    /// <summary>The turn from ICRF to the axes of the body with the atmosphere.</summary>
    internal Matrix3<T> AtmosphereRotation { get; private set; }

    /// <summary>The turn from ICRF to the axes of the central body's field.</summary>
    internal Matrix3<T> CentralRotation { get; set; }

    /// <summary>Brings everything to an epoch, the same in every lane; does nothing if it is there.</summary>
    /// <param name="tdb">TDB seconds past J2000.</param>
    /// <exception cref="Ephemerides.EphemerisCoverageException">The ephemeris or an orientation does not cover the epoch.</exception>
    public void MoveTo(double tdb)
    {
        Span<double> all = stackalloc double[T.Lanes];
        all.Fill(tdb);
        MoveTo(all);
    }

    /// <summary>Brings everything to the epochs of the lanes; does nothing if it is there.</summary>
    /// <param name="tdb">TDB seconds past J2000, one for each lane.</param>
    /// <exception cref="Ephemerides.EphemerisCoverageException">The ephemeris or an orientation does not cover an epoch.</exception>
    public void MoveTo(ReadOnlySpan<double> tdb)
    {
        Thrust?.MoveTo(tdb);
        MoveBodiesTo(tdb);
    }

    /// <summary>Brings everything to times of the lanes' flights; does nothing if it is there.</summary>
    /// <param name="tdb">TDB seconds past J2000, one for each lane.</param>
    /// <param name="seconds">What they are from the epoch of each lane on, not rounded at the size of the date.</param>
    internal void MoveTo(ReadOnlySpan<double> tdb, ReadOnlySpan<double> seconds)
    {
        Thrust?.MoveTo(tdb, seconds);
        MoveBodiesTo(tdb);
    }

    private void MoveBodiesTo(ReadOnlySpan<double> tdb)
    {
        if (tdb.SequenceEqual(times))
            return;
        Span<double> before = stackalloc double[T.Lanes];
        times.CopyTo(before);
        // Nothing is known until all is.
        Array.Fill(times, double.NaN);
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = paths[i].At(tdb);
            if (!needsVelocity[i])
                continue;
            for (var lane = 0; lane < places.Length; lane++)
                places[lane] = model.Ephemeris.State(model.Bodies[i], model.Central.Body, tdb[lane]).Velocity;
            velocities[i] = Vector3<T>.FromLanes(places);
        }
        if (model.Central.Axes is { } central)
            CentralRotation = Turn(central, before, tdb, centralTurns);
        for (var i = 0; i < model.Others.Length; i++)
        {
            if (model.Others[i].Axes is not { } axes)
                continue;
            rotations[i] = Turn(axes, before, tdb, turns[i]);
            var field = model.Others[i].Harmonics!.Perturbation(rotations[i] * -positions[i]);
            indirect[i] = rotations[i].TransposeTimes(field);
        }
        if (model.Drag is { } drag)
            AtmosphereRotation = Turn(drag.Axes, before, tdb, atmosphereTurns);
        foreach (var tide in Tides)
            tide.MoveTo(tdb, this);
        tdb.CopyTo(times);
    }

    /// <summary>Place of a body that is needed, or of the central one.</summary>
    internal Vector3<T> Place(int body) =>
        body == model.Central.Body ? Vector3<T>.FromVector(Vector3.Zero) : positions[model.Bodies.IndexOf(body)];

    /// <summary>Velocity of the i-th body among those needed, where the model needs it.</summary>
    internal Vector3<T> Velocity(int body) => velocities[body];

    /// <summary>Place of the i-th of the model's other bodies; they come first among those needed.</summary>
    internal Vector3<T> Position(int other) => positions[other];

    internal Matrix3<T> Rotation(int other) => rotations[other];

    internal Vector3<T> IndirectHarmonics(int other) => indirect[other];

    internal Vector3<T> OcculterPosition(int occulter) =>
        occulters[occulter] < 0 ? Vector3<T>.FromVector(Vector3.Zero) : positions[occulters[occulter]];

    /// <summary>What an occulter is known to do.</summary>
    internal Sunlight<T> Sunlight(int occulter) => sunlight[occulter];

    /// <summary>What an occulter does to sunlight at a place, by geometry, in a lane.</summary>
    internal Lighting Classify(int occulter, Vector3 position, int lane) =>
        ShadowGeometry.Classify(
            Sun.Lane(lane) - position,
            OcculterPosition(occulter).Lane(lane) - position,
            model.RadiationPressure!.Occulters[occulter].Radius
        );

    /// <summary>Where the Sun and an occulter are at another epoch near that of a lane, from the central body, m.</summary>
    internal (Vector3 Sun, Vector3 Occulter) Lights(int occulter, double tdb, int lane) =>
        (
            sun < 0 ? Vector3.Zero : paths[sun].At(tdb, lane),
            occulters[occulter] < 0 ? Vector3.Zero : paths[occulters[occulter]].At(tdb, lane)
        );

    // A lane that has not moved keeps its turn.
    private static Matrix3<T> Turn(
        Gravity.BodyFixedAxes axes,
        ReadOnlySpan<double> before,
        ReadOnlySpan<double> tdb,
        Matrix3[] lanes
    )
    {
        for (var lane = 0; lane < lanes.Length; lane++)
        {
            if (tdb[lane] != before[lane])
                lanes[lane] = axes.FromIcrf(tdb[lane]);
        }
        return Matrix3<T>.FromLanes(lanes);
    }
}
