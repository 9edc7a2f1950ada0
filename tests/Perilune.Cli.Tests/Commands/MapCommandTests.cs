using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Xml.Linq;

namespace Perilune.Cli.Tests.Commands;

public sealed class MapCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perilune-map-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("map", "--at", "-95,10", "beyond a pole")]
    [InlineData("map", "--what", "cheese", "hillshade, height")]
    [InlineData("map", "--size", "0", "0.01 to 3000 km")]
    [InlineData("map", "--cell", "1", "cells a side")]
    [InlineData("map", "--mast", "-1", "0 to 10000 m")]
    [InlineData("map", "--station", "goldstone-15", "goldstone-14")]
    [InlineData("map", "--haven", "50:15", "50:15:0")]
    [InlineData("map", "--haven", "50:91:0", "50:15:0")]
    [InlineData("map", "--around", "1", "20 to 3000 km")]
    [InlineData("map", "--mark", "Base", "Base=-89.45,222.69")]
    [InlineData("map", "--mark", "Tycho=-43.3,-11.4", "off the map")]
    [InlineData("map", "--sun", "2028-02-30", "2028-02-30")]
    [InlineData("horizon", "--mast", "-1", "0 to 10000 m")]
    [InlineData("horizon", "--at", "somewhere", "is no place")]
    public void BadInput_IsNamedWithItsMend(string command, string option, string value, string told)
    {
        var answer = Command.Run(command, option, value, "--out", folder);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(option, answer.Error, StringComparison.Ordinal);
        Assert.Contains(told, answer.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder));
    }

    /// <summary>
    /// Shackleton (89.67 S, 129.78 E; Gazetteer of Planetary Nomenclature) is drawn right of the pole and below it, on its deep
    /// floor; de Gerlache (88.5 S, 87.1 W) to the left; the Malapert massif (85.99 S, 2.9 E) up, toward the Earth.
    /// </summary>
    [Fact]
    public void NamedPlaces_AreDrawnWhereTheyBelong_AndTheValuesAreTheirs()
    {
        var answer = Command.Run(
            "map",
            "--what",
            "height",
            "--at",
            "90S,0E",
            "--size",
            "260",
            "--cell",
            "1000",
            "--mark",
            "Shackleton=-89.67,129.78",
            "--mark",
            "de Gerlache=-88.5,-87.1",
            "--mark",
            "Malapert=-85.99,2.9",
            "--out",
            folder
        );
        Assert.True(answer.ExitCode == 0, answer.Error);
        var svg = XDocument.Load(Path.Combine(folder, "height.svg"));
        (double X, double Y) Mark(string name)
        {
            var ring = svg.Descendants().Single(e => e.Attribute("class")?.Value == "mark" && e.Value == name);
            return (Number(ring, "cx"), Number(ring, "cy"));
        }

        // The pole is the middle of 760 px from (78, 96); 1 px is 0.342 km.
        var ((sx, sy), (gx, gy), (mx, my)) = (Mark("Shackleton"), Mark("de Gerlache"), Mark("Malapert"));
        Assert.Equal((458 + 10.0 * 0.768 / 0.342, 476 + 10.0 * 0.640 / 0.342), (sx, sy), new Near(0.3));
        Assert.Equal((458 - 45.5 * 0.999 / 0.342, 476 - 45.5 * 0.051 / 0.342), (gx, gy), new Near(0.3));
        Assert.Equal((458 + 121.7 * 0.051 / 0.342, 476 - 121.7 * 0.999 / 0.342), (mx, my), new Near(0.5));

        var side = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "height.json"))).RootElement;
        Assert.Equal("south polar stereographic", side.GetProperty("projection").GetString());
        Assert.Equal(-130_000, side.GetProperty("left").GetDouble(), 1e-6);
        Assert.Equal(130_000, side.GetProperty("top").GetDouble(), 1e-6);
        var samples = File.ReadAllBytes(Path.Combine(folder, "height.f32"));
        float At(double x, double y) =>
            BinaryPrimitives.ReadSingleLittleEndian(
                samples.AsSpan(4 * ((int)((130_000 - y) / 1000) * 260 + (int)((x + 130_000) / 1000)))
            );
        // Shackleton's floor lies 2.8 km below the sphere; Malapert's summit near 5 km above it.
        Assert.InRange(At(7_680, -6_400), -3_000, -2_600);
        Assert.InRange(At(6_200, 121_500), 4_000, 5_300);
    }

    [Fact]
    public void PolarHeights_AreTerrainThatCanBeAdded()
    {
        var answer = Command.Run("map", "--what", "height", "--size", "4", "--cell", "50", "--out", folder);
        Assert.True(answer.ExitCode == 0, answer.Error);
        var added = Command.Run(
            new Dictionary<string, string> { ["PERILUNE_TERRAIN"] = Path.Combine(folder, "library") },
            "terrain",
            "add",
            Path.Combine(folder, "height.f32")
        );
        Assert.True(added.ExitCode == 0, added.Error);
    }

    [Fact]
    public void Horizon_OfTheRidge_IsWrittenForEveryQuarterDegree()
    {
        var answer = Command.Run("horizon", "--at", "-89.45,222.69", "--mast", "2", "--days", "60", "--out", folder);
        Assert.True(answer.ExitCode == 0, answer.Error);
        Assert.Contains("complete to", answer.Output, StringComparison.Ordinal);
        var lines = File.ReadAllLines(Path.Combine(folder, "horizon.csv"));
        Assert.Equal(1441, lines.Length);
        var elevations = lines
            .Skip(1)
            .Select(l => double.Parse(l.Split(',')[1], CultureInfo.InvariantCulture))
            .ToList();
        Assert.InRange(elevations.Max(), 1, 2);
        Assert.InRange(elevations.Min(), -4, -2);
        XDocument.Load(Path.Combine(folder, "horizon.svg"));
    }

    /// <summary>In the shadow of Faustini: light that its walls scatter, some of the Earth's, and no haven.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void LightInShadow_IsWrittenWithItsUnitAndItsReach()
    {
        string[] layers = ["scattered", "scattered-most", "earthshine", "earthshine-most", "contact", "haven"];
        var answer = Command.Run([
            "map",
            "--what",
            .. layers,
            "--at",
            "-87.18,84.31",
            "--size",
            "8",
            "--cell",
            "1000",
            "--days",
            "20",
            "--step",
            "12",
            "--out",
            folder,
        ]);
        Assert.True(answer.ExitCode == 0, answer.Error);
        Assert.Contains("scatters nothing here", answer.Output, StringComparison.Ordinal);
        // The walls scatter onto every cell; the Earth, up to 9 deg high there, looks over the rim to some.
        foreach (var layer in (string[])["scattered", "earthshine"])
        {
            var (mean, most) = (Values(layer), Values($"{layer}-most"));
            for (var cell = 0; cell < 64; cell++)
                Assert.InRange(mean[cell], layer == "scattered" ? 1e-5f : 0, most[cell]);
            Assert.True(most.Max() > 0);
        }
        Assert.All(Values("contact"), share => Assert.InRange(share, 0, 100));
        Assert.All(Values("haven"), haven => Assert.Equal(float.NaN, haven));
        foreach (var layer in layers[..4])
        {
            using var side = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, $"{layer}.json")));
            Assert.Equal("W/m²", side.RootElement.GetProperty("unit").GetString());
        }

        float[] Values(string layer) =>
            MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(folder, $"{layer}.f32"))).ToArray();
    }

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private sealed class Near(double within) : IEqualityComparer<(double X, double Y)>
    {
        public bool Equals((double X, double Y) a, (double X, double Y) b) =>
            Math.Abs(a.X - b.X) <= within && Math.Abs(a.Y - b.Y) <= within;

        public int GetHashCode((double X, double Y) point) => 0;
    }
}
