using System.Globalization;

namespace Perilune.Cli;

/// <summary>Shows on a terminal how much of a long work is done; where standard error goes elsewhere it shows nothing.</summary>
internal sealed class ShareProgress : IProgress<double>, IDisposable
{
    private const int Width = 60;

    private readonly Lock gate = new();
    private readonly string work;
    private int shown = -1;

    private ShareProgress(string work) => this.work = work;

    public static ShareProgress? Start(string work) => Console.IsErrorRedirected ? null : new(work);

    /// <summary>Told the share done, 0 to 1, from any thread and in any order.</summary>
    public void Report(double value)
    {
        var percent = (int)(100 * value);
        lock (gate)
        {
            if (percent <= shown)
                return;
            shown = percent;
            Console.Error.Write(
                string.Create(CultureInfo.InvariantCulture, $"\r  {work}: {percent} %").PadRight(Width)[..Width]
            );
        }
    }

    public void Dispose() => Console.Error.Write("\r" + new string(' ', Width) + "\r");
}
