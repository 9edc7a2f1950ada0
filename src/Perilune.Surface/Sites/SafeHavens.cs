using Perilune.Surface.Illumination;

namespace Perilune.Surface.Sites;

/// <summary>What a place must offer for a rover to wait out the dark there.</summary>
/// <param name="LongestNight">Longest time without any of the Sun, s.</param>
/// <param name="Slope">Steepest ground under its footprint, rad.</param>
/// <param name="EarthView">Least share of the span with the Earth's centre in view, 0 to 1; 0 where it needs no commands.</param>
public sealed record SafeHavens(double LongestNight, double Slope, double EarthView = 0)
{
    /// <summary>Whether each cell of a map, by rows, is a safe haven: known in light and ground, and within each limit.</summary>
    /// <param name="light">Light seen from the height of the rover's arrays.</param>
    /// <param name="slopes">Slopes under its footprint on the same cells, rad (<see cref="Hazards.FootprintMap.Slopes"/>).</param>
    /// <exception cref="ArgumentException">Slopes of another map.</exception>
    public bool[] On(LightMap light, ReadOnlySpan<float> slopes)
    {
        ArgumentNullException.ThrowIfNull(light);
        if (slopes.Length != light.Grid.Count)
            throw new ArgumentException(
                $"{slopes.Length} slopes do not fit light of {light.Grid.Count} cells",
                nameof(slopes)
            );
        var havens = new bool[slopes.Length];
        // What is not known is not a number, and within no limit.
        for (var cell = 0; cell < havens.Length; cell++)
            havens[cell] =
                light.LongestNight[cell] <= LongestNight && slopes[cell] <= Slope && light.MeanEarth[cell] >= EarthView;
        return havens;
    }
}
