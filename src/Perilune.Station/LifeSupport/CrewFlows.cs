using Perilune.Station.Chemistry;
using Perilune.Station.Models;

namespace Perilune.Station.LifeSupport;

/// <summary>What one crew member takes and gives, in moles of each substance a second (mixtures: kg/s).</summary>
internal sealed class CrewFlows(CrewRates rates)
{
    public Substance Food { get; } = rates.Food;

    public Substance Urine { get; } = rates.Urine;

    public Substance Feces { get; } = rates.Feces;

    public double WaterFractionOfUrine { get; } = rates.WaterFractionOfUrine;

    public double OxygenConsumed { get; } = rates.OxygenConsumed / Substance.Oxygen.MolarMass;

    public double CarbonDioxideProduced { get; } = rates.CarbonDioxideProduced / Substance.CarbonDioxide.MolarMass;

    public double VapourProduced { get; } = rates.VapourWater / Substance.Water.MolarMass;

    public double WaterDrunk { get; } = rates.DrinkingWater / Substance.Water.MolarMass;

    public double WaterFlushed { get; } = rates.FlushWater / Substance.Water.MolarMass;

    public double WaterForHygiene { get; } = rates.HygieneWater / Substance.Water.MolarMass;

    public double FoodEaten { get; } = rates.FoodSolids + rates.FoodWater;

    public double UrineProduced { get; } = rates.UrineSolids + rates.UrineWater + rates.FlushWater;

    public double FecesProduced { get; } = rates.FecalSolids + rates.FecalWater;

    public double PerspirationSolids { get; } = rates.PerspirationSolids / Substance.PerspirationSolids.MolarMass;
}
