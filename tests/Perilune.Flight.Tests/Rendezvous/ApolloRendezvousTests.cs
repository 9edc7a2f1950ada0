using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Orientation;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Astro.TwoBody;
using Perilune.Flight.Rendezvous.Phasing;
using Perilune.Flight.Targeting;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Tests.Rendezvous;

/// <summary>
/// The rendezvous of Eagle with Columbia, 21 July 1969, by the published orbits and times (Apollo 11 Mission Report
/// MSC-00171, tables 5-V, 5-VI and 7-II, as in Orloff).
/// </summary>
public sealed class ApolloRendezvousTests
{
    private const double Foot = 0.3048;
    private const double NauticalMile = 1852;
    private const double Degree = Math.PI / 180;

    // Radius of the landing site, from which the report counts lunar altitudes: 937.17 nautical miles.
    private const double SiteRadius = 937.17 * NauticalMile;

    // Seconds of the mission's own clock: insertion, and the burns from it.
    private const double Insertion = ((124 * 60) + 29) * 60 + 15.67;
    private const double Sequence = ((125 * 60) + 19) * 60 + 35 - Insertion;
    private const double Height = ((126 * 60) + 17) * 60 + 49.6 - Insertion;
    private const double Terminal = ((127 * 60) + 3) * 60 + 51.8 - Insertion;

    // The lunar module's computer: the target travels 130 deg during the terminal phase.
    private const double TravelAngle = 130 * Degree;

    private static readonly AttractingBody[] Others =
    [
        AttractingBody.PointMass(NaifId.Earth, 398600.435507e9),
        AttractingBody.PointMass(NaifId.Sun, 132712440041.279419e9),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void ConcentricFlightPlan_TakesTheBurnsOfTheMissionReport(int side)
    {
        var rendezvous = Rendezvous(side);
        var (csi, cdh, tpi) = (rendezvous.Burn("CSI"), rendezvous.Burn("CDH"), rendezvous.Burn("TPI"));
        // 2.5 m/s: reference C1.
        Assert.Equal(51.6 * Foot, csi.Size, 2.5);
        Assert.Equal(19.9 * Foot, cdh.Size, 2.5);
        Assert.Equal(25.4 * Foot, tpi.Size, 2.5);
        Assert.Equal(-15 * NauticalMile, cdh.Before.Height, 10.0);
        Assert.Equal(26.6 * Degree, tpi.Before.Elevation, 1e-4);
        // Braking begins where 130 deg of travel end; the report has the docking a quarter of an hour later, at 128:03:00.
        var braking = rendezvous.Burn("TPF").Epoch - rendezvous.Target.Start + Insertion;
        Assert.InRange(braking, 128 * 3600 + 180 - 20 * 60, 128 * 3600 + 180);
        Assert.InRange(rendezvous.FinalRelative.Range, 0, 0.1);
    }

    private static FlownRendezvous Rendezvous(int side)
    {
        var propagator = new Propagator(Model(), 1e-3, 1e-7);
        var epoch =
            new TimeScales(LeapSeconds.ReadFile(Path.Combine(Repository.Data, "time", "tai-utc.csv"))).Parse(
                "1969-07-16T13:32:00 UTC"
            ) + Insertion;
        var gm = propagator.Model.Central.GravitationalParameter;
        // Columbia, 63 x 56 nautical miles: 58.5 where the descent orbit began half a turn before the powered descent (report,
        // table 7-II), that is 107 deg from its perilune at CDH, which comes 330 deg after the insertion. How far Eagle is behind
        // is not in the report: it is what makes the target stand at 26.6 deg at the published time of the terminal burn.
        var behind = 15 * Degree;
        var columbia = Orbit(63, 56, side * (107 * Degree) - 330 * Degree + behind, gm);
        var eagle = Orbit(47.3, 9.5, InsertionAnomaly(gm), gm);
        var travel = Terminal + TravelAngle / Math.Tau * columbia.Period;
        var flight = new RendezvousFlight(propagator, State(epoch, Placed(columbia, behind)), travel + 1);
        var plan = new RendezvousPlan(
            [
                new("CSI", Sequence, ImpulseAim.Horizontal),
                new("CDH", Height, new CoellipticAim()),
                new("TPI", Terminal, new InterceptAim(travel, Vector3.Zero)),
                new("TPF", travel, new VelocityAim(Vector3.Zero)),
            ],
            [
                new("height at CDH", Height, OffsetQuantity.Height, -15 * NauticalMile, 5),
                new("sight at TPI", Terminal, OffsetQuantity.Elevation, 26.6 * Degree, 1e-5),
            ],
            FindsPhase: true
        );
        return RendezvousSolver.Solve(flight, State(epoch, Placed(eagle, 0)), plan).Flown;

        State State(Epoch at, PositionVelocity s) => new(at, NaifId.Moon, Frame.Icrf, s.Position, s.Velocity);
    }

    // 60,300 ft and climbing at 32 ft/s on the orbit of 47.3 x 9.5.
    private static double InsertionAnomaly(double gm)
    {
        var orbit = Orbit(47.3, 9.5, 0, gm);
        var speed = Math.Sqrt(gm / (orbit.PeriapsisRadius * (1 + orbit.Eccentricity)));
        return Math.Asin(32 * Foot / (speed * orbit.Eccentricity));
    }

    private static OrbitalElements Orbit(double apolune, double perilune, double anomaly, double gm)
    {
        var (high, low) = (SiteRadius + apolune * NauticalMile, SiteRadius + perilune * NauticalMile);
        return new(low, (high - low) / (high + low), 0, 0, 0, Math.IEEERemainder(anomaly, Math.Tau) + Math.Tau, gm);
    }

    // In the mission's plane: retrograde, nearly equatorial (inclination 178.8 deg), at an angle along the motion.
    private static PositionVelocity Placed(OrbitalElements orbit, double ahead)
    {
        var turned = orbit with
        {
            Inclination = 178.8 * Degree - 23.4 * Degree,
            ArgumentOfPeriapsis = (ahead - orbit.TrueAnomaly + 3 * Math.Tau) % Math.Tau,
            TrueAnomaly = orbit.TrueAnomaly % Math.Tau,
        };
        return turned.ToState();
    }

    private static ForceModel Model()
    {
        var frames = new FrameSystem
        {
            MoonDe440 = LunarOrientation.Load(
                LunarOrientation.PrincipalAxesDe440,
                Path.Combine(Repository.Data, "orientation", "moon_pa.bpc")
            ),
        };
        var field = GravityField.Load(Path.Combine(Repository.Data, "gravity", "grgm900c_165.bin"));
        return new(
            Ephemeris.Load(Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp")),
            AttractingBody.WithField(
                NaifId.Moon,
                new SphericalHarmonics(field, 20),
                new BodyFixedAxes(field.Frame, frames)
            ),
            Others
        );
    }
}
