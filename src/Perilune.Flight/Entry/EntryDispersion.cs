namespace Perilune.Flight.Entry;

/// <summary>Standard deviations of what an entry does not know; zero leaves a thing as planned.</summary>
public sealed record EntryDispersion
{
    /// <summary>Of the density of the air over the profile's.</summary>
    public double Density { get; init; }

    /// <summary>Of the drag coefficient over the table's.</summary>
    public double Drag { get; init; }

    /// <summary>Of the ratio of lift to drag over the table's.</summary>
    public double LiftToDrag { get; init; }

    /// <summary>Of the flight-path angle at the start, rad.</summary>
    public double FlightPathAngle { get; init; }

    /// <summary>Of the speed at the start, m/s.</summary>
    public double Speed { get; init; }

    /// <summary>Of the wind along east and along north, m/s.</summary>
    public double Wind { get; init; }
}
