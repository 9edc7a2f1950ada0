using Perilune.Station.Atmosphere;
using Perilune.Station.Chemistry;
using Perilune.Station.Engine;
using Perilune.Station.Models;
using Perilune.Station.Power;

namespace Perilune.Station.LifeSupport;

/// <summary>
/// Units and crew of one habitat as flows between its stores. First each unit is told what to do; when power has settled,
/// the flows of what really runs are set. Each flow leaves one store and enters another in the same lines.
/// </summary>
internal sealed class LifeSupportSystem
{
    private readonly AtmosphereModel air;
    private readonly AirlockModel airlock;
    private readonly LifeSupportModel model;
    private readonly CrewFlows crew;
    private readonly Cabin cabin;
    private readonly MatterStores stores;
    private readonly LifeSupportControls controls;
    private readonly Totals totals;
    private readonly ProcessUnit? generator;
    private readonly ProcessUnit? removal;
    private readonly ProcessUnit? sabatier;
    private readonly ProcessUnit? humidity;
    private readonly ProcessUnit? urineProcessor;
    private readonly ProcessUnit? brineProcessor;
    private readonly ProcessUnit? waterProcessor;
    private readonly GasFedStore waste;
    private readonly GasFedStore accumulator;
    private readonly GasFedStore overboardOxygen;
    private readonly GasFedStore overboardNitrogen;
    private readonly GasFedStore overboardCarbonDioxide;
    private readonly GasFedStore overboardVapour;

    public LifeSupportSystem(
        EventLoop loop,
        HabitatModel habitat,
        CrewFlows crew,
        Cabin cabin,
        MatterStores stores,
        LifeSupportControls controls,
        PowerSystem power,
        Totals totals
    )
    {
        air = habitat.Atmosphere;
        airlock = habitat.Airlock;
        model = habitat.LifeSupport;
        this.crew = crew;
        this.cabin = cabin;
        this.stores = stores;
        this.controls = controls;
        this.totals = totals;
        generator = Install(model.OxygenGenerator);
        removal = Install(model.CarbonDioxideRemoval);
        sabatier = Install(model.Sabatier);
        humidity = Install(model.HumidityControl);
        urineProcessor = Install(model.UrineProcessor);
        brineProcessor = Install(model.BrineProcessor);
        waterProcessor = Install(model.WaterProcessor);
        waste = new(stores.Waste, cabin.Vapour);
        accumulator = new(stores.Accumulator, cabin.CarbonDioxide);
        overboardOxygen = new(stores.OverboardOxygen, cabin.Oxygen);
        overboardNitrogen = new(stores.OverboardNitrogen, cabin.Nitrogen);
        overboardCarbonDioxide = new(stores.OverboardCarbonDioxide, cabin.CarbonDioxide);
        overboardVapour = new(stores.OverboardVapour, cabin.Vapour);

        ProcessUnit? Install(UnitModel? unit)
        {
            if (unit is null)
                return null;
            var installed = new ProcessUnit(loop, power, unit);
            Units.Add(installed);
            return installed;
        }
    }

    public List<ProcessUnit> Units { get; } = [];

    /// <summary>Tells each unit whether it should run, and so what power it asks for.</summary>
    public void Command(int inside)
    {
        generator?.Want(
            controls.OxygenIsLow && controls.HasWaterForGenerator,
            model.OxygenGenerator!.RunningPower,
            model.OxygenGenerator.StandbyPower
        );
        removal?.Want(inside > 0 || !controls.CarbonDioxideIsLow, model.CarbonDioxideRemoval!.Power);
        sabatier?.Want(generator!.Runs && controls.HasCarbonDioxide, model.Sabatier!.Power);
        humidity?.Want(true, model.HumidityControl!.Power);
        Batch(urineProcessor, controls.UrineBatch && !controls.BrineIsFull, model.UrineProcessor);
        Batch(brineProcessor, controls.BrineBatch, model.BrineProcessor);
        Batch(waterProcessor, controls.WaterBatch && !controls.PotableIsFull, model.WaterProcessor);
    }

