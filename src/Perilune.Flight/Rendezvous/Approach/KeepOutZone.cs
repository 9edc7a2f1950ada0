using Perilune.Flight.Rendezvous.RelativeMotion;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Rendezvous.Approach;

/// <summary>
/// An ellipsoid about a target that a chaser stays out of until it may come in: a keep-out sphere or an approach ellipsoid.
/// </summary>
/// <param name="Name">Name, for the report.</param>
/// <param name="SemiAxes">Half its axes along radial, transverse and normal, m.</param>
public sealed record KeepOutZone(string Name, Vector3 SemiAxes)
{
    /// <summary>
    /// Keep-out sphere of the space station, 200 m about its centre of mass, and its approach ellipsoid, 2 km by 4 km along
    /// the V-bar by 2 km (SSP 50808, International Space Station to commercial orbital transportation services interface
    /// requirements; from general knowledge, unverified).
    /// </summary>
    public static IReadOnlyList<KeepOutZone> OfSpaceStation { get; } =
    [Sphere("keep-out sphere", 200), new("approach ellipsoid", new(1000, 2000, 1000))];

    /// <summary>A sphere.</summary>
    /// <param name="name">Name.</param>
    /// <param name="radius">Radius, m.</param>
    public static KeepOutZone Sphere(string name, double radius) => new(name, new(radius, radius, radius));

    /// <summary>How far out a place is, as a multiple of the zone's own surface in that direction: inside below 1.</summary>
    /// <param name="position">Radial, transverse and normal, m.</param>
    public double Depth(Vector3 position) =>
        new Vector3(position.X / SemiAxes.X, position.Y / SemiAxes.Y, position.Z / SemiAxes.Z).Norm;

    /// <summary>Whether a place is inside.</summary>
    /// <param name="position">Radial, transverse and normal, m.</param>
    public bool Contains(Vector3 position) => Depth(position) < 1;
}

/// <summary>A cone from a docking port outwards, in which the last part of an approach stays.</summary>
/// <param name="Port">Place of the port from the target's centre of mass, radial, transverse and normal, m.</param>
/// <param name="Axis">Direction from the port outwards, radial, transverse and normal.</param>
/// <param name="HalfAngle">Half the opening, rad, under a right angle.</param>
/// <param name="PortRadius">Radius of the cone at the port, m: what the port itself allows to be off.</param>
public sealed record ApproachCorridor(Vector3 Port, Vector3 Axis, double HalfAngle, double PortRadius)
{
    /// <summary>Distance before the port along the axis, and beside it, m.</summary>
    /// <param name="position">Radial, transverse and normal from the target's centre of mass, m.</param>
    public (double Ahead, double Beside) Place(Vector3 position)
    {
        var (offset, axis) = (position - Port, Axis.Unit);
        var ahead = Vector3.Dot(offset, axis);
        return (ahead, (offset - axis * ahead).Norm);
    }

    /// <summary>How much room is left to the cone's wall, m; negative outside.</summary>
    /// <param name="position">Radial, transverse and normal from the target's centre of mass, m.</param>
    public double Margin(Vector3 position)
    {
        var (ahead, beside) = Place(position);
        return PortRadius + Math.Max(0, ahead) * Math.Tan(HalfAngle) - beside;
    }
}
