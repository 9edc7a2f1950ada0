using System.CommandLine;
using Perilune.Astro.Frames;
using Perilune.Cli.Queries;
using Perilune.Cli.Tables;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune state</c>.</summary>
internal static class StateCommand
{
    private static readonly string[] results = ["x_km", "y_km", "z_km", "vx", "vy", "vz", "lt_s"];

    public static Command Make(CancellationToken cancellation)
    {
        var command = new Command("state", "Positions and velocities of bodies, with corrections of light.");
        var run = new QueryRun(
            command,
            series: true,
            echo: true,
            ("target", "Body, object or place that is looked at."),
            ("observer", "Body, object or place that looks."),
            ("frame", "Axes; J2000 unless told."),
            ("abcorr", "Correction: NONE (unless told), LT, LT+S, CN, CN+S, XLT, XLT+S, XCN, XCN+S."),
            ("epoch", "Date, UTC unless it says so, or TDB seconds past J2000.")
        );
        var kernels = KernelOption.Add(command);
        command.SetAction(parsed =>
        {
            var sky = new Sky(parsed.GetValue(kernels) ?? []);
            var names = new Names(sky);
            return run.Answer(
                parsed,
                "epoch",
                table => table.IndexOf("et") >= 0 || !table.IsOfOptions ? results : ["et", .. results],
                given => names.Epoch(given).SecondsPastJ2000,
                query => [Answer(sky, names, query)],
                cancellation
            );
        });
        return command;
    }

    private static string[] Answer(Sky sky, Names names, Query query)
    {
        const string mend = "give it as a column or an option";
        var target = names.Point(query.Need(mend, "target"));
        var observer = names.Point(query.Need(mend, "observer", "center"));
        var frame = query.Find("frame") is { } name ? names.Frame(name) : Frame.Icrf;
        var correction = Names.Correction(query.Find("abcorr", "correction"));
        var tdb = names.Epoch(query.Need(mend, "et", "epoch", "utc")).SecondsPastJ2000;
        var (state, lightTime, _) = sky.States.State(target, observer, frame, correction, tdb);
        var (p, v) = (state.Position / 1000, state.Velocity / 1000);
        string[] cells =
        [
            ResultTable.Text(p.X),
            ResultTable.Text(p.Y),
            ResultTable.Text(p.Z),
            ResultTable.Text(v.X),
            ResultTable.Text(v.Y),
            ResultTable.Text(v.Z),
            ResultTable.Text(lightTime),
        ];
        return query.IsOfOptions && query.Find("et") is null ? [ResultTable.Text(tdb), .. cells] : cells;
    }
}
