using MathNet.Numerics.LinearAlgebra;
using Perilune.Astro.Bodies;
using Perilune.Astro.Propagation;
using Perilune.Astro.ThreeBody;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers;

/// <summary>
/// Free returns over the near side, from perilune outward. They go out past the Moon's way and meet it half a month later, on
/// the way down; so far out the Sun bends each half in its own way, and what is symmetric in the problem of three bodies returns
/// some ten thousands of kilometres beside the Earth. Time, speed, place and direction at perilune are five numbers for three
/// demands, perigee and date of the way out and the entry (four with an inclination): Newton's method with the least change,
/// on the exact partials of both halves.
/// </summary>
internal sealed class CislunarPassage(CislunarModel model, FreeReturnGoal goal)
{
    /// <summary>A passage: perilune, the perigee before it and that after it.</summary>
    public sealed record Found(LunarState Perilune, LunarState Perigee, LunarState Return);

    private const double Day = 86400;
    private const double Leaving = 0.5 * Day;
    private const double Longest = 25 * Day;
    private const double UsualLeg = 14.5 * Day;
    private const double Core = 500e3;
    private const int Iterations = 40;
    private const int Starts = 4;

    // Ten metres of a perigee, some hundredths of a second of the date: what steps leave after two weeks and a flyby.
    private const double Tolerance = 1e-5;

    // What is a moderate change: an hour, ten metres a second, a degree and a half.
    private static readonly double[] scales = [3600, 10, 0.03, 0.03, 0.03];

    private readonly int demands = goal.Inclination is null ? 3 : 4;

    private readonly record struct Half(LunarState Perigee, StateTransition Transition);

    /// <summary>Residuals (a thousand kilometres of perigee, an hour, an angle) and what was flown.</summary>
    private sealed record Flown(LunarState Perilune, Half Out, Half Home, double[] Residual)
    {
        public double Size => Math.Sqrt(Residual.Sum(one => one * one));
    }

    /// <summary>The passage, or what came nearest and why it is none.</summary>
    public (Found? Passage, string Why) Solve()
    {
        Flown? nearest = null;
        foreach (var guess in Guesses())
        {
            var flown = Correct(guess);
            if (flown.Residual.Max(Math.Abs) < Tolerance)
                return (new(flown.Perilune, flown.Out.Perigee, flown.Home.Perigee), "");
            if (nearest is null || flown.Size < nearest.Size)
                nearest = flown;
        }
        return (
            null,
            nearest is null
                ? "no passage comes from the Earth and goes back to it"
                : FormattableString.Invariant(
                    $"at best perigee is missed by {Math.Abs(nearest.Residual[0]) * 1000:F0} km, entry by {Math.Abs(nearest.Residual[1]) * 1000:F0} km of perigee and the date by {Math.Abs(nearest.Residual[2]):F1} h"
                )
        );
    }

    private Flown Correct(double[] x)
    {
        var flown = Fly(x)!;
        for (var iteration = 0; iteration < Iterations && flown.Residual.Max(Math.Abs) >= Tolerance; iteration++)
        {
            var jacobian = Jacobian(x, flown);
            var step =
                jacobian.Transpose()
                * (jacobian * jacobian.Transpose()).Solve(Vector<double>.Build.Dense(flown.Residual));
            // A turn of a few degrees and some metres a second, beyond which the derivatives mean nothing.
            var length = Math.Min(1, 4 / step.AbsoluteMaximum());
            Flown? next = null;
            double[] trial = [];
            for (var halving = 0; halving < 8 && next is null; halving++, length /= 2)
            {
                trial = new double[x.Length];
                for (var k = 0; k < x.Length; k++)
                    trial[k] = x[k] - length * step[k] * scales[k];
                // A step that gains next to nothing leads nowhere.
                if (Fly(trial) is { } tried && tried.Size < (1 - 0.02 * length) * flown.Size)
                    next = tried;
            }
            if (next is null)
                break;
            (x, flown) = (trial, next);
        }
        return flown;
    }

