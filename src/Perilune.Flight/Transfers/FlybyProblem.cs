using Perilune.Astro.Propagation;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Optimization;

namespace Perilune.Flight.Transfers;

/// <summary>A first guess of a transfer over a powered flyby, time running away from the Earth.</summary>
/// <param name="PerigeeTime">TDB seconds past J2000.</param>
/// <param name="Descending">Which of the two planes at perigee.</param>
/// <param name="Conic">Node, argument and speed at perigee.</param>
/// <param name="Leg">From perigee to perilune, s.</param>
/// <param name="Angle">Of the miss vector, rad.</param>
/// <param name="Leaving">Velocity after the burn at perilune, relative to the Moon, m/s.</param>
/// <param name="Beyond">From perilune to the orbit, s.</param>
/// <param name="Later">By how much later the orbit is flown, s.</param>
internal readonly record struct FlybyCandidate(
    double PerigeeTime,
    bool Descending,
    EarthConic Conic,
    double Leg,
    double Angle,
    Vector3 Leaving,
    double Beyond,
    double Later
);

/// <summary>
/// A transfer over a powered flyby on the ephemeris as a problem of least change of velocity at perilune and at the orbit. Node,
/// argument and speed at perigee meet the perilune, the velocity after the burn there meets the place on the orbit; time and side of
/// the perilune, time at the orbit and, where it is free, the orbit's phase are the search's. Partial derivatives of both
/// flights are exact, from their state-transition matrices.
/// </summary>
internal sealed class FlybyProblem : IConstrainedProblem
{
    private const double Angle = 0.01;
    private const double Speed = 10;
    private const double Side = 0.05;
    private const double Duration = 0.05 * 86400;
    private const double Miss = 1e6;
    private const double Late = 1e3;
    private const double Cost = 100;

    private const int Met = 6;
    private const int LegTime = 6;
    private const int MissAngle = 7;
    private const int Beyond = 8;
    private const int Phase = 9;

    private readonly CislunarModel model;
    private readonly TargetOrbit orbit;
    private readonly FlybyCandidate guess;
    private readonly double perigeeRadius;
    private readonly double periluneRadius;

    /// <summary>The problem about a first guess.</summary>
    /// <param name="model">Forces.</param>
    /// <param name="orbit">The orbit.</param>
    /// <param name="perigeeRadius">m.</param>
    /// <param name="periluneRadius">m.</param>
    /// <param name="guess">Where the variables are zero.</param>
    public FlybyProblem(
        CislunarModel model,
        TargetOrbit orbit,
        double perigeeRadius,
        double periluneRadius,
        in FlybyCandidate guess
    )
    {
        (this.model, this.orbit, this.guess) = (model, orbit, guess);
        (this.perigeeRadius, this.periluneRadius) = (perigeeRadius, periluneRadius);
        Variables = orbit.PhaseSpan > 0 ? Phase + 1 : Phase;
        var bounds = new (double, double)[Variables];
        Array.Fill(bounds, (double.NegativeInfinity, double.PositiveInfinity));
        bounds[LegTime] = ((2.5 * 86400 - guess.Leg) / Duration, (7 * 86400 - guess.Leg) / Duration);
        bounds[Beyond] = ((0.2 * 86400 - guess.Beyond) / Duration, (6 * 86400 - guess.Beyond) / Duration);
        Bounds = bounds;
    }

    /// <inheritdoc/>
    public int Variables { get; }

    /// <inheritdoc/>
    public IReadOnlyList<(double Least, double Greatest)> Limits { get; } = new (double, double)[Met];

    /// <inheritdoc/>
    public IReadOnlyList<(double Least, double Greatest)> Bounds { get; }

