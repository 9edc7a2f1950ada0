using System.Globalization;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Interchange.Tables;

/// <summary>A state of a table.</summary>
/// <param name="Elapsed">TDB seconds after the table's epoch.</param>
/// <param name="Epoch">The instant.</param>
/// <param name="Position">Position, m.</param>
/// <param name="Velocity">Velocity, m/s.</param>
public readonly record struct StateTableRow(double Elapsed, Epoch Epoch, Vector3 Position, Vector3 Velocity);

/// <summary>
/// A trajectory as comma-separated values: <c>t_s,x_km,y_km,z_km,vx_km_s,vy_km_s,vz_km_s</c>, seconds after the epoch to a
/// nanosecond, kilometres to a picometre; with a column of dates before the position where a time scale is wanted.
/// </summary>
public static class StateTable
{
    private const double Kilometre = 1000;
    private const int DateDigits = 9;

    /// <summary>Writes a table.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="rows">States in the order of the table.</param>
    /// <param name="scale">Time scale of a column of dates, named after it; null for no such column.</param>
    /// <param name="times">Time scales.</param>
    public static void Write(TextWriter writer, IEnumerable<StateTableRow> rows, TimeScale? scale, TimeScales times)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(times);
        var date = scale is { } named ? TimeText.Name(named).ToLowerInvariant() + "," : "";
        writer.Write($"t_s,{date}x_km,y_km,z_km,vx_km_s,vy_km_s,vz_km_s\n");
        foreach (var row in rows)
        {
            writer.Write(row.Elapsed.ToString("F9", CultureInfo.InvariantCulture));
            if (scale is { } tagged)
            {
                writer.Write(',');
                // The column's name says the scale once.
                writer.Write(times.Format(row.Epoch, tagged, DateDigits).TrimEnd('Z').Split(' ')[0]);
            }
            Write(writer, row.Position / Kilometre);
            Write(writer, row.Velocity / Kilometre);
            writer.Write('\n');
        }
    }

    private static void Write(TextWriter writer, Vector3 vector)
    {
        foreach (var component in (ReadOnlySpan<double>)[vector.X, vector.Y, vector.Z])
        {
            writer.Write(',');
            writer.Write(component.ToString("F15", CultureInfo.InvariantCulture));
        }
    }
}
