using Perilune.Surface.Topography;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>What each cell of a sheet brings to its horizon, whatever the direction, by rows; a strip may be read whole at the last one's end.</summary>
internal sealed class CellSights
{
    /// <summary>Cells of a ground and a mast.</summary>
    public CellSights(Sheet sheet, double mast, ParallelOptions parallel)
    {
        Pitch = sheet.CellColumns;
        Eyes = new float[Pitch * sheet.CellRows + NearField.Strip];
        Stretch = new float[Eyes.Length];
        Array.Fill(Stretch, 1);
        var highest = new float[sheet.CellRows];
        Parallel.For(
            0,
            sheet.CellRows,
            parallel,
            row =>
            {
                highest[row] = WorkingGrid.Missing;
                for (var column = 0; column < sheet.CellColumns; column++)
                {
                    var height = sheet.HeightOf(column, row);
                    var missing = height == WorkingGrid.Missing;
                    var scale = sheet.ScaleAt(sheet.Margin + column * sheet.Stride, sheet.Margin + row * sheet.Stride);
                    Eyes[row * Pitch + column] = (float)(height + mast);
                    Stretch[row * Pitch + column] = (float)(
                        scale / (1 + (missing ? 0 : height) / SurfacePoint.ReferenceRadius)
                    );
                    highest[row] = Math.Max(highest[row], (float)(height + mast));
                }
            }
        );
        Highest = highest.Max();
    }

    /// <summary>Cells a row.</summary>
    public int Pitch { get; }

    /// <summary>Heights of the observers, m. Far below all ground where a cell has none.</summary>
    public float[] Eyes { get; }

    /// <summary>
    /// Slopes on the ground over slopes on the map: the map's scale, and the shrinking of its lengths with the height.
    /// </summary>
    public float[] Stretch { get; }

    /// <summary>Height of the highest observer, m.</summary>
    public float Highest { get; }
}
