using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Topography;

/// <summary>
/// Craters are holes, mountains stand out and landers stand at their heights where they are known to be, and nowhere in the mirror: a
/// map with its longitudes or latitudes reversed, shifted or turned fails here. Centres and diameters: IAU Gazetteer of
/// Planetary Nomenclature, rounded to 0.01 deg; the least depths and rises are those of cells of 7.6 km, less than a survey's.
/// </summary>
public sealed class NamedPlacesTests(ShippedTerrain shipped) : IClassFixture<ShippedTerrain>
{
    [Theory]
    [InlineData("Aristarchus", 23.73, 312.51, 40, 2_000)]
    [InlineData("Eratosthenes", 14.47, 348.68, 59, 2_000)]
    [InlineData("Theophilus", -11.45, 26.28, 99, 2_800)]
    [InlineData("Langrenus", -8.86, 61.04, 132, 2_700)]
    [InlineData("Humboldt", -27.02, 80.96, 200, 1_800)]
    [InlineData("Clavius", -58.62, 345.27, 231, 3_000)]
    [InlineData("Tsiolkovskiy", -20.38, 128.97, 185, 2_800)]
    [InlineData("Gagarin", -19.67, 149.35, 262, 3_000)]
    [InlineData("Apollo", -36.07, 208.28, 524, 2_800)]
    [InlineData("Antoniadi", -69.35, 187.06, 138, 3_000)]
    [InlineData("Korolev", -4.19, 202.53, 423, 3_000)]
    [InlineData("Jackson", 22.05, 196.68, 71, 2_800)]
    [InlineData("Mare Orientale, to the Cordillera", -19.87, 265.33, 930, 3_800)]
    [InlineData("Mare Crisium", 16.18, 59.1, 556, 1_800)]
    [InlineData("Rozhdestvenskiy", 85.4, 204.6, 177, 2_000)]
    [InlineData("Peary", 88.63, 24.4, 79, 600)]
    [InlineData("Cabeus", -85.33, 317.87, 101, 2_500)]
    [InlineData("Amundsen", -84.44, 83.07, 103, 2_500)]
    [InlineData("Shoemaker", -88.14, 45.91, 52, 2_500)]
    [InlineData("Faustini", -87.18, 84.31, 42, 2_200)]
    public void ACrater_IsAHole_AndItsMirrorImagesAreNot(
        string name,
        double latitude,
        double longitude,
        double diameter,
        double depth
    )
    {
        var measured = Depth(SurfacePoint.FromDegrees(latitude, longitude), diameter);
        Assert.True(measured > depth, $"{name}: {measured:F0} m below its rim");
        foreach (var (mirror, what) in Mirrors(latitude, longitude))
        {
            var other = Depth(mirror, diameter);
            Assert.True(other < 0.5 * measured, $"{name}, {what}: {other:F0} m below its ring");
        }
    }

    [Theory]
    [InlineData("Mons Huygens", 19.92, 357.14, 2_800)]
    [InlineData("Mons Ampere", 19.32, 356.29, 1_900)]
    [InlineData("Mons Wolff", 16.88, 353.2, 2_000)]
    [InlineData("Mons Hadley", 26.69, 4.12, 2_500)]
    [InlineData("Mons Piton", 40.72, 359.08, 1_500)]
    [InlineData("Montes Caucasus", 37.5, 9.9, 2_300)]
    [InlineData("Mons Mouton", -84.6, 31, 5_500)]
    public void AMountain_StandsAboveItsSurroundings_AndHigherThanItsMirrorImages(
        string name,
        double latitude,
        double longitude,
        double rise
    )
    {
        var measured = Rise(SurfacePoint.FromDegrees(latitude, longitude));
        Assert.True(measured > rise, $"{name}: {measured:F0} m above the ring around it");
        foreach (var (mirror, what) in Mirrors(latitude, longitude))
            Assert.True(Rise(mirror) < 0.7 * measured, $"{name}, {what}: {Rise(mirror):F0} m above the ring");
    }

