using System.CommandLine;
using Perilune.Report.Pages;
using Perilune.Simulation.Recording;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune report</c>.</summary>
internal static class ReportCommand
{
    public static Command Make()
    {
        var record = new Argument<string>("record") { Description = "record.sqlite of a run." };
        var output = new Option<string?>("--out")
        {
            Description = "File to write; report.html beside the record unless told.",
        };
        var command = new Command("report", "Writes report.html again from a record.") { record, output };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(record)!;
            var place = parsed.GetValue(output) ?? Path.Combine(Path.GetDirectoryName(path) ?? "", "report.html");
            try
            {
                var text = ReportWriter.Write(RecordReader.Read(path));
                var beside = place + ".partial";
                File.WriteAllText(beside, text);
                File.Move(beside, place, overwrite: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"perilune: {error.Message}");
                return ExitCode.BadInput;
            }
            Console.Out.WriteLine(place);
            return ExitCode.Success;
        });
        return command;
    }
}
