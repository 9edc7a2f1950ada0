using Perilune.Partnership.Parties;
using Perilune.Simulation.Recording;
using Perilune.Simulation.Scenarios;
using Perilune.Station.History;

namespace Perilune.Simulation.Running;

/// <summary>Judges a run: named verdicts with their numbers.</summary>
internal static class Judgement
{
    // Relative closure of the elements and of energy over a run (docs/station.md).
    private const double Closure = 1e-9;
    private const double JulianYear = 31557600;

    public static IEnumerable<Verdict> Of(Scenario scenario, RunParts parts)
    {
        var limits = scenario.Verdicts;
        if (parts.Node is { } node)
        {
            yield return AtMost(
                "station-keeping",
                "Station keeping stays within its yearly budget",
                node.StationKeeping * JulianYear / (parts.End - parts.Start),
                limits.StationKeepingPerYear,
                "m/s"
            );
            var deviation = node.LargestDeviation / 1e3;
            var allowed = limits.LargestDeviation / 1e3;
            yield return new(
                "orbit-kept",
                node.Loss is { } loss
                    ? $"The node stays near its reference orbit: it does not, it {loss.How}"
                    : "The node stays near its reference orbit",
                node.Loss is null && deviation <= allowed,
                deviation,
                allowed,
                "km",
                AtMost: true
            );
            yield return AtMost(
                "longest-eclipse",
                "No eclipse of the node is longer than it can bear",
                node.LongestEclipse / 60,
                limits.LongestEclipse / 60,
                "min"
            );
        }
        if (parts.Light is { } light)
        {
            yield return AtMost(
                "longest-darkness",
                "No night of the base is longer than it can bear",
                light.Light.LongestDarkness.Duration / 3600,
                limits.LongestDarkness / 3600,
                "h"
            );
        }
        foreach (var (id, habitat) in Habitats(scenario))
        {
            var charge = parts.History.SeriesOf(id, Quantity.BatteryEnergy).Minimum / habitat.Power.Battery.Capacity;
            yield return AtLeast(
                $"{id}-battery",
                $"The battery of the {id} never falls under its floor",
                charge,
                limits.MinimumStateOfCharge,
                "1"
            );
            // Cabins and stores are judged where people live, at any time of the run.
            if (parts.History.SeriesOf(id, Quantity.CrewAboard).Maximum == 0)
                continue;
            yield return AtMost(
                $"{id}-carbon-dioxide",
                $"Carbon dioxide in the {id} never exceeds its limit",
                parts.History.SeriesOf(id, Quantity.CarbonDioxidePressure).Maximum,
                limits.MaximumCarbonDioxidePressure,
                "Pa"
            );
            yield return AtLeast(
                $"{id}-oxygen",
                $"Oxygen in the {id} never falls under its limit",
                parts.History.SeriesOf(id, Quantity.OxygenPressure).Minimum,
                limits.MinimumOxygenPressure,
                "Pa"
            );
            yield return AtLeast(
                $"{id}-water",
                $"The {id} always has water in hand",
                parts.History.SeriesOf(id, Quantity.PotableWater).Minimum,
                limits.MinimumPotableWater,
                "kg"
            );
            yield return AtLeast(
                $"{id}-food",
                $"The {id} always has food in hand",
                parts.History.SeriesOf(id, Quantity.Food).Minimum,
                limits.MinimumFood,
                "kg"
            );
        }
        yield return AtMost(
            "crew-lost",
            "Nobody is lost",
            parts.History.Events.Count(e => e.Kind == StationEventKind.CrewLost),
            0,
            "people"
        );
        foreach (var plan in parts.Plans)
        {
            // How full the launch vehicle flies, or how far the tanks are used up: whichever is nearer its end.
            var tanks = plan.Budget.Where(b => plan.Order.Spacecraft.Stages.Any(s => s.Name == b.Stage)).ToList();
            var lift = plan.Budget.Except(tanks).Select(b => b.Needed / b.Available).DefaultIfEmpty(0).Max();
            var propellant = tanks.Sum(b => b.Needed) / Math.Max(1, tanks.Sum(b => b.Available));
            var value = Math.Max(lift, propellant);
            yield return new(
                $"flight-{plan.Order.Id}",
                plan.Closes
                    ? $"Flight {plan.Order.Id} closes"
                    : $"Flight {plan.Order.Id} closes: it does not, {string.Join("; ", plan.Shortfalls)}",
                plan.Closes,
                value,
                1,
                "of lift or propellant",
                AtMost: true
            );
        }
        yield return AtMost(
            "ledger",
            "The partners' ledger adds to zero",
            Resources.All.ToArray().Max(r => (double)Int128.Abs(parts.Settled.Ledger.Sum(r))),
            0,
            "quanta"
        );
        yield return AtMost(
            "shares",
            "The partners' shares add to one",
            Resources.All.ToArray().Max(r => Math.Abs(scenario.Partners.Sum(p => p.ShareOf(r)) - 1)),
            1e-12,
            "1"
        );
        yield return AtMost(
            "elements",
            "Carbon, hydrogen, oxygen and nitrogen are conserved",
            parts.History.WorstElementResidual,
            Closure,
            "1"
        );
        yield return AtMost("energy", "Energy is conserved", parts.History.WorstEnergyResidual, Closure, "1");
    }

    public static IEnumerable<(string Id, Habitat Habitat)> Habitats(Scenario scenario)
    {
        if (scenario.Node is { } node)
            yield return (StationMapping.Node, node);
        if (scenario.Base is { } ground)
            yield return (StationMapping.Base, ground);
    }

    private static Verdict AtMost(string id, string title, double value, double limit, string unit) =>
        new(id, title, value <= limit, value, limit, unit, AtMost: true);

    private static Verdict AtLeast(string id, string title, double value, double limit, string unit) =>
        new(id, title, value >= limit, value, limit, unit, AtMost: false);
}
