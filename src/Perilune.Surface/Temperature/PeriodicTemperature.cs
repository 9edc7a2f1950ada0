using System.Collections.Immutable;
using Perilune.Numerics.Scalars;

namespace Perilune.Surface.Temperature;

/// <summary>Temperatures over one period that repeats.</summary>
/// <param name="Step">Time between samples, s.</param>
/// <param name="Surface">Temperature of the surface, K, at the start of each step.</param>
/// <param name="Depths">Depths of the nodes, m.</param>
/// <param name="Mean">Mean temperature of each node, K.</param>
/// <param name="Minimum">Lowest temperature of each node, K.</param>
/// <param name="Maximum">Highest temperature of each node, K.</param>
/// <param name="Cycles">Periods that were flown through before it repeated.</param>
/// <param name="Change">Largest change of a node from the period before the last, K.</param>
public sealed record TemperatureCycle(
    double Step,
    ImmutableArray<double> Surface,
    ImmutableArray<double> Depths,
    ImmutableArray<double> Mean,
    ImmutableArray<double> Minimum,
    ImmutableArray<double> Maximum,
    int Cycles,
    double Change
)
{
    /// <summary>Temperature of the surface, K, at a time in s from the start of the period; linear between samples.</summary>
    public double SurfaceAt(double time)
    {
        var position = time / Step;
        position -= Math.Floor(position / Surface.Length) * Surface.Length;
        var first = Math.Min((int)position, Surface.Length - 1);
        var next = first + 1 == Surface.Length ? 0 : first + 1;
        return Surface[first] + (Surface[next] - Surface[first]) * (position - first);
    }

    /// <summary>Mean temperature at a depth in m, K; linear between nodes, at the bottom below them.</summary>
    public double MeanAt(double depth)
    {
        for (var i = 1; i < Depths.Length; i++)
        {
            if (depth <= Depths[i])
                return Mean[i - 1] + (Mean[i] - Mean[i - 1]) * (depth - Depths[i - 1]) / (Depths[i] - Depths[i - 1]);
        }
        return Mean[^1];
    }
}

/// <summary>Finds the temperatures that repeat with the heating of a period: a lunar day, a year, or eighteen.</summary>
/// <remarks>
/// The deep ground would take hundreds of periods to settle by itself. In a motion that repeats, each layer conducts on
/// average the heat that comes from the Moon's inside; so after each period every node is moved by what the mean flow
/// above it lacks, divided by the conductance. About ten periods are enough.
/// </remarks>
public static class PeriodicTemperature
{
    private const int MostCycles = 60;

