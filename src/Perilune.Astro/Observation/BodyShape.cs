using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Observation;

/// <summary>A body with its ellipsoid and the axes in which that stands.</summary>
/// <param name="Body">NAIF code.</param>
/// <param name="Frame">Body-fixed axes of the ellipsoid.</param>
/// <param name="Ellipsoid">The ellipsoid.</param>
public sealed record BodyShape(int Body, Frame Frame, TriaxialEllipsoid Ellipsoid)
{
    /// <summary>A body with the radii of the constants.</summary>
    /// <param name="constants">The constants.</param>
    /// <param name="body">NAIF code.</param>
    /// <param name="frame">Body-fixed axes.</param>
    /// <exception cref="Perilune.Astro.Kernels.DataFileException">The constants have no radii of the body.</exception>
    public static BodyShape Of(BodyConstants constants, int body, Frame frame)
    {
        ArgumentNullException.ThrowIfNull(constants);
        return new(
            body,
            frame,
            new(
                new Vector3(
                    constants.EquatorialRadius(body),
                    constants.Find(body, "radius at 90 deg east").Value,
                    constants.PolarRadius(body)
                )
            )
        );
    }

    /// <summary>A sphere, which needs no axes.</summary>
    /// <param name="body">NAIF code.</param>
    /// <param name="radius">Radius, m.</param>
    public static BodyShape Sphere(int body, double radius) => new(body, Frame.Icrf, TriaxialEllipsoid.Sphere(radius));
}
