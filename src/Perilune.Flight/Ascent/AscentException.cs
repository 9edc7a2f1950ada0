namespace Perilune.Flight.Ascent;

/// <summary>An ascent that cannot be flown: it does not lift off, falls back, or its guidance finds no way.</summary>
public sealed class AscentException : Exception
{
    /// <summary>An ascent that failed.</summary>
    /// <param name="message">What failed, when, and what would mend it.</param>
    public AscentException(string message)
        : base(message) { }
}
