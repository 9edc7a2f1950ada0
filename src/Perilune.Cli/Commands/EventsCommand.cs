using System.CommandLine;
using Perilune.Astro.Time;
using Perilune.Cli.Queries;
using Perilune.Cli.Tables;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune events</c>.</summary>
internal static class EventsCommand
{
    private const int Digits = 3;

    private static readonly string[] columns = ["event", "start_et", "end_et", "duration_s"];
    private static readonly string[] dates = ["start_utc", "end_utc"];

    public static Command Make(CancellationToken cancellation)
    {
        var utc = new Option<bool>("--utc") { Description = "Two further columns with the dates in UTC." };
        var command = new Command("events", "Eclipses, occultations, windows of visibility, apsides.") { utc };
        var run = new QueryRun(
            command,
            series: false,
            echo: false,
            ("kind", string.Join(", ", EventSearch.Kinds) + "."),
            ("target", "What is looked at (elevation, apsides, distance)."),
            ("observer", "Who looks: a body, an object, or a place BODY@LONGITUDE/LATITUDE/HEIGHT."),
            ("front", "What hides (eclipse, occultation)."),
            ("back", "What is hidden (occultation); the Sun in an eclipse."),
            ("type", "FULL, PARTIAL, ANNULAR or ANY alone; all of them unless told."),
            ("mask", "Least elevation, deg, 0 unless told; or a table azimuth_deg,elevation_deg of the horizon."),
            ("distance", "Limit of the distance, km."),
            ("abcorr", "Correction; NONE unless told."),
            ("start", "First epoch; the start of the object's states unless told."),
            ("end", "Last epoch; the end of the object's states unless told."),
            ("step", "Longest step of the search, s; finer where the motion asks for it.")
        );
        var kernels = KernelOption.Add(command);
        command.SetAction(parsed =>
        {
            var sky = new Sky(parsed.GetValue(kernels) ?? []);
            var search = new EventSearch(sky, cancellation);
            var inUtc = parsed.GetValue(utc);
            return run.Answer(
                parsed,
                "kind",
                _ => inUtc ? [.. columns, .. dates] : columns,
                given => new Names(sky).Epoch(given).SecondsPastJ2000,
                query => search.Find(query).Select(found => Cells(sky.Times, found, inUtc)),
                cancellation
            );
        });
        return command;
    }

    private static string[] Cells(TimeScales times, FoundEvent found, bool inUtc)
    {
        string[] cells =
        [
            found.Name,
            ResultTable.Text(found.Start),
            ResultTable.Text(found.End),
            ResultTable.Text(found.Duration),
        ];
        return inUtc ? [.. cells, Date(found.Start), found.EndIsTime ? Date(found.End) : ""] : cells;

        string Date(double tdb) => times.Format(Epoch.FromSecondsPastJ2000(tdb), TimeScale.Utc, Digits);
    }
}
