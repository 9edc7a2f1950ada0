using Perilune.Astro.Visibility;
using Perilune.Flight.Entry;

namespace Perilune.Flight.Tests.Entry;

// Perseverance, 18 February 2021: entry at 5.3 to 5.4 km/s; seconds after it (plan and callouts as collected in the reference of
// flown missions): peak heat 80, peak load 90, parachute 240 at 420 m/s and 11 to 12 km, heat shield 260 at 160 m/s (callout
// 9.5 km and 145 m/s), 100 m/s at 6.6 km at 290, 4 km at 330, backshell at 2.1 to 2.6 km and 89 m/s, 30 m/s at 300 m, sky crane
// 390, touchdown 410 at 0.75 m/s.
public sealed class PerseveranceTests(ITestOutputHelper output)
{
    private const double Degree = Math.PI / 180;
    private const double Ground = -2570; // the floor of Jezero under the areoid, m

    [Fact]
    public void Timeline_IsAsFlown_Within10SecondsAnd10Percent()
    {
        var flown = Fly();
        foreach (var e in flown.Events)
            output.WriteLine(
                $"{e.Name} {e.State.Time:F1} s {(e.Conditions.Altitude - Ground) / 1000:F2} km {e.Conditions.Speed:F1} m/s"
            );
        Assert.Equal(EntryFate.Ended, flown.Fate);
        Time(80, EntryFlight.PeakHeat);
        Time(90, EntryFlight.PeakLoad);
        Time(240, "parachute");
        Time(260, "heat shield");
        Time(390, "sky crane");
        Time(410, "wheels down");
        Assert.InRange(Height("parachute"), 10_500, 12_500);
        Assert.Equal(9_500, Height("heat shield"), 950.0);
        Assert.Equal(1, flown.Event("backshell").Conditions.Speed / 89, 0.1);
        Assert.Equal(1, flown.Event("300 m").Conditions.Speed / 30, 0.1);
        Assert.Equal(1, flown.Event("wheels down").Conditions.Speed / 0.75, 0.1);
        Assert.Equal(1, At(290).Conditions.Speed / 100, 0.1);
        Assert.Equal(6_600, At(290).Conditions.Altitude - Ground, 660.0);
        // About 4 km, within 10 s of the fall.
        Assert.Equal(4_000, At(330).Conditions.Altitude - Ground, 1_000.0);

        void Time(double published, string name) => Assert.Equal(published, flown.Event(name).State.Time, 10.0);
        double Height(string name) => flown.Event(name).Conditions.Altitude - Ground;
        EntryEvent At(double time) => flown.Samples.MinBy(sample => Math.Abs(sample.State.Time - time))!;
    }

    // What is assumed and not published, and how far it reaches: the range from the interface to the site (610 km, with which
    // the parachute opens when it did; the Mars Science Laboratory's was some 630 km), the flight-path angle (-15.5 deg, that of the same), the mass.
    [Theory]
    [InlineData(20, 0, 0, 10, 40)]
    [InlineData(0, -0.3, 0, -12, 12)]
    [InlineData(0, 0, 100, -12, 12)]
    public void Parachute_MovesWithTheAssumptions(double range, double angle, double mass, double least, double most)
    {
        var moved = Fly(range, angle, mass).Event("parachute").State.Time - Fly().Event("parachute").State.Time;
        output.WriteLine($"{moved:F1} s");
        Assert.InRange(moved, least, most);
    }

    private static EntryResult Fly(double range = 0, double angle = 0, double mass = 0)
    {
        var body = EntryBody.Mars;
        var vehicle = EntryVehicles.Mars2020Capsule with { Mass = EntryVehicles.Mars2020Capsule.Mass + mass };
        var site = Geodetic.FromDegrees(18.4446, 77.4509, Ground);
        var west = (610_000 + range * 1000) / (3_390_000 * Math.Cos(site.Latitude));
        var start = EntryState.FromAirRelative(
            body,
            new(site.Latitude, site.Longitude - west, 125_000),
            5350,
            (-15.5 + angle) * Degree,
            89 * Degree,
            vehicle.Mass
        );
        var parachute = DescentTrigger.SlowerThan(420);
        // Eight engines of 400 to 3,060 N at 220 s (unverified); 2,095 kg of descent stage and rover.
        var (full, idle, exhaust) = (8 * 3060.0, 8 * 400.0, 220 * 9.80665);
        var stage = vehicle with { Aerodynamics = new(new AerodynamicTable.Row(0, 1, 0)), ReferenceArea = 7 };
        var plan = new EntryPlan
        {
            Interface = 125_000,
            Ground = Ground,
            SampleEvery = 1,
            Steps =
            [
                // 21.5 m across; drag coefficient 0.62 (unverified).
                new("parachute", parachute) { Opens = new("disk-gap-band", 363 * 0.62, 0.7) },
                new("heat shield", DescentTrigger.SlowerThan(160)) { Jettisons = 440 },
                new("backshell", DescentTrigger.Below(Ground + 2100))
                {
                    CutsParachute = true,
                    Becomes = stage,
                    MassBecomes = 2095,
                    Burns = VerticalProfile.Between(full, idle, exhaust, (Ground + 2100, 89), (Ground + 300, 30)),
                },
                new("300 m", DescentTrigger.Below(Ground + 300))
                {
                    Burns = VerticalProfile.Between(full, idle, exhaust, (Ground + 300, 30), (Ground + 21, 0.75)),
                },
                new("sky crane", DescentTrigger.Below(Ground + 21))
                {
                    Burns = new VerticalProfile(full, idle, exhaust, Ground, 0.75, 0),
                },
                // The rover hangs 6.4 m under the stage.
                new("wheels down", DescentTrigger.Below(Ground + 6.4)) { Ends = true },
            ],
        };
        // In the last part of its guidance the capsule banks at most 30 deg, to align its heading (G. F. Mendeck and L. E. Craig
        // McGrew, AIAA 2011-6639).
        var settings = new PredictorCorrectorSettings(parachute)
        {
            Cycle = 2,
            Step = 1,
            FinalBank = 30 * Degree,
        };
        var target = body.Ellipsoid.ToCartesian(site);
        return EntryFlight.Fly(body, vehicle, start, plan, new PredictorCorrector(body, vehicle, target, settings));
    }
}
