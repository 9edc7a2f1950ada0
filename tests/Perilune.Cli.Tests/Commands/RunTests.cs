using System.Security.Cryptography;
using System.Text.Json;

namespace Perilune.Cli.Tests.Commands;

public sealed class RunTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perilune-run-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void AMonth_LeavesEveryFile_AndTheSameBytesAtAnyThreadCount()
    {
        var one = Command.Run("run", "--years", "0.08", "--threads", "1", "--quiet", "--out", Place("one"));
        var two = Command.Run("run", "--years", "0.08", "--threads", "2", "--quiet", "--out", Place("two"));
        Assert.True(one.ExitCode is 0 or 3, one.Error);
        Assert.Equal(one.ExitCode, two.ExitCode);
        string[] files = ["node.bsp", "node.oem", "record.sqlite", "report.html", "summary.json"];
        Assert.Equal(files, Directory.GetFiles(Place("one")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var file in files)
            Assert.Equal(Hash(Path.Combine(Place("one"), file)), Hash(Path.Combine(Place("two"), file)));
    }

    [Fact]
    public void Summary_HasWhatProgramsReadOfIt()
    {
        var answer = Command.Run("run", "--years", "0.1", "--json", "--out", Place("json"));
        Assert.True(answer.ExitCode is 0 or 3, answer.Error);
        using var summary = JsonDocument.Parse(answer.Output);
        var root = summary.RootElement;
        Assert.Equal("joint-station", root.GetProperty("scenario").GetString());
        Assert.True(root.GetProperty("orbit").GetProperty("periluneKm").GetArrayLength() >= 2);
        Assert.InRange(root.GetProperty("site").GetProperty("meanSunFraction").GetDouble(), 0.5, 1);
        Assert.InRange(root.GetProperty("power").GetProperty("minStateOfCharge").GetDouble(), 0, 1);
        Assert.InRange(root.GetProperty("atmosphere").GetProperty("maxCo2Pa").GetDouble(), 1, 6000);
        Assert.Equal("cargo-1", root.GetProperty("flights")[0].GetProperty("id").GetString());
        Assert.Equal(7 * 4, root.GetProperty("partners").GetArrayLength());
        Assert.All(
            root.GetProperty("verdicts").EnumerateArray(),
            v => Assert.False(string.IsNullOrEmpty(v.GetProperty("id").GetString()))
        );
    }

    [Fact]
    public void ABatteryThatDoesNotOutlastTheNight_FailsItsVerdict_AndStillLeavesItsRecord()
    {
        // The first long night of 2028 comes in March.
        var answer = Command.Run(
            "run",
            "scenarios/small-battery.yaml",
            "--years",
            "0.25",
            "--quiet",
            "--out",
            Place("small")
        );
        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("base-battery", answer.Output, StringComparison.Ordinal);
        Assert.InRange(answer.Output.Count(c => c == '\n'), 10, 24); // the summary fits a screen
        Assert.True(File.Exists(Path.Combine(Place("small"), "record.sqlite")));
        Assert.True(File.Exists(Path.Combine(Place("small"), "report.html")));
    }

    [Fact]
    public void ManyMistakes_AreAllToldAtOnce_ALineEach_AndNothingIsWritten()
    {
        var path = Path.Combine(folder, "wrong.yaml");
        File.WriteAllText(
            path,
            $"""
            from: {Path.Combine(Repository.Root, "scenarios", "joint-station.yaml")}
            durration: 3 d
            base:
              power:
                battery: [capacity: -5 kWh]
              site: [mast-height: 10 kg]
            flights:
              cargo-1: [to: mars]
              cargo-2: [departure: 2028-02-30]
            """.Replace('[', '{').Replace(']', '}')
        );
        var answer = Command.Run("run", path, "--out", Place("wrong"));
        Assert.Equal(2, answer.ExitCode);
        Assert.False(Directory.Exists(Place("wrong")));
        var lines = answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(
            lines,
            l =>
                l.Contains("wrong.yaml:2", StringComparison.Ordinal) && l.Contains("duration", StringComparison.Ordinal)
        );
        Assert.Contains(lines, l => l.Contains("-5 kWh", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("10 kg", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("mars", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("2028-02-30", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.TrimStart().StartsWith("at ", StringComparison.Ordinal));
    }

    [Fact]
    public void AnOutputFolderThatCannotBeWritten_IsToldBeforeTheRun()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        var answer = Command.Run("run", "--out", Path.Combine(file, "inside"));
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("cannot be written", answer.Error, StringComparison.Ordinal);
        Assert.Equal("", answer.Output);
    }

    [Fact]
    public void ATruncatedDataFile_IsNamedWithItsMend()
    {
        var data = Path.Combine(folder, "data");
        foreach (var source in Directory.EnumerateFiles(Repository.Data, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(data, Path.GetRelativePath(Repository.Data, source));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(source, copy);
        }
        var ephemeris = Path.Combine(data, "ephemeris", "perilune_1959_2060.bsp");
        using (var stream = File.OpenWrite(ephemeris))
            stream.SetLength(stream.Length / 2);
        File.Delete(Path.Combine(data, "orientation", "moon_pa.bpc"));
        var answer = Command.Run(
            new Dictionary<string, string> { ["PERILUNE_DATA"] = data },
            "run",
            "scenarios/joint-station.yaml",
            "--out",
            Place("truncated")
        );
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("perilune_1959_2060.bsp", answer.Error, StringComparison.Ordinal);
        Assert.Contains("restore it", answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.Trim().Split('\n'), l => l.Contains("bytes", StringComparison.Ordinal));
        Assert.Single(
            answer.Error.Trim().Split('\n'),
            l => l.Contains("moon_pa.bpc: it is missing", StringComparison.Ordinal)
        );
        Assert.False(Directory.Exists(Place("truncated")));
    }

    [Fact]
    public void AReport_IsMadeAgainFromTheRecord_ByteForByte()
    {
        var answer = Command.Run("run", "--years", "0.02", "--quiet", "--out", Place("first"));
        Assert.True(answer.ExitCode is 0 or 3, answer.Error);
        var again = Path.Combine(folder, "again.html");
        Assert.Equal(0, Command.Run("report", Path.Combine(Place("first"), "record.sqlite"), "--out", again).ExitCode);
        Assert.Equal(Hash(Path.Combine(Place("first"), "report.html")), Hash(again));
    }

    [Fact]
    public void Help_NamesEveryCommandAndExitStatus()
    {
        var help = Command.Run("--help");
        Assert.Equal(0, help.ExitCode);
        foreach (var word in (string[])["run", "verify", "schema", "report", "EXIT STATUS", "130"])
            Assert.Contains(word, help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownCommand_IsRefusedWithAHint()
    {
        var answer = Command.Run("fly-me-to-the-moon");
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("--help", answer.Error, StringComparison.Ordinal);
    }

    private string Place(string name) => Path.Combine(folder, name);

    private static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
