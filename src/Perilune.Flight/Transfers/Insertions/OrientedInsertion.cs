using Perilune.Astro.Bodies;
using Perilune.Astro.TwoBody;
using Perilune.Flight.Targeting;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Optimization;

namespace Perilune.Flight.Transfers.Insertions;

/// <summary>An elliptical orbit about the Moon whose perilune lies where it is wanted.</summary>
/// <param name="PeriluneRadius">m.</param>
/// <param name="ApoluneRadius">m.</param>
/// <param name="Inclination">To the pole, rad.</param>
/// <param name="ArgumentOfPerilune">From the ascending node over the equator of the pole, rad.</param>
/// <param name="Pole">The Moon's pole, ICRF axes, unit.</param>
public sealed record OrientedOrbit(
    double PeriluneRadius,
    double ApoluneRadius,
    double Inclination,
    double ArgumentOfPerilune,
    Vector3 Pole
);

/// <summary>An arrival in an orbit of a wanted orientation.</summary>
/// <param name="Injection">State after injection, relative to the Moon like every state here.</param>
/// <param name="Insertion">State after the insertion.</param>
/// <param name="DeltaV">The insertion, ICRF axes, m/s.</param>
/// <param name="InjectionSpeed">Speed after injection relative to the Earth, m/s.</param>
/// <param name="LaunchEnergy">C3 of the injection, m2/s2.</param>
/// <param name="Inclination">Of the parking orbit to the mean equator of J2000, rad.</param>
/// <param name="TrueAnomaly">Where on its orbit it arrives, rad.</param>
public sealed record OrientedArrival(
    LunarState Injection,
    LunarState Insertion,
    Vector3 DeltaV,
    double InjectionSpeed,
    double LaunchEnergy,
    double Inclination,
    double TrueAnomaly
);

/// <summary>
/// Flights into an elliptical orbit whose argument of perilune is given, as an orbit that is to stay frozen needs: the node is
/// free, and the hyperbola of arrival meets the orbit where turning from one into the other costs least, which is seldom at
/// perilune. Conics over times of flight, planes, nodes and places on the orbit make the guess; what is flown is the least
/// insertion on the ephemeris that meets both apsides, inclination and argument, by exact partials.
/// </summary>
public sealed class OrientedInsertion(CislunarModel model, double parkingRadius, double parkingInclination)
{
    private const double Day = 86400;
    private const double Approach = 0.7 * Day;
    private const int Nodes = 36;
    private const int Places = 48;

    // Lowest height on the way in: the highest mountains rise 10.8 km over the mean radius of 1,737.4 km (LOLA).
    private const double Lowest = 1737.4e3 + 30e3;

    private readonly record struct Guess(double Flight, bool Descending, double Node, double Anomaly, double Cost);

    /// <summary>The cheapest arrival from a departure.</summary>
    /// <param name="departure">Injection, TDB seconds past J2000.</param>
    /// <param name="orbit">The orbit.</param>
    /// <param name="least">Shortest flight to the Moon, s.</param>
    /// <param name="most">Longest flight, s.</param>
    /// <exception cref="NoSolutionException">The Moon is not reached so, or nothing that is flown meets the orbit.</exception>
    public OrientedArrival Solve(double departure, OrientedOrbit orbit, double least, double most)
    {
        ArgumentNullException.ThrowIfNull(orbit);
        if (!(orbit.ApoluneRadius > orbit.PeriluneRadius && orbit.PeriluneRadius > Lowest))
            throw new ArgumentException(
                "only an ellipse over the mountains has an argument of perilune",
                nameof(orbit)
            );
        List<Guess> guesses = [];
        for (var flight = least; flight <= most + 1; flight += 0.25 * Day)
        {
            foreach (var descending in (ReadOnlySpan<bool>)[false, true])
                if (Conic(departure, flight, descending) is { } conic)
                    guesses.Add(Cheapest(orbit, conic.ExcessVelocity, flight, descending));
        }
        if (guesses.Count == 0)
            throw new NoSolutionException(
                "the Moon is not reached in these times of flight",
                "allow flights of 3 to 5.5 d"
            );
        // The next best, where the ephemeris has no flight beside the conic one.
        IReadOnlyList<string> shortfalls = [];
        foreach (var guess in guesses.OrderBy(one => one.Cost).Take(3))
        {
            if (Fly(departure, orbit, guess, out var left) is { } arrival)
                return arrival;
            if (left.Count > 0)
                shortfalls = left;
        }
        throw new NoSolutionException(
            shortfalls.Count > 0
                ? string.Join("; ", shortfalls)
                : "conics lead to the orbit, but no flight on the ephemeris beside them",
            "move the departure by some hours, or change the times of flight"
        );
    }

