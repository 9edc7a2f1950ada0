using Perilune.Numerics.Integration;

namespace Perilune.Astro.Tests.Precision;

/// <summary>
/// Partial derivatives of a flight from differences of neighbouring flights in double-doubles, extrapolated to steps of zero
/// (L. F. Richardson, 1911): independent of the library's gradients, variational equations and step control.
/// </summary>
internal static class PartialsReference
{
    private const int Levels = 4;

    /// <summary>The derivatives of position and velocity at each time by a quantity.</summary>
    public static double[][] Column(
        PartialsCase flight,
        Func<double, Variation> vary,
        double step,
        double[] times,
        double grid = 25,
        int parts = 6
    )
    {
        var tableau = new DoubleDouble[Levels][][];
        for (var level = 0; level < Levels; level++)
        {
            // The widest first, each half as wide as the one before.
            var h = step * (1 << (Levels - 1 - level));
            var up = new PreciseFlight(flight, vary(h)).Fly(times, grid, parts);
            var down = new PreciseFlight(flight, vary(-h)).Fly(times, grid, parts);
            tableau[level] =
            [
                .. up.Zip(down, (a, b) => a.Zip(b, (p, q) => (p - q) / (new DoubleDouble(h) * 2.0)).ToArray()),
            ];
            for (var k = level - 1; k >= 0; k--)
            {
                var divisor = new DoubleDouble(Math.Pow(4, level - k) - 1);
                for (var t = 0; t < times.Length; t++)
                for (var i = 0; i < 6; i++)
                    tableau[k][t][i] = tableau[k + 1][t][i] + (tableau[k + 1][t][i] - tableau[k][t][i]) / divisor;
            }
        }
        return [.. tableau[0].Select(state => state.Select(component => component.High).ToArray())];
    }
}
