using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights;

/// <summary>How a result is written.</summary>
public enum ResultKind
{
    /// <summary>A number with a unit.</summary>
    Number,

    /// <summary>An instant.</summary>
    Instant,

    /// <summary>A word or a text.</summary>
    Word,
}

/// <summary>Something that a phase tells at its end.</summary>
/// <param name="Name">Its name, in lower case with hyphens.</param>
/// <param name="Kind">How it is written.</param>
/// <param name="Measure">What a number measures.</param>
/// <param name="Meaning">What it is, in words.</param>
public sealed record PhaseResult(string Name, ResultKind Kind, Measure Measure, string Meaning)
{
    /// <summary>A number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="measure">What it measures.</param>
    /// <param name="meaning">What it is.</param>
    public static PhaseResult Number(string name, Measure measure, string meaning) =>
        new(name, ResultKind.Number, measure, meaning);

    /// <summary>An instant.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="meaning">What it is.</param>
    public static PhaseResult Instant(string name, string meaning) =>
        new(name, ResultKind.Instant, Measure.Duration, meaning);

    /// <summary>A word or a text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="meaning">What it is.</param>
    public static PhaseResult Word(string name, string meaning) => new(name, ResultKind.Word, Measure.Number, meaning);
}

/// <summary>A result that was told: one of a number, an instant and a word.</summary>
/// <param name="Result">What it is.</param>
/// <param name="Number">The number, SI.</param>
/// <param name="Epoch">The instant.</param>
/// <param name="Word">The word.</param>
public sealed record ResultValue(PhaseResult Result, double Number, Astro.Time.Epoch Epoch, string Word);
