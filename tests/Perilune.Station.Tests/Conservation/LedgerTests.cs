using Perilune.Station.Chemistry;
using Perilune.Station.Conservation;
using Perilune.Station.Engine;

namespace Perilune.Station.Tests.Conservation;

public sealed class LedgerTests
{
    [Fact]
    public void AtomThatAppearsFromNothing_IsNamedWithPlaceAndAmount()
    {
        var loop = new EventLoop();
        var water = new Store(loop, "water", 100);
        var hydrogen = new Store(loop, "hydrogen", 0);
        var oxygen = new Store(loop, "oxygen", 0);
        var ledger = new ElementLedger(
            "base",
            [(water, Substance.Water), (hydrogen, Substance.Hydrogen), (oxygen, Substance.Oxygen)]
        );
        water.SetRate(-1e-3);
        hydrogen.SetRate(1e-3);
        // Electrolysis that makes a millionth too much oxygen.
        oxygen.SetRate(0.5e-3 * (1 + 1e-6));
        loop.Run(10_000, () => { }, CancellationToken.None);
        var error = Assert.Throws<ConservationException>(ledger.Check);
        Assert.Equal("base", error.Place);
        Assert.Equal("oxygen", error.Quantity);
        Assert.Equal(1e-5, error.Amount, 1e-12);
    }

    [Fact]
    public void WaterThatBodiesGave_CountsAsHeld()
    {
        // A million moles went from bodies through a cup of one; the rounding of so many is not held against the cup.
        var loop = new EventLoop();
        var body = new Store(loop, "body water", 0);
        var urine = new Store(loop, "urine", 1);
        var ledger = new ElementLedger("base", [(body, Substance.Water), (urine, Substance.Water)]);
        body.Add(-1e6);
        urine.Add(1e6 + 1e-5);
        ledger.Check();
        Assert.Equal(1e-5 / (1e6 + 1), ledger.WorstResidual, 1e-15);
        urine.Add(1e-2);
        Assert.Throws<ConservationException>(ledger.Check);
    }

    [Fact]
    public void Reactions_KeepTheirAtoms()
    {
        var electrolysis = 2 * Substance.Water.Elements - (2 * Substance.Hydrogen.Elements) - Substance.Oxygen.Elements;
        Assert.Equal(default, electrolysis);
        var sabatier =
            Substance.CarbonDioxide.Elements
            + (4 * Substance.Hydrogen.Elements)
            - Substance.Methane.Elements
            - (2 * Substance.Water.Elements);
        Assert.Equal(default, sabatier);
        // 1.126 kg of water for a kilogram of oxygen (station reference B3).
        Assert.Equal(1.126, 2 * Substance.Water.MolarMass / Substance.Oxygen.MolarMass, 5e-4);
    }
}
