using System.Collections.Immutable;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Layout;

/// <summary>Grains that a landing throws, by their greatest speed.</summary>
/// <param name="Name">Dust, sand, gravel.</param>
/// <param name="Speed">Greatest speed, m/s.</param>
public sealed record EjectaClass(string Name, double Speed);

/// <summary>What a landing throws: a sheet between two angles over the level, and how fast.</summary>
/// <param name="LeastAngle">rad.</param>
/// <param name="MostAngle">rad.</param>
/// <param name="Classes">The grains.</param>
public sealed record PlumeEjecta(double LeastAngle, double MostAngle, ImmutableArray<EjectaClass> Classes)
{
    /// <summary>The farthest that grains of a class come down, m; infinite where they leave the Moon.</summary>
    /// <param name="grains">The class.</param>
    /// <param name="radius">Distance of the pad from the Moon's centre, m.</param>
    public double Range(EjectaClass grains, double radius)
    {
        ArgumentNullException.ThrowIfNull(grains);
        return Math.Max(
            BallisticRange.Of(grains.Speed, LeastAngle, radius),
            BallisticRange.Of(grains.Speed, MostAngle, radius)
        );
    }
}

/// <summary>Whether grains of a class come as far as a place.</summary>
/// <param name="Grains">The class.</param>
/// <param name="Range">The farthest that they come down, m.</param>
/// <param name="Reaches">Whether that is as far as the place, on open ground.</param>
public readonly record struct EjectaReach(EjectaClass Grains, double Range, bool Reaches);

/// <summary>How a place is exposed to what landings on a pad throw.</summary>
/// <param name="Distance">From the middle of the pad, over the ground, m.</param>
/// <param name="ShieldElevation">Highest ground between pad and place, seen from the pad, rad; minus a quarter turn where none
/// lies between.</param>
/// <param name="ShieldDistance">Where it stands, m from the pad.</param>
/// <param name="Shielded">Whether that ground stands higher than all that is thrown.</param>
/// <param name="Reaches">Which grains come as far on open ground.</param>
/// <param name="Thinning">How much thinner the sheet is there than at Surveyor 3.</param>
public sealed record PlumeExposure(
    double Distance,
    double ShieldElevation,
    double ShieldDistance,
    bool Shielded,
    ImmutableArray<EjectaReach> Reaches,
    double Thinning
)
{
    /// <summary>
    /// Distance of Surveyor 3, which was scoured, from the lunar module of Apollo 12, m (Metzger, Lunar Soil Erosion Physics for
    /// Landing Rockets on the Moon, 2008: about 165 m; other studies give 155 to 163 m).
    /// </summary>
    public const double SurveyorDistance = 160;

    private const double Step = 5;

    /// <summary>Looks from a pad to a place.</summary>
    /// <param name="terrain">The terrain.</param>
    /// <param name="pad">The middle of the pad, which is level.</param>
    /// <param name="padRadius">Radius of the pad, m; ground on it is no shield.</param>
    /// <param name="place">The place.</param>
    /// <param name="ejecta">What landings throw.</param>
    /// <exception cref="ArgumentOutOfRangeException">No terrain at the pad or at the place.</exception>
    /// <remarks>
    /// Flight paths bend down, so ground above the line of the steepest angle stops everything; ground below it may still stop
    /// slow grains, and does not count. Between Surveyor 3 and the place a sheet of straight paths between two angles thins with the
    /// square of the distance.
    /// </remarks>
    public static PlumeExposure Find(
        LunarTerrain terrain,
        SurfacePoint pad,
        double padRadius,
        SurfacePoint place,
        PlumeEjecta ejecta
    )
    {
        ArgumentNullException.ThrowIfNull(terrain);
        ArgumentNullException.ThrowIfNull(ejecta);
        var frame = new LayoutFrame(terrain, pad);
        var foot = frame.Foot(place);
        var distance = Math.Sqrt(foot.X * foot.X + foot.Y * foot.Y);
        var azimuth = Math.Atan2(foot.X, foot.Y);
        var (shield, at) = (-Math.PI / 2, 0.0);
        var steps = (int)Math.Ceiling((distance - padRadius) / Step);
        for (var i = 1; i < steps; i++)
        {
            var along = padRadius + (distance - padRadius) * i / steps;
            var between = frame.PointAt(along * Math.Sin(azimuth), along * Math.Cos(azimuth));
            if (!terrain.TryHeight(between.Up, out _, out _))
                continue;
            var ground = frame.Foot(between);
            var elevation = Math.Atan2(ground.Z, Math.Sqrt(ground.X * ground.X + ground.Y * ground.Y));
            if (elevation > shield)
                (shield, at) = (elevation, along);
        }
        var radius = SurfacePoint.ReferenceRadius + terrain.HeightAt(pad).Height;
        return new(
            distance,
            shield,
            at,
            shield > ejecta.MostAngle,
            [.. ejecta.Classes.Select(grains => Reach(grains))],
            distance / SurveyorDistance * (distance / SurveyorDistance)
        );

        EjectaReach Reach(EjectaClass grains)
        {
            var range = ejecta.Range(grains, radius);
            return new(grains, range, range >= distance);
        }
    }
}
