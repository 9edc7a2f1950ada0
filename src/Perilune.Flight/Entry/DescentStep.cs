namespace Perilune.Flight.Entry;

/// <summary>
/// A change on the way down, and when it happens. The steps of a descent come in their order: each waits for its trigger once
/// the one before has happened.
/// </summary>
/// <param name="Name">What happens, for the list of events.</param>
/// <param name="When">Its trigger.</param>
public sealed record DescentStep(string Name, DescentTrigger When)
{
    /// <summary>Mass left behind, kg: a heat shield, a seat, a backshell.</summary>
    public double Jettisons { get; init; }

    /// <summary>Mass from here on, kg, when it is known better than what was left behind; null otherwise.</summary>
    public double? MassBecomes { get; init; }

    /// <summary>Shape from here on; null when it stays.</summary>
    public EntryVehicle? Becomes { get; init; }

    /// <summary>A parachute that opens here; the one before goes.</summary>
    public Parachute? Opens { get; init; }

    /// <summary>Whether the parachute goes and none follows.</summary>
    public bool CutsParachute { get; init; }

    /// <summary>An engine that burns from here until the next step; null for none.</summary>
    public Thruster? Burns { get; init; }

    /// <summary>Whether the flight ends here.</summary>
    public bool Ends { get; init; }
}
