namespace Perilune.Flight.Entry;

/// <summary>What turns the lift vector about the velocity during an entry.</summary>
public abstract class BankLaw
{
    /// <summary>Seconds between two commands; the bank is held between them.</summary>
    public abstract double Cycle { get; }

    /// <summary>
    /// The bank angle, rad: 0 with the lift up, positive to the right of the flight. A law may remember what it commanded, so
    /// one object serves one flight.
    /// </summary>
    public abstract double Bank(in EntryState state, in FlightConditions conditions);
}

/// <summary>The same bank all the way: 0 lift up, pi lift down.</summary>
/// <param name="angle">rad.</param>
public sealed class ConstantBank(double angle) : BankLaw
{
    /// <inheritdoc/>
    public override double Cycle => 1e9;

    /// <inheritdoc/>
    public override double Bank(in EntryState state, in FlightConditions conditions) => angle;
}

/// <summary>A roll at a constant rate, which averages the lift away: what a capsule without guidance flies.</summary>
/// <param name="rate">rad/s.</param>
public sealed class RollingBank(double rate) : BankLaw
{
    /// <inheritdoc/>
    public override double Cycle => 0.25;

    /// <inheritdoc/>
    public override double Bank(in EntryState state, in FlightConditions conditions) => rate * state.Time;
}
