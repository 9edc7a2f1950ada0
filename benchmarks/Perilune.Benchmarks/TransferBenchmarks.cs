using Perilune.Astro.Bodies;
using Perilune.Astro.ThreeBody;
using Perilune.Astro.Visibility;
using Perilune.Flight.Launch;
using Perilune.Flight.Transfers;
using Perilune.Flight.Transfers.LowEnergy;
using Perilune.Flight.Transfers.Windows;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Running;

namespace Perilune.Benchmarks;

/// <summary>Transfers from a date alone, and tables of a year.</summary>
internal static class TransferBenchmarks
{
    private const double Day = 86400;

    // 2028-01-02T00:00:00 TDB.
    private const double Date = 883699200;
    private const int Departures = 1000;

    public static IEnumerable<Benchmark> All(Knowledge knowledge)
    {
        var model = new CislunarModel(
            knowledge.Ephemeris,
            knowledge.Bodies.GravitationalParameter(NaifId.Moon),
            knowledge.Bodies.GravitationalParameter(NaifId.Earth),
            knowledge.Bodies.GravitationalParameter(NaifId.Sun)
        );
        yield return new(
            "transfer.free-return",
            "s",
            1,
            () => Clock.Wall(() => new FreeReturnSolver(model).Solve(new(Date)))
        );
        yield return new(
            "transfer.halo",
            "s",
            1,
            () => Clock.Wall(() => HaloTransfer.FromDate(model, Date, threads: Environment.ProcessorCount))
        );
        yield return new("transfer.low-energy", "s", null, () => Clock.Wall(() => LowEnergy(model)));
        yield return new("transfer.halo.direct", "s", 1, () => Clock.Wall(() => Near(model, TransferVia.Direct)));
        yield return new("transfer.halo.best", "s", 1, () => Clock.Wall(() => Near(model, TransferVia.Best)));
        yield return new("window.low-orbit.year", "s", 60, () => Clock.Wall(() => LowOrbits(model)));
        yield return new("window.mars.year", "s", 60, () => Clock.Wall(() => Mars(knowledge)));
        yield return new("window.launch.year", "s", null, () => Clock.Wall(() => Launches(knowledge)));
    }

    /// <summary>Both daily windows of a year into a plane, with their openings and closings.</summary>
    private static void Launches(Knowledge knowledge)
    {
        var site = SurfacePoint.OnEarth("Kennedy Space Center", Geodetic.FromDegrees(28.6084, -80.6041, 3));
        var normal = new Vector3(0.5, -0.6, 0.62).Unit;
        var found = new DailyLaunchWindows(new(site, knowledge.Frames)).ToPlane(
            _ => normal,
            0.0128,
            Date,
            Date + 365 * Day
        );
        if (found.Count < 2 * 365)
            throw new InvalidOperationException("a day has no two windows");
    }

    /// <summary>To a polar low orbit by the Sun, from a date alone: all flights of 70 to 140 d, all threads.</summary>
    private static void LowEnergy(CislunarModel model) =>
        new LowEnergySolver(
            model,
            new LunarTarget.Orbit(1837.4e3, 1837.4e3, Math.PI / 2, _ => new Vector3(0, -0.4, 0.917).Unit)
        ).Solve(new(Date), Environment.ProcessorCount);

    private static HaloFlight Near(CislunarModel model, TransferVia via) =>
        HaloTransfer.Find(
            model,
            new(Date)
            {
                Orbit = HaloFamily.SouthernL2(ThreeBodySystem.EarthMoonMeanDistance, HaloTransfer.NineToTwoPeriod),
                Via = via,
                Threads = Environment.ProcessorCount,
            }
        );

    private static void LowOrbits(CislunarModel model)
    {
        var target = new LunarTarget.Orbit(1837.4e3, 1837.4e3, Math.PI / 2, _ => new Vector3(0, -0.4, 0.917).Unit);
        var table = new LunarWindow(model, target, 6563e3, 28.5 * Math.PI / 180).Table(
            Date,
            Date + 365 * Day,
            Departures,
            Environment.ProcessorCount
        );
        if (table.Any(entry => !entry.IsFound))
            throw new InvalidOperationException("a departure was not solved");
    }

    private static void Mars(Knowledge knowledge) =>
        Porkchop.Compute(
            knowledge.Ephemeris,
            knowledge.Bodies.GravitationalParameter(NaifId.Sun),
            NaifId.Earth,
            NaifId.MarsBarycenter,
            [.. Enumerable.Range(0, Departures).Select(i => Date + 365 * Day * i / (Departures - 1))],
            [.. Enumerable.Range(0, 300).Select(k => (120.0 + k) * Day)],
            Environment.ProcessorCount
        );
}
