using System.Text.RegularExpressions;

namespace Perilune.Cli.Tests.Architecture;

public sealed class FilesTests
{
    private const int Limit = 16_000;

    // A file over the limit, with the reason why it stays whole.
    private static readonly Dictionary<string, string> exceptions = new(StringComparer.Ordinal) { };

    private static IEnumerable<string> Sources =>
        new[] { "src", "tests", "tools", "benchmarks" }
            .SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            )
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => !Regex.IsMatch(path, "/(bin|obj)/"))
            .Order(StringComparer.Ordinal);

    [Fact]
    public void NoSourceFile_IsOver16KilobytesWithoutAReason() =>
        Assert.Empty(
            Sources.Where(path =>
                new FileInfo(Path.Combine(Repository.Root, path)).Length > Limit && !exceptions.ContainsKey(path)
            )
        );

    [Fact]
    public void EveryException_IsStillNeeded() =>
        Assert.All(
            exceptions,
            e =>
            {
                Assert.NotEmpty(e.Value);
                Assert.True(new FileInfo(Path.Combine(Repository.Root, e.Key)).Length > Limit, $"{e.Key} is small now");
            }
        );

    [Fact]
    public void EveryRoom_HasAReadme() =>
        Assert.All(
            Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")),
            room => Assert.True(File.Exists(Path.Combine(room, "README.md")), $"{room} has no README.md")
        );

    [Fact]
    public void NothingIsLeftUnwritten() =>
        Assert.Empty(
            Sources.Where(path =>
                !path.EndsWith("FilesTests.cs", StringComparison.Ordinal)
                && Regex.IsMatch(
                    File.ReadAllText(Path.Combine(Repository.Root, path)),
                    @"NotImplementedException|\bTODO\b|\bFIXME\b"
                )
            )
        );

    // Documentation of public members is the compiler's to check: CS1591 is an error in every room.
    [Fact]
    public void Documentation_IsRequiredOfEveryRoom()
    {
        var properties = File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props"));
        Assert.Contains("<GenerateDocumentationFile>true", properties, StringComparison.Ordinal);
        Assert.Contains("<TreatWarningsAsErrors>true", properties, StringComparison.Ordinal);
        var silenced = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(p => Regex.IsMatch(File.ReadAllText(p), "CS1591|GenerateDocumentationFile>false"));
        Assert.Empty(silenced);
        Assert.DoesNotContain(
            Sources.Where(p => p.StartsWith("src/", StringComparison.Ordinal)),
            p =>
                File.ReadAllText(Path.Combine(Repository.Root, p))
                    .Contains("#pragma warning disable", StringComparison.Ordinal)
        );
    }
}
