using System.Diagnostics;

namespace Perilune.Cli.Tests.Commands;

/// <summary>Runs the command as a user does: a process of its own.</summary>
internal static class Command
{
    /// <summary>Registered terrain of this test run alone, so that what its user registered changes no answer.</summary>
    private static readonly string terrain = Path.Combine(
        Path.GetTempPath(),
        $"perilune-terrain-{Environment.ProcessId}"
    );

    public sealed record Answer(int ExitCode, string Output, string Error);

    public static Answer Run(params IReadOnlyList<string> arguments) =>
        Run(new Dictionary<string, string>(), arguments);

    public static Answer Run(IReadOnlyDictionary<string, string> environment, params IReadOnlyList<string> arguments) =>
        RunWithInput("", environment, arguments);

    /// <summary>With something piped in.</summary>
    public static Answer RunWithInput(string input, params IReadOnlyList<string> arguments) =>
        RunWithInput(input, new Dictionary<string, string>(), arguments);

    private static Answer RunWithInput(
        string input,
        IReadOnlyDictionary<string, string> environment,
        IReadOnlyList<string> arguments
    )
    {
        using var process = Start(environment, arguments);
        // A command that reads nothing of it may have ended.
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException) when (input.Length == 0) { }
        // Both streams at once, so that neither fills its pipe.
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    public static Process Start(IReadOnlyDictionary<string, string> environment, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "perilune.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["PERILUNE_TERRAIN"] = terrain;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
