using System.Globalization;
using Perilune.Flight.Transfers;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Targeting;

/// <summary>A piece of a targeted flight as it was flown.</summary>
/// <param name="Name">Name.</param>
/// <param name="Start">State at its start, after its impulse.</param>
/// <param name="End">State at its end.</param>
/// <param name="Impulse">Change of velocity at its start, ICRF axes, m/s.</param>
/// <param name="Engine">The engine; null for a coast.</param>
/// <param name="Direction">Direction of thrust at the start of a burn, ICRF axes, unit.</param>
/// <param name="Turning">Its turning, rad/s.</param>
/// <param name="StartMass">Mass at its start, kg.</param>
/// <param name="EndMass">Mass at its end, kg.</param>
public sealed record FlownArc(
    string Name,
    LunarState Start,
    LunarState End,
    Vector3 Impulse,
    ArcEngine? Engine,
    Vector3 Direction,
    Vector3 Turning,
    double StartMass,
    double EndMass
)
{
    /// <summary>Change of velocity by impulse and engine, m/s.</summary>
    public double DeltaV =>
        Impulse.Norm + (Engine is { } engine ? engine.SpecificImpulse * 9.80665 * Math.Log(StartMass / EndMass) : 0);
}

/// <summary>A requirement as it was met or missed.</summary>
/// <param name="Name">Name.</param>
/// <param name="Value">Value that was reached.</param>
/// <param name="Least">Least value wanted.</param>
/// <param name="Greatest">Greatest value wanted.</param>
/// <param name="Missed">By how much: positive above the greatest, negative below the least, zero where it is met.</param>
/// <param name="Unit">Unit.</param>
public sealed record MetRequirement(
    string Name,
    double Value,
    double Least,
    double Greatest,
    double Missed,
    string Unit
)
{
    /// <summary>What is missed and by how much, as text.</summary>
    public override string ToString()
    {
        var wanted =
            Least == Greatest ? Number(Least)
            : double.IsNegativeInfinity(Least) ? $"at most {Number(Greatest)}"
            : double.IsPositiveInfinity(Greatest) ? $"at least {Number(Least)}"
            : $"{Number(Least)} to {Number(Greatest)}";
        return Missed == 0
            ? $"{Name}: {$"{Number(Value)} {Unit}".TrimEnd()}, wanted {wanted}"
            : $"{Name} cannot be met: {$"{Number(Value)} {Unit}".TrimEnd()} at best, wanted {wanted}, missed by {Number(Math.Abs(Missed))}";
    }

    private static string Number(double value) => value.ToString("G7", CultureInfo.InvariantCulture);
}

/// <summary>What targeting found.</summary>
/// <param name="IsMet">Whether every requirement is met.</param>
/// <param name="IsConverged">Whether the search ended by itself, not by its limit of iterations.</param>
/// <param name="Arcs">The flight as flown.</param>
/// <param name="Requirements">Every requirement, in order of the arcs.</param>
/// <param name="Evaluations">Flights that were flown to find it.</param>
public sealed record TargetedFlight(
    bool IsMet,
    bool IsConverged,
    IReadOnlyList<FlownArc> Arcs,
    IReadOnlyList<MetRequirement> Requirements,
    int Evaluations
)
{
    /// <summary>Sum of impulses and burns, m/s.</summary>
    public double DeltaV => Arcs.Sum(arc => arc.DeltaV);

    /// <summary>What is not met, and by how much; empty where everything is.</summary>
    public IReadOnlyList<string> Shortfalls =>
        [.. Requirements.Where(requirement => requirement.Missed != 0).Select(requirement => requirement.ToString())];
}
