using Perilune.Flight.Missions;
using Perilune.Flight.Transfers;
using Perilune.Partnership.Settlement;
using Perilune.Station.History;

namespace Perilune.Simulation.Running;

/// <summary>What the chapters of a run gave, from which its record is assembled.</summary>
internal sealed record RunParts(
    double Start,
    double End,
    NodeYear? Node,
    BaseLight? Light,
    Contacts Contacts,
    IReadOnlyList<FlightPlan> Plans,
    CislunarModel Model,
    Sharing Sharing,
    StationHistory History,
    SettledAccounts Settled,
    IReadOnlyList<string> Remarks
);
