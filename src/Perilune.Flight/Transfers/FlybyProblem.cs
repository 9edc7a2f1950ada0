using Perilune.Astro.Ephemerides;
using Perilune.Astro.Propagation;
using Perilune.Flight.Transfers.LowEnergy;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Optimization;

namespace Perilune.Flight.Transfers;

/// <summary>A transfer over a powered flyby as its problem sees it, from perilune outward.</summary>
/// <param name="PerigeeTime">TDB seconds past J2000.</param>
/// <param name="Descending">Which of the two planes at perigee.</param>
/// <param name="Inclination">At perigee, to the Earth's mean equator of J2000, rad.</param>
/// <param name="Excess">Velocity at infinity with which the spacecraft comes to the Moon, m/s.</param>
/// <param name="Leg">From perigee to perilune, s.</param>
/// <param name="Angle">Of the miss vector, rad.</param>
/// <param name="Leaving">Velocity after the burn at perilune, relative to the Moon, m/s.</param>
/// <param name="Beyond">From perilune to the orbit, s.</param>
/// <param name="Later">By how much later the orbit is flown, s.</param>
internal readonly record struct FlybyCandidate(
    double PerigeeTime,
    bool Descending,
    double Inclination,
    Vector3 Excess,
    double Leg,
    double Angle,
    Vector3 Leaving,
    double Beyond,
    double Later
);

/// <summary>
/// A transfer over a powered flyby on the ephemeris as a problem of least change of velocity at perilune and at the orbit. It is
/// flown from perilune both ways, so that neither way is seen through the other's lens: the velocity at infinity meets perigee's
/// radius, time and inclination, backward, and the velocity after the burn meets the place on the orbit; time and side of the
/// perilune, time at the orbit and, where it is free, the orbit's phase are the search's. Partial derivatives of both flights are
/// exact, from their state-transition matrices.
/// </summary>
internal sealed class FlybyProblem : IConstrainedProblem
{
    // Perigee is read from the conic there, s after it: before that the Moon moves it by kilometres.
    private const double Reading = 0.25 * 86400;

    private const double Speed = 10;
    private const double Side = 0.05;
    private const double Duration = 0.05 * 86400;
    private const double Miss = 1e6;
    private const double Late = 1e3;
    private const double Tilt = 0.1;

