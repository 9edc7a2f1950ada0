using System.Collections.Immutable;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Surface.Layout;

/// <summary>Where the shadow of something upright that faces the Sun falls on the terrain, for pictures.</summary>
public static class GroundShadow
{
    /// <summary>Parts of the way down-Sun that lie in shadow, m from the foot.</summary>
    /// <param name="frame">The layout's axes.</param>
    /// <param name="foot">The foot, in these axes, m.</param>
    /// <param name="bottom">Height of its lower edge over the foot, m.</param>
    /// <param name="top">Height of its upper edge over the foot, m.</param>
    /// <param name="azimuth">Azimuth of the Sun in these axes, rad.</param>
    /// <param name="elevation">Elevation of the Sun, rad, below pi/2.</param>
    /// <param name="reach">How far to look, m.</param>
    /// <param name="step">Step of the looking, m.</param>
    public static ImmutableArray<(double From, double To)> Find(
        LayoutFrame frame,
        Vector3 foot,
        double bottom,
        double top,
        double azimuth,
        double elevation,
        double reach,
        double step
    )
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        var (sin, cos) = Math.SinCos(azimuth);
        var drop = Math.Tan(elevation);
        var parts = ImmutableArray.CreateBuilder<(double, double)>();
        double? since = null;
        var count = (int)(reach / step);
        for (var i = 0; i <= count; i++)
        {
            var along = i * step;
            var place = frame.PointAt(foot.X - along * sin, foot.Y - along * cos);
            var shaded = false;
            if (i < count && frame.Terrain.TryHeight(place.Up, out _, out _))
            {
                var line = foot.Z - along * drop;
                var ground = frame.Foot(place).Z;
                shaded = ground >= line + bottom && ground <= line + top;
            }
            if (shaded)
                since ??= along;
            else if (since is { } from)
            {
                parts.Add((from, along));
                since = null;
            }
        }
        return parts.ToImmutable();
    }
}
