using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Astro.Eclipses;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Observation;
using Perilune.Astro.Propagation;
using Perilune.Astro.Tests.Propagation;
using Perilune.Numerics.LinearAlgebra;
using Perilune.TestSupport;

namespace Perilune.Astro.Tests.Eclipses;

public sealed class EclipseFinderTests
{
    private static readonly Occulter moon = new(NaifId.Moon, RadiationPressure.MoonRadius);

    private static List<(double Start, double End)> Cspice(string name) =>
        [
            .. ReferenceFiles
                .Rows(ReferenceFiles.Shared("truth/cspice_events.csv"))
                .Where(row => row[0].StartsWith(name, StringComparison.Ordinal))
                .Select(row =>
                    (
                        double.Parse(row[1], CultureInfo.InvariantCulture),
                        double.Parse(row[2], CultureInfo.InvariantCulture)
                    )
                ),
        ];

    [Fact]
    public void ShadowOfTheMoonOverTheHaloOrbit_IsCspices_Within1Millisecond()
    {
        var flight = new Propagator(ReferenceCases.Load(shadow: false).Halo, 1e-8, 1e-12)
            .Propagate(ReferenceCases.HaloState, ReferenceCases.Start + 30 * 86400.0)
            .Trajectory;
        var passage = Assert.Single(new EclipseFinder(ReferenceCases.Load(false).Halo.Ephemeris, moon).Find(flight));
        var core = Assert.Single(passage.Cores);
        Assert.Equal(Lighting.Umbra, core.Kind);
        var any = Assert.Single(Cspice("NRHO_30d sun occulted by MOON ANY"));
        var full = Assert.Single(Cspice("NRHO_30d sun occulted by MOON FULL"));
        Assert.Equal(any.Start, passage.Start, 1e-3);
        Assert.Equal(any.End, passage.End, 1e-3);
        Assert.Equal(full.Start, core.Start, 1e-3);
        Assert.Equal(full.End, core.End, 1e-3);
    }

    [Fact]
    public void EclipsesOfTheMoonsCentreByTheFlattenedEarthIn2007_AreCspices_Within1Millisecond()
    {
        var ephemeris = Ephemeris.Load(ReferenceFiles.Shared("truth/kernels/de440_2007.bsp"));
        var constants = BodyConstants.Load(Path.Combine(Repository.Data, "constants/bodies.csv"));
        var earth = BodyShape.Of(constants, NaifId.Earth, Frame.IauEarth);
        Compare(new EclipseFinder(ephemeris, new FrameSystem(), earth), 1e-3);
        // A sphere for Earth: 21.4 km less at the poles; the shadow moves by about 1 km/s, the edge at a slant.
        Compare(new EclipseFinder(ephemeris, new(NaifId.Earth, RadiationPressure.EarthRadius)), 25);
    }

    private static void Compare(EclipseFinder finder, double tolerance)
    {
        var any = Cspice("2007 Moon center: sun occulted by EARTH ANY");
        var full = Cspice("2007 Moon center: sun occulted by EARTH FULL");
        var found = finder.Find(
            _ => Vector3.Zero,
            NaifId.Moon,
            any[0].Start - 20 * 86400,
            any[^1].End + 20 * 86400,
            86400
        );
        Assert.Equal(any.Count, found.Count);
        for (var i = 0; i < any.Count; i++)
        {
            Assert.Equal(any[i].Start, found[i].Start, tolerance);
            Assert.Equal(any[i].End, found[i].End, tolerance);
            var core = Assert.Single(found[i].Cores);
            Assert.Equal(Lighting.Umbra, core.Kind);
            Assert.Equal(full[i].Start, core.Start, tolerance);
            Assert.Equal(full[i].End, core.End, tolerance);
        }
    }

    [Fact]
    public void LowOrbit_OneDay_LosesNoPassageThatOneSecondSamplesShow()
    {
        var model = ReferenceCases.Load(shadow: false).Low;
        var flight = new Propagator(model)
            .Propagate(ReferenceCases.LowState, ReferenceCases.Start + 86400.0)
            .Trajectory;
        var found = new EclipseFinder(model.Ephemeris, moon).Find(flight);
        Assert.Equal(Runs(lighting => lighting != Lighting.Sunlit), found.Count);
        Assert.Equal(Runs(lighting => lighting == Lighting.Umbra), found.Sum(passage => passage.Cores.Length));
        // About one a revolution of 7071 s.
        Assert.InRange(found.Count, 12, 13);

        int Runs(Func<Lighting, bool> wanted)
        {
            var runs = 0;
            var before = false;
            for (var s = 0; s <= 86400; s++)
            {
                var position = flight.AtElapsed(s).Position;
                var toSun = model.Ephemeris.Position(NaifId.Sun, NaifId.Moon, ReferenceCases.StartTdb + s) - position;
                var now = wanted(ShadowGeometry.Classify(toSun, -position, RadiationPressure.MoonRadius));
                runs += now && !before ? 1 : 0;
                before = now;
            }
            return runs;
        }
    }

    [Fact]
    public void GrazingPassage_OfSeconds_IsFoundFromStepsOfHours()
    {
        var ephemeris = Ephemeris.Load(ReferenceFiles.Shared("truth/kernels/de440_2007.bsp"));
        const double middle = 226000000;
        // A straight flight behind the Moon at 1 km/s that dips 2 m into the penumbra: found although steps are an hour.
        var sun = ephemeris.Position(NaifId.Sun, NaifId.Moon, middle).Unit;
        var side = Vector3.Cross(sun, Vector3.UnitZ).Unit;
        var along = Vector3.Cross(sun, side);
        const double behind = 3e6;
        var distance = ephemeris.Position(NaifId.Sun, NaifId.Moon, middle).Norm;
        var slope = Math.Asin((SolarDisc.SunRadius + RadiationPressure.MoonRadius) / distance);
        var edge = RadiationPressure.MoonRadius / Math.Cos(slope) + behind * Math.Tan(slope);
        Vector3 Position(double tdb) => sun * -behind + side * (edge - 2) + along * ((tdb - middle) * 1000);
        var found = new EclipseFinder(ephemeris, moon).Find(Position, NaifId.Moon, middle - 5000, middle + 7000, 12000);
        var passage = Assert.Single(found);
        Assert.Empty(passage.Cores);
        // Half a chord at a depth of 2 m: sqrt(2 x 1751 km x 2 m) = 2.6 km; the shadow's axis turns by 2e-7 rad/s.
        Assert.Equal(2 * Math.Sqrt(2 * edge * 2) / 1000, passage.Duration, 1.0);
        // That is 0.6 m/s here, and moves the middle of the chord by 0.6 m/s x 1751 km / (1 km/s)^2 at most.
        Assert.Equal(middle, 0.5 * (passage.Start + passage.End), 1.06);
    }
}
