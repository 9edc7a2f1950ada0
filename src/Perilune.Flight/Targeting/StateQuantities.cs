using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Flight.Targeting;

/// <summary>The quantities that flights aim at.</summary>
public static class StateQuantities
{
    /// <summary>Distance from the body's centre, m.</summary>
    public static StateQuantity Radius { get; } = new RadiusQuantity();

    /// <summary>Position times velocity over both norms: zero at an apsis, the sine of the flight-path angle.</summary>
    public static StateQuantity SineOfFlightPathAngle { get; } = new SineQuantity();

    /// <summary>C3, twice the specific energy, m2/s2.</summary>
    public static StateQuantity Energy { get; } = new EnergyQuantity();

    /// <summary>Radius of the osculating periapsis, m; of any conic.</summary>
    public static StateQuantity PeriapsisRadius { get; } = new ApsisQuantity(-1);

    /// <summary>Radius of the osculating apoapsis, m; negative for a hyperbola.</summary>
    public static StateQuantity ApoapsisRadius { get; } = new ApsisQuantity(1);

    /// <summary>Cosine of the inclination to the plane across a pole.</summary>
    /// <param name="pole">The pole, ICRF axes, unit.</param>
    public static StateQuantity CosineOfInclination(Vector3 pole) => new InclinationQuantity(pole);

    /// <summary>Sine of the angle of the osculating periapsis from a wanted argument: zero at it and opposite to it.</summary>
    /// <param name="pole">The pole over whose equator the node lies, ICRF axes, unit.</param>
    /// <param name="argument">The wanted argument of periapsis, rad.</param>
    public static StateQuantity SineOfPeriapsisFrom(Vector3 pole, double argument) =>
        new PeriapsisQuantity(pole, argument);

    /// <summary>
    /// Cosine of the flight-path angle that the osculating conic has at a radius: of an entry, whether it is inward or outward.
    /// Above one where the conic does not come there.
    /// </summary>
    /// <param name="radius">m.</param>
    public static StateQuantity CosineOfFlightPathAngleAt(double radius) => new EntryQuantity(radius);

    /// <summary>Component of the position along a direction, m.</summary>
    /// <param name="direction">ICRF axes, unit.</param>
    public static StateQuantity PositionAlong(Vector3 direction) => new AlongQuantity(direction, ofVelocity: false);

    /// <summary>Component of the velocity along a direction, m/s.</summary>
    /// <param name="direction">ICRF axes, unit.</param>
    public static StateQuantity VelocityAlong(Vector3 direction) => new AlongQuantity(direction, ofVelocity: true);

    /// <summary>Sine of the latitude over a body's equator.</summary>
    /// <param name="axes">From ICRF to the axes of the body at TDB seconds past J2000.</param>
    public static StateQuantity SineOfLatitude(Func<double, Matrix3> axes) => new PlaceQuantity(axes, Vector3.UnitZ);

    /// <summary>
    /// Sine of the angle east of a meridian, as seen from the axis of a body: zero on the meridian and opposite to it.
    /// </summary>
    /// <param name="axes">From ICRF to the axes of the body at TDB seconds past J2000.</param>
    /// <param name="longitude">Longitude of the meridian, east, rad.</param>
    public static StateQuantity SineOfLongitudeFrom(Func<double, Matrix3> axes, double longitude) =>
        new PlaceQuantity(axes, new(-Math.Sin(longitude), Math.Cos(longitude), 0));

    private static T TwiceEnergy<T>(Vector3<T> r, Vector3<T> v, double gm)
        where T : struct, IScalar<T> => v.NormSquared - T.FromDouble(2 * gm) / r.Norm;

    private sealed class RadiusQuantity : StateQuantity
    {
        public override T Of<T>(double tdb, Vector3<T> position, Vector3<T> velocity, double gravitationalParameter) =>
            position.Norm;
    }

