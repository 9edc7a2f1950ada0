using System.Collections.Immutable;
using Perilune.Simulation.Scenarios;
using Perilune.Station.Models;
using Catalogued = Perilune.Simulation.Catalogue;

namespace Perilune.Simulation.Running;

/// <summary>The station room's life support of a scenario's units.</summary>
internal static class LifeSupportMapping
{
    public static LifeSupportModel Map(LifeSupport units) =>
        new()
        {
            OxygenGenerator = units.OxygenGenerator is { } oxygen
                ? new()
                {
                    Production = oxygen.Production,
                    MaximumProduction = oxygen.MaximumProduction,
                    MaximumPower = oxygen.MaximumPower,
                    StandbyPower = oxygen.StandbyPower,
                    StartPressure = oxygen.StartPressure,
                    StopPressure = oxygen.StopPressure,
                    WaterReserve = oxygen.WaterReserve,
                    Priority = oxygen.Priority,
                    ShedAt = oxygen.ShedAt,
                    ReplaceableUnits = Parts(oxygen),
                }
                : null,
            CarbonDioxideRemoval = units.CarbonDioxideRemoval is { } removal
                ? new()
                {
                    EffectiveAirflow = removal.EffectiveAirflow,
                    Power = removal.Power,
                    StopPressure = removal.StopPressure,
                    AccumulatorCapacity = removal.AccumulatorCapacity,
                    Priority = removal.Priority,
                    ShedAt = removal.ShedAt,
                    ReplaceableUnits = Parts(removal),
                }
                : null,
            Sabatier = units.Sabatier is { } sabatier
                ? new()
                {
                    FeedRatio = sabatier.FeedRatio,
                    HydrogenConversion = sabatier.HydrogenConversion,
                    Power = sabatier.Power,
                    StartFilling = sabatier.StartFilling,
                    MethaneCapacity = sabatier.MethaneCapacity,
                    Priority = sabatier.Priority,
                    ShedAt = sabatier.ShedAt,
                    ReplaceableUnits = Parts(sabatier),
                }
                : null,
            HumidityControl = units.HumidityControl is { } humidity
                ? new()
                {
                    Airflow = humidity.Airflow,
                    CoilTemperature = humidity.CoilTemperature,
                    Power = humidity.Power,
                    Priority = humidity.Priority,
                    ShedAt = humidity.ShedAt,
                    ReplaceableUnits = Parts(humidity),
                }
                : null,
            UrineProcessor = units.UrineProcessor is { } urine ? Batch(new UrineProcessorModel(), urine) : null,
            BrineProcessor = units.BrineProcessor is { } brine ? Batch(new BrineProcessorModel(), brine) : null,
            WaterProcessor = units.WaterProcessor is { } water ? Batch(new WaterProcessorModel(), water) : null,
        };

    private static T Batch<T>(T model, Catalogued.WaterUnit unit)
        where T : BatchUnitModel =>
        (T)(
            model with
            {
                Throughput = unit.Throughput,
                Power = unit.Power,
                StandbyPower = unit.StandbyPower,
                Recovery = unit.Recovery,
                StartFilling = unit.StartFilling,
                StopFilling = unit.StopFilling,
                Priority = unit.Priority,
                ShedAt = unit.ShedAt,
                ReplaceableUnits = Parts(unit),
            }
        );

    private static ImmutableArray<ReplaceableUnitModel> Parts(Catalogued.LifeSupportUnit unit) =>
        [
            .. unit.ReplaceableUnits.Select(part => new ReplaceableUnitModel
            {
                Id = part.Name,
                SpareType = part.SpareType ?? part.Name,
                MeanTimeBetweenFailures = part.MeanTimeBetweenFailures,
                Duty = part.Duty,
                RepairTime = part.RepairTime,
            }),
        ];
}
