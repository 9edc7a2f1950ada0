using Perilune.Station.Engine;
using Perilune.Station.Inputs;

namespace Perilune.Station.History;

/// <summary>Turns what the habitats gathered into the history, in users' quantities (SI).</summary>
internal static class HistoryBuilder
{
    public static StationHistory Build(
        StationInputs inputs,
        IReadOnlyList<Habitat> habitats,
        EventLog log,
        long eventsTaken
    ) =>
        new()
        {
            Start = inputs.Start,
            End = inputs.End,
            Series = [.. habitats.SelectMany(habitat => Series(habitat, inputs.Start))],
            Spares = [.. habitats.SelectMany(habitat => Spares(habitat, inputs))],
            Events = log.Events,
            Tasks = [.. habitats.SelectMany(habitat => habitat.Tasks.Outcomes)],
            ExtravehicularActivities = [.. habitats.SelectMany(habitat => habitat.Airlock.Outcomes)],
            CrewStays = [.. habitats.SelectMany(habitat => habitat.Crew.Stays())],
            Units = [.. habitats.SelectMany(habitat => Units(habitat, inputs))],
            Totals = [.. habitats.SelectMany(Totals)],
            WorstElementResidual = habitats.Max(habitat => habitat.Stores.Ledger.WorstResidual),
            WorstEnergyResidual = habitats.Max(habitat => habitat.Energy.WorstResidual),
            EventsTaken = eventsTaken,
        };

    private static IEnumerable<StationSeries> Series(Habitat habitat, double start)
    {
        var (power, cabin, stores) = (habitat.Power, habitat.Cabin, habitat.Stores);
        yield return Of(Quantity.BatteryEnergy, power.Battery.Points, 1);
        yield return Of(Quantity.GeneratedPower, power.GeneratedPower, 1);
        yield return Of(Quantity.UsedPower, power.UsedPower, 1);
        yield return Of(Quantity.OxygenPressure, cabin.Oxygen.Moles.Points, cabin.PascalsPerMole);
        yield return Of(Quantity.NitrogenPressure, cabin.Nitrogen.Moles.Points, cabin.PascalsPerMole);
        yield return Of(Quantity.CarbonDioxidePressure, cabin.CarbonDioxide.Moles.Points, cabin.PascalsPerMole);
        yield return Of(Quantity.VapourPressure, cabin.Vapour.Moles.Points, cabin.PascalsPerMole);
        yield return Of(Quantity.TotalPressure, cabin.Total.Points, cabin.PascalsPerMole);
        yield return Mass(Quantity.Oxygen, stores.Oxygen);
        yield return Mass(Quantity.Nitrogen, stores.Nitrogen);
        yield return Mass(Quantity.PotableWater, stores.Potable);
        yield return Mass(Quantity.WasteWater, stores.Waste);
        yield return Mass(Quantity.Urine, stores.Urine);
        yield return Mass(Quantity.Brine, stores.Brine);
        yield return Mass(Quantity.Food, stores.Food);
        yield return Mass(Quantity.Methane, stores.Methane);
        yield return Mass(Quantity.Feces, stores.Feces);
        yield return Mass(Quantity.BrineResidue, stores.BrineResidue);
        yield return Mass(Quantity.BodyWater, stores.BodyWater);
        yield return Mass(Quantity.BodyFood, stores.BodyFood);
        yield return Of(Quantity.RecorderData, habitat.Recorder.Data.Points, 1);
        yield return Of(Quantity.CrewAboard, habitat.Crew.Count, 1);

        StationSeries Mass(Quantity quantity, Store store) =>
            Of(quantity, store.Points, stores.SubstanceOf(store).MolarMass);

        StationSeries Of(Quantity quantity, PointSeries points, double scale) =>
            new(
                habitat.Model.Id,
                quantity,
                Scale(points.Times, 1, start),
                Scale(points.Values, scale, 0),
                points.Minimum * scale,
                start + points.MinimumTime,
                points.Maximum * scale,
                start + points.MaximumTime
            );
    }

    private static IEnumerable<SpareSeries> Spares(Habitat habitat, StationInputs inputs)
    {
        foreach (var (type, points) in habitat.Workshop.Stocks)
        {
            yield return new(habitat.Model.Id, type, Scale(points.Times, 1, inputs.Start), Scale(points.Values, 1, 0));
        }
    }

    private static IEnumerable<UnitHistory> Units(Habitat habitat, StationInputs inputs)
    {
        foreach (var unit in habitat.Units)
        {
            var running = 0.0;
            for (var i = 0; i < unit.Changes.Count; i++)
            {
                var to = i + 1 < unit.Changes.Count ? unit.Changes[i + 1].Time : inputs.End - inputs.Start;
                if (unit.Changes[i].State == UnitState.Running)
                    running += to - unit.Changes[i].Time;
            }
            yield return new(
                habitat.Model.Id,
                unit.Model.Id,
                [.. unit.Changes.Select(change => inputs.Start + change.Time)],
                [.. unit.Changes.Select(change => change.State)],
                running
            );
        }
    }

    private static IEnumerable<StationTotal> Totals(Habitat habitat)
    {
        foreach (var (kind, mass) in habitat.Totals.Masses())
            yield return Of(kind, mass);
        yield return Of(TotalKind.SparesUsed, habitat.Workshop.SparesUsed);
        yield return Of(TotalKind.EnergyGenerated, habitat.Power.Generated.Amount);
        yield return Of(TotalKind.EnergyUsed, habitat.Power.Used.Amount);
        yield return Of(TotalKind.EnergyLost, habitat.Power.Lost.Amount);
        yield return Of(TotalKind.EnergyCurtailed, habitat.Power.Curtailed.Amount);
        yield return Of(TotalKind.DataRecorded, habitat.Recorder.Recorded);
        yield return Of(TotalKind.DataSent, habitat.Recorder.Sent);
        yield return Of(TotalKind.DataLost, habitat.Recorder.Lost);
        // The balance is brought up to date before what was offered is read.
        _ = habitat.Crew.Utilisation.Balance;
        yield return Of(TotalKind.UtilisationOffered, habitat.Crew.Utilisation.Offered);
        yield return Of(TotalKind.UtilisationUsed, habitat.Crew.Utilisation.Used);
        yield return Of(TotalKind.RepairTime, habitat.Workshop.RepairTime);

        StationTotal Of(TotalKind kind, double amount) => new(habitat.Model.Id, kind, amount);
    }

    private static double[] Scale(ReadOnlySpan<double> values, double factor, double offset)
    {
        var scaled = new double[values.Length];
        for (var i = 0; i < scaled.Length; i++)
            scaled[i] = (values[i] * factor) + offset;
        return scaled;
    }
}
