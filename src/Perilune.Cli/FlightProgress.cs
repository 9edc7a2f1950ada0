using System.Diagnostics;
using System.Globalization;

namespace Perilune.Cli;

/// <summary>Shows on a terminal how much of a flight is flown; where standard error goes elsewhere it shows nothing.</summary>
internal sealed class FlightProgress : IProgress<double>, IDisposable
{
    private const int Tick = 200; // ms

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private long shown;

    private FlightProgress() { }

    public static FlightProgress? Start() => Console.IsErrorRedirected ? null : new();

    public void Report(double value)
    {
        if (clock.ElapsedMilliseconds - shown < Tick)
            return;
        shown = clock.ElapsedMilliseconds;
        Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r  {100 * value, 5:F1} %"));
    }

    public void Dispose()
    {
        if (shown > 0)
            Console.Error.Write("\r" + new string(' ', 12) + "\r");
    }
}
