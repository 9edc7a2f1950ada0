using System.Globalization;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Interchange.Oem;

/// <summary>
/// Writes orbit ephemeris messages in keyword-value notation (CCSDS 502.0-B, version 2.0, section 5.2): keywords in the
/// standard's order, one blank between the numbers of a line and no tabulators, kilometres and kilometres a second, lines
/// ended by a line feed; covariances with all their digits.
/// </summary>
public static class OemWriter
{
    private const int LongestLine = 254;

    /// <summary>Writes a message.</summary>
    /// <exception cref="ArgumentException">
    /// The message breaks a rule of the standard: no states, times out of order, an empty mandatory value, a covariance that is
    /// not symmetric, a time system that
    /// is not TDB, TT, TAI or UTC, an interpolation of more points than a segment has.
    /// </exception>
    public static void Write(TextWriter writer, OemMessage message, TimeScales scales)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(scales);
        if (message.Segments.Count == 0)
            throw new ArgumentException("a message has at least one segment", nameof(message));
        // Checked before the first line, so that nothing is half-written.
        foreach (var segment in message.Segments)
            Check(segment);
        Line(writer, "CCSDS_OEM_VERS = 2.0");
        Comments(writer, message.Comments);
        Keyword(writer, "CREATION_DATE", message.CreationDate);
        Keyword(writer, "ORIGINATOR", message.Originator);
        foreach (var segment in message.Segments)
            Segment(writer, segment, scales);
    }

    private static void Segment(TextWriter writer, OemSegment segment, TimeScales scales)
    {
        OemTimeSystem.TryScale(segment.TimeSystem, out var scale);
        Line(writer, "");
        Line(writer, "META_START");
        Comments(writer, segment.Comments);
        Keyword(writer, "OBJECT_NAME", segment.ObjectName);
        Keyword(writer, "OBJECT_ID", segment.ObjectId);
        Keyword(writer, "CENTER_NAME", segment.CenterName);
        Keyword(writer, "REF_FRAME", segment.ReferenceFrame);
        Keyword(writer, "TIME_SYSTEM", segment.TimeSystem);
        Keyword(writer, "START_TIME", OemTimeSystem.Format(scales, segment.States[0].Epoch, scale));
        if (segment.UseableStart is { } start)
            Keyword(writer, "USEABLE_START_TIME", OemTimeSystem.Format(scales, start, scale));
        if (segment.UseableStop is { } stop)
            Keyword(writer, "USEABLE_STOP_TIME", OemTimeSystem.Format(scales, stop, scale));
        Keyword(writer, "STOP_TIME", OemTimeSystem.Format(scales, segment.States[^1].Epoch, scale));
        if (segment.Interpolation is { } interpolation)
        {
            Keyword(writer, "INTERPOLATION", interpolation.Method);
            Keyword(writer, "INTERPOLATION_DEGREE", interpolation.Degree.ToString(CultureInfo.InvariantCulture));
        }
        Line(writer, "META_STOP");
        Line(writer, "");
        foreach (var state in segment.States)
        {
            var line =
                $"{OemTimeSystem.Format(scales, state.Epoch, scale)} {Kilometres(state.Position, 9)} {Kilometres(state.Velocity, 12)}";
            Line(writer, state.Acceleration is { } a ? $"{line} {Kilometres(a, 15)}" : line);
        }
        if (segment.Covariances.Count > 0)
            Covariances(writer, segment.Covariances, scales, scale);
    }

    private static void Covariances(
        TextWriter writer,
        IReadOnlyList<OemCovariance> covariances,
        TimeScales scales,
        TimeScale scale
    )
    {
        Line(writer, "");
        Line(writer, "COVARIANCE_START");
        foreach (var covariance in covariances)
        {
            Keyword(writer, "EPOCH", OemTimeSystem.Format(scales, covariance.Epoch, scale));
            if (covariance.ReferenceFrame is { } frame)
                Keyword(writer, "COV_REF_FRAME", frame);
            for (var row = 0; row < Matrix6.Size; row++)
                Line(
                    writer,
                    string.Join(
                        ' ',
                        Enumerable.Range(0, row + 1).Select(column => SquareKilometres(covariance.Matrix[row, column]))
                    )
                );
        }
        Line(writer, "COVARIANCE_STOP");
    }

    // All digits of a double: a covariance that loses some need not be positive semidefinite any more.
    private static string SquareKilometres(double squareMetres) =>
        (squareMetres / 1e6).ToString("R", CultureInfo.InvariantCulture);

    private static string Kilometres(Vector3 v, int digits) =>
        $"{Number(v.X, digits)} {Number(v.Y, digits)} {Number(v.Z, digits)}";

    private static string Number(double metres, int digits) =>
        (metres / 1000).ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static void Keyword(TextWriter writer, string keyword, string value)
    {
        if (string.IsNullOrWhiteSpace(value))
            throw new ArgumentException($"{keyword} has no value");
        Line(writer, $"{keyword} = {value}");
    }

    private static void Comments(TextWriter writer, IReadOnlyList<string> comments)
    {
        foreach (var comment in comments)
            Line(writer, $"COMMENT {comment}");
    }

    private static void Line(TextWriter writer, string line)
    {
        if (line.Length > LongestLine || line.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0)
            throw new ArgumentException($"a line is printable ASCII of at most {LongestLine} characters: '{line}'");
        writer.Write(line);
        writer.Write('\n');
    }

    private static void Check(OemSegment segment)
    {
        for (var i = 0; i < segment.Covariances.Count; i++)
        {
            var covariance = segment.Covariances[i];
            if (covariance.Matrix != covariance.Matrix.Transposed)
                throw new ArgumentException($"the covariance of {covariance.Epoch} is not symmetric");
            if (i > 0 && covariance.Epoch < segment.Covariances[i - 1].Epoch)
                throw new ArgumentException(
                    $"covariances of {segment.ObjectName} are not in the order of time at {covariance.Epoch}"
                );
        }
        var states = segment.States;
        if (states.Count < 2)
            throw new ArgumentException($"a segment of {segment.ObjectName} has fewer than two states");
        if (!OemTimeSystem.TryScale(segment.TimeSystem, out _))
            throw new ArgumentException($"no such time system: {segment.TimeSystem} (TDB, TT, TAI or UTC)");
        for (var i = 1; i < states.Count; i++)
        {
            if (states[i].Epoch <= states[i - 1].Epoch)
                throw new ArgumentException(
                    $"states of {segment.ObjectName} are not in the order of time at {states[i].Epoch}"
                );
        }
        if (segment.Interpolation is { } interpolation)
        {
            // Each point of a Hermite interpolation gives a position and a velocity: two conditions.
            var points = interpolation.Method == "HERMITE" ? (interpolation.Degree + 2) / 2 : interpolation.Degree + 1;
            if (interpolation.Degree < 1 || points > states.Count)
                throw new ArgumentException(
                    $"{interpolation.Method} of degree {interpolation.Degree} needs {points} states, a segment of {segment.ObjectName} has {states.Count}"
                );
        }
    }
}
