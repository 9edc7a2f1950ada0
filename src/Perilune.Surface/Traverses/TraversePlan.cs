using System.Collections.Immutable;

namespace Perilune.Surface.Traverses;

/// <summary>A planned traverse.</summary>
/// <param name="Points">Its points, from the start to the end of the last stop.</param>
/// <param name="LeastTime">
/// Time, s, under which no rover does it even under a sky that never hinders: the plan is later than the best one by at most
/// <see cref="Gap"/>.
/// </param>
/// <param name="Exact">Whether every cell was searched, so that no plan of the task's ticks and steps is better.</param>
/// <param name="Labels">Labels that the search made.</param>
public sealed record TraversePlan(ImmutableArray<TraversePoint> Points, double LeastTime, bool Exact, int Labels)
{
    /// <summary>When the last stop is done, s since the start.</summary>
    public double Arrival => Points[^1].Time;

    /// <summary>By how much the plan may be later than the best, s: 0 where every cell was searched.</summary>
    public double Gap => Exact ? 0 : Arrival - LeastTime;

    /// <summary>Lowest charge at its points, J.</summary>
    public double LowestCharge => Points.Min(point => point.Charge);

    /// <summary>Way on the ground, m, along the slopes.</summary>
    /// <param name="ground">The ground.</param>
    public double Way(TraverseGround ground)
    {
        ArgumentNullException.ThrowIfNull(ground);
        var way = 0.0;
        for (var i = 1; i < Points.Length; i++)
        {
            if (Points[i].Action == TraverseAction.Drive)
                way += ground.WayBetween(Points[i - 1].Cell, Points[i].Cell);
        }
        return way;
    }
}
