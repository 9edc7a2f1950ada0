using System.Collections.Immutable;
using Perilune.Partnership.Parties;

namespace Perilune.Partnership.Scheduling;

/// <summary>A stretch of time, start included, end not; s on the run's time line.</summary>
/// <param name="Start">Start.</param>
/// <param name="End">End.</param>
public readonly record struct Interval(double Start, double End);

/// <summary>What the crew of a habitat can give to experiments and operations on one day.</summary>
/// <param name="Start">Start of the working hours, s on the run's time line.</param>
/// <param name="End">End of the working hours, s on the run's time line.</param>
/// <param name="Members">Crew members at work.</param>
/// <param name="CrewTime">What they can give between them, person-seconds; at most members times working hours.</param>
public sealed record CrewDay(double Start, double End, int Members, double CrewTime);

/// <summary>What one habitat offers.</summary>
/// <param name="Id">Its short name.</param>
/// <param name="CrewDays">Its working days, ascending; a day without crew may be left out.</param>
/// <param name="PowerMargin">Electrical power that it can give beyond its own need, W.</param>
public sealed record HabitatCapacity(string Id, ImmutableArray<CrewDay> CrewDays, StepProfile PowerMargin);

/// <summary>Data that can be brought to Earth in one pass, or on one day.</summary>
/// <param name="Start">When it begins, s on the run's time line.</param>
/// <param name="Bits">How much, bits.</param>
public sealed record DownlinkSlot(double Start, double Bits);

/// <summary>A flight that brings payloads.</summary>
/// <param name="Id">Its short name.</param>
/// <param name="Arrival">When its payloads are there, s on the run's time line; null when it does not arrive.</param>
/// <param name="PayloadMass">Mass that it has for experiments, kg.</param>
public sealed record CargoFlight(string Id, double? Arrival, double PayloadMass);

/// <summary>When a condition holds: sunlight on a panel, darkness, Earth in view.</summary>
/// <param name="Name">Its name, as experiments call it.</param>
/// <param name="Windows">When it holds, ascending, apart from each other.</param>
public sealed record ConditionWindows(string Name, ImmutableArray<Interval> Windows);

/// <summary>What the station is predicted to offer, from its start to its end: all that the schedule is held against.</summary>
public sealed record StationCapacity
{
    /// <summary>Start, s on the run's time line.</summary>
    public required double Start { get; init; }

    /// <summary>End, s on the run's time line.</summary>
    public required double End { get; init; }

    /// <summary>The habitats.</summary>
    public required ImmutableArray<HabitatCapacity> Habitats { get; init; }

    /// <summary>Downlink of the whole station, ascending.</summary>
    public ImmutableArray<DownlinkSlot> Downlink { get; init; } = [];

    /// <summary>Cargo flights.</summary>
    public ImmutableArray<CargoFlight> Flights { get; init; } = [];

    /// <summary>Conditions and when they hold.</summary>
    public ImmutableArray<ConditionWindows> Conditions { get; init; } = [];

    /// <summary>
    /// Capacity of a resource between two instants, in its SI unit. A day, a slot and a flight count where they begin; power is
    /// integrated.
    /// </summary>
    public double Total(Resource resource, double from, double until)
    {
        bool Within(double t) => from <= t && t < until;
        return resource switch
        {
            Resource.CrewTime => Habitats.Sum(h => h.CrewDays.Where(d => Within(d.Start)).Sum(d => d.CrewTime)),
            Resource.Energy => Habitats.Sum(h => h.PowerMargin.Integral(from, until)),
            Resource.Downlink => Downlink.Where(s => Within(s.Start)).Sum(s => s.Bits),
            Resource.CargoMass => Flights.Where(f => f.Arrival is { } t && Within(t)).Sum(f => f.PayloadMass),
            _ => throw new ArgumentOutOfRangeException(nameof(resource), resource, "no such resource"),
        };
    }
}
