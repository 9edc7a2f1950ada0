using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Optimization;

namespace Perilune.Flight.Transfers;

/// <summary>How the size of a burn bends with the variables of a problem.</summary>
internal static class BurnCurvature
{
    /// <summary>
    /// Adds what the burn's first derivatives tell of the second ones of its size: (1 - u u') / |burn| between any two of them. What
    /// the burn's own second derivatives would add is left out, as by Gauss and Newton.
    /// </summary>
    /// <param name="result">Receives it.</param>
    /// <param name="burn">m/s.</param>
    /// <param name="columns">Its derivative by each variable.</param>
    /// <param name="unit">What one of the cost is, m/s.</param>
    public static void Add(ConstrainedValues result, Vector3 burn, ReadOnlySpan<Vector3> columns, double unit)
    {
        var size = burn.Norm;
        var along = burn / size;
        for (var i = 0; i < columns.Length; i++)
        {
            var across = (columns[i] - along * Vector3.Dot(along, columns[i])) / (size * unit);
            for (var j = 0; j < columns.Length; j++)
                result.Curvature[i * columns.Length + j] += Vector3.Dot(across, columns[j]);
        }
    }
}
