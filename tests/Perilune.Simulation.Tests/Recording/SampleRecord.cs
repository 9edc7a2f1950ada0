using Perilune.Simulation.Recording;

namespace Perilune.Simulation.Tests.Recording;

/// <summary>A small record with something in every table.</summary>
internal static class SampleRecord
{
    public static RunRecord Make() =>
        new()
        {
            Identity = new RunIdentity(
                "sample",
                "A sample",
                "2028-01-01T00:00:00Z",
                "2028-01-02T00:00:00Z",
                883612869.18,
                86400,
                42,
                "0.1.0",
                "perilune: 1\nname: sample\n"
            ),
            Series =
            [
                new Series("b.charge", "Battery", "kWh", SeriesKind.Linear, [0, 3600.5, 86400], [1, 0.1 + 0.2, 1e-300]),
                new Series("a.crew", "Crew", "1", SeriesKind.Step, [0], [4]),
            ],
            Events = [new RecordedEvent(1.25, 2.5, "eclipse", "node", "Moon"), new RecordedEvent(3, 3, "x", "y", "")],
            Node = new NodeRecord
            {
                Orbit = "9:2 L2 southern",
                Trajectory = [new TrajectoryPoint(0, 1, 2, 3, 4, 5, 6), new TrajectoryPoint(60, 7, 8, 9, 10, 11, 12)],
                Rotating = [new RotatingPoint(0, 1, 2, 3)],
                Apsides = [new Apsis(1, 3.2e6, true), new Apsis(2, 7.1e7, false)],
                Burns = [new StationKeepingBurn(5, 0.01, -0.02, 0.03)],
            },
            Site = new SiteRecord
            {
                Name = "Connecting Ridge",
                Latitude = -1.56,
                Longitude = 3.88,
                GroundHeight = 1900,
                MastHeight = 10,
                Terrain = ["10 m", "500 m"],
                Horizon = [0.01, -0.02],
                HorizonDistance = [1000, 150_000],
                Sky = [new SkyPoint(0, 1, 0.02, 2, 0.03)],
                Relief = new ReliefRecord(2, 2, 10, -10, 10, 0, 0, 0.5, [1, 2, 3, 255]),
            },
            Flights =
            [
                new FlightRecord
                {
                    Id = "cargo-1",
                    Partner = "cnsa",
                    Vehicle = "lander",
                    LaunchVehicle = "long-march-5",
                    From = "earth",
                    To = "base",
                    DepartureUtc = "2028-02-01T00:00:00Z",
                    ArrivalUtc = "2028-02-06T00:00:00Z",
                    Departure = 1,
                    Arrival = 2,
                    DeltaV = 2900,
                    Closes = false,
                    Shortfall = "lacks 12 kg",
                    Crew = ["A", "B"],
                    Cargo = [new CargoRecord("water", 120, "cnsa")],
                    Manoeuvres = [new ManoeuvreRecord("lunar orbit insertion", 1.5, 870, "descent", 1000)],
                    Stages = [new StageBudgetRecord("descent", 1012, 1000)],
                    Path = [new TrajectoryPoint(0, 1, 2, 3, 4, 5, 6)],
                },
            ],
            Accounts = [new AccountRecord("cnsa", "crew-time", "h", 10, 9, 0)],
            Ledger =
            [
                new LedgerRecord(1, 0, "cnsa/crew-time", "crew-time", 10, "accrual"),
                new LedgerRecord(1, 0, "station/crew-time", "crew-time", -10, "accrual"),
            ],
            Partners = [new PartnerRecord("cnsa", "CNSA", "founding", [new ShareRecord("crew-time", 1)])],
            Experiments = [new ExperimentRecord("e1", "E", "cnsa", "base", 3, 2, 1, 4, 5, 6, ["no crew"])],
            Verdicts = [new Verdict("battery-floor", "Battery", false, 0.1, 0.2, "1", false)],
            Figures = [new Figure("site.mean-sun", "Mean sun", 0.91, "1")],
            Remarks = ["extrapolated"],
            Inputs = [new InputRecord("base.battery", "1 kWh", "somebody", "published", true)],
            Files = [new FileRecord("a.bsp", 12, "00ff")],
        };
}
