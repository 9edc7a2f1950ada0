namespace Perilune.Station.Models;

/// <summary>What is wrong with one property of a model, and the mend.</summary>
/// <param name="Property">Path of the property, such as <c>Habitats[0].Power.Battery.Capacity</c>.</param>
/// <param name="Value">The value found, as text.</param>
/// <param name="Mend">What is expected.</param>
public sealed record ModelProblem(string Property, string Value, string Mend)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Property} is {Value}: {Mend}";
}
