using Perilune.Flight.Ascent;
using Perilune.Flight.Launch;

namespace Perilune.Flight.Tests.Ascent;

public sealed class AscentDesignTests
{
    private const double Degree = Math.PI / 180;

    [Fact]
    public void BestTilt_LeavesMoreThanItsNeighbours()
    {
        var (simulation, programme) = Scene();
        var (best, flight) = AscentDesign.Best(simulation, SaturnFive.Payload, programme);
        foreach (var factor in (double[])[0.9, 1.1])
        {
            var other = simulation.Fly(SaturnFive.Payload, best with { PitchOver = best.PitchOver * factor });
            Assert.True(flight.PropellantLeft > other.PropellantLeft);
        }
    }

    [Fact]
    public void PayloadCapability_LeavesNoPropellant_AndOneTonMoreDoesNotFly()
    {
        var (simulation, programme) = Scene();
        var (payload, flight) = AscentDesign.PayloadCapability(simulation, programme, 50e3, 200e3);
        Assert.InRange(flight.PropellantLeft, 0, 1);
        var over = AscentDesign.Best(simulation, payload + 1_000, programme).Flight;
        Assert.False(over.Closes);
        // What is missing is less than the payload that was added and more than half of it: the rest is its own delta-v.
        Assert.InRange(-over.PropellantLeft, 500, 2_000);
    }

    private static (AscentSimulation, AscentProgramme) Scene()
    {
        var earth = LaunchPlanet.Earth;
        var (normal, azimuth) = LaunchAzimuth.Of(
            earth,
            earth.Pad(SaturnFive.Pad).Position,
            32.521 * Degree,
            true,
            7_793
        );
        var target = InsertionTarget.AtPeriapsis(earth, 185.9e3, 185.9e3, normal);
        return (new(earth, SaturnFive.Rocket, SaturnFive.Pad, target), new(azimuth, 0));
    }
}
