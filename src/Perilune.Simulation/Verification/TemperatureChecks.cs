using System.Globalization;
using Perilune.Numerics.Scalars;
using Perilune.Simulation.Running;
using Perilune.Surface.Temperature;

namespace Perilune.Simulation.Verification;

/// <summary>Temperatures of level ground through a synodic day against published models and measurements.</summary>
internal static class TemperatureChecks
{
    private const double Degree = Math.PI / 180;
    private const int Steps = 1440;

    public static IEnumerable<(string Id, double Computed)> Compute(Knowledge knowledge, CancellationToken cancellation)
    {
        // The settings of the published table of heat1d.
        var ground = Regolith.Highland with
        {
            ScaleHeight = 0.06,
        };
        foreach (var latitude in (int[])[0, 30, 60])
        {
            var day = Day(ground, latitude);
            var place = string.Create(CultureInfo.InvariantCulture, $"temperature.heat1d.{latitude}deg");
            yield return ($"{place}.most", day.Maximum[0]);
            yield return ($"{place}.least", day.Minimum[0]);
            yield return ($"{place}.mean", day.Mean[0]);
            yield return ($"{place}.midnight", day.SurfaceAt(LevelGround.SynodicDay / 2));
        }
        foreach (
            var (latitude, hour) in ((int, double)[])
                [(0, 8.48334), (0, 12.48052), (0, 16.48672), (60, 8.50193), (60, 12.49417), (60, 16.49910)]
        )
        {
            var night = Day(Regolith.Highland, latitude);
            yield return (
                string.Create(CultureInfo.InvariantCulture, $"temperature.diviner.{latitude}deg.{hour:F1}h"),
                night.SurfaceAt(hour / 24 * LevelGround.SynodicDay)
            );
        }
        var equator = Day(Regolith.Highland, 0);
        yield return ("temperature.equator.noon", equator.Surface[0]);
        yield return ("temperature.equator.midnight", equator.SurfaceAt(LevelGround.SynodicDay / 2));
        yield return ("temperature.equator.least", equator.Minimum[0]);
        var hadley = Day(Regolith.Mare, 26);
        yield return ("temperature.apollo-15.surface", hadley.Mean[0]);
        yield return ("temperature.apollo-15.0.83m", hadley.MeanAt(0.83));
        yield return ("temperature.apollo-17.0.13m", Day(Regolith.Mare, 20).MeanAt(0.13));
    }

    private static TemperatureCycle Day(Regolith ground, double latitude)
    {
        var absorbed = Array.ConvertAll(LevelGround.Day(ground, latitude * Degree, Steps), heat => new Real(heat));
        var grid = new RegolithGrid(ground, LevelGround.SynodicDay, LevelGround.SynodicDay);
        return PeriodicTemperature.Settle<Real>(grid, absorbed, LevelGround.SynodicDay / Steps)[0];
    }
}
