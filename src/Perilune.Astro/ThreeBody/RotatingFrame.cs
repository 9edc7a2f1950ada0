using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.ThreeBody;

/// <summary>
/// The Earth-Moon rotating frame of the real ephemeris at an instant: origin at the Moon's centre, x away from the Earth,
/// z along the angular momentum of the Moon about the Earth. Its angular velocity is taken along z; the turning of the
/// Moon's orbital plane (under 1e-9 rad/s) is left out, and cannot change a velocity along x.
/// </summary>
public readonly record struct RotatingFrame
{
    private RotatingFrame(PositionVelocity moonFromEarth)
    {
        var (r, v) = moonFromEarth;
        Distance = r.Norm;
        var momentum = Vector3.Cross(r, v);
        var x = r / Distance;
        var z = momentum.Unit;
        IcrfToRotating = Matrix3.FromRows(x, Vector3.Cross(z, x), z);
        AngularRate = momentum.Norm / (Distance * Distance);
        DistanceRate = Vector3.Dot(x, v);
    }

    /// <summary>Rotation from ICRF to the rotating axes.</summary>
    public Matrix3 IcrfToRotating { get; }

    /// <summary>Distance from the Earth's centre to the Moon's, m.</summary>
    public double Distance { get; }

    /// <summary>Rate of that distance, m/s.</summary>
    public double DistanceRate { get; }

    /// <summary>Angular rate of the line from Earth to Moon, rad/s.</summary>
    public double AngularRate { get; }

    /// <summary>The frame at an instant, TDB seconds past J2000.</summary>
    public static RotatingFrame At(Ephemeris ephemeris, double tdb)
    {
        ArgumentNullException.ThrowIfNull(ephemeris);
        return new(ephemeris.State(NaifId.Moon, NaifId.Earth, tdb));
    }

    /// <summary>A Moon-centred state in ICRF axes (m, m/s) as position and velocity relative to the rotating axes (m, m/s).</summary>
    public PositionVelocity ToRotating(PositionVelocity inertial)
    {
        var r = IcrfToRotating * inertial.Position;
        var v = IcrfToRotating * inertial.Velocity;
        return new(r, new Vector3(v.X + AngularRate * r.Y, v.Y - AngularRate * r.X, v.Z));
    }

    /// <summary>The inverse of <see cref="ToRotating"/>.</summary>
    public PositionVelocity ToInertial(PositionVelocity rotating)
    {
        var (r, v) = rotating;
        var inertial = new Vector3(v.X - AngularRate * r.Y, v.Y + AngularRate * r.X, v.Z);
        return new(IcrfToRotating.TransposeTimes(r), IcrfToRotating.TransposeTimes(inertial));
    }
}
