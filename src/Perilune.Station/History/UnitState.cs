namespace Perilune.Station.History;

/// <summary>State of a life-support unit.</summary>
public enum UnitState
{
    /// <summary>Waits for something to do.</summary>
    Standby,

    /// <summary>Runs.</summary>
    Running,

    /// <summary>Its load is shed.</summary>
    Unpowered,

    /// <summary>Failed and not yet repaired.</summary>
    Failed,
}
