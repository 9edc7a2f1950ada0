using Perilune.Astro.Bodies;
using Perilune.Astro.Eclipses;
using Perilune.Astro.Frames;
using Perilune.Astro.Observation;
using Perilune.Astro.Tests.Observation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Eclipses;

public sealed class OccultationFinderTests
{
    private static readonly BodyConstants constants = BodyConstants.Load(
        Path.Combine(Repository.Data, "constants/bodies.csv")
    );

    /// <summary>
    /// F. Espenak, "2012 and 2004 Transits of Venus" (NASA): geocentric contacts 22:09:38, 22:27:34, 04:31:39, 04:49:35 UT. His Sun of
    /// 959.63 arcsec is 290 km greater: 0.4 arcsec at 2.2 to 3.6 arcsec a minute of the edge.
    /// </summary>
    [Fact]
    public void TransitOfVenusIn2012_IsAnnularBetweenItsInnerContacts_Within15Seconds()
    {
        var times = new TimeScales(LeapSeconds.ReadFile(Path.Combine(Repository.Data, "time", "tai-utc.csv")));
        double Tdb(string text) => times.Parse(text).SecondsPastJ2000;
        var finder = new OccultationFinder(
            ReferenceSky.Shipped,
            SkyDisc.Of(BodyShape.Of(constants, NaifId.Venus, Frame.IauVenus)),
            SkyDisc.Of(BodyShape.Of(constants, NaifId.Sun, Frame.IauSun))
        );
        var earth = MovingPoint.Body(NaifId.Earth);
        const AberrationCorrection correction = AberrationCorrection.ConvergedAndStellar;
        // Two years: Venus passes behind the Sun in between, which is no occultation of it.
        var passage = Assert.Single(finder.Find(earth, correction, Tdb("2011-06-01"), Tdb("2013-06-01")));
        var core = Assert.Single(passage.Cores);
        Assert.Equal(Occultation.Annular, core.Kind);
        Assert.Equal(Tdb("2012-06-05T22:09:38"), passage.Start, 15.0);
        Assert.Equal(Tdb("2012-06-05T22:27:34"), core.Start, 15.0);
        Assert.Equal(Tdb("2012-06-06T04:31:39"), core.End, 15.0);
        Assert.Equal(Tdb("2012-06-06T04:49:35"), passage.End, 15.0);
        Assert.Equal(Occultation.Annular, finder.At(earth, correction, 0.5 * (core.Start + core.End)));
        Assert.Equal(Occultation.Partial, finder.At(earth, correction, 0.5 * (core.Start + passage.Start)));
        Assert.Equal(Occultation.None, finder.At(earth, correction, passage.Start - 60));
        Assert.Equal(2, passage.PartialTimes().Count());
    }

    [Fact]
    public void OrbiterSeenFromTheEarth_IsHiddenByTheMoonOnceARevolution_UnlessItsOrbitIsSeenFaceOn()
    {
        var states = ReferenceSky.Shipped;
        const double start = 8e8;
        const double rate = 8.8e-4;
        const double radius = 1.85e6;
        var sight = states.State(NaifId.Moon, NaifId.Earth, Frame.Icrf, AberrationCorrection.None, start).Position.Unit;
        var side = Vector3.Cross(sight, Vector3.UnitZ).Unit;
        MovingPoint Orbiter(Vector3 u, Vector3 v) =>
            MovingPoint.Moving(
                "orbiter",
                NaifId.Moon,
                t =>
                {
                    var (sin, cos) = Math.SinCos(rate * (t - start));
                    return new((u * cos + v * sin) * radius, (v * cos - u * sin) * (radius * rate));
                }
            );
        var moon = SkyDisc.Of(BodyShape.Of(constants, NaifId.Moon, Frame.IauMoon));
        IReadOnlyList<OccultationPassage> Find(MovingPoint orbiter) =>
            new OccultationFinder(states, moon, SkyDisc.Of(orbiter)).Find(
                MovingPoint.Body(NaifId.Earth),
                AberrationCorrection.LightTime,
                start + 1000,
                start + 1000 + 10 * Math.Tau / rate
            );
        var hidden = Find(Orbiter(sight, side));
        Assert.InRange(hidden.Count, 10, 11);
        Assert.All(hidden, p => Assert.Equal(Occultation.Full, Assert.Single(p.Cores).Kind));
        // Behind a cylinder of the Moon: asin(1737.4 / 1850) of half a revolution each way, less the cone's narrowing of 0.5 %.
        var expected = 2 * Math.Asin(1737400 / radius) / rate;
        Assert.All(hidden.Skip(1).SkipLast(1), p => Assert.Equal(expected, p.Duration, 0.01 * expected));
        Assert.Empty(Find(Orbiter(side, Vector3.Cross(sight, side))));
    }
}
