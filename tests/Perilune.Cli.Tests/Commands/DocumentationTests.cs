using System.Text.RegularExpressions;

namespace Perilune.Cli.Tests.Commands;

/// <summary>
/// The worked examples of the documentation: every <c>./perilune</c> line in a shell block of it runs. The pages are three
/// classes, since the tests of a class run one after the other.
/// </summary>
public abstract partial class DocumentationTests : IDisposable
{
    public sealed class Readme : DocumentationTests
    {
        [Theory]
        [Trait("Category", "Slow")]
        [MemberData(nameof(Examples), "README", "READMF")]
        public void EveryExample_Runs(string page, string command) => Run(page, command);
    }

    public sealed class PagesFromAToL : DocumentationTests
    {
        [Theory]
        [Trait("Category", "Slow")]
        [MemberData(nameof(Examples), "a", "m")]
        public void EveryExample_Runs(string page, string command) => Run(page, command);
    }

    public sealed class PagesFromMToZ : DocumentationTests
    {
        [Theory]
        [Trait("Category", "Slow")]
        [MemberData(nameof(Examples), "m", "{")]
        public void EveryExample_Runs(string page, string command) => Run(page, command);
    }

    private readonly string folder = Directory.CreateTempSubdirectory("perilune-docs-").FullName;

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The examples of the pages whose names lie between two.</summary>
    public static TheoryData<string, string> Examples(string first, string next)
    {
        var data = new TheoryData<string, string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pages = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md")
            .Append(Path.Combine(Repository.Root, "README.md"))
            .Where(File.Exists)
            .Order(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            foreach (Match block in ShellBlock().Matches(File.ReadAllText(page)))
            {
                foreach (var line in block.Groups["lines"].Value.Split('\n'))
                {
                    var command = line.Split('#')[0].Trim();
                    // What stands in two pages runs once, wherever it writes to.
                    if (
                        command.StartsWith("./perilune ", StringComparison.Ordinal)
                        && seen.Add(Regex.Replace(command, " --out [^ ]+", ""))
                        && string.CompareOrdinal(Path.GetFileName(page), first) >= 0
                        && string.CompareOrdinal(Path.GetFileName(page), next) < 0
                    )
                        data.Add(Path.GetFileName(page), command);
                }
            }
        }
        return data;
    }

    private void Run(string page, string command)
    {
        var words = command.Split('>')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList();
        // An example writes where it is told to; here that is a folder that goes away.
        var place = words.IndexOf("--out");
        if (place >= 0)
            words[place + 1] = Path.Combine(folder, "out");
        else if (words[0] is "run" or "fly")
            words.AddRange(["--out", Path.Combine(folder, "out")]);
        if (words[0] == "report")
        {
            Assert.True(
                Command.Run("run", "--years", "0.02", "--quiet", "--out", Path.Combine(folder, "first")).ExitCode
                    is 0
                        or 3
            );
            words[1] = Path.Combine(folder, "first", "record.sqlite");
        }
        var answer = Command.Run(words);
        Assert.True(answer.ExitCode is 0 or 3, $"{page}: {command}: exit {answer.ExitCode}: {answer.Error}");
    }

    [GeneratedRegex(
        "```(sh|shell|bash|console)\n(?<lines>.*?)```",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex ShellBlock();
}
