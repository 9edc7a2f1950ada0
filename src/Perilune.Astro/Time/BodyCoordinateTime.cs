using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Visibility;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Time;

/// <summary>
/// Coordinate time of a body's own celestial reference system against TDB, integrated along an ephemeris: of the Moon,
/// lunar coordinate time TCL (IAU 2024 resolution II); of the Earth, TCG. To order 1/c^4 and with point masses (IAU 2000
/// resolution B1.5): dTCB/dt - 1 = (v^2/2 + w)/c^2 and its next order, w the potential of the other bodies. At
/// 1977-01-01T00:00:32.184 the clock, at the body's centre, agrees with TCB.
/// </summary>
/// <remarks>
/// What is left out (asteroids, oblateness, the potentials' own corrections) is under 2e-17 in rate, 50 ns in a century;
/// the shipped ephemeris, within centimetres of DE440 and DE405, adds less than a nanosecond. Valid where the ephemeris is.
/// Immutable, safe from any thread.
/// </remarks>
public sealed class BodyCoordinateTime
{
    private const double InverseC2 = 1 / (Topocentric.SpeedOfLight * Topocentric.SpeedOfLight);

    // Eight days hold a third of the fastest wave that matters, a week's; ten nodes integrate it to 1e-16.
    private const double Step = 8 * 86400;

    // Nodes and weights of Gauss's rule of ten points on [-1, 1] (Abramowitz and Stegun, table 25.4).
    private static readonly (double Node, double Weight)[] Gauss =
    [
        (0.148874338981631211, 0.295524224714752870),
        (0.433395394129247191, 0.269266719309996355),
        (0.679409568299024406, 0.219086362515982044),
        (0.865063366688984511, 0.149451349150580593),
        (0.973906528517171720, 0.066671344308688138),
    ];

    private static readonly int[] Attracting =
    [
        NaifId.Sun,
        NaifId.MercuryBarycenter,
        NaifId.VenusBarycenter,
        NaifId.Earth,
        NaifId.Moon,
        NaifId.MarsBarycenter,
        NaifId.JupiterBarycenter,
        NaifId.SaturnBarycenter,
        NaifId.UranusBarycenter,
        NaifId.NeptuneBarycenter,
        NaifId.PlutoBarycenter,
    ];

    private readonly Ephemeris ephemeris;
    private readonly int body;
    private readonly (int Code, double Gm)[] others;

    // Sums of the integral at steps from the start, forward and backward of 1977.
    private readonly double[] sums;
    private readonly double first;

    /// <summary>The time of a body, integrated over all of the ephemeris that holds it, the Sun and the planets.</summary>
    /// <param name="ephemeris">The ephemeris; it must hold the beginning of 1977.</param>
    /// <param name="constants">Gravitational parameters.</param>
    /// <param name="body">NAIF code of the body: the Moon for TCL, the Earth for TCG.</param>
    /// <exception cref="EphemerisCoverageException">The ephemeris does not hold the beginning of 1977 for a body.</exception>
    public BodyCoordinateTime(Ephemeris ephemeris, BodyConstants constants, int body)
    {
        ArgumentNullException.ThrowIfNull(ephemeris);
        ArgumentNullException.ThrowIfNull(constants);
        this.ephemeris = ephemeris;
        this.body = body;
        others =
        [
            .. Attracting.Where(code => code != body).Select(code => (code, constants.GravitationalParameter(code))),
        ];
        (Start, End) = (double.NegativeInfinity, double.PositiveInfinity);
        foreach (var code in Attracting)
        {
            var held = ephemeris.Coverage(code);
            var (start, end) = held.FirstOrDefault(span => span.Start <= Origin && span.End >= Origin);
            if (start >= end)
                throw new EphemerisCoverageException(code, Origin, held);
            (Start, End) = (Math.Max(Start, start), Math.Min(End, end));
        }
        var before = (int)Math.Floor((Origin - Start) / Step);
        var after = (int)Math.Floor((End - Origin) / Step);
        first = Origin - before * Step;
        sums = new double[before + after + 1];
        for (var i = before; i < before + after; i++)
            sums[i + 1] = sums[i] + Integral(first + i * Step, first + (i + 1) * Step);
        for (var i = before; i > 0; i--)
            sums[i - 1] = sums[i] - Integral(first + (i - 1) * Step, first + i * Step);
    }