    private EarthConic? Conic(double departure, double flight, bool descending)
    {
        var moon = model.Moon(departure + flight);
        return EarthConic.To(
            moon.Position,
            moon.Velocity,
            parkingRadius,
            parkingInclination,
            flight,
            descending,
            model.EarthGM
        );
    }

    private Guess Cheapest(OrientedOrbit orbit, Vector3 excess, double flight, bool descending)
    {
        var best = new Guess(flight, descending, 0, 0, double.PositiveInfinity);
        for (var n = 0; n < Nodes; n++)
        for (var p = 0; p < Places; p++)
        {
            var (node, anomaly) = (Math.Tau * n / Nodes, Math.Tau * p / Places);
            var cost = Cost(orbit, excess, node, anomaly);
            if (cost < best.Cost)
                best = best with { Node = node, Anomaly = anomaly, Cost = cost };
        }
        var (point, value) = NelderMead.Minimize(
            x => Cost(orbit, excess, x[0], x[1]),
            [best.Node, best.Anomaly],
            [0.5 * Math.Tau / Nodes, 0.5 * Math.Tau / Places],
            evaluations: 120,
            tolerance: 1e-3
        );
        return best with { Node = point[0], Anomaly = point[1], Cost = value };
    }

    private double Cost(OrientedOrbit orbit, Vector3 excess, double node, double anomaly)
    {
        var (position, velocity) = On(orbit, node, anomaly);
        if (Arriving(position, excess) is not { } arriving)
            return double.PositiveInfinity;
        var h = Vector3.Cross(position, arriving).NormSquared;
        var e = Math.Sqrt(1 + excess.NormSquared * h / (model.MoonGM * model.MoonGM));
        // A hyperbola that is past its perilune has been there.
        if (Vector3.Dot(position, arriving) > 0 && h / (model.MoonGM * (1 + e)) < Lowest)
            return double.PositiveInfinity;
        return (velocity - arriving).Norm;
    }

    /// <summary>The state on the orbit for a node and a true anomaly.</summary>
    private (Vector3 Position, Vector3 Velocity) On(OrientedOrbit orbit, double node, double anomaly)
    {
        var e = (orbit.ApoluneRadius - orbit.PeriluneRadius) / (orbit.ApoluneRadius + orbit.PeriluneRadius);
        var (position, velocity) = new OrbitalElements(
            orbit.PeriluneRadius,
            e,
            orbit.Inclination,
            (node % Math.Tau + Math.Tau) % Math.Tau,
            (orbit.ArgumentOfPerilune % Math.Tau + Math.Tau) % Math.Tau,
            (anomaly % Math.Tau + Math.Tau) % Math.Tau,
            model.MoonGM
        ).ToState();
        var first = (Vector3.UnitX - orbit.Pole * orbit.Pole.X).Unit;
        var second = Vector3.Cross(orbit.Pole, first);
        return (Placed(position), Placed(velocity));

        Vector3 Placed(Vector3 u) => first * u.X + second * u.Y + orbit.Pole * u.Z;
    }

