using Perilune.Simulation.Recording;
using Perilune.Simulation.Scenarios;
using Perilune.Station.History;
using Perilune.Station.Inputs;

namespace Perilune.Simulation.Running;

/// <summary>The time series of a record.</summary>
internal static class SeriesList
{
    private const double Gigabyte = 8e9;

    public static IEnumerable<Series> Of(Scenario scenario, RunParts parts)
    {
        if (parts.Node is { } node)
            yield return Light(node.Sunlight, "node.sun", "Sun at the node", parts.Start);
        if (parts.Light is { } light)
            yield return Light(light.Sunlight(), "base.sun", "Sun at the base", parts.Start);
        var capacities = Judgement.Habitats(scenario).ToDictionary(h => h.Id, h => h.Habitat.Power.Battery.Capacity);
        foreach (var series in parts.History.Series)
        {
            if (series.Quantity == Quantity.BatteryEnergy)
            {
                // Batteries of all sizes are read against full.
                yield return new(
                    $"{series.Habitat}.battery.charge",
                    $"Battery charge, {series.Habitat}",
                    "1",
                    SeriesKind.Linear,
                    [.. series.Times.Select(t => t - parts.Start)],
                    [.. series.Values.Select(v => v / capacities[series.Habitat])]
                );
            }
            else if (Words(series.Quantity) is { } words)
            {
                yield return new(
                    $"{series.Habitat}.{words.Id}",
                    $"{words.Title}, {series.Habitat}",
                    words.Unit,
                    words.Kind,
                    [.. series.Times.Select(t => t - parts.Start)],
                    [.. series.Values.Select(v => v * words.Scale)]
                );
            }
        }
        foreach (var spares in parts.History.Spares)
        {
            yield return new(
                $"{spares.Habitat}.spares.{spares.SpareType}",
                $"Spares: {spares.SpareType}, {spares.Habitat}",
                "pieces",
                SeriesKind.Step,
                [.. spares.Times.Select(t => t - parts.Start)],
                spares.Values
            );
        }
    }

    private static Series Light(SunlightProfile profile, string id, string title, double start) =>
        new(
            id,
            title,
            "1",
            profile.Interpolation == SunlightInterpolation.Step ? SeriesKind.Step : SeriesKind.Linear,
            [.. profile.Times.Select(t => t - start)],
            profile.Fractions
        );

    private static (string Id, string Title, string Unit, double Scale, SeriesKind Kind)? Words(Quantity quantity) =>
        quantity switch
        {
            Quantity.GeneratedPower => ("power.generated", "Power generated", "kW", 1e-3, SeriesKind.Linear),
            Quantity.UsedPower => ("power.used", "Power used", "kW", 1e-3, SeriesKind.Step),
            Quantity.OxygenPressure => ("cabin.o2", "Oxygen pressure", "Pa", 1, SeriesKind.Linear),
            Quantity.CarbonDioxidePressure => ("cabin.co2", "Carbon dioxide pressure", "Pa", 1, SeriesKind.Linear),
            Quantity.TotalPressure => ("cabin.total", "Cabin pressure", "Pa", 1, SeriesKind.Linear),
            Quantity.Oxygen => ("oxygen", "Oxygen in tanks", "kg", 1, SeriesKind.Linear),
            Quantity.Nitrogen => ("nitrogen", "Nitrogen in tanks", "kg", 1, SeriesKind.Linear),
            Quantity.PotableWater => ("water.potable", "Potable water", "kg", 1, SeriesKind.Linear),
            Quantity.WasteWater => ("water.waste", "Waste water", "kg", 1, SeriesKind.Linear),
            Quantity.Urine => ("water.urine", "Urine", "kg", 1, SeriesKind.Linear),
            Quantity.Brine => ("water.brine", "Brine", "kg", 1, SeriesKind.Linear),
            Quantity.Food => ("food", "Food", "kg", 1, SeriesKind.Linear),
            Quantity.RecorderData => ("recorder", "Data on board", "GB", 1 / Gigabyte, SeriesKind.Linear),
            Quantity.CrewAboard => ("crew", "Crew aboard", "1", 1, SeriesKind.Step),
            // Partial pressures that follow from the others, and stores inside bodies, are left to the station's own history.
            _ => null,
        };
}
