using Perilune.Station.Engine;

namespace Perilune.Station.Atmosphere;

/// <summary>
/// Moles of one gas in a well-mixed cabin: a constant source, and losses in proportion to what is there (leak, removal).
/// dn/dt = s − k n, hence n(τ) = s/k + (n₀ − s/k) exp(−k τ).
/// </summary>
internal sealed class Gas(EventLoop loop, string name, double initial)
{
    private double source;
    private double decay;

    public Store Moles { get; } = new(loop, name, initial);

    /// <summary>Rises whenever the future changes, so that what is fed by the gas knows.</summary>
    public long Revision { get; private set; }

    /// <summary>Sets source (mol/s) and loss coefficient (1/s); nothing happens when they are the present ones.</summary>
    public void SetFlows(double newSource, double newDecay)
    {
        if (Revision > 0 && newSource == source && newDecay == decay)
            return;
        (source, decay) = (newSource, newDecay);
        Moles.SetRate(Rate());
        Revision++;
    }

    /// <summary>Takes moles away at once.</summary>
    public void Take(double moles)
    {
        Moles.Add(-moles);
        Moles.SetRate(Rate());
        Revision++;
    }

    /// <summary>A constant plus a flow in proportion to the moles, mol/s, from now on.</summary>
    public RateFunction Flow(double constant, double coefficient)
    {
        if (coefficient == 0)
            return RateFunction.Of(constant);
        var steady = source / decay;
        return RateFunction.Exponential(
            constant + (coefficient * steady),
            coefficient * (Moles.Amount - steady),
            decay
        );
    }

    private RateFunction Rate() =>
        decay == 0 ? RateFunction.Of(source) : RateFunction.Exponential(0, source - (decay * Moles.Amount), decay);
}

/// <summary>A store fed at a constant rate and by a flow in proportion to a gas.</summary>
internal sealed class GasFedStore(Store store, Gas gas)
{
    private (double Constant, double Coefficient, long Revision) last = (double.NaN, 0, 0);

    public Store Store => store;

    /// <summary>Sets the feed, mol/s; nothing happens when neither it nor the gas has changed.</summary>
    public void SetFeed(double constant, double coefficient)
    {
        var feed = (constant, coefficient, coefficient == 0 ? 0 : gas.Revision);
        if (feed == last)
            return;
        last = feed;
        if (coefficient == 0)
            store.SetRate(constant);
        else
            store.SetRate(gas.Flow(constant, coefficient));
    }
}
