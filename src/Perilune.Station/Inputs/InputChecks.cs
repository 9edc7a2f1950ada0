using System.Collections.Immutable;
using Perilune.Station.Models;

namespace Perilune.Station.Inputs;

/// <summary>Finds what is wrong with the inputs of a run.</summary>
internal static class InputChecks
{
    public static ImmutableArray<ModelProblem> Check(StationInputs inputs, StationModel model)
    {
        var checks = new ModelChecks();
        checks.Require(
            inputs.End > inputs.Start && inputs.End - inputs.Start < 50 * 366 * 86_400.0,
            inputs.End,
            nameof(inputs.End),
            $"must lie after {nameof(inputs.Start)}, by at most 50 years"
        );
        checks.NotNegative(inputs.SampleInterval, nameof(inputs.SampleInterval));
        var known = model.Habitats.Select(habitat => habitat.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (profile, under) in Each(inputs.Sunlight, nameof(inputs.Sunlight)))
        {
            Known(under, profile.Habitat);
            Check(profile, under);
        }
        checks.Distinct(inputs.Sunlight.Select(profile => profile.Habitat), nameof(inputs.Sunlight));
        foreach (var habitat in model.Habitats)
        {
            if (habitat.Power.SolarArrays.Length > 0 && !inputs.Sunlight.Any(profile => profile.Habitat == habitat.Id))
                checks.Add(nameof(inputs.Sunlight), "missing", $"habitat '{habitat.Id}' has solar arrays");
        }
        foreach (var (pass, under) in Each(inputs.Passes, nameof(inputs.Passes)))
        {
            Known(under, pass.Habitat);
            under.Require(pass.End > pass.Start, pass.End, nameof(pass.End), "must lie after the start");
            under.NotNegative(pass.Rate, nameof(pass.Rate));
        }
        foreach (var (arrival, under) in Each(inputs.Arrivals, nameof(inputs.Arrivals)))
        {
            Known(under, arrival.Habitat);
            under.Require(true, arrival.Time, nameof(arrival.Time), "must be a time");
            foreach (var cargo in arrival.Cargo)
                under.Positive(cargo.Mass, $"{nameof(arrival.Cargo)}.{nameof(cargo.Mass)}");
            foreach (var spares in arrival.Spares)
                under.NotNegative(spares.Count, $"{nameof(arrival.Spares)}.{nameof(spares.Count)}");
        }
        foreach (var (departure, under) in Each(inputs.Departures, nameof(inputs.Departures)))
        {
            Known(under, departure.Habitat);
            under.Require(true, departure.Time, nameof(departure.Time), "must be a time");
        }
        foreach (var (task, under) in Each(inputs.Tasks, nameof(inputs.Tasks)))
        {
            Known(under, task.Habitat);
            under.Require(true, task.Start, nameof(task.Start), "must be a time");
            under.Positive(task.Duration, nameof(task.Duration));
            under.NotNegative(task.CrewTime, nameof(task.CrewTime));
            under.NotNegative(task.Power, nameof(task.Power));
            under.NotNegative(task.DataVolume, nameof(task.DataVolume));
            under.NotNegative(task.Priority, nameof(task.Priority));
            under.Between(task.ShedAt, 0, 0.95, nameof(task.ShedAt));
        }
        checks.Distinct(inputs.Tasks.Select(task => task.Id), nameof(inputs.Tasks));
        foreach (
            var (activity, under) in Each(inputs.ExtravehicularActivities, nameof(inputs.ExtravehicularActivities))
        )
        {
            Known(under, activity.Habitat);
            under.Require(true, activity.Start, nameof(activity.Start), "must be a time");
            under.Positive(activity.Duration, nameof(activity.Duration));
            under.Positive(activity.CrewCount, nameof(activity.CrewCount));
        }
        checks.Distinct(
            inputs.ExtravehicularActivities.Select(activity => activity.Id),
            nameof(inputs.ExtravehicularActivities)
        );
        return checks.Problems;

        void Known(ModelChecks under, string habitat)
        {
            if (!known.Contains(habitat))
                under.Add("Habitat", $"'{habitat}'", "names no habitat of the station");
        }

        IEnumerable<(T Item, ModelChecks Under)> Each<T>(ImmutableArray<T> items, string name)
        {
            for (var i = 0; i < items.Length; i++)
                yield return (items[i], checks.Under($"{name}[{i}]"));
        }
    }

    private static void Check(SunlightProfile profile, ModelChecks checks)
    {
        if (profile.Times.Length == 0 || profile.Times.Length != profile.Fractions.Length)
        {
            checks.Require(
                false,
                profile.Times.Length,
                nameof(profile.Times),
                $"needs at least one change point and a fraction for each, not {profile.Fractions.Length}"
            );
            return;
        }
        for (var i = 0; i < profile.Times.Length; i++)
        {
            checks.Between(profile.Fractions[i], 0, 1, $"{nameof(profile.Fractions)}[{i}]");
            checks.Require(
                i == 0 || profile.Times[i] > profile.Times[i - 1],
                profile.Times[i],
                $"{nameof(profile.Times)}[{i}]",
                "must be later than the one before"
            );
        }
    }
}
