using System.Globalization;

namespace Perilune.Astro.Ephemerides;

/// <summary>An ephemeris was asked for a body or an epoch that it does not hold.</summary>
public sealed class EphemerisCoverageException : Exception
{
    /// <summary>The body has no state at the epoch.</summary>
    /// <param name="body">NAIF code.</param>
    /// <param name="tdb">TDB seconds past J2000.</param>
    /// <param name="covered">The spans that are held, TDB seconds past J2000.</param>
    public EphemerisCoverageException(int body, double tdb, IReadOnlyList<(double Start, double End)> covered)
        : base(Describe(body, tdb, covered))
    {
        Body = body;
        Tdb = tdb;
    }

    private EphemerisCoverageException(string message, int code, double tdb)
        : base(message)
    {
        Body = code;
        Tdb = tdb;
    }

    /// <summary>NAIF code of the body, or class identifier of the frame.</summary>
    public int Body { get; }

    /// <summary>The epoch, TDB seconds past J2000.</summary>
    public double Tdb { get; }

    /// <summary>The orientation of a frame of a binary PCK is not held at the epoch.</summary>
    /// <param name="frameClass">Class identifier of the frame.</param>
    /// <param name="tdb">TDB seconds past J2000.</param>
    /// <param name="covered">The spans that are held, TDB seconds past J2000.</param>
    public static EphemerisCoverageException OfFrame(
        int frameClass,
        double tdb,
        IReadOnlyList<(double Start, double End)> covered
    ) =>
        new(
            $"no orientation of frame class {frameClass} at {Instant(tdb)}; {Spans(covered, "frame")}",
            frameClass,
            tdb
        );

    /// <summary>The orientation of a body is not known at the epoch.</summary>
    /// <param name="body">NAIF code.</param>
    /// <param name="tdb">TDB seconds past J2000.</param>
    /// <param name="covered">The span for which it is known, TDB seconds past J2000.</param>
    public static EphemerisCoverageException OfAxes(int body, double tdb, (double Start, double End) covered) =>
        new($"no orientation of body {body} at {Instant(tdb)}; {Spans([covered], "body")}", body, tdb);

    private static string Describe(int body, double tdb, IReadOnlyList<(double Start, double End)> covered) =>
        $"the ephemeris has no state of body {body} at {Instant(tdb)}; {Spans(covered, "body")}";

    private static string Spans(IReadOnlyList<(double Start, double End)> covered, string what) =>
        covered.Count == 0
            ? $"it holds nothing of this {what}"
            : "covered: "
                + string.Join(", ", Joined(covered).Select(span => $"{Date(span.Start)} to {Date(span.End)}"));

    // In order of time, with what touches or overlaps in one.
    private static List<(double Start, double End)> Joined(IReadOnlyList<(double Start, double End)> covered)
    {
        var joined = new List<(double Start, double End)>();
        foreach (var span in covered.Order())
        {
            if (joined.Count > 0 && span.Start <= joined[^1].End)
                joined[^1] = (joined[^1].Start, Math.Max(joined[^1].End, span.End));
            else
                joined.Add(span);
        }
        return joined;
    }

    private static string Instant(double tdb) => $"{Date(tdb)} TDB ({tdb:R} s past J2000)";

    // A date for people; an epoch beyond the calendar of the framework is printed as seconds.
    private static string Date(double tdb) =>
        Math.Abs(tdb) < 6e10
            ? new DateTime(2000, 1, 1, 12, 0, 0, DateTimeKind.Unspecified)
                .AddSeconds(tdb)
                .ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)
            : $"{tdb:R} s";
}
