using System.Runtime.CompilerServices;
using Perilune.Numerics.Scalars;

namespace Perilune.Surface.Temperature;

/// <summary>
/// Temperatures in a column of regolith that is heated from above and radiates to space: one-dimensional conduction, one
/// column or several side by side in lanes, bit for bit the same. A step costs a few dozen operations a node and allocates nothing.
/// </summary>
/// <typeparam name="TScalar">Real for one column, lanes for several.</typeparam>
/// <remarks>
/// Two implicit stages a step (the L-stable, second-order diagonally implicit Runge-Kutta method of Alexander, 1977, SIAM J.
/// Numer. Anal. 14, 1006), so that sunrise rings in no layer; in each the balance of the surface is linearized and the
/// properties are taken at the stage's own temperatures, a fixed number of times.
/// </remarks>
public sealed class RegolithColumn<TScalar>
    where TScalar : struct, IScalar<TScalar>
{
    // 1 - 1/sqrt(2): the stage's share of a step that makes the method L-stable.
    private const double Gamma = 0.29289321881345254;
    private const int Passes = 2;

    private readonly RegolithGrid grid;
    private readonly TScalar[] temperatures;
    private readonly TScalar[] stage;
    private readonly TScalar[] known;
    private readonly TScalar[] factors;
    private readonly TScalar[] right;

    /// <summary>A column of one temperature.</summary>
    /// <param name="grid">Its nodes.</param>
    /// <param name="temperature">K, above 0.</param>
    public RegolithColumn(RegolithGrid grid, TScalar temperature)
    {
        ArgumentNullException.ThrowIfNull(grid);
        this.grid = grid;
        temperatures = new TScalar[grid.Count];
        (stage, known) = (new TScalar[grid.Count], new TScalar[grid.Count]);
        (factors, right) = (new TScalar[grid.Count], new TScalar[grid.Count]);
        Array.Fill(temperatures, temperature);
    }

    /// <summary>The nodes.</summary>
    public RegolithGrid Grid => grid;

    /// <summary>Temperatures of the nodes, K, from the surface down. Writing changes the column.</summary>
    public Span<TScalar> Temperatures => temperatures;

    /// <summary>Temperature of the surface, K.</summary>
    public TScalar Surface => temperatures[0];

    /// <summary>Advances the column.</summary>
    /// <param name="absorbedBefore">Heat absorbed at the surface at the start of the step, W/m2: light and infrared.</param>
    /// <param name="absorbedAfter">At its end; linear between.</param>
    /// <param name="step">s, above 0.</param>
    public void Step(TScalar absorbedBefore, TScalar absorbedAfter, double step)
    {
        temperatures.CopyTo(known, 0);
        temperatures.CopyTo(stage, 0);
        Solve(absorbedBefore * (1 - Gamma) + absorbedAfter * Gamma, step * Gamma);
        for (var i = 0; i < known.Length; i++)
        {
            var change = stage[i] - known[i];
            known[i] += change * ((1 - Gamma) / Gamma);
            // The stage's rate held to the end is the first guess of the second stage.
            stage[i] = known[i] + change;
        }
        Solve(absorbedAfter, step * Gamma);
        stage.CopyTo(temperatures, 0);
    }

    /// <summary>Heat that the column conducts from a node to the next one below it, W/m2.</summary>
    public TScalar FlowBelow(int node) =>
        Conductance(node, temperatures[node], temperatures[node + 1]) * (temperatures[node] - temperatures[node + 1]);

    // Temperatures with C (T - known) = span x (heat in - heat out), by passes that linearize about the last.
    private void Solve(TScalar absorbed, double span)
    {
        var emissivity = grid.Regolith.Emissivity * RegolithColumn.StefanBoltzmann;
        var last = stage.Length - 1;
        for (var pass = 0; pass < Passes; pass++)
        {
            // From the bottom up, so that the surface is met last, where the balance is.
            var below = TScalar.FromDouble(0);
            var share = TScalar.FromDouble(0);
            var carried = TScalar.FromDouble(grid.Regolith.HeatFlow * span);
            for (var i = last; i >= 0; i--)
            {
                var capacity = Regolith.HeatCapacity(stage[i]) * grid.Masses[i];
                var above = i > 0 ? Conductance(i - 1, stage[i - 1], stage[i]) * span : TScalar.FromDouble(0);
                // below (1 - share) is what the ground under this node still draws from it.
                var diagonal = capacity + above + below * (-share + 1.0);
                var heat = capacity * known[i] + carried;
                if (i == 0)
                {
                    var cube = stage[0] * stage[0] * stage[0] * (emissivity * span);
                    diagonal += cube * 4.0;
                    heat += absorbed * span + cube * stage[0] * 3.0;
                }
                (factors[i], right[i]) = (above / diagonal, heat / diagonal);
                (below, share, carried) = (above, factors[i], above * right[i]);
            }
            stage[0] = right[0];
            for (var i = 1; i <= last; i++)
                stage[i] = right[i] + factors[i] * stage[i - 1];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TScalar Conductance(int node, TScalar upper, TScalar lower) =>
        grid.Regolith.RadiativeGain((upper + lower) * 0.5) * grid.Couplings[node];
}

/// <summary>What all columns share.</summary>
internal static class RegolithColumn
{
    /// <summary>Stefan-Boltzmann constant, W/(m2 K4) (CODATA 2018, exact in the SI of 2019).</summary>
    public const double StefanBoltzmann = 5.670374419e-8;
}
