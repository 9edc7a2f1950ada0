using Perilune.Astro.Ephemerides;
using Perilune.Astro.Observation;

namespace Perilune.Astro.Events;

/// <summary>
/// Times at which a search of motions begins: none is longer after the one before than a fifth of the distance of any two of
/// the points over their relative speed, some thirtieth of an orbit.
/// </summary>
public static class SearchGrid
{
    private const double Part = 0.2;
    private const double ShortestStep = 1e-3;

    /// <summary>Seconds after the start, from 0 to the whole span.</summary>
    /// <param name="ephemeris">Bodies.</param>
    /// <param name="points">The points whose motions matter.</param>
    /// <param name="start">Start, TDB seconds past J2000.</param>
    /// <param name="end">End, TDB seconds past J2000.</param>
    /// <param name="maximumStep">Longest step, s.</param>
    /// <exception cref="ArgumentException">The end is not after the start, or the step is not positive.</exception>
    public static double[] Of(
        Ephemeris ephemeris,
        IReadOnlyList<MovingPoint> points,
        double start,
        double end,
        double maximumStep
    )
    {
        ArgumentNullException.ThrowIfNull(ephemeris);
        ArgumentNullException.ThrowIfNull(points);
        if (!(end > start))
            throw new ArgumentException($"the search ends ({end}) before it starts ({start})", nameof(end));
        if (!(maximumStep > 0))
            throw new ArgumentException($"the step {maximumStep} s is not positive", nameof(maximumStep));
        var grid = new List<double> { 0 };
        var span = end - start;
        while (grid[^1] < span)
        {
            var step = maximumStep;
            for (var i = 0; i < points.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    points[i].RelativeTo(points[j], ephemeris, start + grid[^1], out var position, out var velocity);
                    if (position != Numerics.LinearAlgebra.Vector3.Zero)
                        step = Math.Min(step, Math.Max(Part * position.Norm / velocity.Norm, ShortestStep));
                }
            }
            grid.Add(Math.Min(grid[^1] + step, span));
        }
        return [.. grid];
    }
}
