using Perilune.Flight.Targeting;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.LowThrust;

/// <summary>A point of a low-thrust flight.</summary>
/// <param name="Time">Seconds from its start.</param>
/// <param name="Position">m about the centre.</param>
/// <param name="Velocity">m/s.</param>
/// <param name="Mass">kg.</param>
/// <param name="IsThrusting">Whether the engine is on from here.</param>
public readonly record struct LowThrustPoint(
    double Time,
    Vector3 Position,
    Vector3 Velocity,
    double Mass,
    bool IsThrusting
);

/// <summary>A transfer that was flown by a feedback law.</summary>
/// <param name="Points">Points at the ends of its segments.</param>
/// <param name="Duration">s.</param>
/// <param name="Propellant">kg.</param>
/// <param name="DeltaV">Change of velocity that the engine gave, m/s.</param>
/// <param name="ThrustTime">Time with the engine on, s.</param>
/// <param name="Revolutions">Turns about the centre.</param>
public sealed record FlownTransfer(
    IReadOnlyList<LowThrustPoint> Points,
    double Duration,
    double Propellant,
    double DeltaV,
    double ThrustTime,
    double Revolutions
);

/// <summary>
/// Flies a feedback law: on each short arc the thrust keeps its direction to radius, path and normal, that of the arc's middle.
/// Held so, the motion stays smooth where the law itself jumps from side to side close to its target.
/// </summary>
public sealed class FeedbackTransfer
{
    private const double ArcLength = Math.Tau / 72;
    private const double Tolerance = 1e-9;

    private readonly FeedbackLaw law;
    private readonly LowThrustEngine engine;
    private readonly double gm;
    private readonly Func<double, Vector3, Vector3>? perturbation;

    /// <summary>A transfer about a point mass.</summary>
    /// <param name="law">The law that steers.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="gravitationalParameter">GM of the centre, m3/s2.</param>
    /// <param name="perturbation">Further acceleration, m/s2, at a time from the start, s, and a place, m; null for none.</param>
    public FeedbackTransfer(
        FeedbackLaw law,
        LowThrustEngine engine,
        double gravitationalParameter,
        Func<double, Vector3, Vector3>? perturbation = null
    ) => (this.law, this.engine, gm, this.perturbation) = (law, engine, gravitationalParameter, perturbation);

    /// <summary>Places less effective than this are coasted over, from 0 (thrust always) to under 1.</summary>
    public double LeastEffectivity { get; init; }

    /// <summary>Flies until the target is reached.</summary>
    /// <param name="position">m.</param>
    /// <param name="velocity">m/s.</param>
    /// <param name="mass">kg.</param>
    /// <param name="dryMass">Mass at which the tanks are empty, kg.</param>
    /// <param name="longest">Longest time, s.</param>
    /// <param name="cancellation">Is looked at once an arc.</param>
    /// <exception cref="NoSolutionException">The tanks run empty, or the time runs out, before the target is reached.</exception>
    public FlownTransfer Fly(
        Vector3 position,
        Vector3 velocity,
        double mass,
        double dryMass,
        double longest,
        CancellationToken cancellation = default
    )
    {
        var equation = new Motion(this);
        var method = new DormandPrince853<Motion>(
            equation,
            Tolerances.ByGroup(
                new(3, Tolerance * position.Norm, 0),
                new(3, Tolerance * velocity.Norm, 0),
                new(1, Tolerance * mass, 0)
            )
        );
        var points = new List<LowThrustPoint>();
        double[] state = [position.X, position.Y, position.Z, velocity.X, velocity.Y, velocity.Z, mass];
        var (time, thrusting, turned) = (0.0, 0.0, 0.0);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var now = Elements(state);
            var reached = law.Reached(now);
            var on = !reached && (LeastEffectivity <= 0 || law.Effectivity(now) >= LeastEffectivity);
            points.Add(new(time, new(state[0], state[1], state[2]), new(state[3], state[4], state[5]), state[6], on));
            if (reached)
                break;
            if (state[6] <= dryMass)
                throw Unreached(now, $"the tanks are empty after {time / 86400:F1} d", "carry more propellant");
            if (time >= longest)
                throw Unreached(now, $"{longest / 86400:F1} d do not suffice", "allow more time or more thrust");
            // An arc of equal angle is short in time where the orbit is low, and where the law turns fast.
            var r = points[^1].Position;
            var rate = Vector3.Cross(r, points[^1].Velocity).Norm / r.NormSquared;
            var end = Math.Min(longest, time + ArcLength / rate);
            if (on)
                end = Math.Min(end, time + Math.Max((state[6] - dryMass) / engine.MassFlow, 1e-3));
            equation.Direction = on ? law.Steer(now with { L = now.L + 0.5 * rate * (end - time) }).Direction : null;
            method.Start(time, state);
            while (method.Time < end)
                method.Step(end);
            method.State.CopyTo(state);
            thrusting += on ? end - time : 0;
            turned += Vector3.Angle(r, new(state[0], state[1], state[2]));
            time = end;
        }
        return new(
            points,
            time,
            mass - state[6],
            engine.ExhaustVelocity * Math.Log(mass / state[6]),
            thrusting,
            turned / Math.Tau
        );
    }

    private static NoSolutionException Unreached(EquinoctialElements now, string why, string mend) =>
        new(
            FormattableString.Invariant(
                $"{why}, at a semi-major axis of {now.A / 1e3:F0} km, eccentricity {now.Eccentricity:F4}, inclination {now.Inclination * 180 / Math.PI:F2} deg"
            ),
            mend
        );

    private EquinoctialElements Elements(ReadOnlySpan<double> state) =>
        EquinoctialElements.Of(new(state[0], state[1], state[2]), new(state[3], state[4], state[5]), gm);

    private sealed class Motion(FeedbackTransfer flight) : IDifferentialEquation
    {
        /// <summary>Radial, transverse and normal component of the thrust; null without thrust.</summary>
        public Vector3? Direction { get; set; }

        public void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative)
        {
            var (r, v) = (new Vector3(state[0], state[1], state[2]), new Vector3(state[3], state[4], state[5]));
            var distance = r.Norm;
            var acceleration = r * (-flight.gm / (distance * distance * distance));
            if (flight.perturbation is { } further)
                acceleration += further(t, r);
            if (Direction is { } direction)
            {
                var radial = r / distance;
                var normal = Vector3.Cross(r, v).Unit;
                var across = Vector3.Cross(normal, radial);
                acceleration +=
                    (direction.X * radial + direction.Y * across + direction.Z * normal)
                    * (flight.engine.Thrust / state[6]);
            }
            (derivative[0], derivative[1], derivative[2]) = (v.X, v.Y, v.Z);
            (derivative[3], derivative[4], derivative[5]) = (acceleration.X, acceleration.Y, acceleration.Z);
            derivative[6] = Direction is not null ? -flight.engine.MassFlow : 0;
        }
    }
}
