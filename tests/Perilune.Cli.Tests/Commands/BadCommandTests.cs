using System.Diagnostics;
using System.Globalization;

namespace Perilune.Cli.Tests.Commands;

/// <summary>Options and signals that are wrong or come at the wrong time.</summary>
public sealed class BadCommandTests
{
    [Theory]
    [InlineData("--years abc", "--years: 'abc' is no number for it; give a number of years")]
    [InlineData("--years NaN", "--years: 'NaN' is no length of a run; give 0.003 to 20")]
    [InlineData("--years=-1", "--years: '-1' is no length of a run")]
    [InlineData("--years 1e9", "--years: '1000000000' is no length of a run")]
    [InlineData(
        "--seed 99999999999999999999",
        "--seed: '99999999999999999999' is no number for it; give a whole number"
    )]
    [InlineData("--seed=-5", "--seed: '-5' is no seed; give 0 or more")]
    [InlineData("--threads 0", "--threads: '0' is no number of threads; give 1 or more")]
    [InlineData("--bogus", "there is no option '--bogus'")]
    public void AnOptionThatIsWrong_IsToldInOneLine(string arguments, string expected)
    {
        var answer = Command.Run(["run", .. arguments.Split(' ')]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(expected, Assert.Single(answer.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public void OptionsAndScenario_AreToldAtOnce()
    {
        var answer = Command.Run("run", "nowhere.yaml", "--years", "0", "--threads", "0");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(3, answer.Error.TrimEnd().Split('\n').Length);
        Assert.Contains("nowhere.yaml: does not exist", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderInTheWayOfAFile_IsToldBeforeTheRun_AndForeignFilesStay()
    {
        var folder = Directory.CreateTempSubdirectory("perilune-out-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "report.html"));
            File.WriteAllText(Path.Combine(folder, "notes.txt"), "keep");
            var answer = Command.Run("run", "--out", folder);

            Assert.Equal(2, answer.ExitCode);
            Assert.Contains("it has a folder named report.html", answer.Error, StringComparison.Ordinal);
            Assert.Equal(2, Directory.GetFileSystemEntries(folder).Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void AFlightThatCannotBeFlown_IsToldInOneLine_Exits2_AndWritesNothing()
    {
        var folder = Directory.CreateTempSubdirectory("perilune-fly-").FullName;
        try
        {
            var file = Path.Combine(folder, "bad.yaml");
            File.WriteAllText(
                file,
                """
                title: A burn longer than the coast
                liftoff: 2028-01-01T00:00:00 UTC
                phases:
                  start:
                    conic: { elapsed: 0 s, center: moon, frame: MOON_ME_DE440_ME421, periapsis: 100 km, apoapsis: 100 km, inclination: 90 deg, node: 0 deg, argument-of-latitude: 0 deg, true-anomaly: 0 deg, mass: 3000 kg }
                  burn:
                    burn: { elapsed: 600 s, delta-v: 200 m/s, thrust: 400 N, specific-impulse: 320 s }
                  coast:
                    coast: { elapsed: 900 s }
                """
            );
            var answer = Command.Run("fly", file, "--quiet", "--out", Path.Combine(folder, "out"));

            Assert.Equal(2, answer.ExitCode);
            Assert.StartsWith(
                $"{file}:9: phase 'coast' coast elapsed '900.0 s' is 1153.2 s before the end of the phase before",
                Assert.Single(answer.Error.TrimEnd().Split('\n')),
                StringComparison.Ordinal
            );
            Assert.Single(Directory.GetFileSystemEntries(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("INT", 2)]
    [InlineData("TERM", 15)]
    public void AnInterruptedRun_LeavesNothing(string signal, int number)
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("signals are those of Unix");
        var parent = Directory.CreateTempSubdirectory("perilune-stop-").FullName;
        try
        {
            using var run = Command.Start(
                new Dictionary<string, string>(),
                "run",
                "--out",
                Path.Combine(parent, "out")
            );
            // The first line is written when the signals are already caught.
            Assert.NotNull(run.StandardError.ReadLine());
            if (Ignores(run.Id, number))
            {
                run.Kill();
                run.WaitForExit();
                Assert.Skip(
                    $"SIG{signal} is ignored where the tests run, as by a shell's background jobs, and so by what they start"
                );
            }
            using (var kill = Process.Start("kill", [$"-{signal}", run.Id.ToString(CultureInfo.InvariantCulture)]))
                kill.WaitForExit();
            var error = run.StandardError.ReadToEnd();
            run.WaitForExit();

            Assert.Equal(130, run.ExitCode);
            Assert.EndsWith("perilune: interrupted; nothing was written\n", error, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFileSystemEntries(parent));
        }
        finally
        {
            Directory.Delete(parent, recursive: true);
        }
    }

    /// <summary>Whether a process ignores a signal; on a system that does not tell, it is taken not to.</summary>
    private static bool Ignores(int process, int signal)
    {
        var status = $"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status";
        if (!File.Exists(status))
            return false;
        var line = File.ReadLines(status).First(l => l.StartsWith("SigIgn:", StringComparison.Ordinal));
        var mask = ulong.Parse(line.Split('\t')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (mask >> (signal - 1) & 1) == 1;
    }
}
