using System.Collections.Immutable;

namespace Perilune.Astro.Visibility;

/// <summary>Lowest usable elevation over azimuth, joined by straight lines between its corners all around. Immutable.</summary>
public sealed class HorizonMask
{
    private readonly ImmutableArray<(double Azimuth, double Elevation)> corners;

    /// <summary>A mask of its corners.</summary>
    /// <param name="corners">Azimuths from north by east, rad, rising within [0, 2 pi), with elevations, rad.</param>
    /// <exception cref="ArgumentException">There is no corner, an azimuth does not rise, or a number is out of its range.</exception>
    public HorizonMask(IReadOnlyList<(double Azimuth, double Elevation)> corners)
    {
        ArgumentNullException.ThrowIfNull(corners);
        if (corners.Count == 0)
            throw new ArgumentException("a mask needs a corner", nameof(corners));
        for (var i = 0; i < corners.Count; i++)
        {
            var (azimuth, elevation) = corners[i];
            if (!(azimuth >= 0 && azimuth < Math.Tau) || (i > 0 && azimuth <= corners[i - 1].Azimuth))
                throw new ArgumentException($"azimuth {azimuth} rad does not rise within a turn", nameof(corners));
            if (!(Math.Abs(elevation) <= Math.PI / 2))
                throw new ArgumentException($"{elevation} rad is no elevation", nameof(corners));
        }
        this.corners = [.. corners];
    }

    /// <summary>The corners.</summary>
    public IReadOnlyList<(double Azimuth, double Elevation)> Corners => corners;

    /// <summary>The same elevation all around.</summary>
    /// <param name="elevation">Elevation, rad.</param>
    public static HorizonMask Level(double elevation) => new([(0, elevation)]);

    /// <summary>The mask at an azimuth in [0, 2 pi], rad.</summary>
    public double At(double azimuth)
    {
        if (corners.Length == 1)
            return corners[0].Elevation;
        var next = 0;
        while (next < corners.Length && corners[next].Azimuth <= azimuth)
            next++;
        var before = next == 0 ? Turned(corners[^1], -Math.Tau) : corners[next - 1];
        var after = next == corners.Length ? Turned(corners[0], Math.Tau) : corners[next];
        var part = (azimuth - before.Azimuth) / (after.Azimuth - before.Azimuth);
        return before.Elevation + part * (after.Elevation - before.Elevation);
    }

    private static (double Azimuth, double Elevation) Turned((double Azimuth, double Elevation) corner, double turn) =>
        (corner.Azimuth + turn, corner.Elevation);
}