    /// <summary>
    /// Passages to start from, those that miss least first: squarely over the line to the Earth and some degrees beside it, of
    /// speeds from those that hardly leave to those that hardly turn. Then beside it and out of its plane: to starts in the plane the
    /// partials across it are next to nothing, and on some dates Newton's steps do not leave it.
    /// </summary>
    private IEnumerable<double[]> Guesses()
    {
        const double least = 700;
        const double step = 75;
        const int count = 12;
        const double near = 0.04;
        const double above = 0.1;
        foreach (
            var (beside, up) in ((double, double)[])
                [(0, 0), (0.07, 0), (-0.07, 0), (-near, above), (-near, -above), (near, above), (near, -above)]
        )
        {
            List<(double[] X, double Size)> found = [];
            for (var k = 0; k < count; k++)
            {
                double[] x = [goal.Departure + UsualLeg, least + step * k, beside, up, 0];
                if (Fly(x) is not { } first)
                    continue;
                // The time of perilune for which this flight leaves on the date.
                x[0] += goal.Departure - first.Out.Perigee.Time;
                if (Fly(x) is { } flown)
                    found.Add((x, flown.Size));
            }
            foreach (var (x, _) in found.OrderBy(one => one.Size).Take(Starts))
                yield return x;
        }
    }

    private Matrix<double> Jacobian(double[] x, Flown flown)
    {
        var jacobian = Matrix<double>.Build.Dense(demands, scales.Length);
        var acceleration = model.Acceleration(flown.Perilune);
        for (var k = 0; k < scales.Length; k++)
        {
            var h = 1e-4 * scales[k];
            var (ahead, behind) = (At(Moved(h)), At(Moved(-h)));
            var seconds = k == 0 ? 1.0 : 0;
            // Carried back to the instant from which the partials are taken.
            var dr = (ahead.Position - behind.Position) / (2 * h) - flown.Perilune.Velocity * seconds;
            var dv = (ahead.Velocity - behind.Velocity) / (2 * h) - acceleration * seconds;
            var early = Apply(flown.Out, dr, dv);
            var late = Apply(flown.Home, dr, dv);
            var column = new double[demands];
            Read(Shifted(flown.Out.Perigee, early, 1), Shifted(flown.Home.Perigee, late, 1), out var plus);
            Read(Shifted(flown.Out.Perigee, early, -1), Shifted(flown.Home.Perigee, late, -1), out var minus);
            for (var i = 0; i < demands; i++)
                jacobian[i, k] = (plus[i] - minus[i]) / (2 * Scale(early, late)) * scales[k];

            double[] Moved(double by)
            {
                var moved = (double[])x.Clone();
                moved[k] += by;
                return moved;
            }

            LunarState Shifted(LunarState state, (Vector3 R, Vector3 V) change, int sign)
            {
                var by = sign * Scale(early, late);
                // Perigee is passed at another instant: where the radial rate vanishes again.
                var (r, v) = model.FromEarth(state);
                var fall = v.NormSquared - model.EarthGM / r.Norm;
                var delay = -(Vector3.Dot(change.R, v) + Vector3.Dot(r, change.V)) / fall;
                return new(state.Time + by * delay, state.Position + change.R * by, state.Velocity + change.V * by);
            }
        }
        return jacobian;

        static (Vector3, Vector3) Apply(Half half, Vector3 dr, Vector3 dv) => half.Transition.Apply(dr, dv);

        // A hundred metres at the perigee.
        static double Scale((Vector3 R, Vector3 V) early, (Vector3 R, Vector3 V) late) =>
            100 / Math.Max(Math.Max(early.R.Norm, late.R.Norm), 1e-30);
    }

