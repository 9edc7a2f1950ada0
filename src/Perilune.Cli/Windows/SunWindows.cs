using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Astro.Time;
using Perilune.Cli.Commands;
using Perilune.Cli.Tables;
using Perilune.Flight.Targeting;
using Perilune.Flight.Transfers.LowEnergy;
using Perilune.Flight.Transfers.Windows;
using Perilune.Simulation.Running;

namespace Perilune.Cli.Windows;

/// <summary>Tables of low-energy flights to the Moon, beside the flight of the same date without the Sun.</summary>
internal sealed class SunWindows(Knowledge knowledge, WindowOptions options, CancellationToken cancellation)
{
    private const double Day = 86400;
    private const double LeastDays = 70;
    private const double MostDays = 140;

    private static readonly string[] targets = ["nrho", "halo", "llo", "frozen"];

    private static readonly string[] columns =
    [
        "departure_utc",
        "arrival_utc",
        "flight_d",
        "c3_km2_s2",
        "farthest_km",
        "injection_m_s",
        "deep_space_m_s",
        "insertion_m_s",
        "total_m_s",
        "inclination_deg",
        "without_sun_spacecraft_m_s",
        "saving_m_s",
        "side",
        "note",
    ];

    /// <summary>Prints the table and returns what it comes to.</summary>
    public string Print(bool json)
    {
        if (options.Target == "dro")
            throw OrbitFamiliesCommand.Wrong(
                "--to",
                options.Target,
                "a distant retrograde orbit is stable, so that nothing falls into it",
                string.Join(", ", targets) + "; or dro with --via direct or flyby"
            );
        if (!targets.Contains(options.Target))
            throw OrbitFamiliesCommand.Wrong(
                "--to",
                options.Target,
                "no flight by the Sun goes there",
                string.Join(", ", targets)
            );
        var usual = WindowOptions.Targets.First(target => target.Name == options.Target);
        var (least, most) =
            (options.LeastDays, options.MostDays) == (usual.LeastDays, usual.MostDays)
                ? (LeastDays, MostDays)
                : (options.LeastDays, options.MostDays);
        if (least < 40)
            throw OrbitFamiliesCommand.Wrong(
                "--days",
                string.Create(CultureInfo.InvariantCulture, $"{least}:{most}"),
                "the Sun takes longer than that: 40 days at least",
                "--days 70:140"
            );
        var windows = new LunarWindows(knowledge, options, cancellation)
        {
            Reach = (most + 10) * Day,
            IsOneStation = true,
        };
        var parking = knowledge.Bodies.EquatorialRadius(NaifId.Earth) + options.ParkingAltitude;
        var solver = new LowEnergySolver(windows.Model, windows.Destination);
        var straight = new LunarWindow(windows.Model, windows.Destination, parking, options.Inclination);
        var table = new ResultTable([], columns);
        LowEnergyTransfer? best = null;
        var found = 0;
        for (var i = 0; i < options.Count; i++)
        {
            var departure = options.First.SecondsPastJ2000 + (options.Last - options.First) * i / (options.Count - 1.0);
            var goal = new LowEnergyGoal(departure)
            {
                ParkingRadius = parking,
                Inclination = (options.Inclination, Math.PI / 2),
                LeastFlight = least * Day,
                MostFlight = most * Day,
            };
            try
            {
                var flight = solver.Solve(goal, options.Threads, cancellation);
                Add(table, flight, straight.At(departure, cancellation).SpacecraftDeltaV);
                found++;
                if (best is null || Total(flight) < Total(best))
                    best = flight;
            }
            catch (NoSolutionException none)
            {
                table.Add(
                    [],
                    Date(departure),
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
                    "",
                    $"{none.Message}: {none.Mend}"
                );
            }
        }
        table.Write(json);
        return best is null
            ? $"none of {options.Count} departures leads to {options.Target} by the Sun"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{found} of {options.Count} departures; the cheapest {Date(best.Transfer.Departure)}: {best.Injection.DeltaV.Norm:F0} m/s by the launcher, {best.Transfer.SpacecraftDeltaV:F1} m/s by the spacecraft"
            );
    }

    private void Add(ResultTable table, LowEnergyTransfer flight, double straight) =>
        table.Add(
            [],
            Date(flight.Transfer.Departure),
            Date(flight.Transfer.Arrival),
            Number(flight.Duration / Day, 4),
            Number(flight.LaunchEnergy / 1e6, 4),
            Number(flight.Farthest / 1000, 0),
            Number(flight.Injection.DeltaV.Norm, 2),
            Number(flight.DeepSpaceBurn.DeltaV.Norm, 2),
            Number(flight.Insertion.DeltaV.Norm, 2),
            Number(Total(flight), 2),
            Number(flight.Inclination * 180 / Math.PI, 3),
            Number(straight, 2),
            Number(straight - flight.Transfer.SpacecraftDeltaV, 2),
            flight.Side == LowEnergySide.Sunward ? "sunward" : "away",
            ""
        );

    private static double Total(LowEnergyTransfer flight) =>
        flight.Injection.DeltaV.Norm + flight.Transfer.SpacecraftDeltaV;

    private string Date(double tdb) => knowledge.Times.Format(Epoch.FromSecondsPastJ2000(tdb), TimeScale.Utc, 0);

    private static string Number(double value, int decimals) =>
        double.IsFinite(value) ? value.ToString($"F{decimals}", CultureInfo.InvariantCulture) : "";
}
