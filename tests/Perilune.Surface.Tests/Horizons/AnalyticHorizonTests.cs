using Perilune.Surface.Horizons;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Horizons;

/// <summary>Horizons that a formula gives, through the same code that serves the real terrain.</summary>
public sealed class AnalyticHorizonTests
{
    private const double Degree = Math.PI / 180;

    // Elevation of a ridge of height h at arc distance d on a sphere of 1737.4 km, seen from its surface. The ridge is a
    // plateau whose edge runs along a row of the grid; the site is the pole, where any longitude may be called north.
    [Theory]
    [InlineData(1_000, 30_000, 1.41389, 0)]
    [InlineData(2_000, 60_000, 0.91853, 90)]
    [InlineData(5_000, 120_000, 0.40290, 222.75)]
    [InlineData(100, 5_000, 1.06328, 0)]
    [InlineData(50, 10_000, 0.12158, 180)]
    public void Ridge_StandsAsHighAsTheTriangleSays_Within1e4Degree(
        double height,
        double distance,
        double expectedDegrees,
        double longitude
    )
    {
        const int side = 400;
        var edge = SouthPolarStereographic.Radius(distance / SurfacePoint.ReferenceRadius);
        var step = edge / 200;
        var heights = new float[side * side];
        // Row 40 lies at Y = edge; it and the rows above it are the plateau.
        for (var i = 0; i < 41 * side; i++)
            heights[i] = (float)height;
        var terrain = new LunarTerrain([
            new(
                "plateau",
                GridProjection.SouthPolarStereographic,
                side,
                side,
                -side / 2 * step,
                edge + 40 * step,
                step,
                heights
            ),
        ]);
        var horizon = HorizonFinder.Find(terrain, SurfacePoint.FromDegrees(-90, longitude), 0);
        // From the pole the plateau lies toward longitude 0, which is that much counter-clockwise of the site's north.
        var azimuth = (int)Math.Round((360 - longitude) % 360 * 4);
        Assert.Equal(expectedDegrees, horizon.Elevations[azimuth] / Degree, 1e-4);
        Assert.Equal(distance, horizon.Distances[azimuth], 0.005 * distance);
        Assert.Equal(horizon.Highest, horizon.Elevations[azimuth], 1e-6);
    }

    [Theory]
    [InlineData(2, 0.08694)]
    [InlineData(10, 0.19440)]
    public void BareSphere_DipsByArcCosineOfRadii_Within1e4Degree(double mast, double expectedDegrees)
    {
        const int side = 1_001;
        var terrain = new LunarTerrain([
            new(
                "sphere",
                GridProjection.SouthPolarStereographic,
                side,
                side,
                -10_000,
                10_000,
                20,
                new float[side * side]
            ),
        ]);
        var horizon = HorizonFinder.Find(terrain, SurfacePoint.FromDegrees(-89.9, 77), mast);
        foreach (var elevation in horizon.Elevations)
            Assert.Equal(-expectedDegrees, elevation / Degree, 1e-4);
        var tangent = SurfacePoint.ReferenceRadius * expectedDegrees * Degree;
        Assert.Equal(tangent, horizon.Distances[123], 0.02 * tangent);
    }

    // The bearing of a second place by spherical trigonometry (Meeus, Astronomical Algorithms, chapter 13), independent of
    // the grid's axes: a mirrored or turned map puts the peak elsewhere.
    [Theory]
    [InlineData(-89.44, 222.9, -89.44, 250)]
    [InlineData(-89.44, 222.9, -89.2, 222.9)]
    [InlineData(-89.44, 222.9, -89.7, 180)]
    [InlineData(-88, 10, -88.1, 15)]
    public void Peak_StandsAtItsBearing_WithinOneAzimuthStep(
        double latitude,
        double longitude,
        double peakLatitude,
        double peakLongitude
    )
    {
        var site = SurfacePoint.FromDegrees(latitude, longitude);
        var peak = SurfacePoint.FromDegrees(peakLatitude, peakLongitude);
        const int side = 1_400;
        var heights = new float[side * side];
        var (x, y) = SouthPolarStereographic.Project(peak.Up);
        for (var row = 0; row < side; row++)
        for (var column = 0; column < side; column++)
        {
            var distance = Math.Sqrt(Math.Pow(-70_000 + 100 * column - x, 2) + Math.Pow(70_000 - 100 * row - y, 2));
            heights[row * side + column] = (float)Math.Max(0, 500 - distance);
        }
        var terrain = new LunarTerrain([
            new("peak", GridProjection.SouthPolarStereographic, side, side, -70_000, 70_000, 100, heights),
        ]);
        var horizon = HorizonFinder.Find(terrain, site, 2);
        var (sin, cos) = Math.SinCos(peak.Longitude - site.Longitude);
        var bearing = Math.Atan2(
            sin * Math.Cos(peak.Latitude),
            Math.Cos(site.Latitude) * Math.Sin(peak.Latitude) - Math.Sin(site.Latitude) * Math.Cos(peak.Latitude) * cos
        );
        var highest = horizon.Elevations.IndexOf(horizon.Highest);
        Assert.Equal(
            0,
            Math.IEEERemainder(highest * HorizonProfile.AzimuthStep - bearing, 2 * Math.PI),
            HorizonProfile.AzimuthStep
        );
    }
}
