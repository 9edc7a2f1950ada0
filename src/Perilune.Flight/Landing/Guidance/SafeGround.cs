using Perilune.Flight.Landing.Descent;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Landing.Guidance;

/// <summary>What the ground under a lander's feet and around them may be.</summary>
/// <param name="Slope">Steepest ground, rad.</param>
/// <param name="Roughness">Greatest height of stones, and greatest bump of the ground across the clearance, m.</param>
/// <param name="Clearance">Radius of the ground that counts: feet, and what navigation may err by, m.</param>
public sealed record SafeGround(double Slope, double Roughness, double Clearance)
{
    private const int Around = 8;

    /// <summary>The steepest slope (rad) and the greatest roughness (m) about a place; null where ground is not known.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="place">The place, in the body's axes, m.</param>
    public (double Slope, double Roughness)? Look(Ground ground, Vector3 place)
    {
        ArgumentNullException.ThrowIfNull(ground);
        if (At(ground, place) is not { } centre)
            return null;
        var (slope, roughness) = (centre.Slope, centre.Roughness);
        Span<double> radii = stackalloc double[Around];
        for (var i = 0; i < Around; i++)
        {
            if (At(ground, Beside(place, Clearance, i * Math.Tau / Around)) is not { } point)
                return null;
            (slope, roughness) = (Math.Max(slope, point.Slope), Math.Max(roughness, point.Roughness));
            radii[i] = point.Radius;
        }
        // Between two opposite points a plane has the centre in the middle.
        for (var i = 0; i < Around / 2; i++)
            roughness = Math.Max(roughness, Math.Abs(0.5 * (radii[i] + radii[i + Around / 2]) - centre.Radius));
        return (slope, roughness);
    }

    /// <summary>Whether a vehicle may stand at a place.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="place">The place, in the body's axes, m.</param>
    public bool Takes(Ground ground, Vector3 place) =>
        Look(ground, place) is { } seen && seen.Slope <= Slope && seen.Roughness <= Roughness;

    /// <summary>
    /// The safe place nearest to a target, in rings as far apart as the clearance; the target where it is safe, null where no place
    /// within reach is.
    /// </summary>
    /// <param name="ground">The ground.</param>
    /// <param name="target">In the body's axes, m.</param>
    /// <param name="reach">Greatest distance along the ground, m.</param>
    public Vector3? Nearest(Ground ground, Vector3 target, double reach)
    {
        ArgumentNullException.ThrowIfNull(ground);
        for (var ring = 0; ring * Clearance <= reach; ring++)
        {
            var count = Math.Max(1, (int)Math.Ceiling(Math.Tau * ring));
            for (var i = 0; i < count; i++)
            {
                var place = Beside(target, ring * Clearance, i * Math.Tau / count);
                if (Takes(ground, place) && At(ground, place) is { } point)
                    return place.Unit * point.Radius;
            }
        }
        return null;
    }

    private static GroundPoint? At(Ground ground, Vector3 place)
    {
        var state = new DescentState(0, place, default, 0);
        return ground(state.Latitude, state.Longitude);
    }

    private static Vector3 Beside(Vector3 place, double distance, double azimuth)
    {
        var up = place.Unit;
        // At a pole any direction is as good as another.
        var side = Vector3.Cross(Vector3.UnitZ, up);
        var east = (side.Norm > 1e-9 ? side : Vector3.UnitY).Unit;
        var north = Vector3.Cross(up, east);
        return place + (north * Math.Cos(azimuth) + east * Math.Sin(azimuth)) * distance;
    }
}
