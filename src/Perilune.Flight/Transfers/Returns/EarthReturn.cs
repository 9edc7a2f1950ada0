using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers.Returns;

/// <summary>A flight home on the ephemeris: one impulse near the Moon, and an entry whose landing place is the wanted one.</summary>
/// <param name="Sense">Which way round the Earth it comes.</param>
/// <param name="Departure">State after the impulse, relative to the Moon.</param>
/// <param name="DeltaV">The impulse, ICRF axes, m/s.</param>
/// <param name="Entry">State at entry, relative to the Moon like every state here.</param>
/// <param name="EntrySpeed">Speed there relative to the Earth's centre, not to its air, m/s.</param>
/// <param name="EntryAngle">Flight-path angle there over the geocentric horizontal, rad.</param>
/// <param name="EntryHeading">Direction of the velocity against the stars, from north over east, rad.</param>
/// <param name="EntryLatitude">Geodetic, rad.</param>
/// <param name="EntryLongitude">East, rad.</param>
/// <param name="Range">Over the ground from entry to landing, m.</param>
/// <param name="Inclination">Of the way home at entry, to the Earth's axis of the date, rad.</param>
public sealed record EarthReturn(
    ReturnSense Sense,
    LunarState Departure,
    Vector3 DeltaV,
    LunarState Entry,
    double EntrySpeed,
    double EntryAngle,
    double EntryHeading,
    double EntryLatitude,
    double EntryLongitude,
    double Range,
    double Inclination
)
{
    /// <summary>From departure to entry, s.</summary>
    public double Duration => Entry.Time - Departure.Time;

    /// <summary>Whether it enters northward: on the ascending part of its orbit.</summary>
    public bool IsAscending => Math.Cos(EntryHeading) > 0;
}