    // Reflectors and landers on level ground. Radii of the reflectors: laser ranging on DE421 (Williams, Boggs and Folkner, JPL
    // IOM 335-JW,DB,WF-20080314-001); Chang'e-4: Liu et al. 2019, Nature Communications 10:4229. Heights above 1737.4 km.
    [Theory]
    [InlineData("Apollo 11 reflector", 0.6734, 23.4731, -1_928)]
    [InlineData("Apollo 14 reflector", -3.6441, 342.5212, -1_064)]
    [InlineData("Apollo 15 reflector", 26.1334, 3.6285, -1_923)]
    [InlineData("Lunokhod 1 reflector", 38.3152, 324.992, -2_471)]
    [InlineData("Chang'e-4", -45.4446, 177.5991, -5_935)]
    public void ALander_StandsAtItsHeight_WithinTheReliefOfACell(
        string name,
        double latitude,
        double longitude,
        double height
    )
    {
        var measured = shipped.Terrain.HeightAt(SurfacePoint.FromDegrees(latitude, longitude)).Height;
        Assert.True(Math.Abs(measured - height) < 40, $"{name}: {measured:F0} m instead of {height:F0}");
        foreach (var (mirror, what) in Mirrors(latitude, longitude))
        {
            var other = shipped.Terrain.HeightAt(mirror).Height;
            Assert.True(
                latitude is > -1 and < 1 || Math.Abs(other - height) > 120,
                $"{name}, {what}: {other:F0} m too"
            );
        }
    }

    [Fact]
    public void TheFarSide_StandsHigherThanTheNearSide_AndSouthPoleAitkenIsTheDeepestBasin()
    {
        // Smith et al. 2017 (Icarus 283:70): the centre of figure lies 1.9 km from that of mass, away from the Earth.
        var (near, far, basin) = (Mean(0, 0, 40), Mean(0, 180, 40), Mean(-53, 191, 15));
        Assert.InRange(far - near, 3_000, 6_000);
        Assert.InRange(basin, -6_500, -4_000);
    }

    private static IEnumerable<(SurfacePoint Point, string What)> Mirrors(double latitude, double longitude)
    {
        // What lies close to the mirror's plane has no image of its own.
        if (Math.Abs(Math.IEEERemainder(longitude, 180)) > 5)
            yield return (SurfacePoint.FromDegrees(latitude, -longitude), "east for west");
        if (Math.Abs(latitude) > 8)
            yield return (SurfacePoint.FromDegrees(-latitude, longitude), "north for south");
    }

    private double Depth(SurfacePoint centre, double diameterKilometres)
    {
        const int azimuths = 72;
        double[] fractions = [0.1, 0.2, 0.3, 0.4];
        var (rim, floor) = (0.0, 0.0);
        for (var i = 0; i < azimuths; i++)
        {
            var azimuth = 2 * Math.PI * i / azimuths;
            var arc = diameterKilometres * 500 / SurfacePoint.ReferenceRadius;
            rim += Height(centre.Along(azimuth, arc)) / azimuths;
            foreach (var fraction in fractions)
                floor += Height(centre.Along(azimuth, fraction * arc)) / azimuths / fractions.Length;
        }
        return rim - floor;
    }

    /// <summary>Highest ground within 15 km, above the median of the ring at 75 km.</summary>
    private double Rise(SurfacePoint centre)
    {
        var top = Enumerable
            .Range(0, 24 * 6)
            .Max(i => Height(centre.Along(2 * Math.PI * (i % 24) / 24, i / 24 * 3_000 / SurfacePoint.ReferenceRadius)));
        var ring = Enumerable
            .Range(0, 72)
            .Select(i => Height(centre.Along(2 * Math.PI * i / 72, 75_000 / SurfacePoint.ReferenceRadius)))
            .Order()
            .ToArray();
        return top - ring[36];
    }

    private double Mean(double latitude, double longitude, double radiusDegrees)
    {
        var centre = SurfacePoint.FromDegrees(latitude, longitude);
        var (sum, count) = (0.0, 0);
        for (var ring = 1; ring <= 20; ring++)
        for (var i = 0; i < 6 * ring; i++)
        {
            var arc = radiusDegrees * Math.PI / 180 * ring / 20;
            (sum, count) = (sum + Height(centre.Along(2 * Math.PI * i / (6 * ring), arc)), count + 1);
        }
        return sum / count;
    }

    private double Height(SurfacePoint point) => shipped.Terrain.HeightAt(point).Height;
}