    /// <summary>What one of the cost is, m/s.</summary>
    public const double Cost = 100;

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
            Excess = guess.Excess + new Vector3(x[0], x[1], x[2]) * Speed,
            Leaving = guess.Leaving + new Vector3(x[3], x[4], x[5]) * Speed,
            Leg = guess.Leg + x[LegTime] * Duration,
            Angle = guess.Angle + x[MissAngle] * Side,
            Beyond = guess.Beyond + x[Beyond] * Duration,
            Later = guess.Later + (Variables > Phase ? x[Phase] * Duration : 0),
        };

    /// <summary>State at perilune before the burn.</summary>
    public static LunarState Perilune(in FlybyCandidate one, double radius, double gm)
    {
        var (position, velocity) = Place(one.Excess, one.Angle, radius, gm);
        return new(one.PerigeeTime + one.Leg, position, velocity);
    }

    /// <inheritdoc/>
    public bool Evaluate(ReadOnlySpan<double> point, ConstrainedValues result)
    {
        var one = At(point);
        if (!(one.Leg > 86400 && one.Beyond > 3600))
            return false;
        var perilune = Perilune(one, periluneRadius, model.MoonGM);
        var (early, toEarth) = model.PropagateWithPartials(perilune, one.PerigeeTime + Reading);
        var residual = Residual(early, one);
        var after = perilune with { Velocity = one.Leaving };
        var (end, toOrbit) = model.PropagateWithPartials(after, perilune.Time + one.Beyond);
        var (position, velocity) = orbit.At(end.Time, one.Later);
        var (kick, entry) = (one.Leaving - perilune.Velocity, velocity - end.Velocity);
        var (alongKick, alongEntry) = (kick.Unit, entry.Unit);
        result.Value = (kick.Norm + entry.Norm) / Cost;
        var away = (end.Position - position) / Miss;
        (result.Quantities[0], result.Quantities[1], result.Quantities[2]) = (residual.X, residual.Y, residual.Z);
        (result.Quantities[3], result.Quantities[4], result.Quantities[5]) = (away.X, away.Y, away.Z);
        var (kicks, entries) = (new Vector3[Variables], new Vector3[Variables]);
        for (var i = 0; i < 3; i++)
        {
            var axis = new Vector3(i == 0 ? 1 : 0, i == 1 ? 1 : 0, i == 2 ? 1 : 0);
            FromPerilune(i, Speed, axis, 0);
            Put(
                3 + i,
                Speed,
                Vector3.Zero,
                toOrbit.PositionByVelocity * axis,
                axis,
                -(toOrbit.VelocityByVelocity * axis)
            );
        }
        FromPerilune(MissAngle, Side, Vector3.Zero, 1);
        var (dr, dv) = orbit.Derivative(end.Time, one.Later, byPhase: false);
        var (arriving, slowing) = (end.Velocity - dr, dv - model.Acceleration(end));
        // Perilune a second later, at the same state: both flights begin a second later, and that to the orbit ends so.
        var pull = model.Acceleration(perilune);
        var (lateR, lateV) = toEarth.Apply(perilune.Velocity, pull);
        var (beyondR, beyondV) = toOrbit.Apply(one.Leaving, pull);
        Put(LegTime, Duration, Along(early, -lateR, -lateV, one), arriving - beyondR, Vector3.Zero, slowing + beyondV);
        Put(Beyond, Duration, Vector3.Zero, arriving, Vector3.Zero, slowing);
        if (Variables > Phase)
        {
            var (pr, pv) = orbit.Derivative(end.Time, one.Later, byPhase: true);
            Put(Phase, Duration, Vector3.Zero, -pr, Vector3.Zero, pv);
        }
        Array.Clear(result.Curvature);
        BurnCurvature.Add(result, kick, kicks, Cost);
        BurnCurvature.Add(result, entry, entries, Cost);
        return double.IsFinite(result.Value + residual.NormSquared);

        void FromPerilune(int j, double unit, Vector3 excess, double turn)
        {
            // A centimetre a second, ten microradians: closed formulas, whose differences are good to 1e-9.
            const double h = 1e-2;
            const double angle = 1e-5;
            var step = turn == 0 ? h : angle;
            var (aheadR, aheadV) = Place(
                one.Excess + excess * step,
                one.Angle + turn * step,
                periluneRadius,
                model.MoonGM
            );
            var (behindR, behindV) = Place(
                one.Excess - excess * step,
                one.Angle - turn * step,
                periluneRadius,
                model.MoonGM
            );
            var (place, motion) = ((aheadR - behindR) / (2 * step), (aheadV - behindV) / (2 * step));
            var (earthR, earthV) = toEarth.Apply(place, motion);
            Put(
                j,
                unit,
                Along(early, earthR, earthV, one),
                toOrbit.PositionByPosition * place,
                -motion,
                -(toOrbit.VelocityByPosition * place)
            );
        }

        void Put(int j, double unit, Vector3 perigee, Vector3 miss, Vector3 byKick, Vector3 byEntry)
        {
            (kicks[j], entries[j]) = (byKick * unit, byEntry * unit);
            result.Gradient[j] = (Vector3.Dot(alongKick, byKick) + Vector3.Dot(alongEntry, byEntry)) * unit / Cost;
            var (p, m) = (perigee * unit, miss * (unit / Miss));
            var rows = (ReadOnlySpan<double>)[p.X, p.Y, p.Z, m.X, m.Y, m.Z];
            for (var i = 0; i < Met; i++)
                result.Jacobian[i * Variables + j] = rows[i];
        }
    }

    private static PositionVelocity Place(Vector3 excess, double angle, double radius, double gm)
    {
        var speed = excess.Norm;
        var asymptote = excess / speed;
        var miss = LunarHyperbola.MissDirection(asymptote, angle);
        var (position, motion) = LunarHyperbola.Perilune(asymptote, miss, speed, radius, gm);
        return new(position * radius, motion * Math.Sqrt(speed * speed + 2 * gm / radius));
    }

    /// <summary>By how much a state that was flown back from perilune misses the perigee that is wanted: radius, time, inclination.</summary>
    private Vector3 Residual(LunarState early, in FlybyCandidate one)
    {
        var perigee = EarthPerigee.Of(model.FromEarth(early), model.EarthGM);
        var momentum = perigee.Momentum.Norm;
        // By the angular momentum, which stays smooth where the flight passes the Earth's centre on the other side.
        var wanted = EarthPerigee.MomentumAt(perigeeRadius, perigee.Energy, model.EarthGM);
        return new(
            (momentum - wanted) * wanted / model.EarthGM / Miss,
            (early.Time - perigee.TimeSince - one.PerigeeTime) / Late,
            (perigee.CosineOfInclination - Math.Cos(one.Inclination)) / Tilt
        );
    }

    /// <summary>How the miss of perigee changes along a change of the state at its reading.</summary>
    private Vector3 Along(LunarState early, Vector3 position, Vector3 velocity, in FlybyCandidate one)
    {
        // A hundred metres, or a centimetre a second, are small against every orbit here.
        var h = Math.Min(100 / Math.Max(position.Norm, 1e-30), 0.01 / Math.Max(velocity.Norm, 1e-30));
        var ahead = Residual(Moved(h), one);
        var behind = Residual(Moved(-h), one);
        return (ahead - behind) / (2 * h);

        LunarState Moved(double part) =>
            new(early.Time, early.Position + position * part, early.Velocity + velocity * part);
    }
}
