using Perilune.Astro.Bodies;
using Perilune.Astro.ThreeBody;
using Perilune.Flight.HaloOrbits;
using Perilune.Flight.Targeting;
using Perilune.Flight.Transfers;
using Perilune.Flight.Transfers.LowEnergy;
using Perilune.Flight.Transfers.Windows;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Tests.Transfers.LowEnergy;

/// <summary>
/// Published for such flights: C3 of -0.7 to -0.3 km2/s2 and 80 to 120 d to halo and low orbits (J. S. Parker and R. L. Anderson,
/// "Low-Energy Lunar Trajectory Design", JPL 2013; from memory, unverified, so that the claims leave room), out 1 to 2 million
/// kilometres (Parrish et al., "Survey of Ballistic Lunar Transfers to Near Rectilinear Halo Orbit", AAS 19-740).
/// </summary>
public sealed class LowEnergySolverTests
{
    private const double Day = CislunarScene.Day;
    private const double Degree = CislunarScene.Degree;

    // 2028-01-02 and 2028-01-05, TDB.
    private const double Second = 883699200;
    private const double Fifth = Second + 3 * Day;

    private static readonly CislunarModel model = CislunarScene.PointMasses;

    [Fact, Trait("Category", "Slow")]
    public void HaloOrbit_BetweenTwoDates_TakesLessThanATenthOfThePoweredFlyby_AndIsFlownForwardWithinAKilometre()
    {
        var (orbit, target) = Halo(Fifth + 112 * Day, Fifth + 126 * Day);
        var goal = new LowEnergyGoal(Fifth)
        {
            LeastFlight = 118 * Day,
            MostFlight = 122 * Day,
            Inclination = (28.5 * Degree, 90 * Degree),
        };
        var flight = new LowEnergySolver(model, target).Solve(goal, threads: 2);

        // A flyby of the same date takes 300 to 669 m/s (HaloTransferTests).
        Assert.InRange(flight.Transfer.SpacecraftDeltaV, 0, 30);
        Assert.InRange(flight.LaunchEnergy, -0.8e6, -0.2e6);
        Assert.InRange(flight.Farthest, 1.0e9, 2.0e9);
        Assert.InRange(flight.Inclination, 28.5 * Degree - 1e-6, 90 * Degree + 1e-6);
        Assert.Equal(Fifth, flight.Transfer.Departure, 0.1);
        var start = flight.Transfer.Arcs[0].Start;
        Assert.Equal(goal.ParkingRadius, model.FromEarth(start).Position.Norm, 10.0);

        // Forward from the injection, a third of a year on: what was flown backward comes out again.
        var apart = model.Propagate(start, flight.DeepSpaceBurn.Time);
        var (next, end) = flight.Transfer.Arcs[1];
        Assert.True((apart.Position - next.Position).Norm < 1000);
        Assert.Equal(0, (apart.Velocity + flight.DeepSpaceBurn.DeltaV - next.Velocity).Norm, 1e-3);
        var arrived = model.Propagate(next, end);
        var (position, velocity) = orbit.Trajectory.At(end);
        Assert.True((arrived.Position - position).Norm < 1000);
        Assert.Equal(0, (arrived.Velocity + flight.Insertion.DeltaV - velocity).Norm, 0.01);

        // The side by the phase angle at the Earth, which a state flown forward has there.
        var farthest = flight.FarthestTime < flight.DeepSpaceBurn.Time ? start : next;
        var outside = model.FromEarth(model.Propagate(farthest, flight.FarthestTime)).Position;
        var sun = model.Forces.Ephemeris.State(NaifId.Sun, NaifId.Earth, flight.FarthestTime).Position;
        Assert.Equal(flight.Farthest, outside.Norm, 1e4);
        Assert.Equal(
            Vector3.Angle(outside, sun) < Math.PI / 2 ? LowEnergySide.Sunward : LowEnergySide.Away,
            flight.Side
        );
    }

