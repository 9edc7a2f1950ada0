using Perilune.Astro.TwoBody;
using Perilune.Astro.Visibility;
using Perilune.Flight.Entry;

namespace Perilune.Flight.Tests.Entry;

// Vostok 1, 12 April 1961, times after 06:07:00 UT (OKB-1 and V. Baturin 2021, as collected in the reference of flown missions):
// 4,725 kg in an orbit at 64.95 deg whose heights are published as 168 x 327, 168 x 314, 169 x 315 and 181 x 327 km; TDU-1 fires
// at T+4,686.4 for 40 s and gives 132 m/s; cables part at 10:36 Moscow time (T+5,340) at about 130 km; the seat leaves at 7 km at
// 10:42; the sphere is down at 10:48 (T+6,060) near 51.27 N 46.0 E at about 10 m/s after 8 to 10 g.
public sealed class VostokTests(ITestOutputHelper output)
{
    private const double Degree = Math.PI / 180;

    // Assumption: where the third stage was cut off at T+676 is not published. 8.1 t with 7 t of propellant at 326 s of specific
    // impulse beside 4.7 t (data sheets) take 2.5 km/s of the orbit's 7.85 in 372 s, at a mean speed of 6.5 km/s; with some 750 km
    // before it that is 29 deg along the orbit from Baikonur. 1 deg of it is 1 deg of the landing.
    private const double Insertion = 29;

    [Theory]
    [InlineData(168_000, 327_000)]
    [InlineData(168_000, 314_000)]
    [InlineData(169_000, 315_000)]
    [InlineData(181_000, 327_000)]
    public void Entry_FromEachPublishedOrbit_IsAsFlown(double perigee, double apogee)
    {
        var flown = Fly(perigee, apogee, Insertion);
        output.WriteLine(
            string.Join(
                "; ",
                flown.Events.Select(e => $"{e.Name} {e.State.Time:F0} s {e.Conditions.Altitude / 1000:F1} km")
            )
        );
        Assert.Equal(EntryFate.Landed, flown.Fate);
        Assert.InRange(flown.Load.Value, 7.5, 11);
        Assert.Equal(6060, flown.End.Time, 120.0);
        // 10:42 is given to the minute.
        Assert.Equal(5700, flown.Event("seat").State.Time, 120.0 + 30);
        Assert.Equal(130_000, flown.Event("cables").Conditions.Altitude, 10_000.0);
        // Published as about 10 m/s.
        Assert.Equal(10, flown.Event(EntryFlight.Touchdown).Conditions.Speed, 1.5);
        Assert.True(Miss(flown) < 400_000, $"{Miss(flown) / 1000:F0} km");
    }

    // The unpublished place of insertion moves the landing and nothing else.
    [Fact]
    public void Insertion_MovesTheLandingByItself()
    {
        var here = Fly(168_000, 327_000, Insertion);
        var there = Fly(168_000, 327_000, Insertion + 1);
        var moved = EntryBody.CentralAngle(here.End.Position, there.End.Position) / Degree;
        Assert.InRange(moved, 0.9, 1.15);
        Assert.Equal(here.Load.Value, there.Load.Value, 0.1);
        Assert.Equal(here.End.Time, there.End.Time, 5.0);
    }

    private static double Miss(EntryResult flown)
    {
        var site = EntryBody.Earth.Ellipsoid.ToCartesian(Geodetic.FromDegrees(51.27, 46.0, 0));
        return EntryBody.CentralAngle(site, flown.End.Position) * 6_371_000;
    }

    private static EntryResult Fly(double perigee, double apogee, double insertion)
    {
        const double cutoff = 676;
        var body = EntryBody.Earth;
        var inclination = 64.95 * Degree;
        // The plane through Baikonur at lift-off, going north-east; inertial axes are the Earth's of that moment.
        var site = body.Ellipsoid.ToCartesian(Geodetic.FromDegrees(45.92, 63.34, 0)).Unit;
        var launch = Math.Asin(site.Z / Math.Sin(inclination));
        var node = Math.Atan2(site.Y, site.X) - Math.Atan2(Math.Cos(inclination) * Math.Sin(launch), Math.Cos(launch));
        var argument = launch + insertion * Degree;
        // Heights are over the ground under the apsides, which lie at the same latitude north and south.
        var sine = Math.Sin(inclination) * Math.Sin(argument);
        var radius = body.Ellipsoid.EquatorialRadius * (1 - body.Ellipsoid.Flattening * sine * sine);
        var (low, high) = (radius + perigee, radius + apogee);
        var orbit = new OrbitalElements(
            low,
            (high - low) / (high + low),
            inclination,
            node,
            argument,
            0,
            body.GravitationalParameter
        ).ToState();
        var start = EntryState.FromInertial(
            body,
            orbit.Position,
            orbit.Velocity,
            body.RotationRate * cutoff,
            4725,
            cutoff
        );
        // 132 m/s in 40 s of an engine of 266 s of specific impulse.
        var exhaust = 266 * 9.80665;
        var burnt = 4725 * (1 - Math.Exp(-132 / exhaust));
        var plan = new EntryPlan
        {
            CoastStep = 1,
            Steps =
            [
                new("retrofire", DescentTrigger.AtTime(4686.4))
                {
                    Burns = new RetrogradeBurn(burnt * exhaust / 40, exhaust),
                },
                new("burnout", DescentTrigger.After(40)),
                new("cables", DescentTrigger.AtTime(5340)) { MassBecomes = 2460 },
                new("seat", DescentTrigger.Below(7000)) { Jettisons = 336 },
                // Published: 4 km and 2.5 km, canopies of 18 and 574 m2; drag coefficients of 0.6 and 0.75 are Knacke's.
                new("braking parachute", DescentTrigger.Below(4000)) { Opens = new("braking", 18 * 0.6, 1) },
                new("main parachute", DescentTrigger.Below(2500)) { Opens = new("main", 574 * 0.75, 4) },
            ],
        };
        return EntryFlight.Fly(body, EntryVehicles.Vostok, start, plan);
    }
}
