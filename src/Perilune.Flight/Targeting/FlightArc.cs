using Perilune.Flight.Transfers;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Targeting;

/// <summary>What a flight must meet at the end of an arc.</summary>
/// <param name="Name">In the field's words, for the report.</param>
/// <param name="Quantity">The quantity.</param>
/// <param name="Body">NAIF code of the body that the state is taken relative to.</param>
/// <param name="Least">Least value; minus infinity for none.</param>
/// <param name="Greatest">Greatest value; the same as the least for an equality.</param>
/// <param name="Scale">A moderate change of the quantity, by which it is weighed against the others.</param>
/// <param name="Unit">Unit, for the report.</param>
public sealed record Requirement(
    string Name,
    StateQuantity Quantity,
    int Body,
    double Least,
    double Greatest,
    double Scale,
    string Unit
)
{
    /// <summary>An equality.</summary>
    public static Requirement Exactly(
        string name,
        StateQuantity quantity,
        int body,
        double value,
        double scale,
        string unit
    ) => new(name, quantity, body, value, value, scale, unit);
}

/// <summary>An engine that burns for the whole of an arc.</summary>
/// <param name="Thrust">N.</param>
/// <param name="SpecificImpulse">s.</param>
public sealed record ArcEngine(double Thrust, double SpecificImpulse);

/// <summary>
/// A piece of a flight: an impulse at its start, then a coast or a burn. Pieces follow each other; one that has a
/// <see cref="Patch"/> starts from there and the flight must be joined to it, which makes a long flight less sensitive.
/// </summary>
/// <param name="Name">In the field's words.</param>
/// <param name="Duration">s, positive; the first guess where it is free.</param>
public sealed record FlightArc(string Name, double Duration)
{
    /// <summary>Limits of a free duration, s; null where it is fixed.</summary>
    public (double Least, double Greatest)? DurationLimits { get; init; }

    /// <summary>Change of velocity at the start, ICRF axes, m/s; the first guess where it is free.</summary>
    public Vector3 Impulse { get; init; }

    /// <summary>Whether the impulse is free.</summary>
    public bool ImpulseIsFree { get; init; }

    /// <summary>Most that the impulse may be, m/s.</summary>
    public double MostImpulse { get; init; } = double.PositiveInfinity;

    /// <summary>The engine; null for a coast.</summary>
    public ArcEngine? Engine { get; init; }

    /// <summary>Direction of thrust at the start of the burn, ICRF axes; the first guess where it is free.</summary>
    public Vector3 Direction { get; init; }

    /// <summary>Whether the direction of thrust is free; it is fixed in ICRF axes while the engine burns, but for its turning.</summary>
    public bool DirectionIsFree { get; init; }

    /// <summary>
    /// Turning of the direction, rad/s about ICRF axes, the same for the whole burn; the first guess where it is free.
    /// </summary>
    public Vector3 Turning { get; init; }

    /// <summary>Whether the turning is free (its two components across the direction).</summary>
    public bool TurningIsFree { get; init; }

    /// <summary>Guess of the state at the start, before the impulse; null where the piece before leads there.</summary>
    public LunarState? Patch { get; init; }

    /// <summary>What must be met at the end.</summary>
    public IReadOnlyList<Requirement> Requirements { get; init; } = [];
}

/// <summary>What a flight is to have least of.</summary>
public enum FlightObjective
{
    /// <summary>Nothing: any flight that meets its requirements, near the first guess.</summary>
    None,

    /// <summary>Change of velocity, impulses and burns together.</summary>
    DeltaV,

    /// <summary>Time.</summary>
    Duration,
}