    /// <summary>First epoch, TDB seconds past J2000.</summary>
    public double Start { get; }

    /// <summary>Last epoch, TDB seconds past J2000.</summary>
    public double End { get; }

    // TDB of the instant at which TCB reads 1977-01-01T00:00:32.184.
    private static double Origin => TimeScales.SecondsOf1977 + TimeScales.TdbMinusTcbIn1977;

    /// <summary>The body's coordinate time less TDB, s, at the body's centre.</summary>
    /// <exception cref="EphemerisCoverageException">The epoch is outside the ephemeris.</exception>
    public double MinusTdb(Epoch epoch)
    {
        var tdb = epoch.SecondsPastJ2000;
        if (!(tdb >= Start && tdb <= End))
            throw new EphemerisCoverageException(body, tdb, [(Start, End)]);
        var i = Math.Clamp((int)Math.Floor((tdb - first) / Step), 0, sums.Length - 1);
        return -TimeScales.TdbMinusTcbIn1977 + sums[i] + Integral(first + i * Step, tdb);
    }

    /// <summary>As <see cref="MinusTdb(Epoch)"/>, at a place near the body: simultaneous in TCB is not simultaneous there.</summary>
    /// <param name="epoch">The instant.</param>
    /// <param name="fromCentre">The place from the body's centre, ICRF axes, m.</param>
    public double MinusTdb(Epoch epoch, Vector3 fromCentre)
    {
        var velocity = ephemeris.State(body, NaifId.SolarSystemBarycenter, epoch.SecondsPastJ2000).Velocity;
        return MinusTdb(epoch) - Vector3.Dot(velocity, fromCentre) * InverseC2;
    }

    /// <summary>TDB - TT at the geocentre by this time, which must be the Earth's.</summary>
    /// <exception cref="InvalidOperationException">The body is not the Earth.</exception>
    public TdbModel ToTdbModel()
    {
        if (body != NaifId.Earth)
            throw new InvalidOperationException($"TT is the time of the Earth, not of body {body}");
        return new(
            "integrated",
            seconds =>
            {
                var tcgMinusTdb = MinusTdb(Epoch.FromSecondsPastJ2000(seconds));
                var sinceOrigin = seconds - TimeScales.SecondsOf1977 + tcgMinusTdb;
                return TimeScales.RateOfTcg * sinceOrigin - tcgMinusTdb;
            }
        );
    }

    private double Integral(double from, double to)
    {
        var (middle, half) = ((from + to) / 2, (to - from) / 2);
        var sum = 0.0;
        foreach (var (node, weight) in Gauss)
            sum += weight * (Rate(middle - half * node) + Rate(middle + half * node));
        return sum * half;
    }

    /// <summary>The body's coordinate time less TDB, s a second of TDB.</summary>
    private double Rate(double tdb)
    {
        var (position, velocity) = ephemeris.State(body, NaifId.SolarSystemBarycenter, tdb);
        var w = 0.0;
        var vector = Vector3.Zero;
        foreach (var (code, gm) in others)
        {
            var other = ephemeris.State(code, NaifId.SolarSystemBarycenter, tdb);
            var potential = gm / Vector3.Distance(position, other.Position);
            w += potential;
            vector += other.Velocity * potential;
        }
        var v2 = velocity.NormSquared;
        // Lengths, times and GM are TDB's, all scaled alike: speeds and potentials are those of TCB.
        var next = -v2 * v2 / 8 - 1.5 * v2 * w + 4 * Vector3.Dot(velocity, vector) + w * w / 2;
        var slow = InverseC2 * (v2 / 2 + w - InverseC2 * next);
        return (TimeScales.RateOfTcb - slow) / (1 - TimeScales.RateOfTcb);
    }
}
