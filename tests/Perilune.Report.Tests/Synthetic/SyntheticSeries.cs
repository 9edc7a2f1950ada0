using Perilune.Numerics.Randomness;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Tests.Synthetic;

/// <summary>A year of made-up series.</summary>
internal static class SyntheticSeries
{
    public static IReadOnlyList<Series> Make()
    {
        var random = new CounterRandom(9, "series");
        double Wave(double day, double period) => Math.Sin(2 * Math.PI * day / period);

        Series Of(string id, string title, string unit, SeriesKind kind, double step, Func<double, double> value)
        {
            var times = Enumerable.Range(0, (int)(366 / step) + 1).Select(i => i * step * SyntheticRecord.Day).ToList();
            return new(id, title, unit, kind, times, [.. times.Select(t => value(t / SyntheticRecord.Day))]);
        }

        return
        [
            Of(
                "base.sun",
                "Sun at the base",
                "1",
                SeriesKind.Step,
                0.05,
                d => Math.Clamp(0.9 + 1.2 * Wave(d, 29.53) + 1.4 * Wave(d - 40, 366), 0, 1)
            ),
            Of("base.earth", "Earth over the base", "1", SeriesKind.Step, 0.05, d => Wave(d, 27.2) > -0.1 ? 1 : 0),
            Of(
                "base.battery.charge",
                "base",
                "1",
                SeriesKind.Linear,
                0.02,
                d => Math.Clamp(0.75 + 0.35 * Wave(d, 29.53) + 0.02 * random.Uniform(), 0.3, 1)
            ),
            Of("node.battery.charge", "node", "1", SeriesKind.Linear, 0.02, d => 0.93 + 0.05 * Wave(d, 6.56)),
            Of(
                "base.power.generated",
                "generated",
                "kW",
                SeriesKind.Step,
                0.2,
                d => Math.Clamp(42 + 30 * Wave(d, 29.53), 0, 58)
            ),
            Of("base.power.used", "used", "kW", SeriesKind.Step, 0.2, d => 31 + 4 * random.Uniform()),
            Of(
                "base.air.co2",
                "base",
                "Pa",
                SeriesKind.Linear,
                0.04,
                d => 320 + 60 * Wave(d, 1) + 40 * random.Uniform()
            ),
            Of(
                "base.air.oxygen",
                "base",
                "Pa",
                SeriesKind.Linear,
                0.1,
                d => 21_000 + 250 * Wave(d, 3) + 80 * random.Uniform()
            ),
            Of("base.water.potable", "potable", "kg", SeriesKind.Linear, 1, d => 1500 - 9 * (d % 120) + 5 * Wave(d, 2)),
            Of("base.water.waste", "waste", "kg", SeriesKind.Linear, 1, d => 60 + 40 * Wave(d, 2.4)),
            Of("base.food", "base", "kg", SeriesKind.Linear, 1, d => 2000 - 7.3 * (d % 150)),
            Of("base.oxygen.stored", "oxygen", "kg", SeriesKind.Linear, 1, d => 400 - (d % 120)),
            Of("base.nitrogen.stored", "nitrogen", "kg", SeriesKind.Linear, 1, d => 300 - 0.4 * d),
            Of(
                "base.crew",
                "base",
                "1",
                SeriesKind.Step,
                60,
                d =>
                    d < 60 ? 0
                    : d < 239 ? 4
                    : 8 - 4 * (d > 250 ? 1 : 0)
            ),
        ];
    }
}
