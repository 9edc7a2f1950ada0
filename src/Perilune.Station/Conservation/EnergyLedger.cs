using Perilune.Station.Power;

namespace Perilune.Station.Conservation;

/// <summary>Energy of one habitat: generated = used + lost + curtailed + what the battery gained.</summary>
internal sealed class EnergyLedger(string place, PowerSystem power)
{
    /// <summary>Greatest difference allowed, relative to the energy generated and first stored.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>Greatest relative difference found by the checks so far.</summary>
    public double WorstResidual { get; private set; }

    /// <summary>Compares both sides.</summary>
    /// <exception cref="ConservationException">They differ.</exception>
    public void Check()
    {
        var gained = power.Battery.Amount - power.InitialEnergy;
        var excess = power.Used.Amount + power.Lost.Amount + power.Curtailed.Amount + gained - power.Generated.Amount;
        var residual = Math.Abs(excess) / (power.Generated.Amount + power.InitialEnergy + 1);
        WorstResidual = Math.Max(WorstResidual, residual);
        if (!(residual <= Tolerance))
            throw new ConservationException(place, "energy", excess, "J");
    }
}
