using System.Globalization;
using Perilune.Partnership.Parties;
using Perilune.Simulation.Recording;
using Perilune.Simulation.Scenarios;
using Perilune.Station.History;

namespace Perilune.Simulation.Running;

/// <summary>Numbers of the whole run; the first eight are those to remember.</summary>
internal static class FigureList
{
    private const double JulianYear = 31557600;

    public static IEnumerable<Figure> Of(Scenario scenario, RunParts parts) =>
        [.. Foremost(scenario, parts), .. Sky(parts), .. Life(parts)];

    private static IEnumerable<Figure> Foremost(Scenario scenario, RunParts parts)
    {
        if (parts.Node is { } node)
        {
            var perilunes = node.Apsides.Where(a => a.IsPerilune).Select(a => a.Radius).ToList();
            if (perilunes.Count > 0)
                yield return new("orbit.perilune.least", "Least perilune radius", perilunes.Min() / 1e3, "km");
            yield return new(
                "orbit.station-keeping.year",
                "Station keeping in a year",
                node.StationKeeping * JulianYear / (parts.End - parts.Start),
                "m/s"
            );
            yield return new("orbit.eclipse.longest", "Longest eclipse of the node", node.LongestEclipse / 60, "min");
        }
        if (parts.Light is { } light)
        {
            yield return new("site.mean-sun", "Sun in view of the base, mean", light.Light.MeanSunFraction, "1");
            yield return new(
                "site.longest-darkness",
                "Longest night of the base",
                light.Light.LongestDarkness.Duration / 3600,
                "h"
            );
        }
        var charges = Judgement
            .Habitats(scenario)
            .Select(h =>
                (
                    h.Id,
                    Least: parts.History.SeriesOf(h.Id, Quantity.BatteryEnergy).Minimum
                        / h.Habitat.Power.Battery.Capacity
                )
            )
            .ToList();
        if (charges.Count > 0)
        {
            var (id, least) = charges.MinBy(c => c.Least);
            yield return new("power.least-charge", $"Least battery charge, at the {id}", 100 * least, "%");
        }
        if (parts.Plans.Count > 0)
        {
            yield return new(
                "flights.closing",
                string.Create(CultureInfo.InvariantCulture, $"Flights that close, of {parts.Plans.Count}"),
                parts.Plans.Count(p => p.Closes),
                "1"
            );
        }
        var asked = scenario.Experiments.Sum(e => e.Sessions);
        if (asked > 0)
        {
            yield return new(
                "station.sessions",
                string.Create(CultureInfo.InvariantCulture, $"Experiment sessions done, of {asked}"),
                parts.History.Tasks.Count(t => t.Status == ActivityStatus.Done),
                "1"
            );
        }
        foreach (var (id, _) in charges)
            yield return new($"{id}.crew-days", $"Days lived by the crew, {id}", CrewDays(parts, id), "d");
    }

    private static IEnumerable<Figure> Sky(RunParts parts)
    {
        if (parts.Node is { } node)
        {
            var apolunes = node.Apsides.Where(a => !a.IsPerilune).Select(a => a.Radius).ToList();
            if (apolunes.Count > 0)
                yield return new("orbit.apolune.greatest", "Greatest apolune radius", apolunes.Max() / 1e3, "km");
            yield return new("orbit.station-keeping", "Station keeping in the run", node.StationKeeping, "m/s");
            yield return new("orbit.eclipses", "Eclipses of the node", node.Eclipses.Length, "1");
        }
        if (parts.Light is { } light)
        {
            yield return new(
                "site.earth-visible",
                "Time with the Earth in view of the base",
                light.Light.EarthVisibleFraction,
                "1"
            );
        }
    }

    private static IEnumerable<Figure> Life(RunParts parts)
    {
        foreach (var habitat in parts.History.Series.Select(s => s.Habitat).Distinct())
        {
            double Total(TotalKind kind) => parts.History.TotalOf(habitat, kind);
            yield return new(
                $"{habitat}.energy.generated",
                $"Energy generated, {habitat}",
                Total(TotalKind.EnergyGenerated) / 3.6e9,
                "MWh"
            );
            yield return new(
                $"{habitat}.energy.used",
                $"Energy used, {habitat}",
                Total(TotalKind.EnergyUsed) / 3.6e9,
                "MWh"
            );
            yield return new($"{habitat}.data.sent", $"Data sent, {habitat}", Total(TotalKind.DataSent) / 8e9, "GB");
            yield return new($"{habitat}.data.lost", $"Data lost, {habitat}", Total(TotalKind.DataLost) / 8e9, "GB");
            yield return new(
                $"{habitat}.spares.used",
                $"Spares used, {habitat}",
                Total(TotalKind.SparesUsed),
                "pieces"
            );
            yield return new($"{habitat}.repair", $"Repair time, {habitat}", Total(TotalKind.RepairTime) / 3600, "h");
        }
        yield return new(
            "partners.gini",
            "Gini coefficient of crew time served",
            parts.Settled.Gini(Resource.CrewTime),
            "1"
        );
    }

    /// <summary>People aboard, summed over the days of the run.</summary>
    private static double CrewDays(RunParts parts, string habitat)
    {
        var crew = parts.History.SeriesOf(habitat, Quantity.CrewAboard);
        var sum = 0.0;
        for (var i = 0; i < crew.Times.Length; i++)
            sum += crew.Values[i] * ((i + 1 < crew.Times.Length ? crew.Times[i + 1] : parts.End) - crew.Times[i]);
        return sum / 86400;
    }
}
