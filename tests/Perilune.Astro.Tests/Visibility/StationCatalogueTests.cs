using System.Globalization;
using System.Text.RegularExpressions;
using Perilune.Astro.Visibility;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Visibility;

public sealed partial class StationCatalogueTests
{
    private static readonly Dictionary<string, (Geodetic Point, string Confidence)> Stations = Read();

    /// <summary>NAIF, earthstns_itrf93_201023: ITRF93 km at 2003-01-01 and drift in m a year, 25 years to 2028-01-01.</summary>
    [Theory]
    [InlineData("canberra-43", -4460.894917, 2682.361507, -3674.748152, -0.0335, -0.0041, 0.0392)]
    [InlineData("madrid-63", 4849.092518, -360.180348, 4115.109251, -0.0100, 0.0242, 0.0156)]
    public void DeepSpaceAntennas_StandWhereTheKernelHasThem(
        string name,
        double x,
        double y,
        double z,
        double driftX,
        double driftY,
        double driftZ
    )
    {
        var kernel = new Vector3(x, y, z) * 1000 + new Vector3(driftX, driftY, driftZ) * 25;
        // Coordinates are written to 1e-8 deg (1 mm) and 1 cm of height.
        Assert.InRange((Ellipsoid.Wgs84.ToCartesian(Stations[name].Point) - kernel).Norm, 0, 0.01);
    }

    [Fact]
    public void EveryStation_StandsOnTheGround()
    {
        Assert.True(Stations.Count >= 40, $"{Stations.Count} stations");
        Assert.All(Stations.Values, s => Assert.InRange(s.Point.Height, -50, 2500));
    }

    [Theory]
    [InlineData("yevpatoria")]
    [InlineData("ussuriysk")]
    [InlineData("jiamusi")]
    public void StationsThatNoKernelHasRight_AreMarkedUnverified(string name) =>
        Assert.Equal("unverified", Stations[name].Confidence);

    [GeneratedRegex(
        @"^  (?<name>[a-z0-9-]+):\n    title: .*\n    latitude: \{ value: (?<lat>\S+) deg, source: \S+, confidence: (?<confidence>\w+) \}\n    longitude: \{ value: (?<lon>\S+) deg.*\n    height: \{ value: (?<height>\S+) m",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Entry();

    private static Dictionary<string, (Geodetic Point, string Confidence)> Read() =>
        Entry()
            .Matches(File.ReadAllText(Path.Combine(Repository.Data, "stations", "stations.yaml")))
            .ToDictionary(
                m => m.Groups["name"].Value,
                m =>
                    (
                        Geodetic.FromDegrees(
                            Number(m.Groups["lat"].Value),
                            Number(m.Groups["lon"].Value),
                            Number(m.Groups["height"].Value)
                        ),
                        m.Groups["confidence"].Value
                    ),
                StringComparer.Ordinal
            );

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
