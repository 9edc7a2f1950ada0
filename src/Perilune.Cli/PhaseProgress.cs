using Perilune.Simulation.Flights;

namespace Perilune.Cli;

/// <summary>Shows on a terminal which phase is flown; where standard error goes elsewhere it shows nothing.</summary>
internal sealed class PhaseProgress : IProgress<PhasesFlown>, IDisposable
{
    private const int Width = 60;

    private PhaseProgress() { }

    public static PhaseProgress? Start() => Console.IsErrorRedirected ? null : new();

    public void Report(PhasesFlown value) =>
        Console.Error.Write($"\r  {value.Done} of {value.Of}: {value.Phase}".PadRight(Width)[..Width]);

    public void Dispose() => Console.Error.Write("\r" + new string(' ', Width) + "\r");
}
