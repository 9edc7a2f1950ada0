using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Flight.StationKeeping;
using Perilune.Flight.Tests.StationKeeping;
using Perilune.Flight.Transfers;
using Perilune.Flight.Transfers.Insertions;
using Perilune.Flight.Transfers.Windows;

namespace Perilune.Flight.Tests.Transfers;

public sealed class OrientedInsertionTests(LunarSky sky) : IClassFixture<LunarSky>
{
    // 2028-01-01T00:00:00 TDB.
    private const double Start = 883612800;
    private const double Degree = CislunarScene.Degree;
    private const double Day = CislunarScene.Day;

    private static readonly CislunarModel model = CislunarScene.PointMasses;

    [Theory]
    [InlineData(0, 90)]
    [InlineData(0, 270)]
    [InlineData(10, 270)]
    public void AFrozenOrbit_HasTheWantedPerilune_AndCostsMoreThanOneOfAnyPerilune(int day, double argument)
    {
        var departure = Start + day * Day;
        var orbit = Frozen(argument);
        var arrival = new OrientedInsertion(model, 6563e3, 0.5).Solve(departure, orbit, 3 * Day, 5.5 * Day);
        var mean = Elements(arrival.Insertion, orbit);
        Assert.Equal(orbit.PeriluneRadius, mean.Perilune, 50.0);
        Assert.Equal(orbit.ApoluneRadius, mean.Apolune, 50.0);
        Assert.Equal(orbit.Inclination, mean.Inclination, 1e-5);
        Assert.Equal(argument * Degree, mean.Argument, 1e-5);
        // Flown again from the injection alone.
        var flown = model.Propagate(arrival.Injection, arrival.Insertion.Time);
        Assert.Equal(0, (flown.Position - arrival.Insertion.Position).Norm, 1e3);
        Assert.Equal(0, (flown.Velocity + arrival.DeltaV - arrival.Insertion.Velocity).Norm, 1.0);
        var any = new LunarWindow(
            model,
            new LunarTarget.Orbit(orbit.PeriluneRadius, orbit.ApoluneRadius, orbit.Inclination, _ => orbit.Pole),
            6563e3,
            0.5
        ).At(departure);
        // The turn of the line of apsides is paid, but far less than turning it later: 2 e sqrt(GM/p) sin of half the angle
        // is 0.95 km/s for a right angle.
        Assert.InRange(arrival.DeltaV.Norm, any.SpacecraftDeltaV, any.SpacecraftDeltaV + 200);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void TheOrbitThatIsReached_IsFrozen_InTheGravityField()
    {
        var orbit = Frozen(270);
        var arrival = new OrientedInsertion(model, 6563e3, 0.5).Solve(Start, orbit, 3 * Day, 5.5 * Day);
        var forces = sky.Model(8);
        var from = new State(
            Epoch.FromSecondsPastJ2000(arrival.Insertion.Time),
            Astro.Bodies.NaifId.Moon,
            Frame.Icrf,
            arrival.Insertion.Position,
            arrival.Insertion.Velocity
        );
        var flight = new Propagator(forces, 0.1, 1e-5).Propagate(from, from.Epoch + 365.25 * Day).Trajectory;
        for (var at = from.Epoch + 5 * Day; at < flight.End; at += 10 * Day)
        {
            var mean = MeanOrbit.Before(flight, at, sky.Pole, forces.Central.GravitationalParameter);
            // Ely 2005: the argument of perilune librates about 90 or 270 deg, here within twenty degrees.
            Assert.InRange((mean.ArgumentOfPeriapsis / Degree + 360) % 360, 245, 295);
            Assert.InRange(mean.Eccentricity, 0.48, 0.7);
        }
    }

    private OrientedOrbit Frozen(double argument) =>
        new(1737.4e3 + 720e3, 1737.4e3 + 8090e3, 57.7 * Degree, argument * Degree, sky.Pole);

    private static (double Perilune, double Apolune, double Inclination, double Argument) Elements(
        LunarState state,
        OrientedOrbit orbit
    )
    {
        var gm = CislunarScene.MoonGM;
        var first = (Numerics.LinearAlgebra.Vector3.UnitX - orbit.Pole * orbit.Pole.X).Unit;
        var second = Numerics.LinearAlgebra.Vector3.Cross(orbit.Pole, first);
        var turn = Numerics.LinearAlgebra.Matrix3.FromRows(first, second, orbit.Pole);
        var elements = Astro.TwoBody.OrbitalElements.Of(new(turn * state.Position, turn * state.Velocity), gm);
        return (
            elements.PeriapsisRadius,
            elements.PeriapsisRadius * (1 + elements.Eccentricity) / (1 - elements.Eccentricity),
            elements.Inclination,
            elements.ArgumentOfPeriapsis
        );
    }
}
