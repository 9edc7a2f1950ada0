using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Docking;

/// <summary>What a burn of a rendezvous is to do.</summary>
public enum RendezvousAim
{
    /// <summary>A horizontal burn whose size is found.</summary>
    Horizontal,

    /// <summary>A burn whose horizontal and normal parts are found.</summary>
    HorizontalAndPlane,

    /// <summary>Makes the orbit coelliptic with the target's.</summary>
    Coelliptic,

    /// <summary>Takes the chaser to <c>place</c> at the time of the burn named by <c>arrival</c>.</summary>
    Intercept,

    /// <summary>Stops the chaser as the target sees it.</summary>
    Stop,

    /// <summary>The impulse <c>delta-v</c> as it stands.</summary>
    Given,
}

/// <summary>A burn of a rendezvous: when, and what it is to do.</summary>
public sealed record RendezvousBurn
{
    /// <summary>Its name.</summary>
    [Name]
    public string Name { get; init; } = "";

    /// <summary>Time since liftoff; or give <c>orbits</c> or <c>travel</c>.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration)]
    public double? At { get; init; }

    /// <summary>Orbits of the target since the beginning of the phase, instead.</summary>
    [Quantity(Measure.Number, AtLeast = "0")]
    public double? Orbits { get; init; }

    /// <summary>Angle that the target travels since the burn before, instead, as a part of its period.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, Above = "0 deg")]
    public double? Travel { get; init; }

    /// <summary>What it is to do.</summary>
    public required RendezvousAim Aim { get; init; }

    /// <summary>The impulse, radial, transverse and normal: what a given burn is, and where the search for another begins.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed), Default("0 0 0 m/s")]
    public Vector3 DeltaV { get; init; }

    /// <summary>Of an intercept, the burn at whose time the place is reached.</summary>
    public string? Arrival { get; init; }

    /// <summary>Of an intercept, the place from the target: radially outward, ahead, along its angular momentum.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length), Default("0 0 0 m")]
    public Vector3 Place { get; init; }
}

/// <summary>What is to hold at the time of a burn, before it; one number.</summary>
public sealed record RendezvousAimPoint
{
    /// <summary>Its name.</summary>
    [Name]
    public string Name { get; init; } = "";

    /// <summary>The burn.</summary>
    public required string At { get; init; }

    /// <summary>Height over the target's orbit; negative below.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length)]
    public double? Height { get; init; }

    /// <summary>Angle from the target to the chaser; negative behind.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle)]
    public double? Phase { get; init; }

    /// <summary>Angle of the target over the chaser's horizon, from straight ahead.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle)]
    public double? Elevation { get; init; }

    /// <summary>Distance beside the target's plane.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length)]
    public double? CrossTrack { get; init; }

    /// <summary>Speed across the target's plane.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed)]
    public double? CrossTrackRate { get; init; }
}
