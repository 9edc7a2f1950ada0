using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Illumination;

public sealed class DiscOnHorizonTests
{
    private const double Degree = Math.PI / 180;
    private const double SunRadius = 0.2666 * Degree;

    private static HorizonProfile Level { get; } = HorizonProfile.Level(new(-Math.PI / 2, 0));

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(-0.2)]
    [InlineData(0.26)]
    [InlineData(-0.2659)]
    public void LevelHorizon_CutsTheDiscByTheChordFormula(double elevationDegrees)
    {
        var x = elevationDegrees * Degree / SunRadius;
        var chord = 1 - (Math.Acos(x) - x * Math.Sqrt(1 - x * x)) / Math.PI;
        // Any azimuth, on a step of the profile, between two, and across north.
        foreach (var azimuth in new[] { 0, 1.234, 6.28, 3.0 })
        {
            var disc = new ApparentDisc(azimuth, elevationDegrees * Degree, SunRadius);
            Assert.Equal(chord, DiscOnHorizon.VisibleFraction(Level, disc), 1e-12);
            var (top, bottom) = DiscOnHorizon.Clearance(Level, disc);
            Assert.Equal(elevationDegrees * Degree + SunRadius, top, 1e-14);
            Assert.Equal(elevationDegrees * Degree - SunRadius, bottom, 1e-14);
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void JaggedHorizon_AgreesWithColumnsOfTheDisc_Within1e5(int seed)
    {
        // A skyline with steps of up to 2 deg between azimuths 0.25 deg apart: cliffs of 83 deg.
        var elevations = new double[HorizonProfile.AzimuthCount];
        for (var i = 0; i < elevations.Length; i++)
            elevations[i] = (i * 7_919L * seed % 1_000 / 1_000.0 - 0.5) * 2 * Degree;
        var level = Level;
        var horizon = new HorizonProfile(level.Site, 0, 0, [.. elevations], level.Distances, level.Coverage);
        for (var k = 0; k < 200; k++)
        {
            var disc = new ApparentDisc(0.031 * k, (k % 21 - 10) * 0.1 * Degree, SunRadius);
            const int columns = 20_000;
            double area = 0,
                top = double.NegativeInfinity,
                bottom = double.PositiveInfinity;
            for (var c = 0; c < columns; c++)
            {
                var x = ((c + 0.5) / columns * 2 - 1) * SunRadius;
                var half = Math.Sqrt(SunRadius * SunRadius - x * x);
                var ground = horizon.ElevationAt(disc.Azimuth + x / Math.Cos(disc.Elevation)) - disc.Elevation;
                area += Math.Clamp(half - ground, 0, 2 * half) * 2 * SunRadius / columns;
                top = Math.Max(top, half - ground);
                bottom = Math.Min(bottom, -half - ground);
            }
            var fraction = area / (Math.PI * SunRadius * SunRadius);
            Assert.Equal(fraction, DiscOnHorizon.VisibleFraction(horizon, disc), 1e-5);
            var clearance = DiscOnHorizon.Clearance(horizon, disc);
            // A column is 1e-4 of the radius wide, on cliffs of up to 8 to 1; near the limb half the column is lost.
            Assert.Equal(top, clearance.Top, 0.015 * SunRadius);
            Assert.Equal(bottom, clearance.Bottom, 0.015 * SunRadius);
            Assert.Equal(fraction > 0, clearance.Top > 0);
            Assert.Equal(fraction > 1 - 1e-12, clearance.Bottom >= 0);
        }
    }
}
