using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Perilune.Surface.Maps;
using Perilune.Surface.Topography;

namespace Perilune.Cli.Grounds;

/// <summary>
/// The values of a map as plain samples (32-bit floats, little endian, by rows from the top; not a number where there is
/// none) and the sidecar that says where they lie. A polar map of heights can be given to <c>perilune terrain add</c>.
/// </summary>
internal static class LayerFile
{
    private const double Degree = Math.PI / 180;
    private static readonly JsonSerializerOptions indented = new() { WriteIndented = true };

    /// <summary>The samples.</summary>
    public static byte[] Samples(IReadOnlyList<float> values)
    {
        var bytes = new byte[4 * values.Count];
        for (var i = 0; i < values.Count; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), values[i]);
        return bytes;
    }

    /// <summary>The sidecar.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="quantity">What the values are.</param>
    /// <param name="unit">Their unit.</param>
    /// <param name="source">The terrain they come from.</param>
    /// <param name="notes">What limits them.</param>
    public static byte[] Sidecar(MapGrid grid, string quantity, string unit, string source, IReadOnlyList<string> notes)
    {
        var latitude = grid.ProjectionCentre.Latitude / Degree;
        var keys = new Dictionary<string, object>
        {
            ["body"] = "Moon",
            ["radius"] = SurfacePoint.ReferenceRadius,
            ["projection"] =
                latitude < -89.999 ? "south polar stereographic"
                : latitude > 89.999 ? "north polar stereographic"
                : "stereographic",
            ["columns"] = grid.Columns,
            ["rows"] = grid.Rows,
            ["left"] = grid.X - grid.CellSize / 2,
            ["right"] = grid.X + (grid.Columns - 0.5) * grid.CellSize,
            ["bottom"] = grid.Y - (grid.Rows - 0.5) * grid.CellSize,
            ["top"] = grid.Y + grid.CellSize / 2,
            ["samples"] = "f32le",
            ["source"] = source,
            ["comment"] = $"{quantity}, {unit}; {string.Join(' ', notes)}",
        };
        if (Math.Abs(latitude) < 89.999)
        {
            keys["latitude_of_centre"] = latitude;
            keys["longitude_of_centre"] = grid.ProjectionCentre.Longitude / Degree;
        }
        // Heights in metres carry the keys of a terrain product, and nothing that is not one of them.
        if (quantity == MapLayers.Height)
        {
            keys["height_of_zero"] = 0;
            keys["height_per_count"] = 1;
        }
        else
        {
            keys["quantity"] = quantity;
            keys["unit"] = unit;
        }
        return Encoding.UTF8.GetBytes(JsonSerializer.Serialize(keys, indented) + "\n");
    }
}
