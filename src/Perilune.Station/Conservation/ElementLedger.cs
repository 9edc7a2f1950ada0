using System.Globalization;
using Perilune.Station.Chemistry;
using Perilune.Station.Engine;

namespace Perilune.Station.Conservation;

/// <summary>A conserved quantity is not what it was: the run stops.</summary>
public sealed class ConservationException(string place, string quantity, double amount, string unit)
    : InvalidOperationException(
        string.Create(CultureInfo.InvariantCulture, $"{place}: {quantity} is not conserved, {amount:R} {unit} too much")
    )
{
    /// <summary>Where: a habitat.</summary>
    public string Place { get; } = place;

    /// <summary>What: an element, or energy.</summary>
    public string Quantity { get; } = quantity;

    /// <summary>How much there is too much (negative: too little), mol or J.</summary>
    public double Amount { get; } = amount;
}

/// <summary>
/// Carbon, hydrogen, oxygen and nitrogen of one habitat: what is there must be what was there at the start and what came
/// since. Each place integrates its own rate, so that a flow that arrives anywhere but where it left shows here.
/// </summary>
internal sealed class ElementLedger
{
    /// <summary>Greatest difference allowed, relative to all of the element that the habitat ever held.</summary>
    public const double Tolerance = 1e-9;

    private readonly string place;
    private readonly List<(Store Store, Substance Substance)> stores;
    private Elements expected;
    private Elements throughput;

    public ElementLedger(string place, List<(Store Store, Substance Substance)> stores)
    {
        this.place = place;
        this.stores = stores;
        expected = throughput = Sum();
    }

    /// <summary>Greatest relative difference found by the checks so far.</summary>
    public double WorstResidual { get; private set; }

    /// <summary>Books matter that came from outside (negative: left).</summary>
    public void Imported(Substance substance, double moles)
    {
        expected += moles * substance.Elements;
        throughput += Math.Abs(moles) * substance.Elements;
    }

    /// <summary>Compares what is there with what should be.</summary>
    /// <exception cref="ConservationException">An element is not conserved, or a tank holds less than nothing.</exception>
    public void Check()
    {
        var excess = Sum() - expected;
        var held = throughput + Given();
        Check("carbon", excess.Carbon, held.Carbon);
        Check("hydrogen", excess.Hydrogen, held.Hydrogen);
        Check("oxygen", excess.Oxygen, held.Oxygen);
        Check("nitrogen", excess.Nitrogen, held.Nitrogen);
        foreach (var (store, substance) in stores)
        {
            if (double.IsFinite(store.Capacity) && store.Amount < -Tolerance * store.Capacity)
                throw new ConservationException(store.Name, substance.Name + " under zero", store.Amount, "mol");
        }
    }

    private void Check(string element, double excess, double scale)
    {
        var residual = excess == 0 ? 0 : Math.Abs(excess) / scale;
        WorstResidual = Math.Max(WorstResidual, residual);
        if (!(residual <= Tolerance))
            throw new ConservationException(place, element, excess, "mol");
    }

    /// <summary>What the crew's bodies gave, negative amounts in their places, was held as what came in a vehicle is.</summary>
    private Elements Given()
    {
        var given = default(Elements);
        foreach (var (store, substance) in stores)
            given += Math.Max(0, -store.Amount) * substance.Elements;
        return given;
    }

    private Elements Sum()
    {
        var sum = default(Elements);
        foreach (var (store, substance) in stores)
            sum += store.Amount * substance.Elements;
        return sum;
    }
}
