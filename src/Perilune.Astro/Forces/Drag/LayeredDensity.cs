using System.Collections.Immutable;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Forces.Drag;

/// <summary>Density that falls exponentially in each of several layers.</summary>
internal sealed class LayeredDensity
{
    private readonly ImmutableArray<Layer> layers;
    private readonly double top;

    /// <summary>Layers in rising order; the first also holds below itself.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="top">Altitude above which there is nothing, m.</param>
    internal LayeredDensity(ImmutableArray<Layer> layers, double top) => (this.layers, this.top) = (layers, top);

    /// <summary>Layers through a table of densities: between two rows the logarithm is a straight line.</summary>
    internal static LayeredDensity Through(ReadOnlySpan<(double Altitude, double Density)> rows)
    {
        var made = ImmutableArray.CreateBuilder<Layer>();
        for (var i = 0; i + 1 < rows.Length; i++)
        {
            var (low, high) = (rows[i], rows[i + 1]);
            var scale = (high.Altitude - low.Altitude) / Math.Log(low.Density / high.Density);
            made.Add(new(low.Altitude, low.Density, scale));
        }
        return new(made.ToImmutable(), rows[^1].Altitude);
    }

    internal T At<T>(T altitude)
        where T : struct, IScalar<T>
    {
        Span<double> bases = stackalloc double[T.Lanes];
        Span<double> densities = stackalloc double[T.Lanes];
        Span<double> inverses = stackalloc double[T.Lanes];
        for (var lane = 0; lane < bases.Length; lane++)
        {
            var height = altitude.Lane(lane);
            var i = layers.Length - 1;
            while (i > 0 && height < layers[i].Base)
                i--;
            bases[lane] = layers[i].Base;
            densities[lane] = height > top ? 0 : layers[i].Density;
            inverses[lane] = -1 / layers[i].ScaleHeight;
        }
        return T.FromLanes(densities) * T.Exp((altitude - T.FromLanes(bases)) * T.FromLanes(inverses));
    }

    /// <summary>A layer.</summary>
    /// <param name="Base">Altitude of its floor, m.</param>
    /// <param name="Density">Density there, kg/m3.</param>
    /// <param name="ScaleHeight">Height over which it falls by a factor e, m.</param>
    internal readonly record struct Layer(double Base, double Density, double ScaleHeight);
}