    /// <summary>Sets the flows, mol/s (mixtures: kg/s), of the crew inside and outside and of the units that run.</summary>
    public void SetFlows(int inside, int outside)
    {
        foreach (var unit in Units)
            unit.Note();
        var people = inside + outside;
        var oxygenMade = SetElectrolysis(out var hydrogenMade);
        var carbonDioxideFed = SetSabatier(hydrogenMade, out var waterOfSabatier, out var carbonDioxideVented);
        var suitOxygen = outside * Math.Max(airlock.OxygenRate / Substance.Oxygen.MolarMass, crew.OxygenConsumed);
        var oxygenIn = Introduced(controls.OxygenMakeUp && controls.HasTankOxygen, Substance.Oxygen);
        var nitrogenIn = Introduced(controls.NitrogenMakeUp && controls.HasTankNitrogen, Substance.Nitrogen);
        stores.Oxygen.SetRate(-oxygenIn - suitOxygen);
        stores.Nitrogen.SetRate(-nitrogenIn);

        var scrubbing = removal is { Runs: true } ? model.CarbonDioxideRemoval!.EffectiveAirflow / air.Volume : 0;
        cabin.Oxygen.SetFlows(oxygenMade + oxygenIn - (inside * crew.OxygenConsumed), air.LeakRate);
        cabin.Nitrogen.SetFlows(nitrogenIn, air.LeakRate);
        cabin.CarbonDioxide.SetFlows(inside * crew.CarbonDioxideProduced, air.LeakRate + scrubbing);
        var (condensateConstant, condensing) = SetVapour(inside * crew.VapourProduced);

        overboardOxygen.SetFeed(suitOxygen - (outside * crew.OxygenConsumed), air.LeakRate);
        overboardNitrogen.SetFeed(0, air.LeakRate);
        overboardVapour.SetFeed(outside * crew.VapourProduced, air.LeakRate);
        var gasOutside = outside * crew.CarbonDioxideProduced;
        accumulator.SetFeed(-carbonDioxideFed, sabatier is null ? 0 : scrubbing);
        overboardCarbonDioxide.SetFeed(
            carbonDioxideVented + gasOutside,
            air.LeakRate + (sabatier is null ? scrubbing : 0)
        );

        SetWater(people, outside, oxygenMade, waterOfSabatier, condensateConstant, condensing);
        SetCrew(people);
        totals.OxygenGenerated.SetRate(oxygenMade);
        totals.OxygenIntroduced.SetRate(oxygenIn);
        totals.NitrogenIntroduced.SetRate(nitrogenIn);
        totals.CarbonDioxideRemoved.SetFeed(0, scrubbing);
        totals.OxygenOfSuits.SetRate(suitOxygen);
        cabin.SettleTotal();
    }

    private double Introduced(bool isOpen, Substance gas) => isOpen ? air.IntroductionRate / gas.MolarMass : 0;

    /// <summary>2 H2O to O2 + 2 H2.</summary>
    private double SetElectrolysis(out double hydrogen)
    {
        var oxygen = generator is { Runs: true } ? model.OxygenGenerator!.Production / Substance.Oxygen.MolarMass : 0;
        hydrogen = 2 * oxygen;
        totals.WaterElectrolysed.SetRate(2 * oxygen);
        return oxygen;
    }

    /// <summary>CO2 + 4 H2 to CH4 + 2 H2O; what does not react is vented.</summary>
    private double SetSabatier(double hydrogen, out double water, out double carbonDioxideVented)
    {
        var fed = sabatier is { Runs: true } ? hydrogen : 0;
        var reacted = fed * (model.Sabatier?.HydrogenConversion ?? 0);
        var carbonDioxide = fed / (model.Sabatier?.FeedRatio ?? 1);
        stores.Methane.SetRate(reacted / 4);
        stores.OverboardHydrogen.SetRate(hydrogen - reacted);
        totals.WaterOfSabatier.SetRate(reacted / 2);
        totals.CarbonDioxideReduced.SetRate(reacted / 4);
        water = reacted / 2;
        carbonDioxideVented = carbonDioxide - (reacted / 4);
        return carbonDioxide;
    }

