using System.Collections.Immutable;
using Perilune.Partnership.Parties;
using Perilune.Partnership.Scheduling;

namespace Perilune.Partnership.Proposals;

/// <summary>Finds what is wrong with experiments before anything is planned.</summary>
public static class ExperimentCheck
{
    /// <summary>All flaws: numbers out of range, names of nobody, habitats, flights or conditions that are not there.</summary>
    public static ImmutableArray<InputFlaw> Check(
        ImmutableArray<Experiment> experiments,
        ImmutableArray<Partner> partners,
        StationCapacity capacity
    )
    {
        ArgumentNullException.ThrowIfNull(capacity);
        var flaws = ImmutableArray.CreateBuilder<InputFlaw>();
        foreach (var experiment in experiments)
        {
            Numbers(experiment, flaws);
            Names(experiment, experiments, partners, capacity, flaws);
        }

        return flaws.ToImmutable();
    }

    private static void Numbers(Experiment e, ImmutableArray<InputFlaw>.Builder flaws)
    {
        void Require(bool right, string property, object value, string mend)
        {
            if (!right)
                flaws.Add(new($"experiment '{e.Id}'", property, $"is {value}", mend));
        }

        void NotNegative(double value, string property) =>
            Require(value >= 0 && double.IsFinite(value), property, value, "give 0 or more");

        Require(
            e.Duration > 0 && double.IsFinite(e.Duration),
            nameof(e.Duration),
            e.Duration,
            "give a positive length"
        );
        NotNegative(e.CrewTime, nameof(e.CrewTime));
        NotNegative(e.Power, nameof(e.Power));
        NotNegative(e.DataVolume, nameof(e.DataVolume));
        NotNegative(e.UpMass, nameof(e.UpMass));
        NotNegative(e.Cadence, nameof(e.Cadence));
        Require(double.IsFinite(e.Rating), nameof(e.Rating), e.Rating, "give a number");
        Require(e.Sessions >= 1, nameof(e.Sessions), e.Sessions, "give at least one session");
        Require(e.CrewMembers >= 1 || e.CrewTime == 0, nameof(e.CrewMembers), e.CrewMembers, "give at least one");
        Require(
            e.CrewTime <= e.CrewMembers * e.Duration,
            nameof(e.CrewTime),
            e.CrewTime,
            "more than the members have in a session: give less time, more members or a longer session"
        );
        Require(
            e.Cadence == 0 || e.Duration <= e.Cadence,
            nameof(e.Cadence),
            e.Cadence,
            "shorter than a session: space them wider"
        );
        Require(
            e.Earliest + e.Duration <= e.Latest,
            nameof(e.Latest),
            e.Latest,
            "leave room for a session after Earliest"
        );
    }

    private static void Names(
        Experiment e,
        ImmutableArray<Experiment> all,
        ImmutableArray<Partner> partners,
        StationCapacity capacity,
        ImmutableArray<InputFlaw>.Builder flaws
    )
    {
        void Require(bool right, string property, string problem, string mend)
        {
            if (!right)
                flaws.Add(new($"experiment '{e.Id}'", property, problem, mend));
        }

        Require(!string.IsNullOrWhiteSpace(e.Id), nameof(e.Id), "is empty", "give a short name");
        Require(all.Count(x => x.Id == e.Id) == 1, nameof(e.Id), "is used twice", "give each experiment its own");
        Require(
            e.Partner is null || partners.Any(p => p.Id == e.Partner),
            nameof(e.Partner),
            $"there is no partner '{e.Partner}'",
            "name a partner, or none for the station's own work"
        );
        Require(
            e.Partner is null
                == e.Priority is PriorityClass.CrewSafety or PriorityClass.Survival or PriorityClass.Operations,
            nameof(e.Priority),
            $"is {e.Priority}",
            e.Partner is null
                ? "the station's own work is crew safety, survival or operations"
                : "a partner's work is time-critical or regular"
        );
        Require(
            capacity.Habitats.Any(h => h.Id == e.Habitat),
            nameof(e.Habitat),
            $"there is no habitat '{e.Habitat}'",
            "name a habitat of the station"
        );
        Require(
            e.UpMass == 0 || e.Flight is not null,
            nameof(e.Flight),
            "is missing",
            "name the flight that brings the payload"
        );
        Require(
            e.Flight is null || capacity.Flights.Any(f => f.Id == e.Flight),
            nameof(e.Flight),
            $"there is no flight '{e.Flight}'",
            "name a cargo flight"
        );
        foreach (var condition in e.Conditions)
            Require(
                capacity.Conditions.Any(c => c.Name == condition),
                nameof(e.Conditions),
                $"there is no condition '{condition}'",
                "name one whose windows are given"
            );
    }
}
