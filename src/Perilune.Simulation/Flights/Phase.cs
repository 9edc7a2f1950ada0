using Perilune.Simulation.Flights.Phases;
using Perilune.Simulation.Flights.Phases.Docking;
using Perilune.Simulation.Flights.Phases.Entry;
using Perilune.Simulation.Flights.Phases.Hop;
using Perilune.Simulation.Flights.Phases.Keeping;
using Perilune.Simulation.Flights.Phases.Landing;
using Perilune.Simulation.Flights.Phases.Roving;
using Perilune.Simulation.Flights.Phases.Transfers;
using Perilune.Simulation.Language;

namespace Perilune.Simulation.Flights;

/// <summary>One phase of a flight: a name, and one key that says of what kind it is.</summary>
public sealed record Phase
{
    /// <summary>Its name.</summary>
    [Name]
    public string Name { get; init; } = "";

    /// <summary>The phase at whose end this one begins; the one before it where none is named.</summary>
    [RefersTo("phase")]
    public string? After { get; init; }

    /// <summary>A published state, and what follows from it alone.</summary>
    public GivenState? State { get; init; }

    /// <summary>An orbit told by its apsides.</summary>
    public ConicState? Conic { get; init; }

    /// <summary>A satellite of the Earth by its two-line elements.</summary>
    public TwoLineState? TwoLine { get; init; }

    /// <summary>Where a launcher leaves a spacecraft in the plane of its target.</summary>
    public InsertionState? Insertion { get; init; }

    /// <summary>Burns to another spacecraft.</summary>
    public RendezvousPhase? Rendezvous { get; init; }

    /// <summary>Impulses to another spacecraft where no conic holds, as on a halo orbit about the Moon.</summary>
    public HaloRendezvousPhase? HaloRendezvous { get; init; }

    /// <summary>The last metres to a docking port.</summary>
    public ApproachPhase? Approach { get; init; }

    /// <summary>A spiral about one body under small thrust.</summary>
    public LowThrustTransfer? LowThrust { get; init; }

    /// <summary>Flights of a station, as its scenario's run plans them.</summary>
    public StationFlights? Station { get; init; }

    /// <summary>A powered descent to the Moon.</summary>
    public PoweredDescent? PoweredDescent { get; init; }

    /// <summary>An ascent from the Moon.</summary>
    public LunarAscent? LunarAscent { get; init; }

    /// <summary>The verdict on a touchdown of published figures.</summary>
    public TouchdownPhase? Touchdown { get; init; }

    /// <summary>Free flight between Earth and Moon.</summary>
    public Coast? Coast { get; init; }

    /// <summary>A burn between Earth and Moon.</summary>
    public Burn? Burn { get; init; }

    /// <summary>The least burn after which an orbit has given apsides.</summary>
    public AimedBurn? AimedBurn { get; init; }

    /// <summary>The impulse after which a flight meets a target.</summary>
    public Correction? Correction { get; init; }

    /// <summary>A burn found again from flown states.</summary>
    public RecoveredBurn? RecoveredBurn { get; init; }

    /// <summary>A coast to a state of another phase, and the miss.</summary>
    public Comparison? Comparison { get; init; }

    /// <summary>A way from a parking orbit to a perilune, between two dates.</summary>
    public TranslunarFlight? Translunar { get; init; }

    /// <summary>A way from a parking orbit into a halo or other large lunar orbit, from a date alone.</summary>
    public HaloTransferPhase? HaloTransfer { get; init; }

    /// <summary>A way home from a large lunar orbit.</summary>
    public HaloReturnPhase? HaloReturn { get; init; }

    /// <summary>A way from a parking orbit into an elliptical lunar orbit whose perilune lies where it is wanted.</summary>
    public EllipticalTransfer? EllipticalTransfer { get; init; }

    /// <summary>Between a halo or other large lunar orbit and a low one over a site.</summary>
    public LowOrbitTransfer? LowOrbitTransfer { get; init; }

    /// <summary>A free return around the Moon from a date alone.</summary>
    public FreeReturnFlight? FreeReturn { get; init; }

    /// <summary>A flight home from about the Moon to a chosen landing place.</summary>
    public EarthReturnFlight? EarthReturn { get; init; }

    /// <summary>A flight to the Moon with the Sun's help, from a date alone.</summary>
    public LowEnergyFlight? LowEnergy { get; init; }

    /// <summary>An orbit of published heights, from a launch site.</summary>
    public InsertedOrbit? InsertedOrbit { get; init; }

    /// <summary>Entry, descent and landing on the Earth or Mars.</summary>
    public EntryPhase? Entry { get; init; }

    /// <summary>A hop of a rocket stage that lands on its tail.</summary>
    public HopPhase? Hop { get; init; }

    /// <summary>A rocket's ascent from its pad to an orbit.</summary>
    public LaunchPhase? Launch { get; init; }

    /// <summary>Commanded moves of a rover.</summary>
    public DrivePhase? Drive { get; init; }

    /// <summary>A spacecraft's propellant, spent on a chain of manoeuvres.</summary>
    public BudgetPhase? Budget { get; init; }

    /// <summary>What keeping an orbit about the Moon costs.</summary>
    public StationKeepingPhase? StationKeeping { get; init; }

    /// <summary>What the phase is; null where the file names none, or two.</summary>
    public IPhase? Kind()
    {
        var kinds = Kinds().ToList();
        return kinds.Count == 1 ? kinds[0].Phase : null;
    }

    /// <summary>The kinds that the file names, with their keys.</summary>
    public IEnumerable<(string Key, IPhase Phase)> Kinds() =>
        SectionGrammar
            .Of(typeof(Phase))
            .Fields.Select(field => (field.Key, Phase: field.Property.GetValue(this) as IPhase))
            .Where(kind => kind.Phase is not null)
            .Select(kind => (kind.Key, kind.Phase!));
}
