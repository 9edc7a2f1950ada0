using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Perilune.Astro.Bodies;
using Perilune.Astro.Time;
using Perilune.Cli.Tables;
using Perilune.Cli.Windows;
using Perilune.Flight.Transfers;
using Perilune.Flight.Transfers.Windows;
using Perilune.Report.Charts;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune window</c>.</summary>
internal static class WindowCommand
{
    private const double Day = 86400;
    private const int Rows = 60;

    private static readonly string[] lunarColumns =
    [
        "departure_utc",
        "arrival_utc",
        "flight_d",
        "c3_km2_s2",
        "injection_m_s",
        "spacecraft_m_s",
        "total_m_s",
        "inclination_deg",
        "via",
        "note",
    ];

    private static readonly string[] earthColumns =
    [
        "departure_utc",
        "entry_utc",
        "flight_d",
        "way",
        "entry_arc",
        "spacecraft_m_s",
        "entry_speed_m_s",
        "entry_angle_deg",
        "entry_latitude_deg",
        "entry_longitude_deg",
        "range_km",
        "inclination_deg",
        "landing_latitude_deg",
        "landing_longitude_deg",
        "note",
    ];

    private static readonly string[] marsColumns =
    [
        "departure_utc",
        "arrival_utc",
        "flight_d",
        "c3_km2_s2",
        "arrival_speed_km_s",
        "declination_deg",
        "type",
    ];

