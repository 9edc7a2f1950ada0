using Perilune.Astro.Bodies;
using Perilune.Astro.ThreeBody;
using Perilune.Astro.TwoBody;
using Perilune.Astro.Visibility;
using Perilune.Flight.Launch;
using Perilune.Flight.Transfers;
using Perilune.Flight.Transfers.LowEnergy;
using Perilune.Flight.Transfers.Windows;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;
using Perilune.Numerics.Scalars;
using Perilune.Simulation.Running;

namespace Perilune.Benchmarks;

/// <summary>Transfers from a date alone, and tables of a year.</summary>
internal static class TransferBenchmarks
{
    private const double Day = 86400;

    // 2028-01-02T00:00:00 TDB.
    private const double Date = 883699200;
    private const int Departures = 1000;

    // A tenth of the table, ten times over; a row takes as long as any other.
    private const int Sample = 100;
    private const double NineToTwo = HaloTransfer.NineToTwoPeriod;

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
        yield return new("window.near-rectilinear.year", "s", 60, () => Halos(model, Halo(NineToTwo)));
        yield return new("window.halo.year", "s", 60, () => Halos(model, Halo(8 * Day)));
        yield return new("lambert.vector512", "1", null, () => Conics<Lanes8>());
        yield return new("lambert.vector256", "1", null, () => Conics<Lanes4>());
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
                Orbit = Halo(NineToTwo),
                Via = via,
                Threads = Environment.ProcessorCount,
            }
        );

    private static PeriodicOrbit Halo(double period) =>
        HaloFamily.SouthernL2(ThreeBodySystem.EarthMoonMeanDistance, period);

    /// <summary>
    /// Seconds for a thousand departures of a year to an orbit whose phase is free, the cheaper way each: processor time of all threads
    /// over the cores, which is the wall time on a machine that does nothing else.
    /// </summary>
    private static double Halos(CislunarModel model, PeriodicOrbit orbit)
    {
        var window = new LunarWindow(
            model,
            new LunarTarget.AnyPhase(orbit, 1837.4e3, TransferVia.Best),
            6563e3,
            28.5 * Math.PI / 180
        );
        IReadOnlyList<WindowEntry> Table(int count) =>
            window.Table(Date, Date + 365 * Day, count, Environment.ProcessorCount);
        // The compiler reaches its last tier.
        Table(Sample / 5);
        var start = Environment.CpuUsage.TotalTime;
        var table = Table(Sample);
        var seconds = (Environment.CpuUsage.TotalTime - start).TotalSeconds / Environment.ProcessorCount;
        if (table.Any(entry => !entry.IsFound))
            throw new InvalidOperationException("a departure was not solved");
        return seconds * Departures / Sample;
    }

    /// <summary>Time of a Lambert arc in lanes over that of one in plain doubles.</summary>
    private static double Conics<T>()
        where T : struct, IScalar<T> => Clock.Ratio(Arcs<T>(), Arcs<Real>());

    /// <summary>As many arcs from about the Moon's surface outward, half a day to four and a half, in any scalar.</summary>
    private static Func<double> Arcs<T>()
        where T : struct, IScalar<T>
    {
        const int count = 64;
        const double gm = 4902.8e9;
        var random = new CounterRandom(1, "lambert benchmark");
        var arcs = Enumerable
            .Range(0, count)
            .Select(_ =>
                (
                    From: new Vector3(random.Normal(), random.Normal(), random.Normal()).Unit * 1837e3,
                    To: new Vector3(random.Normal(), random.Normal(), random.Normal()).Unit * 60e6,
                    Seconds: (0.5 + 4 * random.Uniform()) * Day
                )
            )
            .ToArray();
        var groups = arcs.Chunk(T.Lanes)
            .Select(group =>
                (
                    From: Vector3<T>.FromLanes([.. group.Select(arc => arc.From)]),
                    To: Vector3<T>.FromLanes([.. group.Select(arc => arc.To)]),
                    Seconds: T.FromLanes([.. group.Select(arc => arc.Seconds)])
                )
            )
            .ToArray();
        var normal = Vector3<T>.FromVector(Vector3.UnitZ);
        return () =>
        {
            var sum = 0.0;
            foreach (var (from, to, seconds) in groups)
                sum += Lambert.Solve(from, to, seconds, gm, normal).AtStart.X.Lane(0);
            return sum;
        };
    }

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