    /// <summary>A point as a first guess.</summary>
    public FlybyCandidate At(ReadOnlySpan<double> x) =>
        guess with
        {
            Conic = guess.Conic with
            {
                Node = guess.Conic.Node + x[0] * Angle,
                ArgumentOfPerigee = guess.Conic.ArgumentOfPerigee + x[1] * Angle,
                PerigeeSpeed = guess.Conic.PerigeeSpeed + x[2] * Speed,
            },
            Leaving = guess.Leaving + new Vector3(x[3], x[4], x[5]) * Speed,
            Leg = guess.Leg + x[LegTime] * Duration,
            Angle = guess.Angle + x[MissAngle] * Side,
            Beyond = guess.Beyond + x[Beyond] * Duration,
            Later = guess.Later + (Variables > Phase ? x[Phase] * Duration : 0),
        };

    /// <summary>States at perigee, before and after the burn at perilune, and on arrival.</summary>
    public (LunarState Perigee, LunarState Before, LunarState After, LunarState End) Fly(in FlybyCandidate one)
    {
        var (perigee, _, _, _) = Perigee(one);
        var before = model.Propagate(perigee, one.PerigeeTime + one.Leg);
        var after = before with { Velocity = one.Leaving };
        return (perigee, before, after, model.Propagate(after, after.Time + one.Beyond));
    }

    /// <inheritdoc/>
    public bool Evaluate(ReadOnlySpan<double> point, ConstrainedValues result)
    {
        var one = At(point);
        if (!(one.Leg > 86400 && one.Beyond > 3600))
            return false;
        var (start, r, v, normal) = Perigee(one);
        var (before, toPerilune) = model.PropagateWithPartials(start, start.Time + one.Leg);
        // What hits the Moon, or comes to it at no more than its own pull, is no flyby.
        if (before.Position.Norm < 0.5 * periluneRadius || Residual(before, one.Angle, before.Time) is not { } residual)
            return false;
        var after = before with { Velocity = one.Leaving };
        var (end, toOrbit) = model.PropagateWithPartials(after, before.Time + one.Beyond);
        var (position, velocity) = orbit.At(end.Time, one.Later);
        var (kick, entry) = (one.Leaving - before.Velocity, velocity - end.Velocity);
        var (alongKick, alongEntry) = (kick.Unit, entry.Unit);
        result.Value = (kick.Norm + entry.Norm) / Cost;
        var away = (end.Position - position) / Miss;
        (result.Quantities[0], result.Quantities[1], result.Quantities[2]) = (residual.X, residual.Y, residual.Z);
        (result.Quantities[3], result.Quantities[4], result.Quantities[5]) = (away.X, away.Y, away.Z);

        FromPerigee(0, Angle, Vector3.Cross(Vector3.UnitZ, r), Vector3.Cross(Vector3.UnitZ, v));
        FromPerigee(1, Angle, Vector3.Cross(normal, r), Vector3.Cross(normal, v));
        FromPerigee(2, Speed, Vector3.Zero, v.Unit);
        for (var i = 0; i < 3; i++)
        {
            var axis = new Vector3(i == 0 ? 1 : 0, i == 1 ? 1 : 0, i == 2 ? 1 : 0);
            Put(
                3 + i,
                Speed,
                Vector3.Zero,
                toOrbit.PositionByVelocity * axis,
                axis,
                -(toOrbit.VelocityByVelocity * axis)
            );
        }
        var pull = model.Acceleration(before);
        var (dr, dv) = orbit.Derivative(end.Time, one.Later, byPhase: false);
        var (arriving, slowing) = (end.Velocity - dr, dv - model.Acceleration(end));
        // Perilune a second later: the arc begins farther on, at the same velocity, and ends a second later.
        var shift = before.Velocity - one.Leaving;
        Put(
            LegTime,
            Duration,
            Along(before, before.Velocity, pull, one.Angle, before.Time, 1),
            toOrbit.PositionByPosition * shift - toOrbit.PositionByVelocity * pull + arriving,
            -pull,
            toOrbit.VelocityByVelocity * pull - toOrbit.VelocityByPosition * shift + slowing
        );
        Put(MissAngle, Side, Turned(before, one), Vector3.Zero, Vector3.Zero, Vector3.Zero);
        Put(Beyond, Duration, Vector3.Zero, arriving, Vector3.Zero, slowing);
        if (Variables > Phase)
        {
            var (pr, pv) = orbit.Derivative(end.Time, one.Later, byPhase: true);
            Put(Phase, Duration, Vector3.Zero, -pr, Vector3.Zero, pv);
        }
        return double.IsFinite(result.Value);

        void FromPerigee(int j, double unit, Vector3 byPosition, Vector3 byVelocity)
        {
            var place = toPerilune.PositionByPosition * byPosition + toPerilune.PositionByVelocity * byVelocity;
            var motion = toPerilune.VelocityByPosition * byPosition + toPerilune.VelocityByVelocity * byVelocity;
            Put(
                j,
                unit,
                Along(before, place, motion, one.Angle, before.Time, 0),
                toOrbit.PositionByPosition * place,
                -motion,
                -(toOrbit.VelocityByPosition * place)
            );
        }

        void Put(int j, double unit, Vector3 perilune, Vector3 miss, Vector3 byKick, Vector3 byEntry)
        {
            result.Gradient[j] = (Vector3.Dot(alongKick, byKick) + Vector3.Dot(alongEntry, byEntry)) * unit / Cost;
            var (p, m) = (perilune * unit, miss * (unit / Miss));
            var rows = (ReadOnlySpan<double>)[p.X, p.Y, p.Z, m.X, m.Y, m.Z];
            for (var i = 0; i < Met; i++)
                result.Jacobian[i * Variables + j] = rows[i];
        }
    }

