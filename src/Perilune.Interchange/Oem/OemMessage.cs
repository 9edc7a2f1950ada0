using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Interchange.Oem;

/// <summary>
/// An Orbit Ephemeris Message (CCSDS 502.0-B, "Orbit Data Messages", section 5, version 2.0). SI inside; the kilometres of
/// the standard exist only in its text.
/// </summary>
/// <param name="Originator">Who made it.</param>
/// <param name="CreationDate">When it was made, UTC, in a CCSDS calendar or day-of-year form.</param>
/// <param name="Comments">Comment lines of the header.</param>
/// <param name="Segments">Spans over which a reader may interpolate; never across the edge of two.</param>
public sealed record OemMessage(
    string Originator,
    string CreationDate,
    IReadOnlyList<string> Comments,
    IReadOnlyList<OemSegment> Segments
);

/// <summary>One span of states of one object.</summary>
/// <param name="ObjectName">Name of the object.</param>
/// <param name="ObjectId">Identifier of the object; the standard recommends the international designator.</param>
/// <param name="CenterName">Origin of the states, for example MOON.</param>
/// <param name="ReferenceFrame">Axes of the states, for example ICRF.</param>
/// <param name="TimeSystem">Time scale of the time tags, for example TDB.</param>
/// <param name="UseableStart">From when interpolation keeps its accuracy; null when the whole span does.</param>
/// <param name="UseableStop">Until when interpolation keeps its accuracy; null when the whole span does.</param>
/// <param name="Interpolation">Recommended interpolation; null when the message gives none.</param>
/// <param name="Comments">Comment lines of the metadata and at the head of the states.</param>
/// <param name="States">The states in the order of time.</param>
public sealed record OemSegment(
    string ObjectName,
    string ObjectId,
    string CenterName,
    string ReferenceFrame,
    string TimeSystem,
    Epoch? UseableStart,
    Epoch? UseableStop,
    OemInterpolation? Interpolation,
    IReadOnlyList<string> Comments,
    IReadOnlyList<OemState> States
)
{
    /// <summary>Covariance matrices in the order of time; they need not be at the epochs of states.</summary>
    public IReadOnlyList<OemCovariance> Covariances { get; init; } = [];
}

/// <summary>How a reader is asked to interpolate.</summary>
/// <param name="Method">HERMITE, LAGRANGE or LINEAR.</param>
/// <param name="Degree">Degree of the interpolating polynomial, 1 or more.</param>
public sealed record OemInterpolation(string Method, int Degree);

/// <summary>A state of a segment.</summary>
/// <param name="Epoch">Its instant.</param>
/// <param name="Position">Position in the segment's frame, m.</param>
/// <param name="Velocity">Velocity in the segment's frame, m/s.</param>
/// <param name="Acceleration">Acceleration in the segment's frame, m/s2, where the message gives it.</param>
public sealed record OemState(Epoch Epoch, Vector3 Position, Vector3 Velocity, Vector3? Acceleration = null);
