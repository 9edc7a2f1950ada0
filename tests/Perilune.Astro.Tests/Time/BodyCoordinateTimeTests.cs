using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Time;

namespace Perilune.Astro.Tests.Time;

public sealed class BodyCoordinateTimeTests
{
    private static readonly TimeScales Scales = new(
        LeapSeconds.ReadFile(Path.Combine(Repository.Data, "time", "tai-utc.csv"))
    );
    private static readonly Ephemeris Ephemeris = Ephemeris.Load(
        Path.Combine(Repository.Data, "ephemeris/perilune_1959_2060.bsp")
    );
    private static readonly BodyConstants Constants = BodyConstants.Load(
        Path.Combine(Repository.Data, "constants/bodies.csv")
    );
    private static readonly BodyCoordinateTime Moon = new(Ephemeris, Constants, NaifId.Moon);

    /// <summary>
    /// Lu, Yang and Xie, "Lunar Time Ephemeris LTE440" (arXiv 2506.19213, 2025), abstract: the drift of TCL - TDB is
    /// 6.798355238e-10; the largest periodic terms are 1651 microseconds (annual) and 126 microseconds (monthly).
    /// </summary>
    [Fact]
    public void LunarCoordinateTime_HasThePublishedDriftAndWaves()
    {
        const double day = 86400;
        const double year = 365.25636 * day;
        // Arguments of the Sun's and the elongation's mean motion (IERS Conventions 2010, equation 5.43), rad/s.
        var annual = 129596581.0481 / 3600 * Math.PI / 180 / (36525 * day);
        var synodic = 1602961601.2090 / 3600 * Math.PI / 180 / (36525 * day);
        Func<double, double>[] terms =
        [
            _ => 1,
            t => t,
            t => Math.Sin(annual * t),
            t => Math.Cos(annual * t),
            t => Math.Sin(2 * annual * t),
            t => Math.Cos(2 * annual * t),
            t => Math.Sin(synodic * t),
            t => Math.Cos(synodic * t),
        ];
        var start = -28 * year;
        var c = Fit(terms, start, start + 88 * year, 9.3 * day, t => Moon.MinusTdb(Epoch.FromSecondsPastJ2000(t)));
        // Waves of decades, 5 microseconds in all, shift the drift of 88 years by 4e-15 at most.
        Assert.Equal(6.798355238e-10, c[1], 4e-15);
        Assert.Equal(1651e-6, Math.Sqrt(c[2] * c[2] + c[3] * c[3]), 6e-6);
        Assert.Equal(126e-6, Math.Sqrt(c[6] * c[6] + c[7] * c[7]), 1e-6);
    }

    /// <summary>
    /// Our integral of the Earth's motion against the series of Fairhead and Bretagnon (as in USNO Circular 179, right to 10
    /// microseconds), which shares nothing with it.
    /// </summary>
    [Fact]
    public void IntegratedTdb_AgreesWithThePublishedSeries_Within10Microseconds()
    {
        var model = new BodyCoordinateTime(Ephemeris, Constants, NaifId.Earth).ToTdbModel();
        for (var tt = -1.2e9; tt < 1.89e9; tt += 1.7e6)
            Assert.Equal(TdbModel.UsnoCircular179.TdbMinusTt(tt), model.TdbMinusTt(tt), 1e-5);
    }

    [Fact]
    public void LunarCoordinateTime_IsAScaleLikeAnyOther()
    {
        var scales = new TimeScales(Scales.LeapSeconds) { TclMinusTdb = Moon.MinusTdb };
        // By definition, at 1977-01-01T00:00:32.184 TCB.
        var origin = scales.Parse("1977-01-01T00:00:32.184 TCB");
        Assert.Equal(0, scales.Difference(TimeScale.Tcl, TimeScale.Tcb, origin), 1e-12);
        foreach (var text in new[] { "1960-05-06T07:08:09.123456789012 TCL", "2059-12-31T00:00:00.000000000001 TCL" })
            Assert.Equal(text, scales.Format(scales.Parse(text), TimeScale.Tcl, 12));
        // Clocks on the Moon gain on TDB, at the mean rate by 58.7 microseconds a day: 1.07 s in 50 years.
        Assert.Equal(1.0727, scales.Difference(TimeScale.Tcl, TimeScale.Tdb, scales.Parse("2027-01-01")), 2e-3);
    }

    [Fact]
    public void OutsideTheEphemeris_TheBodyAndTheSpanAreNamed()
    {
        var error = Assert.Throws<EphemerisCoverageException>(() =>
            Moon.MinusTdb(Scales.Parse("2090-01-01T00:00:00Z"))
        );
        Assert.Equal(NaifId.Moon, error.Body);
    }

    private static double[] Fit(
        Func<double, double>[] terms,
        double start,
        double end,
        double step,
        Func<double, double> value
    )
    {
        var n = terms.Length;
        var normal = new double[n, n + 1];
        for (var t = start; t < end; t += step)
        {
            var row = terms.Select((term, i) => i == 1 ? term(t) / 1e9 : term(t)).Append(value(t)).ToArray();
            for (var i = 0; i < n; i++)
            for (var j = 0; j <= n; j++)
                normal[i, j] += row[i] * row[j];
        }
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < n; k++)
            {
                var factor = k == i ? 0 : normal[k, i] / normal[i, i];
                for (var j = 0; j <= n; j++)
                    normal[k, j] -= factor * normal[i, j];
            }
        }
        return [.. Enumerable.Range(0, n).Select(i => normal[i, n] / normal[i, i] / (i == 1 ? 1e9 : 1))];
    }
}
