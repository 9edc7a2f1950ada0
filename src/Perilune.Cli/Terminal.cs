using Spectre.Console;

namespace Perilune.Cli;

/// <summary>Where people read: colours and wrapping on a terminal, plain unbroken lines into a file or a pipe.</summary>
internal static class Terminal
{
    private const int Unbroken = 100_000;

    public static IAnsiConsole Open()
    {
        var piped = Console.IsOutputRedirected;
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = piped ? AnsiSupport.No : AnsiSupport.Detect,
                ColorSystem = piped ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
                Out = new AnsiConsoleOutput(Console.Out),
            }
        );
        if (piped)
            console.Profile.Width = Unbroken;
        return console;
    }
}
