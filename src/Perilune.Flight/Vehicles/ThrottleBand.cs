namespace Perilune.Flight.Vehicles;

/// <summary>A range of thrust in which an engine can be held, as fractions of its full thrust.</summary>
/// <param name="Least">Smallest fraction, above 0 and not above <paramref name="Greatest"/>.</param>
/// <param name="Greatest">Largest fraction, at most 1 unless the engine can be driven beyond its full thrust.</param>
public readonly record struct ThrottleBand(double Least, double Greatest)
{
    /// <summary>Full thrust and nothing else.</summary>
    public static ThrottleBand Full => new(1, 1);
}
