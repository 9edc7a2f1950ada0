using System.Globalization;
using Perilune.Simulation.Running;

namespace Perilune.Cli;

/// <summary>Shows each chapter of a run as it ends, on standard error, so that output can be piped.</summary>
internal sealed class ProgressLines : IProgress<RunProgress>
{
    public ProgressLines(string title) => Console.Error.WriteLine(title);

    public void Report(RunProgress value)
    {
        var name = value.Step switch
        {
            RunStep.Knowledge => "sky and ground",
            RunStep.Node => "orbit of the node",
            RunStep.Light => "light of the base",
            RunStep.Passes => "passes",
            RunStep.Flights => "flights",
            RunStep.Partners => "plan of experiments",
            RunStep.Station => "life of the station",
            RunStep.Record => "verdicts",
            _ => value.Step.ToString(),
        };
        Console.Error.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"  {name, -20} {value.Seconds, 6:F2} s   {value.Text}")
        );
    }
}
