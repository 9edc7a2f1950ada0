using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Flight.HaloOrbits;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;

namespace Perilune.Flight.StationKeeping;

/// <summary>
/// Keeps a near-rectilinear halo orbit by x-axis crossing control: at each apolune the smallest impulse that gives the
/// reference's velocity along x of the rotating frame back to the crossing of the x-z plane near perilune some revolutions
/// later (D. Guzzetti, E. M. Zimovan, K. C. Howell and D. C. Davis, "Stationkeeping analysis for spacecraft in lunar near
/// rectilinear halo orbits", AAS 17-395; D. C. Davis and others, "Orbit maintenance and navigation of human spacecraft at
/// cislunar near rectilinear halo orbits", AAS 17-269). The predicted velocity is linear in the deviation from the
/// reference, by the reference's own state-transition matrices.
/// </summary>
public static class CrossingControl
{
    // Centimetres after a revolution; navigation errs by kilometres.
    private const double PositionTolerance = 1e-3;
    private const double VelocityTolerance = 1e-7;

    // More than halfway to the Earth: nothing that orbits the Moon goes there.
    private const double Escape = 250e6;

    /// <summary>Flies a span along a reference orbit with errors, and keeps it there.</summary>
    /// <param name="reference">The orbit to keep; reaches at least the horizon beyond the end.</param>
    /// <param name="model">Forces as they are known; the flight's radiation pressure differs by a random part.</param>
    /// <param name="settings">Errors and law.</param>
    /// <param name="seed">Seed of all random numbers.</param>
    /// <param name="start">Epoch of the first state, TDB seconds past J2000.</param>
    /// <param name="end">Epoch of the last state, TDB seconds past J2000.</param>
    /// <param name="threads">Threads that share the preparation; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">The reference does not reach far enough, or a setting is impossible.</exception>
    /// <exception cref="ArithmeticException">The errors are so great that the flight begins under the ground.</exception>
    public static FlownOrbit Fly(
        ReferenceOrbit reference,
        ForceModel model,
        StationKeepingSettings settings,
        long seed,
        double start,
        double end,
        int threads
    )
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();
        if (!(start < end))
            throw new ArgumentException("the span is empty", nameof(end));
        var targets = new CrossingTargets(reference, model, threads);
        var controls = Enumerable
            .Range(0, targets.Revolutions)
            .Where(revolution => targets.Apolune(revolution) > start && targets.Apolune(revolution) < end)
            .ToList();
        var needed = controls.Count == 0 ? 0 : controls[^1] + settings.Horizon;
        if (start < reference.Trajectory.Start || end > reference.Trajectory.End || needed >= targets.Revolutions)
            throw new ArgumentException(
                $"the reference orbit does not reach {settings.Horizon} perilunes beyond the span",
                nameof(reference)
            );
        var navigation = new CounterRandom(seed, "node navigation");
        var execution = new CounterRandom(seed, "node manoeuvre execution");
        var truth = new Propagator(Truth(model, settings, seed), PositionTolerance, VelocityTolerance);
        var (time, state) = (start, Disturbed(reference.Trajectory.At(start), settings, navigation));
        var pieces = new List<Trajectory>();
        var manoeuvres = new List<Manoeuvre>();
        var (total, largest) = (0.0, 0.0);
        NodeLoss? loss = null;
        if (state.Position.Norm < RadiationPressure.MoonRadius)
            throw new ArithmeticException("with these errors of navigation the flight begins under the Moon's ground");
        PropagationEvent[] ends =
        [
            new(
                "strikes the Moon",
                (_, y) => y.Position.Norm - RadiationPressure.MoonRadius,
                EventDirection.Falling,
                true
            ),
            new("escapes from the Moon", (_, y) => y.Position.Norm - Escape, EventDirection.Rising, true),
        ];
        foreach (var revolution in controls)
        {
            Coast(targets.Apolune(revolution));
            if (loss is not null)
                break;
            var wanted = reference.Trajectory.At(time);
            largest = Math.Max(largest, (state.Position - wanted.Position).Norm);
            var (deviation, lead) = targets.Deviation(time, Disturbed(state, settings, navigation));
            var crossing = revolution + settings.Horizon;
            var commanded = Command(
                targets.Velocity(revolution, crossing),
                targets.Time(revolution, crossing),
                deviation,
                lead,
                settings.PhasePrice
            );
            if (!(commanded.Norm > settings.SmallestManoeuvre))
                continue;
            var made = Executed(commanded, settings, execution);
            manoeuvres.Add(new(time, made));
            total += made.Norm;
            state = state with { Velocity = state.Velocity + made };
        }
        if (loss is null)
            Coast(end);
        var trajectory = new PiecewiseTrajectory(pieces);
        return new(trajectory, manoeuvres, trajectory.Apsides(), total, largest, loss);

