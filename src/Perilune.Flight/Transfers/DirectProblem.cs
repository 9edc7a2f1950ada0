using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Optimization;

namespace Perilune.Flight.Transfers;

/// <summary>
/// A direct transfer on the ephemeris as a problem of least change of velocity at the orbit: node, argument of perigee, speed
/// there, time at the orbit, and where they are free the orbit's phase and the time of perigee; the place on the orbit must be met.
/// Partial derivatives of the flight are exact, from its state-transition matrix.
/// </summary>
internal sealed class DirectProblem : IConstrainedProblem
{
    private const double Angle = 0.01;
    private const double Speed = 10;
    private const double Duration = 0.05 * 86400;
    private const double Miss = 1e6;
    private const double Cost = 100;

    private readonly CislunarModel model;
    private readonly TargetOrbit orbit;
    private readonly int sign;
    private readonly DirectCandidate guess;
    private readonly double radius;
    private readonly int phase;
    private readonly int perigee;

    /// <summary>The problem about a first guess.</summary>
    /// <param name="model">Forces.</param>
    /// <param name="orbit">The orbit.</param>
    /// <param name="goal">What is asked.</param>
    /// <param name="guess">Where the variables are zero.</param>
    public DirectProblem(CislunarModel model, TargetOrbit orbit, in DirectTransferGoal goal, in DirectCandidate guess)
    {
        (this.model, this.orbit, this.guess) = (model, orbit, guess);
        (sign, radius) = ((int)goal.Sense, goal.PerigeeRadius);
        var variables = 4;
        phase = orbit.PhaseSpan > 0 ? variables++ : -1;
        perigee = goal.Sense == LegSense.Inbound ? variables++ : -1;
        Variables = variables;
        var bounds = new (double, double)[variables];
        Array.Fill(bounds, (double.NegativeInfinity, double.PositiveInfinity));
        if (perigee >= 0)
        {
            // The window bounds the time at the orbit.
            var time = guess.PerigeeTime + sign * guess.Flight;
            bounds[3] = ((goal.Earliest - time) / Duration, (goal.Latest - time) / Duration);
            bounds[perigee] = (-20, 20);
        }
        else
        {
            bounds[3] = ((goal.LeastFlight - guess.Flight) / Duration, (goal.MostFlight - guess.Flight) / Duration);
        }
        Bounds = bounds;
    }

    /// <inheritdoc/>
    public int Variables { get; }

    /// <inheritdoc/>
    public IReadOnlyList<(double Least, double Greatest)> Limits { get; } = [(0, 0), (0, 0), (0, 0)];

    /// <inheritdoc/>
    public IReadOnlyList<(double Least, double Greatest)> Bounds { get; }

    /// <summary>State at perigee, time at the orbit and phase of a point.</summary>
    public (LunarState Perigee, double Time, double Later) At(ReadOnlySpan<double> x)
    {
        var (state, _, _, _) = Start(x);
        return (state, Time(x), Later(x));
    }

    /// <summary>A point as a first guess.</summary>
    public DirectCandidate Conic(ReadOnlySpan<double> x)
    {
        var (start, _, v, _) = Start(x);
        return guess with
        {
            PerigeeTime = start.Time,
            Flight = Math.Abs(Time(x) - start.Time),
            Later = Later(x),
            Conic = guess.Conic with
            {
                Node = guess.Conic.Node + x[0] * Angle,
                ArgumentOfPerigee = guess.Conic.ArgumentOfPerigee + x[1] * Angle,
                PerigeeSpeed = v.Norm,
            },
        };
    }

    /// <inheritdoc/>
    public bool Evaluate(ReadOnlySpan<double> point, ConstrainedValues result)
    {
        var (start, r, v, normal) = Start(point);
        var (time, later) = (Time(point), Later(point));
        if (!(sign * (time - start.Time) > 86400))
            return false;
        var (end, transition) = model.PropagateWithPartials(start, time);
        var (position, velocity) = orbit.At(time, later);
        var burn = velocity - end.Velocity;
        var size = burn.Norm;
        var along = burn / size;
        var away = (end.Position - position) / Miss;
        (result.Quantities[0], result.Quantities[1], result.Quantities[2]) = (away.X, away.Y, away.Z);
        result.Value = size / Cost;
        var burns = new Vector3[Variables];
        Column(0, Angle, Vector3.Cross(Vector3.UnitZ, r), Vector3.Cross(Vector3.UnitZ, v));
        Column(1, Angle, Vector3.Cross(normal, r), Vector3.Cross(normal, v));
        Column(2, Speed, Vector3.Zero, v.Unit);
        var (dr, dv) = orbit.Derivative(time, later, byPhase: false);
        Final(3, Duration, end.Velocity - dr, dv - model.Acceleration(end));
        if (phase >= 0)
        {
            var (pr, pv) = orbit.Derivative(time, later, byPhase: true);
            Final(phase, Duration, -pr, pv);
        }
        if (perigee >= 0)
        {
            // Perigee a second later stands where the Moon then is, and is left as if flown from before.
            const double step = 60;
            var moon = model.Moon(start.Time).Velocity;
            var fall = (model.Moon(start.Time + step).Velocity - model.Moon(start.Time - step).Velocity) / (2 * step);
            Column(perigee, Duration, -moon - start.Velocity, -fall - model.Acceleration(start));
        }
        Array.Clear(result.Curvature);
        BurnCurvature.Add(result, burn, burns, Cost);
        return double.IsFinite(size);

        void Column(int j, double unit, Vector3 byPosition, Vector3 byVelocity) =>
            Final(
                j,
                unit,
                transition.PositionByPosition * byPosition + transition.PositionByVelocity * byVelocity,
                -(transition.VelocityByPosition * byPosition + transition.VelocityByVelocity * byVelocity)
            );

        void Final(int j, double unit, Vector3 miss, Vector3 change)
        {
            burns[j] = change * unit;
            result.Gradient[j] = Vector3.Dot(along, change) * unit / Cost;
            var scaled = miss * (unit / Miss);
            result.Jacobian[j] = scaled.X;
            result.Jacobian[Variables + j] = scaled.Y;
            result.Jacobian[2 * Variables + j] = scaled.Z;
        }
    }

    private double Time(ReadOnlySpan<double> x) => guess.PerigeeTime + sign * guess.Flight + x[3] * Duration;

    private double Later(ReadOnlySpan<double> x) => guess.Later + (phase >= 0 ? x[phase] * Duration : 0);

    private (LunarState State, Vector3 Position, Vector3 Velocity, Vector3 Normal) Start(ReadOnlySpan<double> x)
    {
        var time = guess.PerigeeTime + (perigee >= 0 ? x[perigee] * Duration : 0);
        var (outward, motion) = EarthConic.AtPerigee(
            guess.Conic.Node + x[0] * Angle,
            guess.Conic.ArgumentOfPerigee + x[1] * Angle,
            guess.Conic.Inclination
        );
        var (r, v) = (outward * radius, motion * (sign * (guess.Conic.PerigeeSpeed + x[2] * Speed)));
        var state = model.FromMoon(time, new(r, v));
        return (state, r, v, Vector3.Cross(outward, motion));
    }
}
