using System.Collections.Immutable;

namespace Perilune.Flight.Entry;

/// <summary>
/// Drag coefficient and ratio of lift to drag of a body at its trimmed attitude as functions of the Mach number: straight
/// between the rows, constant beyond them.
/// </summary>
public sealed class AerodynamicTable
{
    private readonly ImmutableArray<Row> rows;

    /// <summary>A table.</summary>
    /// <param name="rows">In rising order of the Mach number.</param>
    /// <exception cref="ArgumentException">No rows, rows out of order, or drag that is not positive.</exception>
    public AerodynamicTable(params ReadOnlySpan<Row> rows)
    {
        if (rows.Length == 0)
            throw new ArgumentException("an aerodynamic table has at least one row", nameof(rows));
        for (var i = 0; i < rows.Length; i++)
        {
            if (!(rows[i].Drag > 0 && double.IsFinite(rows[i].LiftToDrag)))
                throw new ArgumentException(
                    $"at Mach {rows[i].Mach} the drag coefficient {rows[i].Drag} is not positive or the lift not finite",
                    nameof(rows)
                );
            if (i > 0 && !(rows[i].Mach > rows[i - 1].Mach))
                throw new ArgumentException($"Mach {rows[i].Mach} does not follow {rows[i - 1].Mach}", nameof(rows));
        }
        this.rows = [.. rows];
    }

    /// <summary>The coefficients at a Mach number.</summary>
    public Row At(double mach)
    {
        if (mach <= rows[0].Mach)
            return rows[0];
        for (var i = 1; i < rows.Length; i++)
        {
            if (mach > rows[i].Mach)
                continue;
            var (low, high) = (rows[i - 1], rows[i]);
            var t = (mach - low.Mach) / (high.Mach - low.Mach);
            return new(
                mach,
                low.Drag + t * (high.Drag - low.Drag),
                low.LiftToDrag + t * (high.LiftToDrag - low.LiftToDrag)
            );
        }
        return rows[^1];
    }

    /// <summary>The same with drag and lift-to-drag ratio multiplied: what a dispersion draws.</summary>
    /// <exception cref="ArgumentException">The drag is no longer positive.</exception>
    public AerodynamicTable Scaled(double drag, double liftToDrag) =>
        new([.. rows.Select(row => new Row(row.Mach, row.Drag * drag, row.LiftToDrag * liftToDrag))]);

    /// <summary>One row.</summary>
    /// <param name="Mach">Mach number.</param>
    /// <param name="Drag">Drag coefficient.</param>
    /// <param name="LiftToDrag">Lift over drag.</param>
    public readonly record struct Row(double Mach, double Drag, double LiftToDrag);
}
