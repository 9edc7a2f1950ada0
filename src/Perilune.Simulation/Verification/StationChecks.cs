using Perilune.Simulation.Running;
using Perilune.Station;
using Perilune.Station.History;
using Perilune.Station.Inputs;
using Perilune.Station.Models;
using Perilune.Station.Reliability;

namespace Perilune.Simulation.Verification;

/// <summary>Crew, life support and conservation against published identities and measurements.</summary>
internal static class StationChecks
{
    private const double Hour = 3600;
    private const double Day = 86400;
    private const string Base = "base";

    // 2028-01-01T00:00:00 TDB.
    private const double Start = 883_569_600;

    public static IEnumerable<(string Id, double Computed)> Compute(
        Knowledge knowledge,
        CancellationToken cancellation
    ) => Crew().Concat(LifeSupport(cancellation)).Concat(Year(cancellation));

    private static IEnumerable<(string Id, double Computed)> Crew()
    {
        var rates = CrewRates.BvadRevision2;
        yield return ("crew.mass-closure.intake", rates.Intake * Day);
        yield return ("crew.mass-closure.output", rates.Output * Day);
        yield return ("crew.mass-closure.food", rates.FoodSolidsElements.Mass * Day);
        yield return ("crew.water-closure", (rates.FecalWater + rates.VapourWater + rates.UrineWater) * Day);
        yield return ("crew.metabolic-water", rates.MetabolicWater * Day);
        yield return ("crew.respiratory-quotient", rates.RespiratoryQuotient);
        yield return ("crew.heat", rates.MetabolicHeat);
        yield return ("crew.mass-closure-2004.intake", CrewRates.Bvad2004.Intake * Day);
        yield return ("crew.mass-closure-2004.output", CrewRates.Bvad2004.Output * Day);
        yield return ("station.spares.sufficiency", SparesDemand.ProbabilityOfSufficiency(3, 2));
    }

    private static IEnumerable<(string Id, double Computed)> LifeSupport(CancellationToken cancellation)
    {
        const int days = 300;
        var brine = new BrineProcessorModel { StopFilling = 0, StartFilling = 0.02 };
        yield return ("station.urine-recovery.brine-processor", UrineRecovery(brine, days, cancellation));
        yield return ("station.urine-recovery", UrineRecovery(null, days, cancellation));
        var six = Run(Habitat("Anna", "Boris", "Chen", "Dara", "Emil", "Fay"), days, cancellation);
        yield return ("station.sabatier-water", six.TotalOf(Base, TotalKind.WaterOfSabatier) / days);
    }

    /// <summary>Water won from urine over water in the urine that was collected.</summary>
    private static double UrineRecovery(BrineProcessorModel? brine, double days, CancellationToken cancellation)
    {
        var habitat = Habitat("Anna", "Boris");
        // A tank of brine that never fills lets the urine processor run without one.
        habitat = habitat with
        {
            LifeSupport = habitat.LifeSupport with { BrineProcessor = brine },
            Stores = habitat.Stores with { Brine = new(300, 0) },
        };
        var atStart = habitat.Stores.Urine.Initial;
        var history = Run(habitat, days, cancellation);
        var left = history.SeriesOf(Base, Quantity.Urine).Values[^1];
        var urine = history.TotalOf(Base, TotalKind.UrineProduced) + atStart - left;
        var water = history.TotalOf(Base, TotalKind.WaterFromUrine) + history.TotalOf(Base, TotalKind.WaterFromBrine);
        return water / (urine * CrewRates.BvadRevision2.WaterFractionOfUrine);
    }

    /// <summary>A year of four people with failures, repairs and walks outside.</summary>
    private static IEnumerable<(string Id, double Computed)> Year(CancellationToken cancellation)
    {
        var habitat = Habitat("Anna", "Boris", "Chen", "Dara");
        habitat = habitat with
        {
            LifeSupport = habitat.LifeSupport with
            {
                OxygenGenerator = new() { ReplaceableUnits = [Part("pump", 2_600)] },
                UrineProcessor = new() { ReplaceableUnits = [Part("pump", 1_000)] },
                CarbonDioxideRemoval = new() { ReplaceableUnits = [Part("valve", 3_000)] },
            },
            Stores = habitat.Stores with { Spares = [new("pump", 30), new("valve", 9)] },
        };
        var walks = Enumerable
            .Range(0, 12)
            .Select(i => new ExtravehicularActivity
            {
                Id = $"walk-{i}",
                Habitat = Base,
                Start = Start + (30 * i + 12.4) * Day,
                Duration = 6.5 * Hour,
            });
        var history = Run(habitat, 365, cancellation, [.. walks]);
        yield return ("station.year.elements", history.WorstElementResidual);
        yield return ("station.year.energy", history.WorstEnergyResidual);
        // Without failures the two rows above would claim less than they say.
        var failures = history.Events.Count(item => item.Kind == StationEventKind.UnitFailed);
        yield return ("station.year.failures", failures);
    }

    private static ReplaceableUnitModel Part(string id, double hours) =>
        new()
        {
            Id = id,
            SpareType = id,
            MeanTimeBetweenFailures = hours * Hour,
        };

    private static StationHistory Run(
        HabitatModel habitat,
        double days,
        CancellationToken cancellation,
        params ExtravehicularActivity[] walks
    ) =>
        StationSimulation.Run(
            new StationModel { Habitats = [habitat] },
            new StationInputs
            {
                Start = Start,
                End = Start + days * Day,
                Seed = 7,
                ExtravehicularActivities = [.. walks],
            },
            cancellation
        );

    /// <summary>A base with every unit and ample power.</summary>
    private static HabitatModel Habitat(params string[] crew) =>
        new()
        {
            Id = Base,
            Atmosphere = new() { Volume = 300 },
            Power = new()
            {
                ConstantSources = [new() { Id = "fission", Power = 20_000 }],
                Battery = new() { Capacity = 100 * 3.6e6 },
                Loads =
                [
                    new()
                    {
                        Id = "avionics",
                        Power = 2_000,
                        Priority = 0,
                    },
                ],
            },
            LifeSupport = new()
            {
                OxygenGenerator = new(),
                CarbonDioxideRemoval = new(),
                Sabatier = new(),
                HumidityControl = new(),
                UrineProcessor = new(),
                BrineProcessor = new(),
                WaterProcessor = new(),
            },
            InitialCrew = [.. crew],
        };
}
