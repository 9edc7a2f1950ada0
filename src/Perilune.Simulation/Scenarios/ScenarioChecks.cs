using Perilune.Partnership.Parties;
using Perilune.Partnership.Proposals;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Scenarios;

/// <summary>What single values cannot show: whether the parts of a scenario fit together.</summary>
internal sealed class ScenarioChecks(Scenario scenario, Bound bound, Problems problems)
{
    // Shares are decimal fractions; their sum in binary misses one by rounding only.
    private const double SumTolerance = 1e-9;

    public static void Run(Scenario scenario, Bound bound, Problems problems)
    {
        var checks = new ScenarioChecks(scenario, bound, problems);
        checks.Habitats();
        checks.StationKeeping();
        checks.People();
        checks.Shares();
        checks.Experiments();
        new FlightChecks(scenario, bound, problems).Run();
    }

    private void Habitats()
    {
        if (
            scenario is { Node: null, Base: null }
            && bound.IsSound(scenario, nameof(Scenario.Node), nameof(Scenario.Base))
        )
            Tell(scenario, nameof(Scenario.Base), "", "is missing, and so is node", "describe at least one habitat");
        foreach (var habitat in new Habitat?[] { scenario.Node, scenario.Base }.OfType<Habitat>())
        {
            if (habitat.Modules.Count == 0 && bound.IsSound(habitat, nameof(Habitat.Modules)))
                Tell(habitat, nameof(Habitat.Modules), "", "is missing", "name at least one module");
            foreach (
                var store in new[]
                {
                    habitat.Stores?.Oxygen,
                    habitat.Stores?.Nitrogen,
                    habitat.Stores?.PotableWater,
                    habitat.Stores?.WasteWater,
                    habitat.Stores?.Urine,
                    habitat.Stores?.Brine,
                    habitat.Stores?.Food,
                }.OfType<Store>()
            )
            {
                if (
                    bound.IsSound(store, nameof(Store.Capacity), nameof(Store.Initial))
                    && store.Initial > store.Capacity
                )
                    Tell(
                        store,
                        nameof(Store.Initial),
                        Quantity.Format(store.Initial, Measure.Mass),
                        "does not fit",
                        $"write at most {Quantity.Format(store.Capacity, Measure.Mass)}"
                    );
            }
            LifeSupportFits(habitat);
        }
        if (scenario.Base is { } @base)
        {
            if (@base.Airlock is null && @base.Excursions.Count > 0 && bound.IsSound(@base, nameof(Habitat.Airlock)))
                Tell(@base, nameof(Base.Excursions), "", "need an airlock", "add 'airlock:' to the base");
        }
    }

    private void StationKeeping()
    {
        if (
            scenario.Node?.StationKeeping is not { } keeping
            || !bound.IsSound(keeping, nameof(keeping.RevolutionsAhead))
            || keeping.RevolutionsAhead - Math.Floor(keeping.RevolutionsAhead) == 0.5
        )
            return;
        // From apolune to a perilune it is never a whole number of revolutions.
        Tell(
            keeping,
            nameof(keeping.RevolutionsAhead),
            Quantity.Format(keeping.RevolutionsAhead, Measure.Number),
            "is no perilune as seen from apolune",
            "write a whole number and a half, such as 6.5"
        );
    }

    private void LifeSupportFits(Habitat habitat)
    {
        if (habitat.LifeSupport is not { } units)
            return;
        var sound = bound.IsSound(
            units,
            nameof(LifeSupport.OxygenGenerator),
            nameof(LifeSupport.CarbonDioxideRemoval),
            nameof(LifeSupport.UrineProcessor)
        );
        if (
            sound
            && units.Sabatier is not null
            && (units.OxygenGenerator is null || units.CarbonDioxideRemoval is null)
        )
            Tell(
                units,
                nameof(LifeSupport.Sabatier),
                "",
                "needs an oxygen generator and a carbon dioxide removal",
                "add them or take it away"
            );
        if (sound && units.BrineProcessor is not null && units.UrineProcessor is null)
            Tell(units, nameof(LifeSupport.BrineProcessor), "", "needs a urine processor", "add one or take it away");
        if (
            units.OxygenGenerator is { } generator
            && bound.IsSound(generator, nameof(generator.Production), nameof(generator.MaximumProduction))
            && generator.Production > generator.MaximumProduction
        )
            Tell(
                generator,
                nameof(generator.Production),
                Quantity.Format(generator.Production, Measure.MassRate),
                "is more than its maximum-production",
                $"write at most {Quantity.Format(generator.MaximumProduction, Measure.MassRate)}"
            );
    }

