using Perilune.Simulation.Language;
using Perilune.Simulation.Scenarios;

namespace Perilune.Simulation.Tests.Scenarios;

/// <summary>Reads texts as files beside the shipped scenarios, so that a test is a few lines laid over the default.</summary>
internal static class Overlay
{
    private const string Name = "test.yaml";

    /// <summary>The scenario of a text that begins in line 2 and is built on the default scenario.</summary>
    public static ScenarioDocument Read(string text) => ReadWhole($"from: joint-station.yaml\n{text}");

    /// <summary>The problems of such a text, as lines.</summary>
    public static IReadOnlyList<string> Problems(string text) => ProblemsOfWhole($"from: joint-station.yaml\n{text}");

    /// <summary>The scenario of a whole text.</summary>
    public static ScenarioDocument ReadWhole(string text)
    {
        var folder = Directory.CreateTempSubdirectory("perilune-").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "scenarios"), "*.yaml"))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            var path = Path.Combine(folder, Name);
            File.WriteAllText(path, text);
            return Shipped.Reader.Read(path);
        }
        catch (InputException wrong)
        {
            throw new InputException([
                .. wrong.Problems.Select(problem => problem with { File = Path.GetFileName(problem.File) }),
            ]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The problems of a whole text, as lines.</summary>
    public static IReadOnlyList<string> ProblemsOfWhole(string text)
    {
        try
        {
            ReadWhole(text);
            return [];
        }
        catch (InputException wrong)
        {
            return [.. wrong.Problems.Select(problem => problem.ToString())];
        }
    }
}
