namespace Perilune.Simulation.Recording;

/// <summary>A named judgement with its number.</summary>
/// <param name="Id">Name, kebab-case.</param>
/// <param name="Title">The claim, for people.</param>
/// <param name="Pass">Whether it holds.</param>
/// <param name="Value">What the run gave.</param>
/// <param name="Limit">What was allowed.</param>
/// <param name="Unit">Unit of both.</param>
/// <param name="AtMost">The value must not exceed the limit; else it must not fall below it.</param>
public sealed record Verdict(string Id, string Title, bool Pass, double Value, double Limit, string Unit, bool AtMost);

/// <summary>A number of the whole run.</summary>
/// <param name="Id">Name, dotted.</param>
/// <param name="Title">For people.</param>
/// <param name="Value">Value.</param>
/// <param name="Unit">Unit.</param>
public sealed record Figure(string Id, string Title, double Value, string Unit);