    /// <summary>
    /// The velocity at a place on the hyperbola that comes in with a velocity at infinity: that of time reversed which goes out
    /// (R. H. Battin, An Introduction to the Mathematics and Methods of Astrodynamics, 1999, section 11.4).
    /// </summary>
    private Vector3? Arriving(Vector3 position, Vector3 excess)
    {
        var (r, speed) = (position.Norm, excess.Norm);
        var (up, asymptote) = (position / r, -excess / speed);
        var facing = 1 + Vector3.Dot(up, asymptote);
        if (!(facing > 1e-6))
            return null;
        var d = Math.Sqrt(1 + 4 * model.MoonGM / (r * speed * speed * facing));
        return (asymptote * (d + 1) + up * (d - 1)) * (-speed / 2);
    }

    private OrientedArrival? Fly(double departure, OrientedOrbit orbit, Guess guess, out IReadOnlyList<string> left)
    {
        left = [];
        if (Conic(departure, guess.Flight, guess.Descending) is not { } conic)
            return null;
        var (position, velocity) = On(orbit, guess.Node, guess.Anomaly);
        if (
            Arriving(position, conic.ExcessVelocity) is not { } arriving
            || LunarHyperbola.Of(position, arriving, model.MoonGM) is not { } hyperbola
        )
            return null;
        var normal = Vector3.Cross(position, arriving).Unit;
        (double Node, double Argument, double Speed)? found = null;
        var goal = new EarthLegGoal(
            LegSense.Outbound,
            departure,
            departure + guess.Flight,
            parkingRadius,
            hyperbola.PeriluneRadius,
            parkingInclination,
            guess.Descending
        );
        // The miss vector lies across the asymptote, in the plane of the hyperbola.
        if (
            new EarthLegSolver(model).Solve(
                goal,
                s => Vector3.Cross(s, (normal - s * Vector3.Dot(s, normal)).Unit),
                ref found
            )
                is not { } leg
            || found is not { } x
        )
            return null;
        var insertion = leg.Perilune.Time - hyperbola.TimeToPerilune;
        var approach = model.Propagate(leg.Perigee, leg.Perilune.Time - Approach);
        var flight = new FlightTargeting(
            model,
            FlightStart.Injection(model, departure, null, parkingRadius, leg.Inclination, x.Node, x.Argument, x.Speed),
            [
                new("translunar coast", approach.Time - departure),
                new("approach", insertion - approach.Time)
                {
                    Patch = approach,
                    DurationLimits = (0.3 * Approach, 2 * Approach),
                },
                new("orbit", 1)
                {
                    ImpulseIsFree = true,
                    Impulse = velocity - arriving,
                    Requirements = Requirements(orbit),
                },
            ]
        )
        {
            Objective = FlightObjective.DeltaV,
            Tolerance = 1e-6,
            FirstStep = 0.3,
        }.Solve();
        left = flight.Shortfalls;
        if (!flight.IsMet)
            return null;
        var (r, v) = model.FromEarth(flight.Arcs[0].Start);
        var after = flight.Arcs[^1].Start;
        return new(
            flight.Arcs[0].Start,
            after,
            flight.Arcs[^1].Impulse,
            v.Norm,
            v.NormSquared - 2 * model.EarthGM / r.Norm,
            leg.Inclination,
            OrbitalElements.Of(new(after.Position, after.Velocity), model.MoonGM).TrueAnomaly
        );
    }

    private static Requirement[] Requirements(OrientedOrbit orbit) =>
        [
            Requirement.Exactly(
                "perilune",
                StateQuantities.PeriapsisRadius,
                NaifId.Moon,
                orbit.PeriluneRadius,
                1e6,
                "m"
            ),
            Requirement.Exactly("apolune", StateQuantities.ApoapsisRadius, NaifId.Moon, orbit.ApoluneRadius, 1e6, "m"),
            Requirement.Exactly(
                "cosine of the inclination",
                StateQuantities.CosineOfInclination(orbit.Pole),
                NaifId.Moon,
                Math.Cos(orbit.Inclination),
                0.1,
                ""
            ),
            Requirement.Exactly(
                "sine of the angle to the wanted perilune",
                StateQuantities.SineOfPeriapsisFrom(orbit.Pole, orbit.ArgumentOfPerilune),
                NaifId.Moon,
                0,
                0.1,
                ""
            ),
        ];
}
