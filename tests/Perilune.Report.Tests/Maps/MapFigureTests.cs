using System.Buffers.Binary;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Perilune.Report.Drawing;
using Perilune.Report.Maps;

namespace Perilune.Report.Tests.Maps;

public class MapFigureTests
{
    // Values grow to the right; the ground is level.
    private static MapPicture Picture(MapLayer? layer = null) =>
        new("A map", "of nothing", 20, 10, 100)
        {
            Relief = new(40, 20, [.. Enumerable.Repeat((byte)128, 800)], 128),
            Layer = layer,
            Graticule =
            [
                new("10° S", true, [(-5, 4.5), (25, 4.5)]),
                new("20° E", false, [(9.5, -5), (9.5, 15)]),
                new(
                    "89° S",
                    true,
                    [
                        .. Enumerable
                            .Range(0, 37)
                            .Select(i => (9.5 + 3 * Math.Cos(i * Math.PI / 18), 4.5 + 3 * Math.Sin(i * Math.PI / 18))),
                    ]
                ),
            ],
            Arrows = [new("N", Math.PI / 2)],
            Marks = [new("Base", 15, 2)],
            Routes = [new("Way", [(1, 1), (8, 8)])],
            Discs = [new("Pad", 5, 5, 200)],
            Notes = ["One note."],
        };

    private static MapLayer Layer =>
        new("share", "%", [.. Enumerable.Range(0, 200).Select(i => (float)(i % 20))], 0, 19, ColourRamp.Viridis);

    [Fact]
    public void Svg_IsMarkup_AndDrawsEachThingAtItsPlace()
    {
        var svg = XDocument.Parse(MapFigure.ToSvg(Picture(Layer)));
        var name = (XName)(svg.Root!.Name.Namespace + "text");
        double X(string text) => Number(svg.Descendants(name).Last(e => e.Value == text), "x");
        double Y(string text) => Number(svg.Descendants(name).Last(e => e.Value == text), "y");
        // The map is 760 px wide from 78, its cells 38 px.
        Assert.Equal(78 + 10 * 38, X("20° E"), 0.1);
        Assert.Equal(96 + 5 * 38 + 4, Y("10° S"), 0.1);
        Assert.InRange(X("89° S"), 78 + 7 * 38, 78 + 13 * 38);
        Assert.Equal(78 + 15.5 * 38 + 13, X("Base"), 0.1);
        // 760 px are 2 km: the bar of 2 x 200 m is 152 px long.
        Assert.Equal(78 + 152, X("400 m"), 0.1);
        var disc = svg.Descendants().Single(e => e.Attribute("class")?.Value == "disc");
        Assert.Equal(76, Number(disc, "r"), 0.1);
        Assert.Contains(svg.Descendants(name), e => e.Value == "share, %");
        Assert.Contains(svg.Descendants(name), e => e.Value == "One note.");
    }

    [Fact]
    public void Png_IsTwiceAsLargeAsTheGraphic()
    {
        var png = MapFigure.ToPng(Picture(Layer));
        var box = Regex
            .Match(MapFigure.ToSvg(Picture(Layer)), "viewBox=\"0 0 ([0-9.]+) ([0-9.]+)\"")
            .Groups.Values.Skip(1)
            .Select(g => double.Parse(g.Value, CultureInfo.InvariantCulture))
            .ToList();
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], png[..4]);
        Assert.Equal(2 * box[0], BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), 1.0);
        Assert.Equal(2 * box[1], BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)), 1.0);
    }

    [Fact]
    public void Pixels_HaveTheColourOfTheirCell_ShadedByTheRelief()
    {
        var level = MapRaster.Pixels(Picture(Layer));
        for (var column = 0; column < 40; column++)
            Assert.Equal(ColourRamp.Viridis.Colour(column / 2 / 19.0), At(level, column, 3));
        var dark = Picture(Layer) with { Relief = new(40, 20, new byte[800], 128) };
        var half = At(MapRaster.Pixels(dark), 39, 3);
        Assert.Equal(0xFD / 2.0, half >> 16, 0.6);
    }

    [Fact]
    public void CellsWithoutValue_ShowTheRelief_AndTheSpecialValueItsOwnColour()
    {
        var layer = Layer with
        {
            Values = [.. Enumerable.Range(0, 200).Select(i => i % 20 == 0 ? float.NaN : i % 20)],
            Special = new(1, "dark", 0x123456),
        };
        var pixels = MapRaster.Pixels(Picture(layer));
        Assert.Equal(0x808080, At(pixels, 0, 0));
        Assert.Equal(0x123456, At(pixels, 2, 0));
    }

    [Fact]
    public void LayerThatDoesNotFit_IsRefused() =>
        Assert.Throws<ArgumentException>(() => MapFigure.ToSvg(Picture(Layer with { Values = [1, 2, 3] })));

    /// <summary>
    /// CIE L* (CIE 15:2004) rises at every step, and in near to even ones: the ramps were made even in CAM02-UCS, whose lightness
    /// differs from L* by some 5 between its ends.
    /// </summary>
    [Theory]
    [InlineData(ColourRamp.Cividis)]
    [InlineData(ColourRamp.Viridis)]
    [InlineData(ColourRamp.Inferno)]
    [InlineData(ColourRamp.Magma)]
    public void Lightness_RisesEvenly(ColourRamp ramp)
    {
        var lightness = Enumerable.Range(0, 65).Select(i => Lightness(ramp.Colour(i / 64.0))).ToList();
        var step = (lightness[^1] - lightness[0]) / 64;
        Assert.True(step > 1);
        for (var i = 1; i < lightness.Count; i++)
        {
            Assert.True(lightness[i] > lightness[i - 1], $"step {i}");
            Assert.Equal(lightness[0] + i * step, lightness[i], 6.0);
        }
    }

    [Fact]
    public void Horizon_DrawsTheBoxOfTheEarthOverNorthInTwoParts()
    {
        var picture = new HorizonPicture(
            "A horizon",
            "of nothing",
            [.. Enumerable.Range(0, 72).Select(i => 0.02 * Math.Sin(i * Math.PI / 36))],
            [.. Enumerable.Range(0, 72).Select(i => 1000.0 * i)],
            [new("1 Jan", [.. Enumerable.Range(0, 90).Select(i => (i * 0.07, 0.03))], 10)],
            [(-0.1, 0.05), (0.1, 0.1)],
            0.0093,
            0.033,
            ["A note."]
        );
        var svg = XDocument.Parse(HorizonFigure.ToSvg(picture));
        // Two at the picture's edges, and one in the key.
        var boxes = svg.Descendants().Where(e => e.Attribute("class")?.Value == "earth-box").ToList();
        Assert.Equal(3, boxes.Count);
        // 0.2 rad of 1080 px to 360 deg.
        Assert.Equal(0.2 / (2 * Math.PI) * 1080, Number(boxes[0], "width"), 0.1);
        Assert.Equal(0x89, HorizonFigure.ToPng(picture)[0]);
    }

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private static int At(byte[] pixels, int column, int row)
    {
        var i = 3 * (row * 40 + column);
        return pixels[i] << 16 | pixels[i + 1] << 8 | pixels[i + 2];
    }

    private static double Lightness(int colour)
    {
        static double Linear(int level)
        {
            var share = level / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }

        var y = 0.2126 * Linear(colour >> 16) + 0.7152 * Linear((colour >> 8) & 255) + 0.0722 * Linear(colour & 255);
        return y > 216.0 / 24389 ? 116 * Math.Cbrt(y) - 16 : y * 24389 / 27;
    }
}
