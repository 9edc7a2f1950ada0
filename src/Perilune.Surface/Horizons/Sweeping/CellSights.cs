using Perilune.Surface.Topography;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>What each cell brings to its horizon, whatever the direction; rows are padded to whole strips.</summary>
internal sealed class CellSights
{
    /// <summary>Cells of a ground and a mast.</summary>
    public CellSights(WorkingGrid nodes, double mast)
    {
        var map = nodes.Map;
        Pitch = (map.Columns + NearField.Strip - 1) / NearField.Strip * NearField.Strip;
        Ground = new float[map.Count];
        Eyes = new float[Pitch * map.Rows];
        Stretch = new float[Eyes.Length];
        Highest = WorkingGrid.Missing;
        for (var row = 0; row < map.Rows; row++)
        for (var column = 0; column < map.Columns; column++)
        {
            var height = nodes.Heights[
                (nodes.Margin + row * nodes.Stride) * nodes.Columns + nodes.Margin + column * nodes.Stride
            ];
            var missing = height == WorkingGrid.Missing;
            Ground[row * map.Columns + column] = missing ? float.NaN : height;
            Eyes[row * Pitch + column] = (float)(height + mast);
            Stretch[row * Pitch + column] = (float)(
                map.ScaleAt(column, row) / (1 + (missing ? 0 : height) / SurfacePoint.ReferenceRadius)
            );
            Highest = Math.Max(Highest, (float)(height + mast));
        }
    }

    /// <summary>Values a row of the padded arrays.</summary>
    public int Pitch { get; }

    /// <summary>Heights of the ground by rows of cells, m; NaN where there is none.</summary>
    public float[] Ground { get; }

    /// <summary>Heights of the observers, m; padded.</summary>
    public float[] Eyes { get; }

    /// <summary>
    /// Slopes on the ground over slopes on the map: the map's scale, and the shrinking of its lengths with the height; padded.
    /// </summary>
    public float[] Stretch { get; }

    /// <summary>Height of the highest observer, m.</summary>
    public float Highest { get; }
}
