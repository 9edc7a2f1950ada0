namespace Perilune.Astro.ThreeBody;

/// <summary>
/// How a periodic orbit of the restricted problem is its own image with time reversed. It starts at a right-angled crossing
/// and comes to another one after half a period.
/// </summary>
public enum OrbitSymmetry
{
    /// <summary>
    /// Mirrored in the x-z plane: (x, -y, z, -t). At its crossings y, vx and vz vanish. Planar, halo, butterfly and vertical
    /// orbits.
    /// </summary>
    Plane,

    /// <summary>
    /// Turned by half a turn about the x axis: (x, -y, -z, -t). At its crossings y, z and vx vanish. Axial and vertical orbits.
    /// </summary>
    Axis,
}
