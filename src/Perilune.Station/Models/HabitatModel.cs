using System.Collections.Immutable;

namespace Perilune.Station.Models;

/// <summary>One pressurised volume with its power, air, water, stores, units and crew.</summary>
public sealed record HabitatModel
{
    /// <summary>Name by which inputs and history speak of it.</summary>
    public required string Id { get; init; }

    /// <summary>Cabin air.</summary>
    public AtmosphereModel Atmosphere { get; init; } = new();

    /// <summary>Generation, storage and loads.</summary>
    public required PowerModel Power { get; init; }

    /// <summary>Life-support units; a unit left out is not there.</summary>
    public LifeSupportModel LifeSupport { get; init; } = new();

    /// <summary>Tanks and lockers.</summary>
    public StoresModel Stores { get; init; } = new();

    /// <summary>Airlock and suits.</summary>
    public AirlockModel Airlock { get; init; } = new();

    /// <summary>Data recorder and transmitter.</summary>
    public CommunicationModel Communication { get; init; } = new();

    /// <summary>Crew aboard at the start, by name.</summary>
    public ImmutableArray<string> InitialCrew { get; init; } = [];

    internal void Check(ModelChecks checks)
    {
        checks.Name(Id, nameof(Id));
        Atmosphere.Check(checks.Under(nameof(Atmosphere)));
        Power.Check(checks.Under(nameof(Power)));
        LifeSupport.Check(checks.Under(nameof(LifeSupport)), Stores);
        Stores.Check(checks.Under(nameof(Stores)));
        Airlock.Check(checks.Under(nameof(Airlock)), Atmosphere);
        Communication.Check(checks.Under(nameof(Communication)));
        foreach (var name in InitialCrew)
            checks.Name(name, nameof(InitialCrew));
        checks.Distinct(
            LifeSupport.Units.Select(unit => unit.Id).Concat(Power.Loads.Select(load => load.Id)),
            nameof(LifeSupport) + " and " + nameof(Power) + "." + nameof(PowerModel.Loads)
        );
    }
}
