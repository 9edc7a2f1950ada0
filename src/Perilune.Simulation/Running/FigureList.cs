using Perilune.Partnership.Parties;
using Perilune.Simulation.Recording;
using Perilune.Station.History;

namespace Perilune.Simulation.Running;

/// <summary>Numbers of the whole run.</summary>
internal static class FigureList
{
    private const double JulianYear = 31557600;

    public static IEnumerable<Figure> Of(RunParts parts)
    {
        if (parts.Node is { } node)
        {
            var perilunes = node.Apsides.Where(a => a.IsPerilune).Select(a => a.Radius).ToList();
            var apolunes = node.Apsides.Where(a => !a.IsPerilune).Select(a => a.Radius).ToList();
            if (perilunes.Count > 0)
                yield return new("orbit.perilune.least", "Least perilune radius", perilunes.Min() / 1e3, "km");
            if (apolunes.Count > 0)
                yield return new("orbit.apolune.greatest", "Greatest apolune radius", apolunes.Max() / 1e3, "km");
            yield return new("orbit.station-keeping", "Station keeping", node.StationKeeping, "m/s");
            yield return new(
                "orbit.station-keeping.year",
                "Station keeping in a year",
                node.StationKeeping * JulianYear / (parts.End - parts.Start),
                "m/s"
            );
            yield return new("orbit.eclipses", "Eclipses of the node", node.Eclipses.Length, "1");
            yield return new("orbit.eclipse.longest", "Longest eclipse of the node", node.LongestEclipse / 60, "min");
        }
        if (parts.Light is { } light)
        {
            yield return new("site.mean-sun", "Mean fraction of the Sun in view", light.Light.MeanSunFraction, "1");
            yield return new(
                "site.longest-darkness",
                "Longest time without sun",
                light.Light.LongestDarkness.Duration / 3600,
                "h"
            );
            yield return new(
                "site.earth-visible",
                "Time with the Earth in view",
                light.Light.EarthVisibleFraction,
                "1"
            );
        }
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
            "station.sessions",
            "Experiment sessions done",
            parts.History.Tasks.Count(t => t.Status == ActivityStatus.Done),
            "1"
        );
        yield return new(
            "partners.gini",
            "Gini coefficient of crew time served",
            parts.Settled.Gini(Resource.CrewTime),
            "1"
        );
    }
}