    private Flown? Fly(double[] x)
    {
        try
        {
            var perilune = At(x);
            if (Leg(perilune, -1) is not { } early || Leg(perilune, 1) is not { } late)
                return null;
            Read(early.Perigee, late.Perigee, out var residual);
            return new(perilune, early, late, residual);
        }
        catch (Exception lost) when (lost is IntegrationException or InsideBodyException)
        {
            return null;
        }
    }

    /// <summary>State at perilune: time, speed at infinity, two angles of the place from the line to the Earth, one of the course.</summary>
    private LunarState At(double[] x)
    {
        var frame = RotatingFrame.At(model.Forces.Ephemeris, x[0]);
        var (sinAlong, cosAlong) = Math.SinCos(x[2]);
        var (sinUp, cosUp) = Math.SinCos(x[3]);
        var (sinCourse, cosCourse) = Math.SinCos(x[4]);
        var place = new Vector3(-cosAlong * cosUp, -sinAlong * cosUp, sinUp);
        var east = Vector3.Cross(Vector3.UnitZ, place).Unit;
        var speed = Math.Sqrt(x[1] * x[1] + 2 * model.MoonGM / goal.PeriluneRadius);
        return new(
            x[0],
            frame.IcrfToRotating.TransposeTimes(place * goal.PeriluneRadius),
            frame.IcrfToRotating.TransposeTimes((east * cosCourse + Vector3.Cross(place, east) * sinCourse) * speed)
        );
    }

    /// <summary>From perilune to the perigee after it, or back to the one before it.</summary>
    private Half? Leg(LunarState perilune, int sign)
    {
        // Squarely over the line to the Earth a perilune is an apsis of the Earth's too, which does not count.
        var (away, first) = model.PropagateWithPartials(perilune, perilune.Time + sign * Leaving);
        var flown = model.Fly(
            away,
            perilune.Time + sign * Longest,
            [
                model.Perigee(stops: true),
                new("into the Earth", (tdb, s) => (s.Position + model.Moon(tdb).Position).Norm - Core, Stops: true),
            ],
            stateTransition: true
        );
        if (!flown.Stopped || flown.Occurrences[^1].Name != "perigee")
            return null;
        var end = flown.Final;
        return new(
            new(end.Epoch.SecondsPastJ2000, end.Position, end.Velocity),
            first.Then(flown.Trajectory.TransitionTo(end.Epoch))
        );
    }

    private void Read(LunarState early, LunarState late, out double[] residual)
    {
        var (momentum, energy, normal) = Conic(early);
        var (momentumHome, energyHome, _) = Conic(late);
        var gm = model.EarthGM;
        // By the angular momentum, which stays smooth where a perigee passes the Earth's centre to the other side.
        var wanted = goal.ParkingRadius * Math.Sqrt(energy + 2 * gm / goal.ParkingRadius);
        var wantedHome =
            goal.EntryRadius * Math.Sqrt(energyHome + 2 * gm / goal.EntryRadius) * Math.Cos(goal.EntryAngle);
        var out1 = (momentum - wanted) * wanted / gm / 1e6;
        var home = (momentumHome - wantedHome) * wantedHome / gm / 1e6;
        var late1 = (early.Time - goal.Departure) / 3600;
        residual = goal.Inclination is { } inclination
            ? [out1, home, late1, normal.Z - Math.Cos(inclination)]
            : [out1, home, late1];
    }

    /// <summary>Angular momentum, positive the way the Moon goes, twice the energy, and the normal.</summary>
    private (double Momentum, double Energy, Vector3 Normal) Conic(LunarState state)
    {
        var (r, v) = model.FromEarth(state);
        var moon = model.Moon(state.Time);
        var h = Vector3.Cross(r, v);
        var sign = Math.Sign(Vector3.Dot(h, Vector3.Cross(moon.Position, moon.Velocity)));
        return (sign * h.Norm, v.NormSquared - 2 * model.EarthGM / r.Norm, h.Unit);
    }
}
