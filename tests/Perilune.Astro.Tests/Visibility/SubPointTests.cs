using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Orientation;
using Perilune.Astro.Visibility;

namespace Perilune.Astro.Tests.Visibility;

public sealed class SubPointTests
{
    /// <summary>CSPICE N0067, subslr and subpnt without corrections; printed to 1e-12 deg.</summary>
    [Fact]
    public void SubsolarAndSubEarthPoints_AgreeWithCspice_Within1e9Degrees()
    {
        var ephemeris = Ephemeris.Load(Repository.Truth("kernels/de440_2007.bsp"));
        var frames = new FrameSystem
        {
            MoonDe440 = LunarOrientation.Load(
                LunarOrientation.PrincipalAxesDe440,
                Repository.Truth("kernels/moon_pa_de440_2007.bpc")
            ),
        };
        var path = Path.Combine(
            Repository.Root,
            "tests/Perilune.Astro.Tests/Data/Visibility/cspice_subpoints_moon.csv"
        );
        var rows = 0;
        foreach (var cells in File.ReadLines(path).Skip(2).Select(line => line.Split(',')))
        {
            var tdb = Number(cells[5]);
            var other = cells[0] == "subsolar" ? NaifId.Sun : NaifId.Earth;
            var point = SubPoint.Of(
                frames,
                Frame.Find(cells[2])!,
                Ellipsoid.Moon,
                ephemeris.Position(other, NaifId.Moon, tdb),
                tdb
            );
            Assert.Equal(Number(cells[9]), point.Longitude * 180 / Math.PI, 1e-9);
            Assert.Equal(Number(cells[10]), point.Latitude * 180 / Math.PI, 1e-9);
            rows++;
        }
        Assert.Equal(30, rows);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
