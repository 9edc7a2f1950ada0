using Perilune.Astro.Bodies;
using Perilune.Astro.Eclipses;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Propagation;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.RootFinding;

namespace Perilune.Astro.Tests.Precision;

/// <summary>
/// A flight in double-doubles by the library's own text of the forces and another integration: fixed steps of high order,
/// half-shadows in the angle of a time that is graded between their contacts. Times are doubles from the start, whose
/// rounding is 1e-12 s.
/// </summary>
internal sealed class PreciseFlight
{
    private readonly PartialsCase flight;
    private readonly Variation by;
    private readonly ForceModel model;
    private readonly ForceEnvironment<DoubleDouble> environment;
    private readonly double[] switches;
    private readonly double radius;
    private readonly SmoothRotation rotation;

    public PreciseFlight(PartialsCase flight, Variation by)
    {
        (this.flight, this.by) = (flight, by);
        model = flight.Model(by);
        environment = new(model);
        switches = PartialsCase.Switches(by);
        radius = flight.Radius;
        rotation = new(t => model.Central.Axes!.FromIcrf(flight.Start.SecondsPastJ2000 + t), flight.Duration);
    }

    /// <summary>The states at some rising times after the start.</summary>
    /// <param name="times">The times, s.</param>
    /// <param name="grid">
    /// Steps end at multiples of it, s: neighbouring flights see the same forces at the same times, but for half-shadows.
    /// </param>
    /// <param name="parts">Steps in a half-shadow.</param>
    public DoubleDouble[][] Fly(double[] times, double grid = 25, int parts = 6)
    {
        var rough = Rough(times[^1]);
        var contacts = Contacts(rough, times[^1]);
        var stops = contacts.Concat(switches).Concat(times).Where(stop => stop <= times[^1]).ToList();
        for (var k = 1; k * grid < times[^1]; k++)
            if (LightingAt(rough, k * grid) != Lighting.Penumbra)
                stops.Add(k * grid);
        var (r, v) = (flight.Initial.Position, flight.Initial.Velocity);
        DoubleDouble[] state =
        [
            new DoubleDouble(r.X) + by.Position.X,
            new DoubleDouble(r.Y) + by.Position.Y,
            new DoubleDouble(r.Z) + by.Position.Z,
            new DoubleDouble(v.X) + by.Velocity.X,
            new DoubleDouble(v.Y) + by.Velocity.Y,
            new DoubleDouble(v.Z) + by.Velocity.Z,
        ];
        var results = new List<DoubleDouble[]>();
        var at = 0.0;
        foreach (var stop in stops.Distinct().Order())
        {
            environment.Thrust!.Set(0, 0, at >= switches[0] && at < switches[1]);
            // One law from contact to contact, as the library has it: just beside a contact geometry is the difference of large terms.
            var lighting = LightingAt(rough, 0.5 * (at + stop));
            environment.Sunlight(0)[0] = lighting;
            state =
                lighting == Lighting.Penumbra
                    ? HalfShadow(at, stop, parts, state)
                    : Extrapolation.Step(Rates, new(at), new DoubleDouble(stop) - at, state);
            at = stop;
            if (Array.IndexOf(times, stop) >= 0)
                results.Add(state);
        }
        return [.. results];
    }

    private void Rates(DoubleDouble t, DoubleDouble[] y, DoubleDouble[] rate)
    {
        environment.MoveTo(flight.Start.SecondsPastJ2000 + t.High);
        environment.CentralRotation = rotation.At(t);
        var a = model.Acceleration(environment, new(y[0], y[1], y[2]), new Vector3<DoubleDouble>(y[3], y[4], y[5]));
        (rate[0], rate[1], rate[2]) = (y[3], y[4], y[5]);
        (rate[3], rate[4], rate[5]) = (a.X, a.Y, a.Z);
    }

    private DoubleDouble[] HalfShadow(double start, double end, int parts, DoubleDouble[] state)
    {
        var length = new DoubleDouble(end) - start;
        void Graded(DoubleDouble angle, DoubleDouble[] y, DoubleDouble[] rate)
        {
            var half = DoubleDouble.Sin(angle * 0.5);
            Rates(length * half * half + start, y, rate);
            var byAngle = length * DoubleDouble.Sin(angle) * 0.5;
            for (var i = 0; i < rate.Length; i++)
                rate[i] *= byAngle;
        }
        var part = DoubleDouble.Pi / new DoubleDouble(parts);
        for (var k = 0; k < parts; k++)
            state = Extrapolation.Step(Graded, part * k, part, state);
        return state;
    }

    /// <summary>The flight in doubles, which knows the contacts to a nanosecond: light that has just begun to fade is 1e-15 of itself.</summary>
    private Trajectory Rough(double end)
    {
        var start = flight.Initial;
        var shifted = start with { Position = start.Position + by.Position, Velocity = start.Velocity + by.Velocity };
        return new Propagator(model, 1e-9, 1e-13).Propagate(shifted, flight.Start + end).Trajectory;
    }

    private List<double> Contacts(Trajectory rough, double end)
    {
        var contacts = new List<double>();
        foreach (
            Func<Vector3, Vector3, double, double> edge in new[] { ShadowGeometry.OuterEdge, ShadowGeometry.InnerEdge }
        )
        {
            double Edge(double t)
            {
                var (toSun, toMoon) = Directions(rough, t);
                return edge(toSun, toMoon, radius);
            }
            contacts.AddRange(SignChanges.Find(Edge, 0, end, 20, 1e-10).Select(change => change.Abscissa));
        }
        return contacts;
    }

    private Lighting LightingAt(Trajectory rough, double t)
    {
        var (toSun, toMoon) = Directions(rough, t);
        return ShadowGeometry.Classify(toSun, toMoon, radius);
    }

    private (Vector3 ToSun, Vector3 ToMoon) Directions(Trajectory rough, double t)
    {
        var position = rough.AtElapsed(t).Position;
        var sun = model.Ephemeris.Position(NaifId.Sun, NaifId.Moon, flight.Start.SecondsPastJ2000 + t);
        return (sun - position, -position);
    }
}
