using System.Text.Json;

namespace Perilune.Cli.Tests.Commands;

public sealed class OrbitTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perilune-orbit-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Families_AreDrawnAndTabulated()
    {
        var answer = Command.Run("orbit", "families", "--family", "axial-l2", "--out", folder);
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("ends: in another family", answer.Output, StringComparison.Ordinal);
        Assert.StartsWith("<svg", File.ReadAllText(Path.Combine(folder, "axial-l2.svg")), StringComparison.Ordinal);
        var lines = File.ReadAllLines(Path.Combine(folder, "axial-l2.csv"));
        Assert.Contains("length unit 384400 km", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("x,y,z,vx,vy,vz,period,jacobi,stability", lines[2], StringComparison.Ordinal);
        Assert.True(lines.Length > 20);
    }

    [Fact]
    public void Families_InJson_CarryTheirUnits()
    {
        var answer = Command.Run(
            "orbit",
            "families",
            "--family",
            "halo-l1-south",
            "--system",
            "earth-moon-jpl",
            "--json"
        );
        using var json = JsonDocument.Parse(answer.Output);
        var family = json.RootElement[0];
        Assert.Equal(389703.264829278, family.GetProperty("length_unit_km").GetDouble(), 1e-9);
        Assert.True(family.GetProperty("members").GetArrayLength() > 20);
    }

    [Theory]
    [InlineData("--family", "halo-l4-south")]
    [InlineData("--system", "earth-mars")]
    public void WhatThereIsNot_IsRefusedWithWhatThereIs(string option, string value)
    {
        var answer = Command.Run("orbit", "families", option, value);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(value, answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Fly_LeavesAKernelAndAMessage()
    {
        var answer = Command.Run("orbit", "fly", "--years", "0.1", "--out", folder);
        Assert.Equal(0, answer.ExitCode);
        Assert.True(new FileInfo(Path.Combine(folder, "orbit.bsp")).Length > 10_000);
        var state = Command.Run(
            "state",
            "--target",
            "-999002",
            "--observer",
            "301",
            "--epoch",
            "2028-01-10T00:00:00",
            "--kernel",
            Path.Combine(folder, "orbit.bsp")
        );
        Assert.Equal(0, state.ExitCode);
    }

    [Fact]
    public void Fly_OfAPeriodThatTheFamilyLacks_NamesItsPeriods()
    {
        var answer = Command.Run("orbit", "fly", "--period", "40", "--out", folder);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("the family has periods of", answer.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public void Fly_OfASunEarthHalo_IsAboutTheEarth()
    {
        var answer = Command.Run(
            "orbit fly --system sun-earth --family halo-l2-south --period 179 --years 0.5 --out"
                .Split(' ')
                .Append(folder)
                .ToList()
        );
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("km from the Earth's centre", answer.Output, StringComparison.Ordinal);
        var state = Command.Run(
            "state --target -999002 --observer 399 --epoch 2028-03-01T00:00:00 --kernel"
                .Split(' ')
                .Append(Path.Combine(folder, "orbit.bsp"))
                .ToList()
        );
        Assert.Equal(0, state.ExitCode);
        Assert.Contains(
            "CENTER_NAME = EARTH",
            File.ReadAllText(Path.Combine(folder, "orbit.oem")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Manifold_IsDrawnAndTabulated()
    {
        var answer = Command.Run(
            "orbit manifold --kind stable --side interior --branches 5 --days 15 --out"
                .Split(' ')
                .Append(folder)
                .ToList()
        );
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("interior: 5 trajectories", answer.Output, StringComparison.Ordinal);
        Assert.StartsWith("<svg", File.ReadAllText(Path.Combine(folder, "manifold.svg")), StringComparison.Ordinal);
        var rows = File.ReadLines(Path.Combine(folder, "manifold.csv"))
            .Where(line => line.StartsWith("interior,4,", StringComparison.Ordinal))
            .ToList();
        Assert.True(rows.Count > 20);
        var last = rows[^1].Split(',');
        Assert.Equal(-15, double.Parse(last[2], System.Globalization.CultureInfo.InvariantCulture), 1e-9);
    }

    [Theory]
    [InlineData("--kind", "neutral")]
    [InlineData("--side", "left")]
    [InlineData("--branches", "0")]
    [InlineData("--days", "0")]
    [InlineData("--offset", "-1")]
    [InlineData("--period", "99")]
    public void Manifold_OfSenselessWishes_IsRefused(string option, string value)
    {
        var answer = Command.Run("orbit", "manifold", option, value, "--out", folder);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(option, answer.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }
}
