using Perilune.Numerics.Randomness;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Tests.Synthetic;

/// <summary>A made-up year with something in every table, shaped like a real one; no number in it is a result.</summary>
internal static class SyntheticRecord
{
    public const double Day = 86400;
    public const double Year = 366 * Day;

    private static readonly Lazy<RunRecord> record = new(Build);

    public static RunRecord Make() => record.Value;

    private static RunRecord Build() =>
        new()
        {
            Identity = new RunIdentity(
                "joint-station",
                "The joint lunar station through 2028",
                "2028-01-01T00:00:00Z",
                "2029-01-01T00:00:00Z",
                883612869.18,
                Year,
                1,
                "0.1.0",
                "perilune: 1\nname: joint-station\nseed: 1 # <made up>\n"
            ),
            Series = SyntheticSeries.Make(),
            Events = Events(),
            Node = SyntheticNode.Make(),
            Site = SyntheticSite.Make(),
            Flights = Flights(),
            Accounts = SyntheticPartners.Accounts(),
            Ledger =
            [
                new LedgerRecord(1, 0, "cnsa", "crew-time", 10, "accrual"),
                new LedgerRecord(1, 0, "capacity", "crew-time", -10, "accrual"),
            ],
            Partners = SyntheticPartners.Make(),
            Experiments = SyntheticPartners.Experiments(),
            Verdicts =
            [
                new("battery-floor", "The battery never falls below its floor", true, 0.43, 0.2, "1", false),
                new("co2-limit", "Carbon dioxide never exceeds its limit", true, 412.7, 700, "Pa", true),
                new("oxygen-floor", "Oxygen never falls below its floor", true, 20.64e3, 19e3, "Pa", false),
                new("water-reserve", "Water never falls below thirty days of need", true, 1204, 480, "kg", false),
                new("flights-close", "Every flight closes", false, 4, 5, "1", false),
                new("ledger-zero", "The ledger adds to zero", true, 0, 0, "1", true),
                new("conservation", "Carbon, hydrogen, oxygen and nitrogen balance", true, 3.1e-13, 1e-9, "1", true),
                new("node-kept", "The node stays within reach of its reference", true, 14.2, 100, "km", true),
            ],
            Figures =
            [
                new("site.mean-sun", "mean visible part of the Sun at the base", 0.9187, "1"),
                new("site.longest-darkness", "longest darkness at the base", 97.4, "h"),
                new("site.earth", "of the year with Earth in view", 0.5312, "1"),
                new("orbit.station-keeping", "station-keeping of the node", 3.284, "m/s"),
                new("orbit.longest-eclipse", "longest eclipse of the node", 83.7, "min"),
                new("power.minimum", "lowest state of charge", 0.43, "1"),
                new("crew.days", "crew days on the surface", 728, "d"),
                new("cargo.delivered", "cargo delivered", 11840, "kg"),
                new("air.co2", "highest carbon dioxide", 412.7, "Pa"),
            ],
            Remarks =
            [
                "Earth orientation after the last published value is held.",
                "Shares are illustrative & unverified.",
            ],
            Inputs =
            [
                .. Enumerable
                    .Range(0, 60)
                    .Select(i => new InputRecord(
                        $"base.unit{i}.power",
                        $"{i} W",
                        i % 3 == 0 ? "NASA/TP-2015-218570 Rev 2" : "",
                        i % 3 == 0 ? "published" : "assumed",
                        i % 7 == 0
                    )),
            ],
            Files = [new("ephemeris/planets.bsp", 8_123_456, new string('a', 64))],
        };