    /// <summary>Vapour condenses on the coil above its dew point, and on the walls when the air is saturated.</summary>
    /// <returns>Condensate as a constant and a coefficient of the vapour in the air.</returns>
    private (double Constant, double Coefficient) SetVapour(double source)
    {
        var moles = cabin.Vapour.Moles.Amount;
        var leak = air.LeakRate * moles;
        var (coil, coefficient) = (double.PositiveInfinity, 0.0);
        if (humidity is { Runs: true })
        {
            coil = cabin.Moles(WaterVapour.SaturationPressure(model.HumidityControl!.CoilTemperature));
            coefficient = model.HumidityControl.Airflow / air.Volume;
        }
        var isOnCoil = moles > coil || (moles == coil && source > leak);
        var net = source - leak - (isOnCoil ? coefficient * (moles - coil) : 0);
        if (moles >= cabin.SaturatedMoles && net > 0)
        {
            cabin.Vapour.SetFlows(leak, air.LeakRate);
            return (source - leak, 0);
        }
        if (!isOnCoil)
        {
            cabin.Vapour.SetFlows(source, air.LeakRate);
            return (0, 0);
        }
        cabin.Vapour.SetFlows(source + (coefficient * coil), air.LeakRate + coefficient);
        return (-coefficient * coil, coefficient);
    }

    private void SetWater(
        int people,
        int outside,
        double oxygenMade,
        double waterOfSabatier,
        double condensateConstant,
        double condensing
    )
    {
        var water = Substance.Water.MolarMass;
        var drunk = people * (crew.WaterDrunk + crew.WaterFlushed);
        var hygiene = controls.HasWaterForCrew ? people * crew.WaterForHygiene : 0;
        var cooling = controls.HasWaterForCrew ? outside * airlock.CoolingWaterRate / water : 0;
        var urine = urineProcessor is { Runs: true } ? model.UrineProcessor!.Throughput : 0;
        var fromUrine = urine * crew.WaterFractionOfUrine * (model.UrineProcessor?.Recovery ?? 0);
        var brine = brineProcessor is { Runs: true } ? model.BrineProcessor!.Throughput : 0;
        var fromBrine = brine * stores.WaterFractionOfBrine * (model.BrineProcessor?.Recovery ?? 0);
        var processed = waterProcessor is { Runs: true } ? model.WaterProcessor!.Throughput / water : 0;
        var recovered = processed * (model.WaterProcessor?.Recovery ?? 0);

        var fromPotable = controls.HasWaterForCrew ? drunk : 0;
        stores.Potable.SetRate(recovered - fromPotable - hygiene - cooling - (2 * oxygenMade));
        stores.BodyWater.SetRate(fromPotable - drunk);
        waste.SetFeed(
            hygiene + waterOfSabatier + ((fromUrine + fromBrine) / water) - processed + condensateConstant,
            condensing
        );
        stores.OverboardWater.SetRate(cooling + processed - recovered);
        stores.Urine.SetRate((people * crew.UrineProduced) - urine);
        stores.Brine.SetRate(urine - fromUrine - brine);
        stores.BrineResidue.SetRate(brine - fromBrine);
        totals.WaterDrunk.SetRate(people * crew.WaterDrunk);
        totals.Condensate.SetFeed(condensateConstant, condensing);
        totals.UrineProduced.SetRate(people * crew.UrineProduced);
        totals.WaterFromUrine.SetRate(fromUrine / water);
        totals.WaterFromBrine.SetRate(fromBrine / water);
        totals.WaterProcessed.SetRate(recovered);
        totals.CoolingWater.SetRate(cooling);
    }

    private void SetCrew(int people)
    {
        var eaten = people * crew.FoodEaten;
        stores.Food.SetRate(controls.HasFood ? -eaten : 0);
        stores.BodyFood.SetRate(controls.HasFood ? 0 : -eaten);
        stores.Feces.SetRate(people * crew.FecesProduced);
        stores.PerspirationSolids.SetRate(people * crew.PerspirationSolids);
        totals.OxygenConsumed.SetRate(people * crew.OxygenConsumed);
        totals.CarbonDioxideProduced.SetRate(people * crew.CarbonDioxideProduced);
        totals.FoodEaten.SetRate(eaten);
    }

    private static void Batch(ProcessUnit? unit, bool isWanted, BatchUnitModel? model) =>
        unit?.Want(isWanted, model!.Power, model.StandbyPower);
}
