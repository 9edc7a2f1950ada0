namespace Perilune.Simulation.Units;

/// <summary>What a text said: a value in SI, or what is wrong with it and how to mend it.</summary>
/// <param name="Value">The value in SI; zero when it could not be read.</param>
/// <param name="Unit">Symbol of the unit written; "1" for a plain number.</param>
/// <param name="Message">What is wrong, or null.</param>
/// <param name="Mend">What to write instead, or null.</param>
public readonly record struct QuantityReading(double Value, string Unit, string? Message, string? Mend)
{
    /// <summary>Whether the text is a value of the measure asked for.</summary>
    public bool Ok => Message is null;
}
