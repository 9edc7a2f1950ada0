using System.Diagnostics;
using System.Globalization;
using Perilune.Simulation.Running;
using Perilune.Simulation.Scenarios;

namespace Perilune.Cli;

/// <summary>
/// Shows each chapter of a run as it ends, on standard error, so that output can be piped; on a terminal also how long the next one
/// has been at work.
/// </summary>
internal sealed class ProgressLines : IProgress<RunProgress>, IDisposable
{
    private const int Tick = 200; // ms

    private readonly Lock gate = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Timer? timer;
    private readonly List<RunStep> ahead;

    public ProgressLines(Scenario scenario)
    {
        ahead =
        [
            .. Enum.GetValues<RunStep>()
                .Where(s => s != RunStep.Node || scenario.Node is not null)
                .Where(s => s != RunStep.Light || scenario.Base is not null),
        ];
        Console.Error.WriteLine(scenario.Title);
        if (!Console.IsErrorRedirected)
            timer = new(_ => ShowWork(), null, Tick, Tick);
    }

    public void Report(RunProgress value)
    {
        lock (gate)
        {
            Clear();
            Console.Error.WriteLine(
                Cut(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"  {Name(value.Step), -20} {value.Seconds, 6:F2} s   {value.Text}"
                    )
                )
            );
            clock.Restart();
            ahead.Remove(value.Step);
        }
    }

    public void Dispose()
    {
        timer?.Dispose();
        lock (gate)
        {
            ahead.Clear();
            Clear();
        }
    }

    private void ShowWork()
    {
        lock (gate)
        {
            if (ahead.Count == 0)
                return;
            Console.Error.Write(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"\r  {Name(ahead[0]), -20} {clock.Elapsed.TotalSeconds, 6:F1} s"
                )
            );
        }
    }

    private void Clear()
    {
        if (timer is not null)
            Console.Error.Write("\r" + new string(' ', 34) + "\r");
    }

    /// <summary>No longer than a line of the terminal.</summary>
    private string Cut(string line)
    {
        var width = timer is null ? int.MaxValue : Console.WindowWidth;
        return width > 1 && line.Length >= width ? line[..(width - 2)] + "…" : line;
    }

    private static string Name(RunStep step) =>
        step switch
        {
            RunStep.Knowledge => "sky and ground",
            RunStep.Node => "orbit of the node",
            RunStep.Light => "light of the base",
            RunStep.Passes => "passes",
            RunStep.Flights => "flights",
            RunStep.Partners => "plan of experiments",
            RunStep.Station => "life of the station",
            RunStep.Record => "verdicts",
            _ => step.ToString(),
        };
}
