using Perilune.Astro.Earth;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Orientation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Maps;

namespace Perilune.Surface.Tests.Illumination;

/// <summary>Tracking stations in the Moon's sky.</summary>
public sealed class EarthStationsTests(ShippedTerrain shipped) : IClassFixture<ShippedTerrain>
{
    private const double Degree = Math.PI / 180;
    private const double Start = TestSky.Start2028;
    private const double End = TestSky.Start2028 + 30 * TestSky.Day;

    private static readonly LunarSky sky = TestSky.Over(Start, End);

    private static readonly EarthStations stations = Over(
        ("Goldstone", 35.42590, -116.88954),
        ("Madrid", 40.43121, -4.24801),
        ("Canberra", -35.40241, 148.98127)
    );

    /// <summary>A station stands on the Earth, and where it begins to see the Moon the Moon stands at its mask: by the angle at
    /// the station, to the 0.02 deg that a place 100 km away and light time come to.</summary>
    [Fact]
    public void StationsStandOnTheEarth_AndRiseAtTheirMask()
    {
        var place = ShippedTerrain.ConnectingRidge.Up * 1_737_400;
        for (var station = 0; station < stations.Count; station++)
        {
            var (rises, before) = (0, false);
            for (var t = Start; t < End; t += 60)
            {
                var up = stations.IsUp(station, t);
                if (t > Start && up != before)
                {
                    rises++;
                    var antenna = stations.Position(station, t);
                    var radius = antenna - sky.Earth(t);
                    Assert.InRange(radius.Norm, 6_357e3, 6_379e3);
                    // Geocentric vertical differs from the geodetic by up to 0.19 deg, and a minute is a quarter of a degree.
                    var elevation = Math.PI / 2 - Vector3.Angle(radius, place - antenna);
                    Assert.Equal(10, elevation / Degree, 0.02 + 0.19 + 0.25);
                }
                before = up;
            }
            // One rise and one set in each 24 h 50 min.
            Assert.InRange(rises, 56, 60);
        }
    }

    [Fact]
    public void MapOfContact_AgreesWithThePlacesSeries()
    {
        var map = MapGrid.On(shipped.Terrain.Grids[0], 640, 600, 3, 2, stride: 20);
        var horizons = HorizonSweep.Compute(shipped.Terrain, map, 10, 180);
        const double step = 3_600;
        var light = LightMapFinder.Find(horizons, sky, Start, End, step, stations: stations);
        foreach (var (column, row) in ((int, int)[])[(0, 0), (2, 1)])
        {
            var series = LightSeries.Sample(
                horizons.ProfileAt(column, row),
                sky,
                Start + step / 2,
                End,
                step,
                stations: stations
            );
            var any = Enumerable.Range(0, series.Sun.Length).Count(i => series.Stations.Any(seen => seen[i]));
            // One of 720 looks may fall on a horizon.
            Assert.Equal(any / (double)series.Sun.Length, light.Contact[row * map.Columns + column], 1.5 / 720);
            // No station is seen while nothing of the Earth is.
            for (var i = 0; i < series.Sun.Length; i++)
                Assert.True(series.Earth[i] > 0 || !series.Stations.Any(seen => seen[i]));
        }
        // Canberra alone is heard less than all together, and without stations nothing is counted.
        Assert.Empty(LightMapFinder.Find(horizons, sky, Start, Start + TestSky.Day, step).Contact);
    }

    private static EarthStations Over(params (string Name, double Latitude, double Longitude)[] places)
    {
        var times = new TimeScales(LeapSeconds.ReadFile(Path.Combine(Repository.Data, "time", "tai-utc.csv")));
        var moon = LunarOrientation.Load(
            LunarOrientation.PrincipalAxesDe440,
            Path.Combine(Repository.Data, "orientation", "moon_pa.bpc")
        );
        return EarthStations.Over(
            [
                .. places.Select(place => new EarthStation(
                    Astro.Visibility.SurfacePoint.OnEarth(
                        place.Name,
                        Astro.Visibility.Geodetic.FromDegrees(place.Latitude, place.Longitude, 800)
                    ),
                    10 * Degree
                )),
            ],
            ShippedTerrain.ConnectingRidge,
            Ephemeris.Load(Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp")),
            new() { MoonDe440 = moon, Earth = EarthOrientation.Load(times, Path.Combine(Repository.Data, "earth")) },
            sky
        );
    }
}
