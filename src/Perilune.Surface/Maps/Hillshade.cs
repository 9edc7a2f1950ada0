namespace Perilune.Surface.Maps;

/// <summary>Grey levels of the ground under a lamp: a picture, not an illumination; the lamp casts no shadows.</summary>
public static class Hillshade
{
    /// <summary>Azimuth of the lamp on the map unless told: the upper left, as readers of maps expect.</summary>
    public const double UpperLeft = 315 * Math.PI / 180;

    /// <summary>Elevation of the lamp unless told, rad: level ground is of middle grey, and 30 deg turned away is black.</summary>
    public const double MiddleElevation = 30 * Math.PI / 180;

    /// <summary>
    /// Grey levels by rows: 0 turned away from the lamp, 255 facing it, by the cosine between the lamp and the ground's
    /// normal; slopes by central differences, to one side at the map's edge.
    /// </summary>
    /// <param name="ground">Heights.</param>
    /// <param name="azimuth">Azimuth of the lamp, rad clockwise from the map's top.</param>
    /// <param name="elevation">Elevation of the lamp, rad, above 0 to pi/2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A lamp at or below the horizon, or a map of one row or column.</exception>
    public static byte[] Shade(HeightMap ground, double azimuth = UpperLeft, double elevation = MiddleElevation)
    {
        ArgumentNullException.ThrowIfNull(ground);
        if (!(elevation is > 0 and <= Math.PI / 2))
            throw new ArgumentOutOfRangeException(nameof(elevation), elevation, "a lamp stands above 0 to 90 deg");
        var grid = ground.Grid;
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(grid.Columns, grid.Rows), 2, nameof(ground));
        var (sine, cosine) = Math.SinCos(elevation);
        var (lampRight, lampUp) = (Math.Sin(azimuth) * cosine, Math.Cos(azimuth) * cosine);
        var heights = ground.Heights;
        var grey = new byte[grid.Count];
        for (var row = 0; row < grid.Rows; row++)
        for (var column = 0; column < grid.Columns; column++)
        {
            var (left, right) = (Math.Max(column - 1, 0), Math.Min(column + 1, grid.Columns - 1));
            var (above, below) = (Math.Max(row - 1, 0), Math.Min(row + 1, grid.Rows - 1));
            // The ground between two centres is shorter than the map by the projection's scale.
            var perMetre = grid.ScaleAt(column, row) / grid.CellSize;
            var toRight =
                (heights[row * grid.Columns + right] - heights[row * grid.Columns + left]) / (right - left) * perMetre;
            var upward =
                (heights[above * grid.Columns + column] - heights[below * grid.Columns + column])
                / (below - above)
                * perMetre;
            // Lambert: the cosine between the lamp and the normal (-right, -up, 1).
            var light =
                (sine - lampRight * toRight - lampUp * upward) / Math.Sqrt(1 + toRight * toRight + upward * upward);
            grey[row * grid.Columns + column] = (byte)Math.Round(255 * Math.Max(0, light));
        }
        return grey;
    }

    /// <summary>Grey level of level ground under a lamp.</summary>
    public static byte Level(double elevation = MiddleElevation) => (byte)Math.Round(255 * Math.Sin(elevation));
}