    private void People()
    {
        if (scenario.Crew?.Day is { } day && day.Utilisation < 0)
            Tell(
                scenario.Crew,
                nameof(Crew.Day),
                "",
                "does not fit into 24 h",
                $"take away {Quantity.Format(-day.Utilisation, Measure.Duration)}"
            );
        if (
            scenario.Crew?.Rates is { } rates
            && !(Math.Abs(rates.Intake - rates.Output) <= 1e-9 * rates.Output)
            && bound.IsAllSound(rates)
        )
            Tell(
                scenario.Crew,
                nameof(Crew.Rates),
                "",
                $"take in {rates.Intake * 86400:G6} kg/d and give off {rates.Output * 86400:G6} kg/d",
                "make them equal: mass is conserved"
            );
        var twice = (scenario.Node?.InitialCrew ?? []).Intersect(
            scenario.Base?.InitialCrew ?? [],
            StringComparer.Ordinal
        );
        foreach (var person in twice)
            Tell(
                scenario.Base!,
                nameof(Habitat.InitialCrew),
                person,
                "is in the node as well",
                "name each person once"
            );
    }

    private void Shares()
    {
        if (scenario.Partners.Count == 0)
        {
            if (bound.IsSound(scenario, nameof(Scenario.Partners)))
                Tell(
                    scenario,
                    nameof(Scenario.Partners),
                    "",
                    "is missing",
                    "name at least one partner with a share of 100 %"
                );
            return;
        }
        if (!scenario.Partners.All(bound.IsAllSound))
            return;
        foreach (var resource in Enum.GetValues<Resource>())
        {
            // Decimal arithmetic adds 13.3 % and its kind exactly.
            var sum = (double)scenario.Partners.Sum(partner => (decimal)partner.ShareOf(resource));
            if (Math.Abs(sum - 1) <= SumTolerance)
                continue;
            var missing = Quantity.Format(Math.Abs(1 - sum), Measure.Fraction, 6);
            Tell(
                scenario,
                nameof(Scenario.Partners),
                Quantity.Format(sum, Measure.Fraction, 6),
                $"is the sum of the shares of {resource.Key()}",
                sum < 1 ? $"add {missing}" : $"take away {missing}"
            );
        }
    }

    private void Experiments()
    {
        foreach (var experiment in scenario.Experiments)
        {
            if (!bound.IsAllSound(experiment))
                continue;
            var own =
                experiment.Priority is PriorityClass.CrewSafety or PriorityClass.Survival or PriorityClass.Operations;
            if (own != experiment.Partner is null)
                Tell(
                    experiment,
                    nameof(Experiment.Priority),
                    Kebab.Of($"{experiment.Priority}"),
                    own ? "is for the station's own work" : "needs a partner",
                    own
                        ? "write time-critical or regular"
                        : "name the partner, or write crew-safety, survival or operations"
                );
            if (experiment.CrewTime > experiment.CrewMembers * experiment.Duration)
                Tell(
                    experiment,
                    nameof(Experiment.CrewTime),
                    Quantity.Format(experiment.CrewTime, Measure.Duration),
                    $"is more than {experiment.CrewMembers} members have in a session of {Quantity.Format(experiment.Duration, Measure.Duration)}",
                    "give less time, more members or a longer session"
                );
            if (experiment.Cadence < experiment.Duration)
                Tell(
                    experiment,
                    nameof(Experiment.Cadence),
                    Quantity.Format(experiment.Cadence.Value, Measure.Duration),
                    "is shorter than a session",
                    $"write at least {Quantity.Format(experiment.Duration, Measure.Duration)}"
                );
            if (experiment.UpMass > 0 && experiment.Flight is null)
                Tell(
                    experiment,
                    nameof(Experiment.Flight),
                    "",
                    "is missing",
                    "name the flight that brings the payload"
                );
            if (
                bound.IsSound(scenario, nameof(Scenario.Start), nameof(Scenario.Duration))
                && (experiment.Latest ?? scenario.End) - (experiment.Earliest ?? scenario.Start) < experiment.Duration
            )
                Tell(
                    experiment,
                    nameof(Experiment.Latest),
                    "",
                    "leaves no time for a session",
                    "let 'latest' come later or 'earliest' earlier"
                );
        }
    }

    private void Tell(object section, string property, string value, string message, string mend)
    {
        var (place, location) = bound.PlaceOf(section, property);
        problems.Add(place, location, value, message, mend);
    }
}
