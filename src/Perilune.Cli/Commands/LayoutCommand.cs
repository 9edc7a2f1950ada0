using System.CommandLine;
using System.Text;
using Perilune.Astro.Time;
using Perilune.Cli.Grounds;
using Perilune.Report.Layouts;
using Perilune.Simulation.Language;
using Perilune.Simulation.Layouts;
using Perilune.Simulation.Running;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune layout</c>.</summary>
internal static class LayoutCommand
{
    public static Command Make(CancellationToken cancellation)
    {
        var file = new Argument<string>("file") { Description = "Layout file." };
        var json = new Option<bool>("--json") { Description = "Print JSON instead of the tables." };
        var output = new Option<string?>("--out") { Description = "Folder for layout.svg and layout.json." };
        var command = new Command("layout", "Light, heat and safe distances of a base as it is laid out.")
        {
            file,
            json,
            output,
        };
        command.SetAction(parsed =>
        {
            var knowledge = new Knowledge(ShippedData.FindFolder(), TerrainCommand.Library());
            var folder = parsed.GetValue(output);
            if (folder is not null && OutputFiles.WhyNotWritable(folder, "layout.svg") is { } reason)
                throw new InputException([
                    new(
                        "perilune layout",
                        0,
                        0,
                        "--out",
                        folder,
                        $"cannot be written: {reason}",
                        "name another folder"
                    ),
                ]);
            var document = new LayoutReader(knowledge.Catalogue, knowledge.Times).Read(parsed.GetValue(file)!);
            var parallel = new ParallelOptions { CancellationToken = cancellation };
            var result = LayoutRun.Find(document, knowledge, parallel);
            if (folder is not null)
            {
                var date = result.Scene.Epoch is { } epoch
                    ? knowledge.Times.Format(epoch, TimeScale.Utc, 0)[..16].Replace('T', ' ') + " UTC"
                    : null;
                OutputFiles.Write(
                    folder,
                    [
                        ("layout.svg", Encoding.UTF8.GetBytes(LayoutFigure.Draw(LayoutPlans.Of(result, date)))),
                        ("layout.json", Encoding.UTF8.GetBytes(LayoutFiles.Json(result))),
                    ]
                );
            }
            Console.Out.Write(parsed.GetValue(json) ? LayoutFiles.Json(result) : LayoutFiles.Summary(result));
            return result.Violations.Length == 0 ? ExitCode.Success : ExitCode.VerdictFailed;
        });
        return command;
    }
}
