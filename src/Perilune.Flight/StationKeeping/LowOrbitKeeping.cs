using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.TwoBody;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;

namespace Perilune.Flight.StationKeeping;

/// <summary>What a low or elliptical orbit is kept at.</summary>
/// <param name="Target">Mean orbit to keep; its inclination is not kept.</param>
/// <param name="Interval">Time between two looks at the orbit, s: some turns at least.</param>
/// <param name="SizeBand">How much the mean semi-major axis may be off, m.</param>
/// <param name="ShapeBand">How far periapsis and apoapsis may move, m: the semi-major axis times the change of the eccentricity vector.</param>
/// <param name="LowestAltitude">The flight is lost below this height over the reference radius, m.</param>
public sealed record LowOrbitGoal(
    MeanOrbit Target,
    double Interval,
    double SizeBand,
    double ShapeBand,
    double LowestAltitude
);

/// <summary>
/// Keeps altitude and eccentricity of an orbit about a body: at fixed intervals the mean orbit is looked at, and where it has left
/// its bands two tangential burns half a turn apart bring semi-major axis and eccentricity vector back (the split of in-plane
/// corrections for small eccentricities, dv = v/4 (da/a +- |de|); S. D'Amico and O. Montenbruck, "Proximity operations of
/// formation-flying spacecraft using an eccentricity/inclination vector separation", Journal of Guidance, Control, and Dynamics
/// 29, 2006). For a large eccentricity both are made at the apsides, with the exact Gauss coefficients there.
/// </summary>
public static class LowOrbitKeeping
{
    // Centimetres after a month in a low orbit; navigation errs by a hundred metres.
    private const double PositionTolerance = 1e-2;
    private const double VelocityTolerance = 1e-6;

    /// <summary>Flies a number of times with errors, and says what keeping the orbit costs.</summary>
    /// <param name="model">Forces; they give the central body.</param>
    /// <param name="initial">First state, relative to it, ICRF axes.</param>
    /// <param name="pole">The body's pole, unit vector in ICRF axes.</param>
    /// <param name="goal">What to keep.</param>
    /// <param name="errors">Errors of navigation and burns.</param>
    /// <param name="seconds">How long, s.</param>
    /// <param name="seed">Seed of all random numbers.</param>
    /// <param name="flights">How many flights; they go side by side in lanes.</param>
    /// <param name="threads">Threads; the result does not depend on them.</param>
    /// <param name="cancellation">Is looked at once a step.</param>
    /// <exception cref="ArgumentException">The interval is shorter than two turns, or a band is not positive.</exception>
    public static KeepingCost Fly(
        ForceModel model,
        State initial,
        Vector3 pole,
        LowOrbitGoal goal,
        KeepingErrors errors,
        double seconds,
        long seed,
        int flights,
        int threads,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentNullException.ThrowIfNull(errors);
        errors.Check();
        var gm = model.Central.GravitationalParameter;
        var period = Math.Tau * Math.Sqrt(Math.Pow(goal.Target.SemiMajorAxis, 3) / gm);
        if (!(goal.Interval >= 2 * period))
            throw new ArgumentException($"an interval of {goal.Interval} s is shorter than two turns", nameof(goal));
        if (!(goal.SizeBand > 0 && goal.ShapeBand > 0))
            throw new ArgumentException("bands are positive", nameof(goal));
        var propagator = new BatchPropagator(model, PositionTolerance, VelocityTolerance, threads: threads);
        var radius = model.Central.Radius + goal.LowestAltitude;
        PropagationEvent[] ends =
        [
            new("below its lowest altitude", (_, y) => y.Position.Norm - radius, EventDirection.Falling, true),
        ];
        var samples = Enumerable
            .Range(0, flights)
            .Select(i => new Sample(new(seed, $"low orbit flight {i}"), initial))
            .ToList();
        var end = initial.Epoch + seconds;
        for (var at = initial.Epoch + goal.Interval; samples.Exists(sample => sample.Alive); at += goal.Interval)
        {
            var until = at > end ? end : at;
            Coast(samples, sample => (sample.State, until));
            if (until == end)
                break;
            foreach (var sample in samples.Where(sample => sample.Alive))
                sample.Plan(goal, errors, pole, gm);
            for (var burn = 0; burn < 2; burn++)
            {
                var turn = burn;
                Coast(
                    samples,
                    sample => (sample.State, sample.Burns is { } plan ? plan[turn].Epoch : sample.State.Epoch)
                );
                foreach (var sample in samples.Where(sample => sample.Alive && sample.Burns is not null))
                    sample.Burn(sample.Burns![turn].Along, errors);
            }
        }
        return new(
            [.. samples.Select(sample => sample.Total * KeepingCost.JulianYear / (sample.State.Epoch - initial.Epoch))],
            samples.Count(sample => !sample.Alive)
        );

        void Coast(List<Sample> all, Func<Sample, (State From, Astro.Time.Epoch Until)> leg)
        {
            var moving = all.Where(sample => sample.Alive && leg(sample).Until > sample.State.Epoch).ToList();
            if (moving.Count == 0)
                return;
            var results = propagator.Propagate(
                [.. moving.Select(sample => new FlightRequest(sample.State, leg(sample).Until, Events: ends))],
                cancellation
            );
            foreach (var (sample, result) in moving.Zip(results))
                sample.Moved(result);
        }
    }

