using System.Collections.Immutable;

namespace Perilune.Station.Models;

/// <summary>A station: habitats that share one crew, its rates and its working day.</summary>
public sealed record StationModel
{
    /// <summary>Habitats, such as a base on the surface and a node in orbit; at least one, of different names.</summary>
    public ImmutableArray<HabitatModel> Habitats { get; init; } = [];

    /// <summary>What a crew member takes in and gives off. Default: BVAD Revision 2, Table 3-31.</summary>
    public CrewRates CrewRates { get; init; } = CrewRates.BvadRevision2;

    /// <summary>How a crew member's day is spent.</summary>
    public CrewDay CrewDay { get; init; } = new();

    /// <summary>All problems of the model, by property; empty when it can be run.</summary>
    public ImmutableArray<ModelProblem> Validate()
    {
        var checks = new ModelChecks();
        if (Habitats.IsDefaultOrEmpty)
            checks.Add(nameof(Habitats), "empty", "a station needs at least one habitat");
        else
        {
            checks.Distinct(Habitats.Select(habitat => habitat.Id), nameof(Habitats));
            checks.Distinct(Habitats.SelectMany(habitat => habitat.InitialCrew), nameof(HabitatModel.InitialCrew));
            for (var i = 0; i < Habitats.Length; i++)
                Habitats[i].Check(checks.Under($"{nameof(Habitats)}[{i}]"));
        }
        CrewRates.Check(checks.Under(nameof(CrewRates)));
        CrewDay.Check(checks.Under(nameof(CrewDay)));
        return checks.Problems;
    }
}
