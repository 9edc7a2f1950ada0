using Perilune.Astro.Ephemerides;
using Perilune.Astro.Orientation;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>
/// One segment of a binary PCK: the orientation of a body-fixed frame over a span. Types 2 (Chebyshev series of three Euler
/// angles), 3 (series of pole, meridian and angular velocity over unequal intervals) and 20 (series of the angles' rates)
/// evaluate (NAIF, "PCK Required Reading").
/// </summary>
public sealed class BinaryPckSegment
{
    private const double Degree = Math.PI / 180;

    private readonly DafFile file;
    private readonly DafArray array;
    private readonly ChebyshevRecords? angleSeries;
    private readonly UnequalChebyshevRecords? poleSeries;
    private readonly ChebyshevRates? rateSeries;

    internal BinaryPckSegment(DafFile file, DafArray array)
    {
        this.file = file;
        this.array = array;
        var reason = $"binary PCK type {DataType} is not supported";
        if (!(Start <= End) || !double.IsFinite(End - Start))
            reason = $"array '{array.Name}' ends before it starts";
        else if (DataType == 2)
            angleSeries = ChebyshevRecords.Open(file, array, 3, out reason);
        else if (DataType == 3)
            poleSeries = UnequalChebyshevRecords.Open(file, array, out reason);
        else if (DataType == 20)
            rateSeries = ChebyshevRates.Open(file, array, out reason);
        Defect = angleSeries is null && poleSeries is null && rateSeries is null ? reason : null;
    }

    /// <summary>Class identifier of the frame (31008: lunar principal axes of DE440).</summary>
    public int FrameClassId => array.Integers[0];

    /// <summary>SPICE code of the inertial axes that the angles start from; 1 is J2000, taken as ICRF.</summary>
    public int ReferenceFrameCode => array.Integers[1];

    /// <summary>PCK data type.</summary>
    public int DataType => array.Integers[2];

    /// <summary>First epoch covered, TDB seconds past J2000.</summary>
    public double Start => array.Doubles[0];

    /// <summary>Last epoch covered, TDB seconds past J2000.</summary>
    public double End => array.Doubles[1];

    /// <summary>The segment's name.</summary>
    public string Name => array.Name;

    /// <summary>Path of the file that holds the segment.</summary>
    public string Path => file.Path;

    /// <summary>Whether the segment gives Euler angles and their rates; type 3 gives angular velocity instead.</summary>
    public bool HasAngles => Defect is null && poleSeries is null;

    /// <summary>Why no orientation can be had from this segment; null when it can be had.</summary>
    public string? Defect { get; }

    /// <summary>True when the epoch lies in the segment's span, ends included.</summary>
    public bool Covers(double et) => et >= Start && et <= End;

    /// <summary>
    /// The angles (X: phi, Y: theta, Z: psi, rad, not reduced to a turn but psi of type 20, as CSPICE has it) of Rz(psi)
    /// Rx(theta) Rz(phi), which takes the reference axes to the body-fixed ones, and their rates (rad/s).
    /// </summary>
    /// <param name="et">TDB seconds past J2000, within the span.</param>
    /// <param name="angles">The angles, rad.</param>
    /// <param name="rates">Their rates, rad/s.</param>
    /// <exception cref="EphemerisCoverageException">The epoch is not in the span.</exception>
    /// <exception cref="DataFileException">The segment cannot be evaluated, or is of type 3 (<see cref="HasAngles"/>).</exception>
    public void Angles(double et, out Vector3 angles, out Vector3 rates)
    {
        RequireUsable(et);
        if (angleSeries is not null)
        {
            angleSeries.ValueAndRate(angleSeries.Find(et), et, out angles, out rates);
        }
        else
        {
            if (rateSeries is null)
                throw new DataFileException(Path, "type 3 has no rates of angles", "ask for the rotation");
            rateSeries.ValueAndRate(et, out angles, out rates);
            angles = new(angles.X, angles.Y, WholeTurns.Without(angles.Z));
        }
        GC.KeepAlive(this);
        RequireFinite(angles + rates, et);
    }

    /// <summary>The angles alone; the same numbers as with their rates.</summary>
    /// <exception cref="EphemerisCoverageException">The epoch is not in the span.</exception>
    /// <exception cref="DataFileException">The segment cannot be evaluated, or is of type 3 (<see cref="HasAngles"/>).</exception>
    public Vector3 Angles(double et)
    {
        if (angleSeries is null)
        {
            Angles(et, out var both, out _);
            return both;
        }
        RequireUsable(et);
        var angles = angleSeries.Value(angleSeries.Find(et), 0, et);
        GC.KeepAlive(this);
        RequireFinite(angles, et);
        return angles;
    }

    /// <summary>The rotation of the body-fixed axes, for every type.</summary>
    /// <param name="et">TDB seconds past J2000, within the span.</param>
    /// <param name="angularVelocity">Angular velocity relative to the reference axes, in body-fixed components, rad/s.</param>
    /// <returns>The rotation from the reference axes: x_body = M x_reference.</returns>
    /// <exception cref="EphemerisCoverageException">The epoch is not in the span.</exception>
    /// <exception cref="DataFileException">The segment cannot be evaluated (<see cref="Defect"/>).</exception>
    public Matrix3 Rotation(double et, out Vector3 angularVelocity)
    {
        if (poleSeries is null)
        {
            Angles(et, out var a, out var rates);
            var euler = new EulerAngles(a.X, a.Y, a.Z, rates.X, rates.Y, rates.Z);
            angularVelocity = euler.AngularVelocity;
            return euler.Matrix;
        }
        // Right ascension and declination of the pole, meridian, then the angular velocity: degrees, alone in SPICE.
        RequireUsable(et);
        if (!poleSeries.TryValues(et, out var pole, out var velocity))
            throw new DataFileException(Path, $"damaged: segment '{Name}' does not enclose {et:R}", DafFile.CopyAgain);
        GC.KeepAlive(this);
        RequireFinite(pole + velocity, et);
        angularVelocity = velocity * Degree;
        return EulerAngles.Rotation(pole.X * Degree + Math.PI / 2, Math.PI / 2 - pole.Y * Degree, pole.Z * Degree);
    }

    private void RequireUsable(double et)
    {
        if (Defect is not null)
            throw new DataFileException(Path, Defect, "give a whole file with segments of type 2, 3 or 20");
        if (!Covers(et))
            throw EphemerisCoverageException.OfFrame(FrameClassId, et, [(Start, End)]);
    }

    private void RequireFinite(Vector3 values, double et)
    {
        if (!double.IsFinite(values.X + values.Y + values.Z))
            throw new DataFileException(Path, $"damaged: segment '{Name}' is not finite at {et:R}", DafFile.CopyAgain);
    }
}