    private static List<RecordedEvent> Events()
    {
        var random = new CounterRandom(3, "events");
        var events = new List<RecordedEvent>();
        string[] stations = ["Kashi", "Jiamusi", "Bear Lakes", "Hartebeesthoek"];
        for (var day = 0; day < 366; day++)
        for (var s = 0; s < stations.Length; s++)
        {
            var length = (7 + 4 * Math.Sin(2 * Math.PI * (day / 27.3 + 0.2 * s))) * 3600;
            events.Add(new(day * Day + s * 18000, day * Day + s * 18000 + length, "pass", stations[s], ""));
        }

        for (var i = 0; i < 9; i++)
        {
            var start = (20 + 38 * i) * Day;
            events.Add(new(start, start + (20 + 63 * random.Uniform()) * 60, "eclipse", "node", "by the Moon"));
        }

        for (var i = 0; i < 12; i++)
        {
            var start = (9 + 29.5 * i) * Day;
            events.Add(new(start, start + (10 + 87 * random.Uniform()) * 3600, "darkness", "base", ""));
        }

        for (var i = 0; i < 56; i++)
            events.Add(new(i * 6.56 * Day, i * 6.56 * Day, "perilune", "node", ""));
        events.Add(new(100 * Day, 103 * Day, "failure", "water processor", "separator worn"));
        events.Add(new(103 * Day, 103 * Day, "repair", "water processor", "separator replaced from spares"));
        return [.. events.OrderBy(e => e.Time)];
    }

    private static List<FlightRecord> Flights() =>
        [
            Flight("cargo-1", "Cargo lander", "Long March 5", "base", 25, 4.6, true, []),
            Flight("crew-1", "Crew ship", "Long March 10", "node", 60, 5.1, true, ["A", "B", "C", "D"]),
            Flight("cargo-2", "Cargo lander", "Angara-A5", "base", 150, 4.8, false, []),
            Flight("crew-2", "Crew ship", "Long March 10", "node", 240, 5.0, true, ["E", "F", "G", "H"]),
            Flight("cargo-3", "Cargo lander", "Long March 5", "base", 300, 4.7, true, []),
        ];

    /// <summary>A path that falls from the Earth's distance to the Moon, turning a little; not a solution of anything.</summary>
    private static List<TrajectoryPoint> Arc(double departure) =>
        [
            .. Enumerable
                .Range(0, 200)
                .Select(i =>
                {
                    var part = 1 - i / 200.0;
                    var angle = 2 * Math.PI * departure / 27.3 + 0.5 * part * part;
                    var distance = 3_000e3 + 380_000e3 * Math.Pow(part, 0.8);
                    return new TrajectoryPoint(
                        (departure + 5 * i / 200.0) * Day,
                        distance * Math.Cos(angle),
                        distance * Math.Sin(angle),
                        0,
                        0,
                        0,
                        0
                    );
                }),
        ];

    private static FlightRecord Flight(
        string id,
        string vehicle,
        string launcher,
        string to,
        double departure,
        double days,
        bool closes,
        string[] crew
    ) =>
        new()
        {
            Id = id,
            Partner = "cnsa",
            Vehicle = vehicle,
            LaunchVehicle = launcher,
            From = "earth",
            To = to,
            DepartureUtc = "2028-02-01T00:00:00Z",
            ArrivalUtc = "2028-02-06T00:00:00Z",
            Departure = departure * Day,
            Arrival = (departure + days) * Day,
            DeltaV = to == "base" ? 2874.2 : 431.8,
            Closes = closes,
            Shortfall = closes ? "" : "descent stage lacks 312 kg of propellant",
            Crew = crew,
            Cargo = [new("water", 800, "cnsa"), new("food", 900, "roscosmos")],
            Manoeuvres =
                to == "base"
                    ?
                    [
                        new("trans-lunar injection", departure * Day, 3128.4, launcher, 0),
                        new("correction", (departure + 1) * Day, 12.5, "descent", 30),
                        new("lunar orbit insertion", (departure + 4) * Day, 871.7, "descent", 1900),
                        new("descent", (departure + days) * Day, 1990, "descent", 3100),
                    ]
                    :
                    [
                        new("trans-lunar injection", departure * Day, 3131.9, launcher, 0),
                        new("powered flyby", (departure + 4) * Day, 182.3, "service", 1500),
                        new("insertion", (departure + days) * Day, 249.5, "service", 1900),
                    ],
            Stages =
                to == "base"
                    ? [new(launcher, 8000, 8200), new("descent", closes ? 5120 : 5832, 5520)]
                    : [new(launcher, 25_900, 27_000), new("service", 4400, 9200)],
            Path = Arc(departure),
        };
}
