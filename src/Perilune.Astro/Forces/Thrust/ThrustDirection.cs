using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Forces.Thrust;

/// <summary>Where the acceleration of a burn points.</summary>
public sealed class ThrustDirection
{
    private readonly Axes axes;
    private readonly Vector3 components;
    private readonly Func<double, Vector3>? law;

    private ThrustDirection(Axes axes, Vector3 components, int? about, Func<double, Vector3>? law = null)
    {
        if (law is null && !(components.Norm > 0 && double.IsFinite(components.Norm)))
            throw new ArgumentException($"{components} has no direction", nameof(components));
        (this.axes, this.components, About, this.law) = (axes, law is null ? components.Unit : components, about, law);
    }

    private enum Axes
    {
        Icrf,
        Rtn,
        Vnb,
    }

    /// <summary>NAIF code of the body whose orbit gives the axes; null for the central body, and for ICRF axes.</summary>
    public int? About { get; }

    /// <summary>Whether it turns with position and velocity.</summary>
    internal bool FollowsOrbit => axes != Axes.Icrf;

    /// <summary>Fixed in ICRF axes; the length does not matter.</summary>
    public static ThrustDirection Inertial(Vector3 direction) => new(Axes.Icrf, direction, null);

    /// <summary>Fixed in radial, transverse and normal axes.</summary>
    /// <param name="radial">Component outwards.</param>
    /// <param name="transverse">Component in the plane of the orbit, across the radius, forwards.</param>
    /// <param name="normal">Component along position x velocity.</param>
    /// <param name="about">NAIF code of the body about which; null for the central body.</param>
    public static ThrustDirection Rtn(double radial, double transverse, double normal, int? about = null) =>
        new(Axes.Rtn, new(radial, transverse, normal), about);

    /// <summary>Fixed in axes along the velocity, along position x velocity, and along the product of both.</summary>
    /// <param name="velocity">Component along the velocity.</param>
    /// <param name="normal">Component along position x velocity.</param>
    /// <param name="binormal">Component along velocity x normal.</param>
    /// <param name="about">NAIF code of the body about which; null for the central body.</param>
    public static ThrustDirection Vnb(double velocity, double normal, double binormal, int? about = null) =>
        new(Axes.Vnb, new(velocity, normal, binormal), about);

    /// <summary>A law of time in ICRF axes, smooth while the burn lasts.</summary>
    /// <param name="law">Gives a direction at TDB seconds past J2000; its length does not matter.</param>
    public static ThrustDirection Along(Func<double, Vector3> law)
    {
        ArgumentNullException.ThrowIfNull(law);
        return new(Axes.Icrf, default, null, law);
    }

    /// <summary>Components of the unit vector in its axes at an epoch.</summary>
    internal Vector3 Components(double tdb)
    {
        if (law is null)
            return components;
        var direction = law(tdb);
        return direction.Norm > 0 && double.IsFinite(direction.Norm)
            ? direction.Unit
            : throw new InvalidOperationException($"the law of thrust gives no direction at {tdb:R} s: {direction}");
    }

    /// <summary>From its axes to ICRF.</summary>
    internal Vector3<T> ToIcrf<T>(Vector3<T> components, Vector3<T> position, Vector3<T> velocity)
        where T : struct, IScalar<T> =>
        axes switch
        {
            Axes.Rtn => LocalAxes.Rtn(position, velocity).TransposeTimes(components),
            Axes.Vnb => LocalAxes.Vnb(position, velocity).TransposeTimes(components),
            _ => components,
        };
}
