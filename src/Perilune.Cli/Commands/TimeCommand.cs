using System.CommandLine;
using Perilune.Astro.Time;
using Perilune.Cli.Queries;
using Perilune.Cli.Tables;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune time</c>.</summary>
internal static class TimeCommand
{
    private const int Digits = 6;

    private static readonly string[] results =
    [
        "et_tdb_s",
        "deltet_et_minus_utc",
        "tai_s",
        "tt_s",
        "jd_tdb",
        "utc_roundtrip",
    ];

    public static Command Make(CancellationToken cancellation)
    {
        var cspice = new Option<bool>("--cspice") { Description = "TAI - UTC is 9 s before 1972, as in CSPICE." };
        var scales = new Option<string[]>("--to")
        {
            Description =
                $"A further column with the date in a scale: {string.Join(", ", ScaleNames)}; any number of times.",
            Arity = ArgumentArity.OneOrMore,
        };
        foreach (var option in (Option<string[]>[])[scales])
        {
            option.Validators.Add(result =>
            {
                foreach (var token in result.Tokens.Where(token => !TryScale(token.Value, out _)))
                    result.AddError($"--to: '{token.Value}' is no time scale; give {string.Join(", ", ScaleNames)}");
            });
        }
        var command = new Command("time", "Dates and seconds in every time scale.") { cspice, scales };
        var run = new QueryRun(
            command,
            series: true,
            echo: true,
            ("epoch", "Date, UTC unless it says so, or TDB seconds past J2000.")
        );
        command.SetAction(parsed =>
        {
            var sky = new Sky([], parsed.GetValue(cspice));
            var names = new Names(sky);
            var wanted = (parsed.GetValue(scales) ?? [])
                .Select(name => TryScale(name, out var scale) ? scale : default)
                .Distinct()
                .ToArray();
            return run.Answer(
                parsed,
                "epoch",
                table =>
                    [
                        .. results.Where(name => name != "et_tdb_s" || !IsAsked(table)),
                        .. wanted.Select(scale => TimeText.Name(scale).ToLowerInvariant()),
                    ],
                given => names.Epoch(given).SecondsPastJ2000,
                query => [Answer(sky.Times, names, query, wanted)],
                cancellation
            );
        });
        return command;
    }

    private static IEnumerable<string> ScaleNames => Enum.GetValues<TimeScale>().Select(TimeText.Name);

    // A table that asks by seconds of TDB has no other column of dates.
    private static bool IsAsked(QueryTable table) =>
        table.IndexOf("utc", "epoch", "et") < 0 && table.IndexOf("et_tdb_s") >= 0;

    private static bool TryScale(string name, out TimeScale scale) =>
        Enum.TryParse(name, ignoreCase: true, out scale) && Enum.IsDefined(scale);

    private static string[] Answer(TimeScales times, Names names, Query query, TimeScale[] wanted)
    {
        var epoch = names.Epoch(query.Need("give a column utc, epoch or et", "utc", "epoch", "et", "et_tdb_s"));
        var tdb = epoch.SecondsPastJ2000;
        var tdbReading = times.At(epoch, TimeScale.Tdb);
        string[] cells =
        [
            ResultTable.Text(tdb),
            ResultTable.Text(times.Difference(TimeScale.Tdb, TimeScale.Utc, epoch)),
            ResultTable.Text(TaiSeconds(epoch)),
            ResultTable.Text(TimeScales.TtSecondsPastJ2000(epoch)),
            ResultTable.Text(tdbReading.JulianDate),
            times.Format(epoch, TimeScale.Utc, Digits).TrimEnd('Z'),
        ];
        var dates = wanted.Select(scale => times.Format(epoch, scale, Digits).Split(' ')[0].TrimEnd('Z'));
        return query.Find("utc", "epoch", "et") is null ? [.. cells[1..], .. dates] : [.. cells, .. dates];
    }

    private static double TaiSeconds(Epoch epoch) => TimeScales.TtSecondsPastJ2000(epoch) - TimeScales.TtMinusTai;
}