    public static Command Make(CancellationToken cancellation)
    {
        var reader = new WindowOptionReader();
        var svg = new Option<string?>("--svg")
        {
            Description = "File for a porkchop plot (llo, frozen, mars: departure and time of flight).",
        };
        var json = new Option<bool>("--json") { Description = "Print a JSON array." };
        var by = new Option<string?>("--by")
        {
            Description =
                "sun: over a million kilometres out, where the Sun raises the perigee, and in with next to no burn (nrho, halo, llo, frozen); --days 70:140 unless told, some seconds a departure.",
        };
        var quiet = new Option<bool>("--quiet") { Description = "Show no progress and no summary." };
        var command = new Command("window", "Tables of departures over years, and porkchop plots.")
        {
            by,
            svg,
            json,
            quiet,
            WindowLaunchCommand.Make(cancellation),
        };
        foreach (var option in reader.All)
            command.Add(option);
        command.SetAction(parsed =>
        {
            var knowledge = new Knowledge(ShippedData.FindFolder());
            var options = reader.Read(parsed, knowledge);
            var picture = parsed.GetValue(svg);
            if (picture is not null && OutputFiles.WhyNotWritable(".", picture) is { } reason)
                throw new InputException([
                    new(picture, 0, 0, "--svg", "", $"cannot be written: {reason}", "name another"),
                ]);
            if (picture is not null && options.Target is not ("llo" or "frozen" or "mars"))
                throw OrbitFamiliesCommand.Wrong(
                    "--svg",
                    picture,
                    $"a table towards {options.Target} has one time of flight for each departure",
                    "leave it out"
                );
            var clock = Stopwatch.StartNew();
            var summary =
                parsed.GetValue(by) is { } way
                    ? BySun(knowledge, options, way, picture, parsed.GetValue(json), cancellation)
                : options.Target == "mars" ? Mars(knowledge, options, picture, parsed.GetValue(json))
                : options.Target == "earth"
                    ? Earth(knowledge, options, parsed.GetValue(json), parsed.GetValue(quiet), cancellation)
                : Moon(knowledge, options, picture, parsed.GetValue(json), parsed.GetValue(quiet), cancellation);
            if (!parsed.GetValue(quiet))
                Console.Error.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"{summary}; {clock.Elapsed.TotalSeconds:F1} s")
                );
            return ExitCode.Success;
        });
        return command;
    }

    private static string Moon(
        Knowledge knowledge,
        WindowOptions options,
        string? picture,
        bool json,
        bool quiet,
        CancellationToken cancellation
    )
    {
        var windows = new LunarWindows(knowledge, options, cancellation);
        IReadOnlyList<WindowEntry> entries;
        using (var progress = quiet ? null : ShareProgress.Start("departures"))
            entries = windows.Table(progress);
        var table = new ResultTable([], lunarColumns);
        foreach (var entry in entries)
            table.Add(
                [],
                Date(knowledge, entry.Departure),
                entry.IsFound ? Date(knowledge, entry.Arrival) : "",
                Number(entry.Duration / Day, 4),
                Number(entry.LaunchEnergy / 1e6, 4),
                Number(entry.InjectionDeltaV, 2),
                Number(entry.SpacecraftDeltaV, 2),
                Number(entry.InjectionDeltaV + entry.SpacecraftDeltaV, 2),
                Number(entry.Inclination * 180 / Math.PI, 3),
                Way(entry.Via),
                entry.Failure
            );
        if (picture is not null)
        {
            var departures = Departures(options, Math.Clamp(options.Count, 120, 365));
            var rows = Range(options.LeastDays, options.MostDays, 51);
            Draw(
                knowledge,
                options,
                picture,
                $"Earth to the Moon: {options.Target}",
                "insertion by conics, m/s",
                rows,
                windows.Grid(departures, rows),
                cap: 1.35
            );
        }
        table.Write(json);
        var found = entries.Where(entry => entry.IsFound).ToList();
        if (found.Count == 0)
            return $"none of {entries.Count} departures leads to {options.Target}";
        var best = found.MinBy(entry => entry.InjectionDeltaV + entry.SpacecraftDeltaV)!;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{found.Count} of {entries.Count} departures; the cheapest {Date(knowledge, best.Departure)}: {best.InjectionDeltaV:F0} m/s by the launcher, {best.SpacecraftDeltaV:F0} m/s by the spacecraft"
        );
    }

    private static string Earth(
        Knowledge knowledge,
        WindowOptions options,
        bool json,
        bool quiet,
        CancellationToken cancellation
    )
    {
        IReadOnlyList<EarthWindowEntry> entries;
        using (var progress = quiet ? null : ShareProgress.Start("departures"))
            entries = new EarthWindows(knowledge, options, cancellation).Table(progress);
        var table = new ResultTable([], earthColumns);
        var landing = options.Landing!;
        foreach (var entry in entries)
        {
            foreach (var way in entry.Ways)
                table.Add(
                    [],
                    Date(knowledge, entry.Departure),
                    Date(knowledge, way.Entry.Time),
                    Number(way.Duration / Day, 4),
                    way.Sense.ToString().ToLowerInvariant(),
                    way.IsAscending ? "ascending" : "descending",
                    Number(way.DeltaV.Norm, 2),
                    Number(way.EntrySpeed, 2),
                    Degrees(way.EntryAngle),
                    Degrees(way.EntryLatitude),
                    Degrees(way.EntryLongitude),
                    Number(way.Range / 1000, 1),
                    Degrees(way.Inclination),
                    Degrees(landing.Latitude),
                    Degrees(landing.Longitude),
                    ""
                );
            if (entry.Ways.Count == 0)
                table.Add(
                    [],
                    Date(knowledge, entry.Departure),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    Degrees(landing.Latitude),
                    Degrees(landing.Longitude),
                    entry.Failure
                );
        }
        table.Write(json);
        var found = entries.Where(entry => entry.Ways.Count > 0).ToList();
        if (found.Count == 0)
            return $"none of {entries.Count} departures leads home to the place";
        var best = found.MinBy(entry => entry.Ways[0].DeltaV.Norm)!;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{found.Count} of {entries.Count} departures; the cheapest {Date(knowledge, best.Departure)}: {best.Ways[0].DeltaV.Norm:F0} m/s, {best.Ways[0].Sense.ToString().ToLowerInvariant()}"
        );

        static string Degrees(double angle) => Number(angle * 180 / Math.PI, 3);
    }

    private static string BySun(
        Knowledge knowledge,
        WindowOptions options,
        string way,
        string? picture,
        bool json,
        CancellationToken cancellation
    )
    {
        if (way != "sun")
            throw OrbitFamiliesCommand.Wrong("--by", way, "no such way", "--by sun, or leave it out");
        if (picture is not null)
            throw OrbitFamiliesCommand.Wrong("--svg", picture, "a flight by the Sun has no porkchop", "leave it out");
        return new SunWindows(knowledge, options, cancellation).Print(json);
    }

    private static string Mars(Knowledge knowledge, WindowOptions options, string? picture, bool json)
    {
        var departures = Departures(options, options.Count);
        var rows = Range(options.LeastDays, options.MostDays, Rows * 2);
        var grid = Porkchop.Compute(
            knowledge.Ephemeris,
            knowledge.Bodies.GravitationalParameter(NaifId.Sun),
            NaifId.Earth,
            NaifId.MarsBarycenter,
            departures,
            [.. rows.Select(days => days * Day)],
            options.Threads
        );
        var table = new ResultTable([], marsColumns);
        for (var i = 0; i < grid.Departures; i++)
        {
            var best = Enumerable
                .Range(0, grid.Flights)
                .Select(k => grid[i, k])
                .Where(cell => double.IsFinite(cell.LaunchEnergy))
                .MinBy(cell => cell.LaunchEnergy);
            table.Add(
                [],
                Date(knowledge, best.Departure),
                Date(knowledge, best.Arrival),
                Number((best.Arrival - best.Departure) / Day, 2),
                Number(best.LaunchEnergy / 1e6, 4),
                Number(best.ArrivalSpeed / 1e3, 4),
                Number(best.DepartureDeclination * 180 / Math.PI, 2),
                best.IsShort ? "I" : "II"
            );
        }
        if (picture is not null)
            Draw(
                knowledge,
                options,
                picture,
                "Earth to Mars",
                "C3, km²/s²",
                rows,
                [
                    .. Enumerable
                        .Range(0, grid.Departures)
                        .Select(i =>
                            (IReadOnlyList<double>)
                                [.. Enumerable.Range(0, grid.Flights).Select(k => grid[i, k].LaunchEnergy / 1e6)]
                        ),
                ],
                cap: 4
            );
        table.Write(json);
        var least = grid.Least();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{grid.Departures} x {grid.Flights} conics; the least C3 is {least.LaunchEnergy / 1e6:F2} km2/s2, {Date(knowledge, least.Departure)} to {Date(knowledge, least.Arrival)}"
        );
    }

    private static void Draw(
        Knowledge knowledge,
        WindowOptions options,
        string file,
        string title,
        string quantity,
        IReadOnlyList<double> rows,
        IReadOnlyList<IReadOnlyList<double>> values,
        double cap
    )
    {
        var least = values.SelectMany(column => column).Where(double.IsFinite).DefaultIfEmpty(0).Min();
        var labels = Enumerable
            .Range(0, 7)
            .Select(i => (i / 6.0, Date(knowledge, Epochs(options, i / 6.0))[..10]))
            .ToList();
        var text = GridFigure.Draw(
            new(
                title,
                options.Target == "mars"
                    ? "conics about the Sun; white where there is none, or it costs more"
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"parking orbit {options.ParkingAltitude / 1000:F0} km, inclination {options.Inclination * 180 / Math.PI:F1} deg; white where the Moon is not reached"
                    ),
                quantity,
                "departure, UTC",
                "time of flight, d",
                labels,
                rows,
                values,
                least * cap
            )
        );
        OutputFiles.Write(".", [(file, Encoding.UTF8.GetBytes(text))]);
    }

    private static List<double> Departures(WindowOptions options, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Epochs(options, i / (double)(count - 1)))];

    private static double Epochs(WindowOptions options, double part) =>
        options.First.SecondsPastJ2000 + (options.Last - options.First) * part;

    private static List<double> Range(double least, double most, int count) =>
        [.. Enumerable.Range(0, count).Select(i => least + (most - least) * i / (count - 1))];

    private static string Way(TransferVia? via) =>
        via switch
        {
            TransferVia.Direct => "direct",
            TransferVia.Flyby => "flyby",
            _ => "",
        };

    private static string Date(Knowledge knowledge, double tdb) =>
        knowledge.Times.Format(Epoch.FromSecondsPastJ2000(tdb), TimeScale.Utc, 0);

    private static string Number(double value, int decimals) =>
        double.IsFinite(value) ? value.ToString($"F{decimals}", CultureInfo.InvariantCulture) : "";
}