    private (LunarState State, Vector3 Position, Vector3 Velocity, Vector3 Normal) Perigee(in FlybyCandidate one)
    {
        var conic = one.Conic;
        var (outward, motion) = EarthConic.AtPerigee(conic.Node, conic.ArgumentOfPerigee, conic.Inclination);
        var (r, v) = (outward * perigeeRadius, motion * conic.PerigeeSpeed);
        return (model.FromMoon(one.PerigeeTime, new(r, v)), r, v, Vector3.Cross(outward, motion));
    }

    /// <summary>By how much a state misses the perilune that is wanted: across the asymptote, and in time; null where it is bound.</summary>
    private Vector3? Residual(LunarState state, double angle, double time)
    {
        if (LunarHyperbola.Of(state.Position, state.Velocity, model.MoonGM) is not { } hyperbola)
            return null;
        var wanted = LunarHyperbola.MissFor(periluneRadius, hyperbola.ExcessSpeed, model.MoonGM);
        var error = hyperbola.Miss - LunarHyperbola.MissDirection(hyperbola.Asymptote, angle) * wanted;
        var t = Vector3.Cross(hyperbola.Asymptote, Vector3.UnitZ).Unit;
        var r = Vector3.Cross(hyperbola.Asymptote, t);
        var late = state.Time - time + hyperbola.TimeToPerilune;
        return new(Vector3.Dot(error, t) / Miss, Vector3.Dot(error, r) / Miss, late / Late);
    }

    /// <summary>How the miss of perilune changes along a change of the state, and of the time of both.</summary>
    private Vector3 Along(LunarState state, Vector3 position, Vector3 velocity, double angle, double time, double later)
    {
        // A hundred metres, or a metre a second, are small against every orbit here.
        var h = Math.Min(100 / Math.Max(position.Norm, 1e-30), 1 / Math.Max(velocity.Norm, 1e-30));
        var ahead = Moved(h);
        var behind = Moved(-h);
        return ahead is { } a && behind is { } b ? (a - b) / (2 * h) : new(double.NaN, double.NaN, double.NaN);

        Vector3? Moved(double part) =>
            Residual(
                new(state.Time + part * later, state.Position + position * part, state.Velocity + velocity * part),
                angle,
                time + part * later
            );
    }

    private Vector3 Turned(LunarState before, in FlybyCandidate one)
    {
        const double h = 1e-6;
        return
            Residual(before, one.Angle + h, before.Time) is { } a
            && Residual(before, one.Angle - h, before.Time) is { } b
            ? (a - b) / (2 * h)
            : new(double.NaN, double.NaN, double.NaN);
    }
}
