using Perilune.Astro.Bodies;
using Perilune.Astro.ThreeBody;
using Perilune.Flight.HaloOrbits;
using Perilune.Flight.Transfers;
using Perilune.Flight.Transfers.Windows;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Flight.Tests.Transfers;

public sealed class WindowTests
{
    // 2028-01-01T00:00:00 TDB.
    private const double Start = 883612800;

    // 2020-07-01T00:00:00 TDB.
    private const double July2020 = 646833600;

    private static readonly CislunarModel model = CislunarScene.PointMasses;

    [Fact]
    public void EarthToMars2020_LeastEnergyAndDates_AreThoseOfTheWindowThatWasFlown()
    {
        var grid = Porkchop.Compute(
            model.Forces.Ephemeris,
            CislunarScene.SunGM,
            NaifId.Earth,
            NaifId.MarsBarycenter,
            [.. Enumerable.Range(0, 92).Select(day => July2020 + (day - 30) * CislunarScene.Day)],
            [.. Enumerable.Range(0, 151).Select(k => (150 + 2 * k) * CislunarScene.Day)],
            threads: 2
        );
        // Published minima of the opportunity lie between 13 and 15 km2/s2, by mid-July to early August.
        var least = grid.Least();
        Assert.InRange(least.LaunchEnergy / 1e6, 13.0, 15.0);
        Assert.InRange((least.Departure - July2020) / CislunarScene.Day, 10, 35);
        Assert.True(grid.Least(isShort: true).IsShort);
        Assert.False(grid.Least(isShort: false).IsShort);
        Assert.True(grid.Least(isShort: false).LaunchEnergy >= least.LaunchEnergy);
    }

    [Fact]
    public void ARowOfThePorkchop_IsTheSameInLanesOfAnyWidth_ToTheLastBit_AndOfAnyLength()
    {
        var start = model.Forces.Ephemeris.State(NaifId.Earth, NaifId.Sun, July2020);
        // No multiple of the lanes.
        double[] flights = [.. Enumerable.Range(0, 27).Select(k => (90 + 17 * k) * CislunarScene.Day)];
        var plain = Row<Real>();
        Assert.All(plain, cell => Assert.True(double.IsFinite(cell.LaunchEnergy)));
        Assert.Equal(plain, Row<Lanes4>());
        Assert.Equal(plain, Row<Lanes8>());

        PorkchopCell[] Row<T>()
            where T : struct, IScalar<T>
        {
            var cells = new PorkchopCell[flights.Length];
            Porkchop.Row<T>(
                model.Forces.Ephemeris,
                CislunarScene.SunGM,
                NaifId.MarsBarycenter,
                July2020,
                flights,
                start,
                cells
            );
            return cells;
        }
    }

    [Fact]
    public void ATableOfLowOrbits_IsTheSameOnTwoThreads_AndCostsWhatFlownInsertionsDo()
    {
        var window = LowOrbits(Math.PI / 2);
        var one = window.Table(Start, Start + 28 * CislunarScene.Day, 8, threads: 1);
        Assert.Equal(one, window.Table(Start, Start + 28 * CislunarScene.Day, 8, threads: 2));
        Assert.All(
            one,
            entry =>
            {
                Assert.True(entry.IsFound, entry.Failure);
                // Apollo's and Artemis I's injections; insertions into 100 km after three to five and a half days.
                Assert.InRange(entry.LaunchEnergy, -2.3e6, -1.3e6);
                Assert.InRange(entry.SpacecraftDeltaV, 780, 950);
                Assert.InRange(entry.Duration / CislunarScene.Day, 3, 5.5);
            }
        );
    }

    [Fact]
    public void TheOrbitHasTheInclinationThatWasAskedFor()
    {
        foreach (var degrees in new[] { 30.0, 60, 90, 150 })
        {
            var entry = LowOrbits(degrees * CislunarScene.Degree).At(Start + 5 * CislunarScene.Day);
            Assert.True(entry.IsFound, entry.Failure);
        }
    }

    [Fact]
    public void WithItsPhaseFree_TheNearRectilinearOrbitCostsAboutTheSameOnEveryDate_AndTheRowSaysWhichWay()
    {
        var orbit = HaloFamily.SouthernL2(ThreeBodySystem.EarthMoonMeanDistance, HaloTransfer.NineToTwoPeriod);
        var window = new LunarWindow(
            model,
            new LunarTarget.AnyPhase(orbit, 1837.4e3, TransferVia.Best),
            6563e3,
            28.5 * CislunarScene.Degree
        );
        var rows = window.Table(Start, Start + 24 * CislunarScene.Day, 4, threads: 2);
        Assert.All(
            rows,
            row =>
            {
                Assert.True(row.IsFound, row.Failure);
                Assert.Equal(TransferVia.Flyby, row.Via);
                // With a phase that was fixed, 600 to 2,000 m/s on some dates.
                Assert.InRange(row.SpacecraftDeltaV, 380, 500);
            }
        );
    }