    /// <summary>Temperatures of columns side by side.</summary>
    /// <typeparam name="TScalar">Real for one column, lanes for several.</typeparam>
    /// <param name="grid">Nodes of all columns.</param>
    /// <param name="absorbed">Heat absorbed at the surface at the start of each step, W/m2; the period ends with the last step.</param>
    /// <param name="step">s.</param>
    /// <param name="tolerance">Largest change of a node from one period to the next, K.</param>
    /// <exception cref="ArgumentException">No steps, or heat that is not finite, below 0, or 0 throughout.</exception>
    /// <exception cref="InvalidOperationException">The temperatures do not repeat after 60 periods.</exception>
    /// <returns>A cycle for each lane.</returns>
    public static TemperatureCycle[] Settle<TScalar>(
        RegolithGrid grid,
        ReadOnlySpan<TScalar> absorbed,
        double step,
        double tolerance = 0.01
    )
        where TScalar : struct, IScalar<TScalar>
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        var column = new RegolithColumn<TScalar>(grid, FirstGuess(grid.Regolith, absorbed));
        var before = new TScalar[grid.Count];
        var flows = new TScalar[grid.Count - 1];
        for (var cycle = 1; cycle <= MostCycles; cycle++)
        {
            column.Temperatures.CopyTo(before);
            Array.Clear(flows);
            for (var i = 0; i < absorbed.Length; i++)
            {
                column.Step(absorbed[i], absorbed[i + 1 == absorbed.Length ? 0 : i + 1], step);
                for (var node = 0; node < flows.Length; node++)
                    flows[node] += column.FlowBelow(node);
            }
            var correction = Correction(column, flows, absorbed.Length);
            var change = 0.0;
            for (var node = 0; node < grid.Count; node++)
                change = Math.Max(change, Largest(column.Temperatures[node] + correction[node] - before[node]));
            for (var node = 0; node < grid.Count; node++)
                column.Temperatures[node] += correction[node];
            if (change < tolerance)
                return Record(column, absorbed, step, cycle + 1, change);
        }
        throw new InvalidOperationException(
            $"temperatures do not repeat within {tolerance} K after {MostCycles} periods: is the ground cut off above the reach of the period?"
        );
    }

    // How far each node lies from where the mean flow of heat would be the Moon's own; nothing at the surface, which settles by itself.
    private static TScalar[] Correction<TScalar>(RegolithColumn<TScalar> column, TScalar[] flows, int steps)
        where TScalar : struct, IScalar<TScalar>
    {
        var grid = column.Grid;
        var correction = new TScalar[grid.Count];
        for (var node = 0; node + 1 < grid.Count; node++)
        {
            var mean = (column.Temperatures[node] + column.Temperatures[node + 1]) * 0.5;
            var conductance = grid.Regolith.RadiativeGain(mean) * grid.Couplings[node];
            correction[node + 1] =
                correction[node] + (flows[node] * (1.0 / steps) + grid.Regolith.HeatFlow) / conductance;
        }
        return correction;
    }

    private static TemperatureCycle[] Record<TScalar>(
        RegolithColumn<TScalar> column,
        ReadOnlySpan<TScalar> absorbed,
        double step,
        int cycles,
        double change
    )
        where TScalar : struct, IScalar<TScalar>
    {
        var (nodes, steps) = (column.Grid.Count, absorbed.Length);
        var surface = new double[TScalar.Lanes][];
        var (sum, least, most) = (
            new double[TScalar.Lanes][],
            new double[TScalar.Lanes][],
            new double[TScalar.Lanes][]
        );
        for (var lane = 0; lane < TScalar.Lanes; lane++)
        {
            (surface[lane], sum[lane]) = (new double[absorbed.Length], new double[nodes]);
            (least[lane], most[lane]) = (new double[nodes], new double[nodes]);
            Array.Fill(least[lane], double.PositiveInfinity);
        }
        for (var i = 0; i < absorbed.Length; i++)
        {
            for (var lane = 0; lane < TScalar.Lanes; lane++)
            {
                surface[lane][i] = column.Surface.Lane(lane);
                for (var node = 0; node < nodes; node++)
                {
                    var temperature = column.Temperatures[node].Lane(lane);
                    sum[lane][node] += temperature;
                    least[lane][node] = Math.Min(least[lane][node], temperature);
                    most[lane][node] = Math.Max(most[lane][node], temperature);
                }
            }
            column.Step(absorbed[i], absorbed[i + 1 == absorbed.Length ? 0 : i + 1], step);
        }
        var result = new TemperatureCycle[TScalar.Lanes];
        for (var lane = 0; lane < TScalar.Lanes; lane++)
        {
            result[lane] = new(
                step,
                [.. surface[lane]],
                column.Grid.Depths,
                [.. sum[lane].Select(value => value / steps)],
                [.. least[lane]],
                [.. most[lane]],
                cycles,
                change
            );
        }
        return result;
    }

    // Below its skin a ground is a little colder than its mean radiation says.
    private static TScalar FirstGuess<TScalar>(Regolith regolith, ReadOnlySpan<TScalar> absorbed)
        where TScalar : struct, IScalar<TScalar>
    {
        if (absorbed.IsEmpty)
            throw new ArgumentException("a period needs at least one step", nameof(absorbed));
        Span<double> guess = stackalloc double[TScalar.Lanes];
        for (var lane = 0; lane < TScalar.Lanes; lane++)
        {
            var sum = 0.0;
            foreach (var heat in absorbed)
            {
                var value = heat.Lane(lane);
                if (!(value >= 0 && double.IsFinite(value)))
                    throw new ArgumentException($"absorbed heat is {value} W/m2; it is at least 0", nameof(absorbed));
                sum += value;
            }
            var balance = sum / absorbed.Length + regolith.HeatFlow;
            guess[lane] = Math.Sqrt(Math.Sqrt(balance / (regolith.Emissivity * RegolithColumn.StefanBoltzmann)));
        }
        return TScalar.FromLanes(guess);
    }

    private static double Largest<TScalar>(TScalar value)
        where TScalar : struct, IScalar<TScalar>
    {
        var largest = 0.0;
        for (var lane = 0; lane < TScalar.Lanes; lane++)
            largest = Math.Max(largest, Math.Abs(value.Lane(lane)));
        return largest;
    }
}