    private sealed class SineQuantity : StateQuantity
    {
        public override T Of<T>(double tdb, Vector3<T> position, Vector3<T> velocity, double gravitationalParameter) =>
            Vector3<T>.Dot(position, velocity) / (position.Norm * velocity.Norm);
    }

    private sealed class EnergyQuantity : StateQuantity
    {
        public override T Of<T>(double tdb, Vector3<T> position, Vector3<T> velocity, double gravitationalParameter) =>
            TwiceEnergy(position, velocity, gravitationalParameter);
    }

    private sealed class ApsisQuantity(int sign) : StateQuantity
    {
        public override T Of<T>(double tdb, Vector3<T> position, Vector3<T> velocity, double gravitationalParameter)
        {
            var energy = TwiceEnergy(position, velocity, gravitationalParameter);
            var parameter = Vector3<T>.Cross(position, velocity).NormSquared * (1 / gravitationalParameter);
            var eccentricity = T.Sqrt(energy * parameter * (1 / gravitationalParameter) + 1);
            // From the parameter, which stays finite for a parabola.
            return sign < 0 ? parameter / (eccentricity + 1) : parameter / (T.FromDouble(1) - eccentricity);
        }
    }

    private sealed class InclinationQuantity(Vector3 pole) : StateQuantity
    {
        public override T Of<T>(double tdb, Vector3<T> position, Vector3<T> velocity, double gravitationalParameter)
        {
            var h = Vector3<T>.Cross(position, velocity);
            return Vector3<T>.Dot(h, Vector3<T>.FromVector(pole)) / h.Norm;
        }
    }

    private sealed class PeriapsisQuantity(Vector3 pole, double argument) : StateQuantity
    {
        public override T Of<T>(double tdb, Vector3<T> position, Vector3<T> velocity, double gravitationalParameter)
        {
            var h = Vector3<T>.Cross(position, velocity);
            var node = Vector3<T>.Cross(Vector3<T>.FromVector(pole), h);
            var shape =
                Vector3<T>.Cross(velocity, h) * T.FromDouble(1 / gravitationalParameter)
                - position * (T.FromDouble(1) / position.Norm);
            var along = Vector3<T>.Dot(shape, node) / node.Norm;
            var ahead = Vector3<T>.Dot(shape, Vector3<T>.Cross(h, node)) / (node.Norm * h.Norm);
            var (sin, cos) = Math.SinCos(argument);
            return (ahead * cos - along * sin) / shape.Norm;
        }
    }

    private sealed class EntryQuantity(double radius) : StateQuantity
    {
        public override T Of<T>(double tdb, Vector3<T> position, Vector3<T> velocity, double gravitationalParameter)
        {
            var speed = T.Sqrt(
                TwiceEnergy(position, velocity, gravitationalParameter) + 2 * gravitationalParameter / radius
            );
            return Vector3<T>.Cross(position, velocity).Norm / (speed * radius);
        }
    }

    private sealed class AlongQuantity(Vector3 direction, bool ofVelocity) : StateQuantity
    {
        public override T Of<T>(double tdb, Vector3<T> position, Vector3<T> velocity, double gravitationalParameter) =>
            Vector3<T>.Dot(ofVelocity ? velocity : position, Vector3<T>.FromVector(direction));
    }

    private sealed class PlaceQuantity(Func<double, Matrix3> axes, Vector3 along) : StateQuantity
    {
        public override T Of<T>(double tdb, Vector3<T> position, Vector3<T> velocity, double gravitationalParameter)
        {
            var turn = axes(tdb);
            // Of a latitude the whole position counts, of a longitude its part across the axis.
            var part = Vector3<T>.Dot(position, Vector3<T>.FromVector(turn.Transposed * along));
            if (along.Z != 0)
                return part / position.Norm;
            var pole = Vector3<T>.Dot(position, Vector3<T>.FromVector(turn.Transposed * Vector3.UnitZ));
            return part / T.Sqrt(position.NormSquared - pole * pole);
        }
    }
}
