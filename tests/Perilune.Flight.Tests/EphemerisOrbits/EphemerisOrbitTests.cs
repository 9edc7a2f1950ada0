using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Kernels;
using Perilune.Astro.Propagation;
using Perilune.Astro.ThreeBody;
using Perilune.Astro.ThreeBody.Families;
using Perilune.Astro.Time;
using Perilune.Flight.EphemerisOrbits;
using Perilune.Flight.HaloOrbits;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Tests.EphemerisOrbits;

public sealed class EphemerisOrbitTests
{
    private const double Day = 86400;
    private const double Year = 365.25 * Day;

    // 2028-01-01T00:00:00 TDB.
    private const double Start = 883612800;

    private static readonly Ephemeris sky = Ephemeris.Load(
        Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp")
    );

    // DE440 (gm_de440.tpc).
    private static readonly AttractingBody earth = AttractingBody.PointMass(NaifId.Earth, 398600.435507e9);
    private static readonly AttractingBody moon = AttractingBody.PointMass(NaifId.Moon, 4902.800118e9);
    private static readonly AttractingBody sun = AttractingBody.PointMass(NaifId.Sun, 132712440041.279419e9);
    private static readonly ForceModel aboutMoon = new(sky, moon, [earth, sun]);
    private static readonly ForceModel aboutEarth = new(sky, earth, [moon, sun]);

    /// <summary>System, family, period in days, years; unstable and stable ones, near and far, about all points.</summary>
    public static TheoryData<string, string, double, double> Orbits =>
        new()
        {
            { "earth-moon", "halo-l2-south", 11, 1 },
            { "earth-moon", "halo-l2-north", 12, 1 },
            { "earth-moon", "halo-l1-north", 11.8, 1 },
            { "earth-moon", "butterfly-south", 13, 1 },
            { "earth-moon", "distant-prograde", 5, 1 },
            { "earth-moon", "distant-retrograde", 13.66, 5 },
            { "earth-moon", "lyapunov-l1", 12.5, 1 },
            { "earth-moon", "lyapunov-l2", 15, 1 },
            { "earth-moon", "vertical-l1", 13, 1 },
            { "earth-moon", "vertical-l2", 16, 1 },
            { "earth-moon", "axial-l1", 17.4, 1 },
            { "earth-moon", "axial-l2", 19, 1 },
            { "earth-moon", "resonant-2-1", 27.3, 1 },
            { "earth-moon", "resonant-3-1", 27.2, 1 },
            { "sun-earth", "halo-l1-north", 177.6, 2 },
            { "sun-earth", "halo-l2-south", 179, 2 },
        };

    [Theory]
    [MemberData(nameof(Orbits))]
    [Trait("Category", "Slow")]
    public void Orbit_IsContinuousForYears_AndFliesAgainFromItsKernel(
        string system,
        string family,
        double periodDays,
        double years
    )
    {
        var orbit = Member(system, family, periodDays);
        var model =
            system == "sun-earth" || family.StartsWith("resonant", StringComparison.Ordinal) ? aboutEarth : aboutMoon;
        var flown = EphemerisOrbit.Solve(orbit, model, Start, Start + years * Year, threads: 2);
        Assert.InRange(flown.PositionDiscontinuity, 0, 1e-3);
        Assert.InRange(flown.VelocityDiscontinuity, 0, 1e-6);
        Assert.True(flown.Trajectory.Start <= Start && flown.Trajectory.End >= Start + years * Year);
        FliesAgain(flown, model);
    }

    [Fact]
    public void HaloOfElevenDays_IsCarriedThereForMonths()
    {
        // It does not converge when it is hung into the sky as it is: the Sun moves it by 10,000 km.
        var orbit = Member("earth-moon", "halo-l2-south", 11);
        var flown = EphemerisOrbit.Solve(orbit, aboutMoon, Start, Start + 60 * Day, threads: 2);
        Assert.InRange(flown.PositionDiscontinuity, 0, 1e-3);
        FliesAgain(flown, aboutMoon);
        var one = EphemerisOrbit.Solve(orbit, aboutMoon, Start, Start + 60 * Day, threads: 1);
        Assert.Equal(one.Trajectory.At(Start + 30 * Day), flown.Trajectory.At(Start + 30 * Day));
    }

    [Fact]
    public void AnotherCentre_IsRefused()
    {
        var orbit = Member("earth-moon", "halo-l2-south", 12);
        var model = new ForceModel(sky, sun, [earth, moon]);
        Assert.Throws<ArgumentException>(() => EphemerisOrbit.Solve(orbit, model, Start, Start + Year, 1));
        Assert.Throws<ArgumentException>(() => EphemerisOrbit.Solve(orbit, aboutMoon, Start, Start, 1));
    }

    private static PeriodicOrbit Member(string system, string family, double periodDays)
    {
        var units = system == "sun-earth" ? ThreeBodySystem.SunEarth : ThreeBodySystem.EarthMoonMeanDistance;
        return FamilyCatalogue.Find(units, family)!.WithPeriod(periodDays * Day)[0];
    }

    /// <summary>
    /// The patch points written as an SPK of type 13 and read back; each flown to the next one by a propagator of its own with
    /// another method: a millimetre of gap, and the local errors of both propagations.
    /// </summary>
    private static void FliesAgain(ReferenceOrbit flown, ForceModel model)
    {
        var pieces = flown.Trajectory.Pieces;
        var epochs = new List<double>();
        for (var piece = 0; piece < pieces.Count; piece++)
        {
            foreach (var time in flown.Trajectory.SampleTimes(piece, 0.05, 6 * 3600))
                if (epochs.Count == 0 || time > epochs[^1] + 1)
                    epochs.Add(time);
        }
        var states = epochs.Select(flown.Trajectory.At).ToList();
        var path = Path.GetTempFileName();
        try
        {
            var writer = new SpkWriter("ORBIT", "");
            writer.AddHermite(
                new SpkDescriptor(-999002, model.Central.Body, epochs[0], epochs[^1], "ORBIT"),
                7,
                [.. epochs],
                [.. states.Select(s => s.Position / 1e3)],
                [.. states.Select(s => s.Velocity / 1e3)]
            );
            writer.Write(path);
            var read = Ephemeris.Load(path);
            var propagator = new Propagator(model, 1e-4, 1e-9);
            for (var i = 0; i < pieces.Count; i++)
            {
                var from = epochs.First(epoch => epoch >= pieces[i].StartTdb);
                var to = epochs.Last(epoch => epoch <= pieces[i].EndTdb);
                var (r, v) = read.State(-999002, model.Central.Body, from);
                var end = propagator
                    .Propagate(
                        new State(Epoch.FromSecondsPastJ2000(from), model.Central.Body, Frame.Icrf, r, v),
                        Epoch.FromSecondsPastJ2000(to)
                    )
                    .Final;
                var there = read.State(-999002, model.Central.Body, to);
                Assert.InRange(Vector3.Distance(end.Position, there.Position), 0, 0.05);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }
}
