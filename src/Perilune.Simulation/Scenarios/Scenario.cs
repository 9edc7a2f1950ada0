using Perilune.Astro.Time;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Scenarios;

/// <summary>
/// A scenario as it was written, checked and in SI: the station, what flies to it, who lives in it, what is studied there
/// and who owns which share. Immutable.
/// </summary>
public sealed record Scenario
{
    /// <summary>The station's name for people.</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences about what this scenario shows.</summary>
    public string? Description { get; init; }

    /// <summary>First instant of the run.</summary>
    public required Epoch Start { get; init; }

    /// <summary>Length of the run.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "1 d", AtMost = "20 yr")]
    public required double Duration { get; init; }

    /// <summary>Seed of everything random: navigation, execution of manoeuvres, failures.</summary>
    [Whole(0, long.MaxValue), Default("1")]
    public long Seed { get; init; }

    /// <summary>The habitat in orbit.</summary>
    [Defines("place", "habitat")]
    public Node? Node { get; init; }

    /// <summary>The habitat on the surface.</summary>
    [Defines("place", "habitat")]
    public Base? Base { get; init; }

    /// <summary>Tracking stations on the Earth, which receive the data.</summary>
    public required Ground Ground { get; init; }

    /// <summary>The crew, what it needs and how its day is spent.</summary>
    public required Crew Crew { get; init; }

    /// <summary>Flights of crew and cargo.</summary>
    [Defines("flight")]
    public required IReadOnlyList<Flight> Flights { get; init; }

    /// <summary>What every flight allows for beyond its computed manoeuvres.</summary>
    [Default("")]
    public required FlightAllowances FlightAllowances { get; init; }

    /// <summary>The partners and their shares, which add to one for each resource.</summary>
    [Defines("partner")]
    public required IReadOnlyList<Partner> Partners { get; init; }

    /// <summary>How capacity becomes entitlement.</summary>
    [Default("")]
    public required Accounting Accounting { get; init; }

    /// <summary>Experiments that ask for crew time, power, mass and data.</summary>
    public required IReadOnlyList<Experiment> Experiments { get; init; }

    /// <summary>Limits against which the run is judged.</summary>
    [Default("")]
    public required Verdicts Verdicts { get; init; }

    /// <summary>Last instant of the run.</summary>
    public Epoch End => Start + Duration;
}