    [Fact, Trait("Category", "Slow")]
    public void FrozenOrbit_IsEnteredAtThePeriluneThatIsAskedFor()
    {
        var pole = new Vector3(0, -0.4, 0.917).Unit;
        var target = new LunarTarget.Orbit(2457.4e3, 9827.4e3, 57.7 * Degree, _ => pole)
        {
            ArgumentOfPerilune = 270 * Degree,
        };
        var goal = new LowEnergyGoal(Second) { LeastFlight = 85 * Day, MostFlight = 100 * Day };
        var flight = new LowEnergySolver(model, target).Solve(goal, threads: 2);
        var (next, end) = flight.Transfer.Arcs[1];
        var arrived = model.Propagate(next, end);
        var velocity = arrived.Velocity + flight.Insertion.DeltaV;
        var momentum = Vector3.Cross(arrived.Position, velocity);
        Assert.Equal(target.PeriluneRadius, arrived.Position.Norm, 1e3);
        Assert.Equal(0, Vector3.Dot(arrived.Position.Unit, velocity.Unit), 1e-3);
        Assert.Equal(target.Inclination, Vector3.Angle(momentum, pole), 1e-3);
        // Perilune over the south of the node's line by a right angle: the lowest point of the plane.
        var node = Vector3.Cross(pole, momentum).Unit;
        Assert.Equal(0, Vector3.Dot(arrived.Position.Unit, node), 1e-3);
        Assert.True(Vector3.Dot(arrived.Position, pole) < 0);
        // A parabola's speed less that of the ellipse, but for what is captured by the Sun.
        var parabola = Math.Sqrt(2 * model.MoonGM / target.PeriluneRadius);
        var ellipse = parabola * Math.Sqrt(target.ApoluneRadius / (target.PeriluneRadius + target.ApoluneRadius));
        Assert.InRange(flight.Insertion.DeltaV.Norm, parabola - ellipse - 40, parabola - ellipse + 40);
    }

    [Fact, Trait("Category", "Slow")]
    public void PolarLowOrbit_IsEnteredFor130MetresASecondLessThanFromADirectFlight()
    {
        // The Moon's pole lies 1.5 deg from that of the ecliptic.
        var target = new LunarTarget.Orbit(1837.4e3, 1837.4e3, Math.PI / 2, _ => new Vector3(0, -0.4, 0.917).Unit);
        var goal = new LowEnergyGoal(Second)
        {
            LeastFlight = 89 * Day,
            MostFlight = 92 * Day,
            Inclination = (28.5 * Degree, 90 * Degree),
        };
        var flight = new LowEnergySolver(model, target).Solve(goal, threads: 2);
        var direct = new LunarWindow(model, target, goal.ParkingRadius, 28.5 * Degree).At(Second);
        Assert.True(direct.IsFound);
        Assert.InRange(flight.LaunchEnergy, -0.8e6, -0.2e6);
        Assert.True(flight.Transfer.SpacecraftDeltaV < direct.SpacecraftDeltaV - 130);
        // Not less than a parabola about the Moon takes off, but for the few metres that make it an ellipse.
        var parabola = (Math.Sqrt(2) - 1) * Math.Sqrt(model.MoonGM / 1837.4e3);
        Assert.InRange(flight.Insertion.DeltaV.Norm, parabola - 40, parabola + 40);
    }

    [Fact]
    public void ASpanWithoutAFlight_IsRefused_AndADateThatWorksIsNamed()
    {
        var (_, target) = Halo(Second + 112 * Day, Second + 128 * Day);
        var goal = new LowEnergyGoal(Second) { LeastFlight = 119.5 * Day, MostFlight = 119.6 * Day };
        var refused = Assert.Throws<NoSolutionException>(() => new LowEnergySolver(model, target).Solve(goal, 2));
        Assert.NotEmpty(refused.Message);
        Assert.NotEmpty(refused.Mend);
    }

    [Fact]
    public void TimesOfFlightThatAreNoSpan_AreRefused()
    {
        var solver = new LowEnergySolver(
            model,
            new LunarTarget.Orbit(1837.4e3, 1837.4e3, Math.PI / 2, _ => Vector3.UnitZ)
        );
        Assert.Throws<ArgumentException>(() =>
            solver.Solve(new(Second) { LeastFlight = 5 * Day, MostFlight = 9 * Day })
        );
        Assert.Throws<ArgumentException>(() => new LowEnergySolver(model, new LunarTarget.FreeReturn(default, 2e6)));
    }

    private static (ReferenceOrbit Orbit, LunarTarget Target) Halo(double from, double to)
    {
        var halo = HaloFamily.SouthernL2(ThreeBodySystem.EarthMoonMeanDistance, HaloTransfer.NineToTwoPeriod);
        // The phase that HaloPattern takes from the middle of the first revolution of a table 65 d after the date.
        var anchor = Fifth + 65 * Day + halo.PeriodSeconds / 2;
        var orbit = ReferenceOrbit.Solve(
            new HaloPattern(halo, model.Forces.Ephemeris, anchor),
            model.Forces,
            from,
            to,
            threads: 2
        );
        return (orbit, new LunarTarget.Station(tdb => State(orbit, tdb), 1837.4e3));
    }

    private static (Vector3, Vector3) State(ReferenceOrbit orbit, double tdb)
    {
        var (position, velocity) = orbit.Trajectory.At(tdb);
        return (position, velocity);
    }
}
