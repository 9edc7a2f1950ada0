using Perilune.Astro.Frames;
using Perilune.Astro.Observation;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Eclipses;

/// <summary>What hides or is hidden: a body with its ellipsoid, or a point.</summary>
public sealed class SkyDisc
{
    private readonly BodyShape? shape;

    private SkyDisc(MovingPoint point, BodyShape? shape) => (Point, this.shape) = (point, shape);

    /// <summary>Where it is.</summary>
    public MovingPoint Point { get; }

    /// <summary>A body with its ellipsoid.</summary>
    public static SkyDisc Of(BodyShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return new(MovingPoint.Body(shape.Body), shape);
    }

    /// <summary>A point: a spacecraft, or a body so far away that its disc does not matter.</summary>
    public static SkyDisc Of(MovingPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return new(point, null);
    }

    /// <summary>The disc in the sky of an observer, its axes turned as they were when the light left.</summary>
    internal SeenDisc Seen(ApparentStates states, MovingPoint observer, AberrationCorrection correction, double tdb)
    {
        var sight = states.Inertial(Point, observer, correction, tdb);
        var toCentre = sight.Position * 1000;
        if (shape is null)
            return new(toCentre, Vector3.Zero, Matrix3.Identity);
        var epoch = tdb + correction.Sign() * sight.LightTime;
        var toBody = shape.Ellipsoid.IsSphere
            ? Matrix3.Identity
            : states.Frames.Rotation(Frame.Icrf, shape.Frame, epoch);
        return new(toCentre, shape.Ellipsoid.SemiAxes, toBody);
    }
}