    private sealed class Sample(CounterRandom random, State initial)
    {
        private Trajectory? last;

        public State State { get; private set; } = initial;

        public bool Alive { get; private set; } = true;

        public double Total { get; private set; }

        public (Astro.Time.Epoch Epoch, double Along)[]? Burns { get; private set; }

        public void Moved(PropagationResult result)
        {
            (last, State, Alive) = (result.Trajectory, result.Final, !result.Stopped);
        }

        /// <summary>Looks at the mean orbit, as far as it is known, and plans two tangential burns or none.</summary>
        public void Plan(LowOrbitGoal goal, KeepingErrors errors, Vector3 pole, double gm)
        {
            Burns = null;
            var mean = MeanOrbit.Before(last!, last!.End, pole, gm);
            // What is known errs as the osculating elements of a disturbed state do.
            var now = new PositionVelocity(State.Position, State.Velocity);
            var seen = new PositionVelocity(
                now.Position + KeepingErrors.Three(random) * errors.Position,
                now.Velocity + KeepingErrors.Three(random) * errors.Velocity
            );
            var (truly, supposed) = (MeanOrbit.Of(now, pole, gm), MeanOrbit.Of(seen, pole, gm));
            var a = mean.SemiMajorAxis + supposed.SemiMajorAxis - truly.SemiMajorAxis;
            var size = goal.Target.SemiMajorAxis - a;
            var cosine =
                goal.Target.EccentricityCosine
                - mean.EccentricityCosine
                - (supposed.EccentricityCosine - truly.EccentricityCosine);
            var sine =
                goal.Target.EccentricitySine
                - mean.EccentricitySine
                - (supposed.EccentricitySine - truly.EccentricitySine);
            var shape = Math.Sqrt(cosine * cosine + sine * sine);
            if (Math.Abs(size) <= goal.SizeBand && shape * a <= goal.ShapeBand)
                return;
            Burns = Split(goal.Target, now, pole, gm, size, cosine, sine);
        }

        public void Burn(double along, KeepingErrors errors)
        {
            var made = errors.Executed(State.Velocity.Unit * along, random);
            Total += made.Norm;
            State = State with { Velocity = State.Velocity + made };
        }

        /// <summary>
        /// Two tangential burns half a turn apart, at the argument of latitude of the wanted change and opposite. By Gauss, a
        /// tangential dv changes a by 2 a2 v dv / GM and e by 2 (e + cos f) dv / v along the apsides.
        /// </summary>
        private (Astro.Time.Epoch, double)[] Split(
            MeanOrbit target,
            PositionVelocity now,
            Vector3 pole,
            double gm,
            double size,
            double cosine,
            double sine
        )
        {
            var elements = OrbitalElements.Of(now, gm);
            var latitude = MeanOrbit.ArgumentOfLatitude(now, pole);
            var e = target.Eccentricity;
            // A shape as wanted gives a direction to both burns all the same: that of the apsides.
            var direction = e > 0.1 ? target.ArgumentOfPeriapsis : Math.Atan2(sine, cosine);
            var (s, c) = Math.SinCos(direction);
            var change = cosine * c + sine * s;
            var (first, second) = (Speed(0), Speed(Math.PI));
            // [ da ]   [ 2 a2 v1 / GM        2 a2 v2 / GM       ] [ dv1 ]
            // [ de ] = [ 2 (e + 1) / v1      2 (e - 1) / v2     ] [ dv2 ]
            var (a11, a12) = (
                2 * Square(target.SemiMajorAxis) * first / gm,
                2 * Square(target.SemiMajorAxis) * second / gm
            );
            var shape = e > 0.1 ? e : 0;
            var (a21, a22) = (2 * (shape + 1) / first, 2 * (shape - 1) / second);
            var determinant = a11 * a22 - a12 * a21;
            var atDirection = (size * a22 - a12 * change) / determinant;
            var opposite = (a11 * change - size * a21) / determinant;
            var toDirection = Wait(direction);
            var toOpposite = Wait(direction + Math.PI);
            (Astro.Time.Epoch, double) One(double wait, double along) => (State.Epoch + wait, along);
            return toDirection < toOpposite
                ? [One(toDirection, atDirection), One(toOpposite, opposite)]
                : [One(toOpposite, opposite), One(toDirection, atDirection)];

            double Speed(double anomaly)
            {
                var r = target.SemiMajorAxis * (e > 0.1 ? (1 - e * e) / (1 + e * Math.Cos(anomaly)) : 1);
                return Math.Sqrt(gm * (2 / r - 1 / target.SemiMajorAxis));
            }

            // Time until an argument of latitude on the osculating conic.
            double Wait(double argument)
            {
                var there = elements.TrueAnomaly + (argument - latitude);
                var turned = elements with { TrueAnomaly = Turn(there) };
                return Turn(turned.MeanAnomaly - elements.MeanAnomaly) / elements.MeanMotion;
            }
        }

        private static double Square(double x) => x * x;

        private static double Turn(double angle)
        {
            var turned = Math.IEEERemainder(angle, Math.Tau);
            return turned < 0 ? turned + Math.Tau : turned;
        }
    }
}
