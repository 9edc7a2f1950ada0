namespace Perilune.Simulation.Recording;

/// <summary>How a series runs between its points.</summary>
public enum SeriesKind
{
    /// <summary>A straight line from point to point.</summary>
    Linear,

    /// <summary>Constant from each point to the next.</summary>
    Step,
}

/// <summary>A quantity over time, by its change points; several points may share a time where it jumps.</summary>
/// <param name="Id">Name, dotted: <c>base.battery.charge</c>.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Unit">Unit of the values, for people too (kWh, Pa, kg, 1).</param>
/// <param name="Kind">How it runs between points.</param>
/// <param name="Times">Seconds since the start, not decreasing.</param>
/// <param name="Values">Values at these times.</param>
public sealed record Series(
    string Id,
    string Title,
    string Unit,
    SeriesKind Kind,
    IReadOnlyList<double> Times,
    IReadOnlyList<double> Values
);
