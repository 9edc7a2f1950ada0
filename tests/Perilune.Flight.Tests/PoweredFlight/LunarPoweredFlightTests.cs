using Perilune.Flight.PoweredFlight;

namespace Perilune.Flight.Tests.PoweredFlight;

public sealed class LunarPoweredFlightTests
{
    private const double MoonGM = 4902.800066e9;
    private const double NauticalMile = 1852;
    private const double Foot = 0.3048;
    private const double G0 = 9.80665;

    // Apollo 11 Mission Report MSC-00171, tables 5-V and A-I: lift-off 4,888.2 kg, 434.9 s to cut-off at 60,300 ft,
    // 5,537.0 ft/s along and 32 ft/s up, 2,689.2 kg left; orbit 47.3 x 9.5 nmi; site radius 937.17 nmi; ascent engine
    // 3,500 lbf nominal. Tolerances of the reference: 15 s, 60 kg. The exhaust velocity is the one that the masses and
    // the time imply at that thrust.
    [Fact]
    public void Apollo11_Ascent_TakesItsTimeAndPropellant()
    {
        var ground = 937.17 * NauticalMile;
        var thrust = 3_500 * 4.4482216;
        var exhaust = thrust * 434.9 / (4_888.2 - 2_689.2);
        var cutoff = ground + 60_300 * Foot;
        var along = 5_537.0 * Foot;
        // The orbit through cut-off with that speed: its far end.
        var h = cutoff * along;
        var energy = along * along / 2 - MoonGM / cutoff;
        var e = Math.Sqrt(1 + 2 * energy * h * h / (MoonGM * MoonGM));
        var apo = h * h / MoonGM / (1 - e);
        var arc = new LunarPoweredFlight(MoonGM).Ascend(
            new(thrust, exhaust, 4_888.2),
            ground,
            cutoff,
            apo,
            verticalRise: 10,
            cutoffClimb: 32 * Foot
        );
        // Orbit achieved: 47.3 x 9.5 nmi.
        Assert.Equal(47.3, (apo - ground) / NauticalMile, 1.5);
        Assert.NotNull(arc);
        Assert.Equal(434.9, arc.Value.BurnTime, 15.0);
        Assert.Equal(2_689.2, arc.Value.EndMass, 60.0);
    }

    // Apollo 11 powered descent: 15,150.7 kg at 50,000 ft, 754.9 s and an ideal 2,141 m/s at 300.5 s, in part throttled, with
    // an approach phase and hovering. Braking at fixed full thrust alone needs less of both, and more than the orbital speed.
    [Fact]
    public void Apollo11_BrakingAtFullThrust_NeedsLessThanTheWholeFlownDescent()
    {
        var ground = 937.17 * NauticalMile;
        var arc = new LunarPoweredFlight(MoonGM).Descend(
            new(9_870 * 4.4482216, 300.5 * G0, 15_150.7),
            ground + 50_000 * Foot,
            ground + 58.5 * NauticalMile,
            ground + 500 * Foot,
            5
        );
        Assert.NotNull(arc);
        Assert.InRange(arc.Value.BurnTime, 386, 754.9);
        Assert.InRange(arc.Value.DeltaV, 1_690, 2_141);
        // Flown from ignition to the site: 482.3 km.
        Assert.InRange(arc.Value.DownRange, 350e3, 482.3e3);
    }

    [Fact]
    public void AnEngineTooWeakToHover_LandsNowhere() =>
        Assert.Null(new LunarPoweredFlight(MoonGM).Descend(new(1_000, 3_000, 10_000), 1_752e3, 1_837e3, 1_737e3, 5));

    // With thrust without bound the descent costs the speed at perilune and the energy of the last fall alone.
    [Fact]
    public void StrongerThrust_CostsLess_TowardTheImpulsiveLimit()
    {
        var flight = new LunarPoweredFlight(MoonGM);
        double Cost(double thrust) =>
            flight.Descend(new(thrust, 3_000, 10_000), 1_752.4e3, 1_837.4e3, 1_737.9e3, 5)!.Value.DeltaV;
        Assert.True(Cost(30e3) > Cost(45e3));
        Assert.True(Cost(45e3) > Cost(60e3));
        Assert.InRange(Cost(60e3), 1_692, 1_850);
    }
}
