using System.Globalization;
using Perilune.Flight.PoweredFlight;
using Perilune.Flight.Vehicles;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Verification;

/// <summary>Launchers, tanks and powered flight against published figures.</summary>
internal static class VehicleChecks
{
    private const double NauticalMile = 1852;
    private const double Foot = 0.3048;

    public static IEnumerable<(string Id, double Computed)> Compute(
        Knowledge knowledge,
        CancellationToken cancellation
    ) => FalconHeavy().Concat(AresOne()).Concat(ApolloAscent());

    private static IEnumerable<(string Id, double Computed)> FalconHeavy()
    {
        // NASA Launch Services Program performance query of 2024-09-17: the fit, kg and km2/s2.
        var heavy = new LaunchVehicle
        {
            Name = "Falcon Heavy, expended",
            EnergyCurve = [14964.1, -278.906, 2.0196, -0.00655333],
            LeastEnergy = 0,
            ParkingInclination = 28.5 * Math.PI / 180,
        };
        foreach (var energy in new[] { 0, 5, 10, 20, 30 })
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"vehicle.falcon-heavy.c3-{energy}");
            yield return (id, heavy.InjectedMass(energy * 1e6));
        }
        yield return ("vehicle.falcon-heavy.trans-lunar", heavy.InjectedMass(-1.8e6));
    }

    // SpaceNet Quick Start 1: Ares I and Orion to 9,500 m/s. SpaceNet's g0 is 9.81 m/s2; the impulses carry it over.
    private static IEnumerable<(string Id, double Computed)> AresOne()
    {
        const double g = 9.81 / Stage.StandardGravity;
        const double deltaV = 9_500;
        const double escapeTower = 6_000;
        var first = new Stage("first", 105_000, 620_000, 267 * g, 1);
        var upper = new Stage("upper", 12_000, 125_000, 448 * g, 1);
        const double orion = 8_000 + 175 + 3_000 + 10_000 + 4 * 100;
        var budget = new PropellantBudget(new Spacecraft("Ares I", [first, upper], 4, 0), orion + escapeTower);
        yield return ("vehicle.ares-1.lift-off-mass", budget.Mass);
        var ofFirst = first.ExhaustVelocity * Math.Log(budget.Mass / (budget.Mass - 620_000));
        yield return ("vehicle.ares-1.first-stage", ofFirst);
        // The tower leaves with the first stage; a burn to the last drop would already take the second.
        budget.Burn("first", 0, ofFirst - 1e-9);
        budget.DropStage();
        budget.Load(-escapeTower);
        budget.Burn("upper", 0, deltaV - ofFirst);
        yield return ("vehicle.ares-1.propellant-left", budget.Remaining[1]);
        yield return ("vehicle.ares-1.mass-in-orbit", budget.Mass);
    }

    // Apollo 11 Mission Report MSC-00171, tables 5-V and A-I. Exhaust velocity: what its masses and burn time imply at the
    // nominal thrust of 3,500 lbf.
    private static IEnumerable<(string Id, double Computed)> ApolloAscent()
    {
        // JPL gm_de440.tpc, m3/s2.
        const double moon = 4902.800118457550e9;
        const double ground = 937.17 * NauticalMile;
        const double cutoff = ground + 60_300 * Foot;
        const double along = 5_537.0 * Foot;
        const double thrust = 3_500 * 4.4482216;
        const double angular = cutoff * along;
        const double energy = along * along / 2 - moon / cutoff;
        var eccentricity = Math.Sqrt(1 + 2 * energy * angular * angular / (moon * moon));
        var apolune = angular * angular / moon / (1 - eccentricity);
        yield return ("flight.apollo-11-ascent.apolune", (apolune - ground) / NauticalMile);
        var arc = new LunarPoweredFlight(moon).Ascend(
            new(thrust, thrust * 434.9 / (4_888.2 - 2_689.2), 4_888.2),
            ground,
            cutoff,
            apolune,
            verticalRise: 10,
            cutoffClimb: 32 * Foot
        );
        yield return ("flight.apollo-11-ascent.burn", arc?.BurnTime ?? double.NaN);
        yield return ("flight.apollo-11-ascent.mass", arc?.EndMass ?? double.NaN);
    }
}
