using Perilune.Surface.Hazards;

namespace Perilune.Surface.Tests.Hazards;

public sealed class LandingEllipseTests
{
    /// <summary>Ground that is safe on one side of a line through the aim is met half of the time, whichever way the ellipse lies.</summary>
    [Theory]
    [InlineData(40, 20, 0)]
    [InlineData(40, 20, 0.7)]
    [InlineData(25, 25, 2)]
    public void HalfThePlane_IsHalfTheProbability(double major, double minor, double azimuth)
    {
        // A cliff at column 20: footprints across it are too steep. Left of it all is flat.
        var map = HazardMap.Judge(
            FootprintMap.Fit(FootprintTests.Ground((column, _) => column < 20 ? 0 : 20 * (column - 20)), 20),
            new(0.2, 100)
        );
        Assert.True(map.IsSafe(18, 15) && !map.IsSafe(25, 15));
        var ellipse = new LandingEllipse(major, minor, azimuth);
        // The last safe column is 19: the line lies half a cell beyond it.
        Assert.Equal(0.5, ellipse.SafeProbability(map, 19.5, 15), azimuth == 0 ? 0.02 : 0.06);
    }

    /// <summary>Counts along rows against a count of each cell.</summary>
    [Theory]
    [InlineData(50, 20, 0)]
    [InlineData(50, 20, 1.1)]
    [InlineData(30, 30, 0.3)]
    public void SharesByRows_AreThoseOfEachCell(double major, double minor, double azimuth)
    {
        var map = HazardMap.Judge(
            FootprintMap.Fit(FootprintTests.Ground((column, row) => 8 * Math.Sin(column * row * 0.05)), 20),
            new(0.5, 3)
        );
        Assert.InRange(map.Safe, 50, 1000);
        var ellipse = new LandingEllipse(major, minor, azimuth);
        var shares = ellipse.SafeShares(map, 1.5);
        var (sine, cosine) = Math.SinCos(azimuth);
        for (var row = 0; row < map.Grid.Rows; row += 3)
        for (var column = 0; column < map.Grid.Columns; column += 3)
        {
            var (all, safe) = (0, 0);
            for (var r = row - 20; r <= row + 20; r++)
            for (var c = column - 20; c <= column + 20; c++)
            {
                var (x, y) = ((c - column) * 10.0, (row - r) * 10.0);
                var (along, across) = ((x * sine + y * cosine) / major, (x * cosine - y * sine) / minor);
                if (along * along + across * across > 1.5 * 1.5)
                    continue;
                all++;
                var isOn = (uint)r < (uint)map.Grid.Rows && (uint)c < (uint)map.Grid.Columns;
                safe += isOn && map.IsSafe(c, r) ? 1 : 0;
            }
            Assert.Equal((float)safe / all, shares[row * map.Grid.Columns + column], 1e-6);
        }
    }

    [Fact]
    public void WhatForbids_IsCounted()
    {
        var map = HazardMap.Judge(FootprintMap.Fit(FootprintTests.Ground((column, _) => 5 * column), 20), new(0.1, 1));
        Assert.Equal(0, map.Safe);
        Assert.Equal(39 * 29, map.TooSteep);
        Assert.Equal(41 * 31 - 39 * 29, map.Unknown);
    }
}
