using Perilune.Astro.Kernels;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Frames.FromKernels;

/// <summary>Frames at a fixed offset from another ("TK", class 4) from frame kernels (NAIF, "Frames Required Reading").</summary>
internal static class FixedOffsets
{
    // A matrix written with six digits is as much as that off a rotation; more is a mistake.
    private const double RotationTolerance = 1e-3;

    /// <summary>The rotation from the parent to the frame: x_frame = M x_parent.</summary>
    /// <param name="pool">The variables.</param>
    /// <param name="item">Full name of a variable of the frame (TKFRAME_id_item or TKFRAME_name_item).</param>
    /// <exception cref="DataFileException">A variable is missing or makes no sense.</exception>
    public static Matrix3 Read(KernelPool pool, Func<string, string> item)
    {
        // All three give the rotation from the frame to the parent.
        var toParent = pool.Text(item("SPEC")).ToUpperInvariant() switch
        {
            "MATRIX" => OfMatrix(pool, item("MATRIX")),
            "ANGLES" => OfAngles(pool, item),
            "QUATERNION" => OfQuaternion(pool, item("Q")),
            _ => throw pool.Error(item("SPEC"), "is neither MATRIX, ANGLES nor QUATERNION"),
        };
        return toParent.Transposed;
    }

    private static Matrix3 OfMatrix(KernelPool pool, string name)
    {
        var m = pool.Numbers(name);
        if (m.Length != 9)
            throw pool.Error(name, "is not nine numbers");
        // By columns; made orthogonal from the first column on, as SPICE does.
        var (x, y, z) = (new Vector3(m[0], m[1], m[2]), new Vector3(m[3], m[4], m[5]), new Vector3(m[6], m[7], m[8]));
        var unitX = x * (1 / x.Norm);
        var across = Vector3.Cross(unitX, y);
        var unitZ = across * (1 / across.Norm);
        var unitY = Vector3.Cross(unitZ, unitX);
        var off = Math.Max((unitX - x).Norm, Math.Max((unitY - y).Norm, (unitZ - z).Norm));
        return off <= RotationTolerance
            ? Matrix3.FromRows(unitX, unitY, unitZ).Transposed
            : throw pool.Error(name, $"is not a rotation: off by {off:E1}");
    }

    private static Matrix3 OfAngles(KernelPool pool, Func<string, string> item)
    {
        var (angles, axes) = (pool.Numbers(item("ANGLES")), pool.Numbers(item("AXES")));
        if (angles.Length != 3)
            throw pool.Error(item("ANGLES"), "is not three angles");
        if (axes.Length != 3)
            throw pool.Error(item("AXES"), "is not three axes");
        var unit = pool.Text(item("UNITS")).ToUpperInvariant() switch
        {
            "RADIANS" => 1,
            "DEGREES" => Math.PI / 180,
            "ARCMINUTES" => Math.PI / 10800,
            "ARCSECONDS" => Math.PI / 648000,
            "HOURANGLE" => Math.PI / 12,
            "MINUTEANGLE" => Math.PI / 720,
            "SECONDANGLE" => Math.PI / 43200,
            _ => throw pool.Error(item("UNITS"), "is no unit of angle"),
        };
        return About(0) * About(1) * About(2);

        Matrix3 About(int i) =>
            axes[i] switch
            {
                1 => Matrix3.RotationX(angles[i] * unit),
                2 => Matrix3.RotationY(angles[i] * unit),
                3 => Matrix3.RotationZ(angles[i] * unit),
                _ => throw pool.Error(item("AXES"), "has an axis that is not 1, 2 or 3"),
            };
    }

    private static Matrix3 OfQuaternion(KernelPool pool, string name)
    {
        var q = pool.Numbers(name);
        if (q.Length != 4)
            throw pool.Error(name, "is not four numbers");
        var length = Math.Sqrt(q.Sum(value => value * value));
        return Math.Abs(length - 1) <= RotationTolerance
            ? AxisRotation.OfQuaternion(q[0] / length, q[1] / length, q[2] / length, q[3] / length)!.Value
            : throw pool.Error(name, $"is not a quaternion of unit length but of {length:R}");
    }
}
