using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.ThreeBody;
using Perilune.Astro.Time;
using Perilune.Flight.HaloOrbits;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.RootFinding;

namespace Perilune.Flight.StationKeeping;

/// <summary>
/// What x-axis crossing control aims at: the velocity along x of the Earth-Moon rotating frame where the orbit crosses the
/// x-z plane near perilune, and how a change of state at an earlier apolune changes it, from the state-transition matrices
/// of the reference orbit.
/// </summary>
internal sealed class CrossingTargets
{
    private const int Order = 6;
    private const double TimeTolerance = 1e-3;

    // Half width of the difference quotient for the acceleration in the rotating frame, s.
    private const double Difference = 5;

    // Newton's method for the nearest point; the third step is below a second.
    private const int PhaseIterations = 4;

    // A day out of phase the orbit has long been lost; the reference reaches a revolution beyond its controls.
    private const double MostLead = 86400;

    private readonly ReferenceOrbit reference;
    private readonly Ephemeris ephemeris;
    private readonly (double[] Velocity, double[] Time)[] gradients;

    public CrossingTargets(ReferenceOrbit reference, ForceModel model, int threads)
    {
        this.reference = reference;
        ephemeris = model.Ephemeris;
        var propagator = new Propagator(ReferenceOrbit.WithoutShadows(model), 1e-2, 1e-6);
        gradients = new (double[], double[])[Revolutions];
        Parallel.For(
            0,
            Revolutions,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            revolution => gradients[revolution] = AtPeriluneArc(revolution, propagator)
        );
    }

    /// <summary>Whole revolutions of the reference orbit.</summary>
    public int Revolutions => reference.Trajectory.Pieces.Count / ReferenceOrbit.ArcsPerRevolution;

    /// <summary>Epoch of the apolune at which a revolution begins, TDB seconds past J2000.</summary>
    public double Apolune(int revolution) =>
        reference.Trajectory.Pieces[revolution * ReferenceOrbit.ArcsPerRevolution].StartTdb;

    /// <summary>
    /// How a state deviates from the reference, once the reference is taken not at the same instant but where it comes
    /// nearest: a drift in phase, which is slow and harmless, would else outgrow what is linear. Both are seen in the
    /// rotating frame, in which the reference hardly changes in the hours of a drift.
    /// </summary>
    /// <param name="tdb">TDB seconds past J2000.</param>
    /// <param name="state">Moon-centred state, ICRF axes.</param>
    /// <returns>The deviation in the ICRF axes of the instant, and the time by which the state is ahead, s.</returns>
    public (PositionVelocity Deviation, double Lead) Deviation(double tdb, PositionVelocity state)
    {
        var frame = RotatingFrame.At(ephemeris, tdb);
        var seen = frame.ToRotating(state);
        var lead = 0.0;
        PositionVelocity left;
        for (var iteration = 0; ; iteration++)
        {
            var wanted = RotatingFrame.At(ephemeris, tdb + lead).ToRotating(reference.Trajectory.At(tdb + lead));
            left = seen - wanted;
            if (iteration == PhaseIterations)
                break;
            lead += Vector3.Dot(left.Position, wanted.Velocity) / wanted.Velocity.NormSquared;
            lead = Math.Clamp(lead, -MostLead, MostLead);
        }
        return (frame.ToInertial(left), lead);
    }

    /// <summary>Derivatives of a crossing's velocity along x with respect to the state at the same or an earlier apolune.</summary>
    public StateGradient Velocity(int apolune, int crossing) => Back(gradients[crossing].Velocity, apolune, crossing);

    /// <summary>Derivatives of a crossing's epoch with respect to the state at the same or an earlier apolune.</summary>
    public StateGradient Time(int apolune, int crossing) => Back(gradients[crossing].Time, apolune, crossing);

    private StateGradient Back(double[] atPeriluneArc, int apolune, int crossing)
    {
        Span<double> row = stackalloc double[Order];
        atPeriluneArc.CopyTo(row);
        var first = apolune * ReferenceOrbit.ArcsPerRevolution;
        for (
            var arc = crossing * ReferenceOrbit.ArcsPerRevolution + ReferenceOrbit.PeriluneArc - 1;
            arc >= first;
            arc--
        )
            Multiply(row, reference.Transition(arc));
        return new(new(row[0], row[1], row[2]), new(row[3], row[4], row[5]));
    }

    /// <summary>The derivatives with respect to the state at the start of the perilune's arc.</summary>
    private (double[] Velocity, double[] Time) AtPeriluneArc(int revolution, Propagator propagator)
    {
        var arc = reference.Trajectory.Pieces[
            revolution * ReferenceOrbit.ArcsPerRevolution + ReferenceOrbit.PeriluneArc
        ];
        double Across(double tdb) => RotatingFrame.At(ephemeris, tdb).ToRotating(arc.At(tdb)).Position.Y;
        double AlongX(double tdb) => RotatingFrame.At(ephemeris, tdb).ToRotating(arc.At(tdb)).Velocity.X;
        var crossing = Brent.Solve(Across, arc.StartTdb, arc.EndTdb, TimeTolerance);
        var frame = RotatingFrame.At(ephemeris, crossing);
        var acceleration = (AlongX(crossing + Difference) - AlongX(crossing - Difference)) / (2 * Difference);
        var speedAcross = frame.ToRotating(arc.At(crossing)).Velocity.Y;
        var (x, y) = (frame.IcrfToRotating.RowX, frame.IcrfToRotating.RowY);
        // A change of y shifts the crossing in time, and with it the velocity along x.
        var timeByPosition = y * (-1 / speedAcross);
        var byPosition = y * frame.AngularRate + timeByPosition * acceleration;
        double[] velocity = [byPosition.X, byPosition.Y, byPosition.Z, x.X, x.Y, x.Z];
        double[] time = [timeByPosition.X, timeByPosition.Y, timeByPosition.Z, 0, 0, 0];
        var (r, v) = arc.AtElapsed(0);
        var flown = propagator.Propagate(
            new(arc.Initial, NaifId.Moon, Frame.Icrf, r, v),
            Epoch.FromSecondsPastJ2000(crossing),
            stateTransition: true
        );
        Span<double> matrix = stackalloc double[Order * Order];
        flown.Trajectory.TransitionTo(flown.Final.Epoch).Matrix.CopyTo(matrix);
        Multiply(velocity, matrix);
        Multiply(time, matrix);
        return (velocity, time);
    }

    /// <summary>row := row x matrix.</summary>
    private static void Multiply(Span<double> row, ReadOnlySpan<double> matrix)
    {
        Span<double> product = stackalloc double[Order];
        product.Clear();
        for (var i = 0; i < Order; i++)
        {
            for (var j = 0; j < Order; j++)
                product[j] += row[i] * matrix[i * Order + j];
        }
        product.CopyTo(row);
    }
}

/// <summary>Derivatives of a number with respect to a position (1/m) and a velocity (s/m).</summary>
internal readonly record struct StateGradient(Vector3 ByPosition, Vector3 ByVelocity)
{
    /// <summary>The change of the number that a small change of the state makes.</summary>
    public double Of(PositionVelocity change) =>
        Vector3.Dot(ByPosition, change.Position) + Vector3.Dot(ByVelocity, change.Velocity);
}
