using System.IO.Compression;
using Perilune.Numerics.Randomness;
using Perilune.Report.Charts;
using Perilune.Report.Drawing;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Tests.Drawing;

public class DrawingTests
{
    [Theory]
    [InlineData(SeriesKind.Linear)]
    [InlineData(SeriesKind.Step)]
    public void Decimation_KeepsTheExtremesOfEveryColumn(SeriesKind kind)
    {
        var random = new CounterRandom(1, "decimation");
        var times = Enumerable.Range(0, 50_000).Select(i => (double)i).ToArray();
        var values = times.Select(_ => random.Normal()).ToArray();
        values[31_234] = 1e6; // a spike of a single point
        values[31_235] = -1e6;
        var thin = Decimation.Thin(new("x", "x", "1", kind, times, values), 0, 50_000, 800);
        Assert.InRange(thin.Count, 1600, 3200);
        Assert.Contains(thin, p => p.Value == 1e6);
        Assert.Contains(thin, p => p.Value == -1e6);
        for (var column = 0; column < 800; column++)
        {
            bool In(double t) => t >= column * 62.5 && t < (column + 1) * 62.5;
            var all = times.Where(In).Select(t => values[(int)t]).ToList();
            var kept = thin.Where(p => In(p.Time)).Select(p => p.Value).ToList();
            Assert.True(kept.Max() >= all.Max() && kept.Min() <= all.Min());
        }

        Assert.Equal(thin.Select(p => p.Time), thin.Select(p => p.Time).Order());
    }

    [Fact]
    public void StepSeries_IsDrawnWithItsCorners_ToTheEnd() =>
        Assert.Equal(
            [(0.0, 1.0), (5.0, 1.0), (5.0, 3.0), (10.0, 3.0)],
            Decimation.Thin(new("x", "x", "1", SeriesKind.Step, [0, 5], [1, 3]), 0, 10, 100)
        );

    [Fact]
    public void Simplification_StaysWithinItsTolerance()
    {
        var points = Enumerable.Range(0, 2000).Select(i => (X: i / 4.0, Y: 40 * Math.Sin(i / 150.0))).ToList();
        var thin = Simplification.Thin(points, 0.3);
        Assert.InRange(thin.Count, 10, 300);
        foreach (var (x, y) in points)
        {
            var next = thin.FindIndex(p => p.X >= x);
            var (a, b) = (thin[Math.Max(next - 1, 0)], thin[next]);
            var at = a.X == b.X ? a.Y : a.Y + (x - a.X) / (b.X - a.X) * (b.Y - a.Y);
            // 0.3 across the line is at most 0.32 upright where the slope is at most 40 * 4 / 150.
            Assert.Equal(at, y, 0.3 * Math.Sqrt(1 + Math.Pow(160 / 150.0, 2)));
        }
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(12345.678, "12\u2009346")]
    [InlineData(-0.5, "−0.5")]
    [InlineData(3.14159, "3.142")]
    [InlineData(0.00012, "1.2e−4")]
    [InlineData(999.96, "1\u2009000")]
    [InlineData(double.NaN, "n/a")]
    public void Value_HasFourDigits(double value, string text) => Assert.Equal(text, Number.Value(value));

    [Theory]
    [InlineData(0, "0\u00a0%")]
    [InlineData(0.0004, "< 0.1\u00a0%")]
    [InlineData(0.0413, "4.1\u00a0%")]
    [InlineData(0.618, "62\u00a0%")]
    [InlineData(1.5, "150\u00a0%")]
    public void Percent_HasATenthAtMost(double fraction, string text) => Assert.Equal(text, Number.Percent(fraction));

    [Theory]
    [InlineData(-0.04, "0")]
    [InlineData(12.35, "12.4")]
    [InlineData(-7, "-7")]
    public void Pixel_HasTenths_AndNoMinusZero(double value, string text) => Assert.Equal(text, Number.Pixel(value));

    [Fact]
    public void Path_IsRelative_AndComesBack() =>
        Assert.Equal(
            "M1 2h3v-1.5l-3 1.5z",
            new PathData().Move(1, 2).Line(4, 2).Line(4, 0.5).Line(1, 2).Close().ToString()
        );

    [Theory]
    [InlineData(0, 97)]
    [InlineData(-3.2, 5.1)]
    [InlineData(20_400, 21_300)]
    [InlineData(5, 5)]
    [InlineData(0, 0)]
    public void Scale_HoldsTheValues_BetweenRoundTicks(double low, double high)
    {
        var scale = Scale.Around(low, high, 100, 0);
        Assert.True(scale.Low <= low && scale.High >= high);
        var ticks = scale.Ticks().ToList();
        Assert.InRange(ticks.Count, 3, 9);
        Assert.Equal(100, scale.At(scale.Low));
        Assert.Equal(0, scale.At(scale.High));
    }

    [Fact]
    public void Months_OfALeapYear_AreAllThere_WithTheYearFirst()
    {
        var calendar = new Calendar(new("s", "t", "2028-01-01T00:00:00Z", "", 0, 366 * 86400.0, 1, "", ""));
        var ticks = calendar.Ticks().ToList();
        Assert.Equal(13, ticks.Count);
        Assert.Equal(("Jan 2028", true), (ticks[0].Label, ticks[0].NewYear));
        Assert.Equal(60 * 86400.0, ticks[2].Time); // 1 March after a February of 29 days
        Assert.Equal("Jan 2029", ticks[12].Label);
    }

    [Fact]
    public void CurveNames_LeaveOutWhatAllShare_AndKeepAWordOfEach()
    {
        Assert.Equal(["base", "node"], CurveNames.Shorten(["Carbon dioxide, base", "Carbon dioxide, node"]));
        Assert.Equal(["Potable", "Waste"], CurveNames.Shorten(["Potable water", "Waste water"]));
        Assert.Equal(["Water", "Water"], CurveNames.Shorten(["Water", "Water"]));
        Assert.Equal(["A title that goes on a…"], CurveNames.Shorten(["A title that goes on and on and on"]));
    }

    [Fact]
    public void Png_UnpacksToTheSameLevels()
    {
        byte[] grey = [.. Enumerable.Range(0, 35 * 21).Select(i => (byte)(i * 31))];
        var png = Png.Grey(35, 21, grey);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], png[..4]);
        // Signature 8, header chunk 25, then length and name of the data chunk.
        var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(33));
        using var unpacked = new ZLibStream(new MemoryStream(png, 41, length), CompressionMode.Decompress);
        var row = new byte[36];
        var above = new byte[35];
        for (var r = 0; r < 21; r++)
        {
            unpacked.ReadExactly(row);
            for (var c = 0; c < 35; c++)
                above[c] = (byte)(row[c + 1] + above[c]);
            Assert.Equal(grey[(r * 35)..((r + 1) * 35)], above);
        }

        // The cyclic redundancy check of an empty end chunk is a constant of the format.
        Assert.Equal([0xAE, 0x42, 0x60, 0x82], png[^4..]);
    }

    [Fact]
    public void Ramp_GrowsLighterAllTheWay()
    {
        var last = -1.0;
        for (var i = 0; i <= 64; i++)
        {
            var colour = Convert.ToInt32(Ramp.Colour(i / 64.0)[1..], 16);
            var lightness = 0.2126 * (colour >> 16) + 0.7152 * ((colour >> 8) & 255) + 0.0722 * (colour & 255);
            Assert.True(lightness > last);
            last = lightness;
        }
    }
}