        void Coast(double until)
        {
            var initial = new State(
                Epoch.FromSecondsPastJ2000(time),
                NaifId.Moon,
                Frame.Icrf,
                state.Position,
                state.Velocity
            );
            var flown = truth.Propagate(initial, Epoch.FromSecondsPastJ2000(until), events: ends);
            pieces.Add(flown.Trajectory);
            (time, state) = (until, new(flown.Final.Position, flown.Final.Velocity));
            if (flown.Stopped)
                loss = new(flown.Trajectory.EndTdb, flown.Occurrences[^1].Name);
        }
    }

    /// <summary>What keeping the orbit costs, over flights with seeds one after the other.</summary>
    /// <param name="reference">The orbit to keep; reaches at least the horizon beyond the end.</param>
    /// <param name="model">Forces as they are known.</param>
    /// <param name="settings">Errors and law.</param>
    /// <param name="seed">Seed of the first flight.</param>
    /// <param name="start">Epoch of the first state, TDB seconds past J2000.</param>
    /// <param name="end">Epoch of the last state, TDB seconds past J2000.</param>
    /// <param name="flights">How many flights.</param>
    /// <param name="threads">Threads that share the flights; the result does not depend on them.</param>
    /// <exception cref="ArgumentException">The reference does not reach far enough, or a setting is impossible.</exception>
    public static KeepingCost Cost(
        ReferenceOrbit reference,
        ForceModel model,
        StationKeepingSettings settings,
        long seed,
        double start,
        double end,
        int flights,
        int threads
    )
    {
        var flown = new FlownOrbit[flights];
        Parallel.For(
            0,
            flights,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            flight => flown[flight] = Fly(reference, model, settings, seed + flight, start, end, threads: 1)
        );
        return new([.. flown.Select(one => one.DeltaVPerYear)], flown.Count(one => one.Loss is not null));
    }

    /// <summary>
    /// The impulse dv that brings the crossing's velocity along x back exactly and makes |dv|^2 + (price x delay)^2 smallest,
    /// where the delay is that of the crossing.
    /// </summary>
    internal static Vector3 Command(
        StateGradient velocity,
        StateGradient time,
        PositionVelocity deviation,
        double lead,
        double phasePrice
    )
    {
        var a = velocity.ByVelocity;
        var smallest = a * (-velocity.Of(deviation) / a.NormSquared);
        // What is left is free across a; only the part of the time's gradient across it changes the delay.
        var across = time.ByVelocity - a * (Vector3.Dot(a, time.ByVelocity) / a.NormSquared);
        var delay = time.Of(deviation) - lead + Vector3.Dot(time.ByVelocity, smallest);
        var squared = phasePrice * phasePrice;
        return smallest + across * (-squared * delay / (1 + squared * across.NormSquared));
    }

    private static ForceModel Truth(ForceModel model, StationKeepingSettings settings, long seed)
    {
        if (model.RadiationPressure is not { } pressure)
            return model;
        var factor = 1 + settings.RadiationPressure * new CounterRandom(seed, "node radiation pressure").Normal();
        // Light does not pull: a draw so far out is a spacecraft without radiation pressure.
        var actual = pressure with
        {
            AreaToMass = pressure.AreaToMass * Math.Max(0, factor),
        };
        return model.With(actual);
    }

    private static PositionVelocity Disturbed(
        PositionVelocity state,
        StationKeepingSettings settings,
        CounterRandom random
    ) =>
        new(
            state.Position + Three(random) * settings.NavigationPosition,
            state.Velocity + Three(random) * settings.NavigationVelocity
        );

    private static Vector3 Executed(Vector3 commanded, StationKeepingSettings settings, CounterRandom random)
    {
        var along = commanded.Unit;
        var other = Math.Abs(along.X) < 0.5 ? Vector3.UnitX : Vector3.UnitY;
        var side = Vector3.Cross(along, other).Unit;
        var up = Vector3.Cross(along, side);
        var size = commanded.Norm;
        return commanded * (1 + settings.ExecutionSize * random.Normal())
            + side * (size * settings.ExecutionDirection * random.Normal())
            + up * (size * settings.ExecutionDirection * random.Normal())
            + Three(random) * settings.ExecutionFixed;
    }

    private static Vector3 Three(CounterRandom random) => new(random.Normal(), random.Normal(), random.Normal());
}
