namespace Perilune.Flight.Landing.Touchdown;

/// <summary>How a landing ended, from the best to the worst.</summary>
public enum TouchdownOutcome
{
    /// <summary>Standing, whole, where it was to be.</summary>
    Soft,

    /// <summary>Standing and whole, but too far from the target.</summary>
    Missed,

    /// <summary>Standing, with something broken or loaded beyond its design.</summary>
    Hard,

    /// <summary>Fell over.</summary>
    Tipped,

    /// <summary>Lost at contact.</summary>
    Crashed,
}
