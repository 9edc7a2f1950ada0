using System.Collections.Immutable;
using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Kernels;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Orientation;

/// <summary>
/// Orientation of the Moon's principal axes from binary PCK kernels: immutable, any number of threads, no allocation.
/// </summary>
public sealed class LunarOrientation
{
    /// <summary>Frame class of the principal axes of DE421 (moon_080317.tf).</summary>
    public const int PrincipalAxesDe421 = 31006;

    /// <summary>Frame class of the principal axes of DE440 (moon_de440_220930.tf).</summary>
    public const int PrincipalAxesDe440 = 31008;

    private const double ArcSecond = Math.PI / 648000;

    private readonly ImmutableArray<BinaryPckSegment> segments;

    /// <summary>The orientation of one frame class of principal axes; later kernels and segments win.</summary>
    /// <param name="frameClass"><see cref="PrincipalAxesDe440"/> or <see cref="PrincipalAxesDe421"/>.</param>
    /// <param name="kernels">The kernels.</param>
    /// <exception cref="DataFileException">A kernel holds nothing of that frame, or a segment that cannot be evaluated.</exception>
    public LunarOrientation(int frameClass, params IReadOnlyList<BinaryPck> kernels)
    {
        ArgumentNullException.ThrowIfNull(kernels);
        FrameClass = frameClass;
        foreach (var kernel in kernels)
        {
            var own = kernel.Segments.Where(segment => segment.FrameClassId == frameClass).ToArray();
            if (own.Length == 0)
                throw new DataFileException(
                    kernel.Path,
                    $"no segment of frame {frameClass}",
                    "give a kernel of these axes"
                );
            if (own.FirstOrDefault(segment => !segment.HasAngles || segment.ReferenceFrameCode != 1) is { } bad)
            {
                throw new DataFileException(
                    kernel.Path,
                    bad.Defect
                        ?? (
                            bad.HasAngles ? null : $"segment '{bad.Name}' of type {bad.DataType} has no rates of angles"
                        )
                        ?? $"segment '{bad.Name}' starts from axes {bad.ReferenceFrameCode}, not ICRF (1)",
                    "give a kernel with segments of type 2 or 20 from ICRF"
                );
            }
            segments = [.. own.Reverse(), .. segments.IsDefault ? [] : segments];
        }
        if (segments.IsDefault)
            throw new ArgumentException("lunar orientation needs at least one kernel", nameof(kernels));
    }

    /// <summary>Frame class of the axes: <see cref="PrincipalAxesDe440"/> or <see cref="PrincipalAxesDe421"/>.</summary>
    public int FrameClass { get; }

    /// <summary>Spans covered, TDB seconds past J2000, as the segments have them.</summary>
    public IEnumerable<(double Start, double End)> Coverage => segments.Select(segment => (segment.Start, segment.End));

    /// <summary>The rotation from the principal axes of DE440 to the mean-Earth axes MOON_ME_DE440_ME421 (moon_de440_220930.tf).</summary>
    public static Matrix3 PrincipalAxesToMeanEarthDe440 => MeanEarth(67.8526, 78.6944, 0.2785);

    /// <summary>The rotation from the principal axes of DE421 to the mean-Earth axes MOON_ME_DE421 (moon_080317.tf).</summary>
    public static Matrix3 PrincipalAxesToMeanEarthDe421 => MeanEarth(67.92, 78.56, 0.30);

    /// <summary>
    /// The rotation from the principal axes of DE421 to those of DE440: I - [w]x with w = (-0.0003, 0.1645, -0.0685) arcsec,
    /// made orthogonal; mean of 400 epochs 2000 to 2029, of which no epoch is off by more than 0.029 arcsec.
    /// </summary>
    public static Matrix3 PrincipalAxesDe421ToDe440
    {
        get
        {
            // The product of three frame rotations by w is I - [w]x to second order, 1e-12 here.
            var w = new Vector3(-0.0003, 0.1645, -0.0685) * ArcSecond;
            return Matrix3.RotationX(w.X) * Matrix3.RotationY(w.Y) * Matrix3.RotationZ(w.Z);
        }
    }

    /// <summary>Reads binary PCK files; later files win.</summary>
    /// <exception cref="DataFileException">A file is missing, truncated, damaged, or cannot serve.</exception>
    public static LunarOrientation Load(int frameClass, params IReadOnlyList<string> paths) =>
        new(frameClass, [.. paths.Select(BinaryPck.Load)]);

    /// <summary>The libration angles and their rates.</summary>
    /// <param name="tdb">TDB seconds past J2000.</param>
    /// <exception cref="EphemerisCoverageException">The epoch is not covered.</exception>
    public EulerAngles Angles(double tdb)
    {
        Find(tdb).Angles(tdb, out var angles, out var rates);
        return new(angles.X, angles.Y, angles.Z, rates.X, rates.Y, rates.Z);
    }

    /// <summary>The rotation from ICRF to the principal axes: x_PA = M x_ICRF.</summary>
    /// <param name="tdb">TDB seconds past J2000.</param>
    /// <exception cref="EphemerisCoverageException">The epoch is not covered.</exception>
    public Matrix3 IcrfToPrincipalAxes(double tdb)
    {
        var angles = Find(tdb).Angles(tdb);
        return EulerAngles.Rotation(angles.X, angles.Y, angles.Z);
    }

    private static Matrix3 MeanEarth(double z, double y, double x) =>
        Matrix3.RotationX(-x * ArcSecond) * Matrix3.RotationY(-y * ArcSecond) * Matrix3.RotationZ(-z * ArcSecond);

    private BinaryPckSegment Find(double tdb)
    {
        foreach (var segment in segments)
        {
            if (segment.Covers(tdb))
                return segment;
        }
        throw EphemerisCoverageException.OfFrame(FrameClass, tdb, [.. Coverage]);
    }
}