    // A row is solved by itself: whatever the others are and however many threads share them, it is that of its date alone.
    [Fact]
    public void ADozenRowsToTheNearRectilinearOrbit_AreThoseOfTheirDatesAlone_ToTheLastBit()
    {
        const int rows = 12;
        const double span = 365 * CislunarScene.Day;
        var orbit = HaloFamily.SouthernL2(ThreeBodySystem.EarthMoonMeanDistance, HaloTransfer.NineToTwoPeriod);
        var target = new LunarTarget.AnyPhase(orbit, 1837.4e3, TransferVia.Best);
        var window = new LunarWindow(model, target, 6563e3, 28.5 * CislunarScene.Degree);
        var table = window.Table(Start, Start + span, rows, threads: 2);
        for (var i = 0; i < rows; i++)
        {
            var goal = new HaloTransferGoal(Start + span * i / (rows - 1))
            {
                Orbit = orbit,
                ParkingRadius = 6563e3,
                FlybyRadius = 1837.4e3,
                Candidates = 2,
                Threads = 2,
            };
            var alone = HaloTransfer.Find(model, goal);
            Assert.Equal(alone.Transfer.SpacecraftDeltaV, table[i].SpacecraftDeltaV);
            Assert.Equal(alone.Transfer.Arrival, table[i].Arrival);
            Assert.Equal(alone.Transfer.EarthLeg!.LaunchEnergy, table[i].LaunchEnergy);
            // Published of crewed flights (unverified): 420 to 450 m/s; the least of each date in 2028 lies between these.
            Assert.InRange(table[i].SpacecraftDeltaV, 380, 460);
            // The orbit is met where the flight of these burns ends, to a metre.
            var end = model.Propagate(alone.Transfer.Arcs[^1].Start, alone.Transfer.Arrival);
            Assert.True((end.Position - alone.Orbit.Trajectory.At(alone.Transfer.Arrival).Position).Norm < 1);
        }
    }

    [Fact]
    public void ToAStationWhosePhaseIsGiven_TheCheaperWayIsFlown_AtNoLessThanItsFreePhaseCosts()
    {
        var orbit = HaloFamily.SouthernL2(ThreeBodySystem.EarthMoonMeanDistance, HaloTransfer.NineToTwoPeriod);
        var sky = ReferenceOrbit.Solve(
            new HaloPattern(orbit, model.Forces.Ephemeris, Start + 2 * CislunarScene.Day),
            model.Forces,
            Start,
            Start + 20 * CislunarScene.Day,
            threads: 2
        );
        WindowEntry Row(TransferVia via) =>
            new LunarWindow(
                model,
                new LunarTarget.Station(
                    time =>
                    {
                        var (position, velocity) = sky.Trajectory.At(time);
                        return (position, velocity);
                    },
                    1837.4e3,
                    via
                ),
                6563e3,
                28.5 * CislunarScene.Degree
            ).At(Start);
        var (direct, flyby, best) = (Row(TransferVia.Direct), Row(TransferVia.Flyby), Row(TransferVia.Best));
        Assert.True(direct.IsFound && flyby.IsFound, direct.Failure + flyby.Failure);
        Assert.Equal(Math.Min(direct.SpacecraftDeltaV, flyby.SpacecraftDeltaV), best.SpacecraftDeltaV);
        Assert.True(best.SpacecraftDeltaV > 390);
    }

    [Fact]
    public void WhereTheMoonIsNotReached_TheEntrySaysSo()
    {
        var window = new LunarWindow(model, Orbit(Math.PI / 2), 6563e3, 0.5)
        {
            LeastFlight = 0.5 * CislunarScene.Day,
            MostFlight = 0.75 * CislunarScene.Day,
        };
        var entry = window.At(Start);
        Assert.False(entry.IsFound);
        Assert.Contains("times of flight", entry.Failure, StringComparison.Ordinal);
    }

    private static LunarWindow LowOrbits(double inclination) => new(model, Orbit(inclination), 6563e3, 0.5);

    private static LunarTarget.Orbit Orbit(double inclination) =>
        new(1837.4e3, 1837.4e3, inclination, _ => new Vector3(0, -0.4, 0.917).Unit);
}
