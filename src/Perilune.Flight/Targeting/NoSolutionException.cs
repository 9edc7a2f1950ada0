namespace Perilune.Flight.Targeting;

/// <summary>
/// What was asked for cannot be flown: the message says which constraint cannot be met and by how much, the mend the
/// nearest thing that works.
/// </summary>
public sealed class NoSolutionException : Exception
{
    /// <summary>Something that cannot be flown.</summary>
    /// <param name="message">Which constraint cannot be met, and by how much: <c>the descent lacks 214 kg of propellant</c>.</param>
    /// <param name="mend">The nearest thing that works, or what to change; empty where nothing is known.</param>
    public NoSolutionException(string message, string mend)
        : base(message)
    {
        ArgumentNullException.ThrowIfNull(mend);
        Mend = mend;
    }

    /// <summary>The nearest thing that works, or what to change.</summary>
    public string Mend { get; }
}
