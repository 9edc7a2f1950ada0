namespace Perilune.Flight.Rendezvous;

/// <summary>What was asked of a rendezvous cannot be flown; the message says by how much, and the nearest thing that can.</summary>
public sealed class RendezvousException : Exception
{
    /// <summary>An error without words of its own.</summary>
    public RendezvousException() { }

    /// <summary>An error.</summary>
    /// <param name="message">What cannot be flown, and what can.</param>
    public RendezvousException(string message)
        : base(message) { }

    /// <summary>An error with its cause.</summary>
    /// <param name="message">What cannot be flown, and what can.</param>
    /// <param name="innerException">The cause.</param>
    public RendezvousException(string message, Exception innerException)
        : base(message, innerException) { }
}
