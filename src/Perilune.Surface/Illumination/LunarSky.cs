using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Orientation;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Surface.Illumination;

/// <summary>
/// Apparent positions of the Sun and the Earth from the Moon's centre, in mean-Earth axes (MOON_ME_DE440_ME421), over a span of time, tabulated
/// every two hours and interpolated through six values. Immutable; one sky serves every site and every thread.
/// </summary>
/// <remarks>
/// Apparent means that light time and aberration are in: the relative position is taken one light time earlier and turned
/// by the Moon's axes of now, which is planetary aberration to first order in v/c (Explanatory Supplement to the
/// Astronomical Almanac, 3rd ed., section 7.2.3). It moves the Sun by 20 arcsec: 41 s of its way along the horizon.
/// </remarks>
public sealed class LunarSky
{
    private const double SpeedOfLight = 299_792_458;

    // The slowest turn is the month. Six points two hours apart leave (2 pi 2 h / 29.5 d)^6 x 0.005 of the distance, 1e-13.
    private const double TargetStep = 7_200;
    private const int Points = 6;

    private readonly double step;
    private readonly Vector3[] sun;
    private readonly Vector3[] earth;

    private LunarSky(double start, double end, double step, Vector3[] sun, Vector3[] earth)
    {
        (Start, End, this.step, this.sun, this.earth) = (start, end, step, sun, earth);
    }

    /// <summary>Start of the span, TDB seconds past J2000.</summary>
    public double Start { get; }

    /// <summary>End of the span, TDB seconds past J2000.</summary>
    public double End { get; }

    /// <summary>The sky of an ephemeris.</summary>
    /// <param name="ephemeris">Sun, Earth and Moon, from 510 s before the span.</param>
    /// <param name="orientation">The Moon's principal axes of DE440.</param>
    /// <param name="start">TDB seconds past J2000.</param>
    /// <param name="end">TDB seconds past J2000, later.</param>
    /// <exception cref="ArgumentException">Principal axes other than DE440's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The end does not follow the start.</exception>
    /// <exception cref="EphemerisCoverageException">The ephemeris or the axes do not cover the span.</exception>
    public static LunarSky From(Ephemeris ephemeris, LunarOrientation orientation, double start, double end)
    {
        ArgumentNullException.ThrowIfNull(ephemeris);
        ArgumentNullException.ThrowIfNull(orientation);
        if (orientation.FrameClass != LunarOrientation.PrincipalAxesDe440)
            throw new ArgumentException("a sky needs the principal axes of DE440", nameof(orientation));
        if (!(end > start) || !double.IsFinite(start) || !double.IsFinite(end))
            throw new ArgumentOutOfRangeException(nameof(end), end, $"a sky needs an end after its start {start}");
        var intervals = Math.Max(Points - 1, (int)Math.Ceiling((end - start) / TargetStep));
        var spacing = (end - start) / intervals;
        var suns = new Vector3[intervals + 1];
        var earths = new Vector3[intervals + 1];
        for (var i = 0; i <= intervals; i++)
        {
            var tdb = i == intervals ? end : start + i * spacing;
            var axes = LunarOrientation.PrincipalAxesToMeanEarthDe440 * orientation.IcrfToPrincipalAxes(tdb);
            suns[i] = axes * Apparent(ephemeris, NaifId.Sun, tdb);
            earths[i] = axes * Apparent(ephemeris, NaifId.Earth, tdb);
        }
        return new(start, end, spacing, suns, earths);
    }

    /// <summary>Apparent vector from the Moon's centre to the Sun's, mean-Earth axes, m.</summary>
    /// <param name="tdb">TDB seconds past J2000 within the span.</param>
    public Vector3 Sun(double tdb) => Interpolate(sun, tdb);

    /// <summary>Apparent vector from the Moon's centre to the Earth's, mean-Earth axes, m.</summary>
    /// <param name="tdb">TDB seconds past J2000 within the span.</param>
    public Vector3 Earth(double tdb) => Interpolate(earth, tdb);

    private static Vector3 Apparent(Ephemeris ephemeris, int body, double tdb)
    {
        var lightTime = ephemeris.Position(body, NaifId.Moon, tdb).Norm / SpeedOfLight;
        return ephemeris.Position(body, NaifId.Moon, tdb - lightTime);
    }

    // Lagrange through the six nodes around the instant; at the ends of the span through the first or last six.
    private Vector3 Interpolate(Vector3[] table, double tdb)
    {
        var position = (tdb - Start) / step;
        if (!(position >= -1e-9 && position <= table.Length - 1 + 1e-9))
            throw new ArgumentOutOfRangeException(nameof(tdb), tdb, $"the sky runs from {Start} to {End} s TDB");
        var first = Math.Clamp((int)position - (Points / 2 - 1), 0, table.Length - Points);
        var x = position - first;
        var (x1, x2, x3, x4, x5) = (x - 1, x - 2, x - 3, x - 4, x - 5);
        var (low, high) = (x * x1 * x2, x3 * x4 * x5);
        return table[first] * (x1 * x2 * high / -120)
            + table[first + 1] * (x * x2 * high / 24)
            + table[first + 2] * (x * x1 * high / -12)
            + table[first + 3] * (low * x4 * x5 / 12)
            + table[first + 4] * (low * x3 * x5 / -24)
            + table[first + 5] * (low * x3 * x4 / 120);
    }
}
