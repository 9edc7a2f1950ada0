namespace Perilune.Report.Drawing;

/// <summary>Pixels (red, green, blue by rows) that are painted larger or smaller than they are.</summary>
/// <param name="Columns">Number of columns.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Pixels">The levels.</param>
/// <param name="Across">Columns of these to one of the painting.</param>
/// <param name="Down">Rows of these to one of the painting.</param>
internal sealed record ImageSource(int Columns, int Rows, byte[] Pixels, double Across, double Down)
{
    /// <summary>The mean of what lies under a pixel of the painting.</summary>
    /// <param name="left">Its left edge in columns of these.</param>
    /// <param name="top">Its upper edge in rows of these.</param>
    /// <param name="colour">Red, green and blue.</param>
    public void Mean(double left, double top, Span<byte> colour)
    {
        var (right, bottom) = (Math.Min(left + Across, Columns), Math.Min(top + Down, Rows));
        (left, top) = (Math.Clamp(left, 0, Columns - 1e-6), Math.Clamp(top, 0, Rows - 1e-6));
        var (red, green, blue, area) = (0.0, 0.0, 0.0, 0.0);
        for (var row = (int)top; row < bottom; row++)
        {
            var height = Math.Min(bottom, row + 1) - Math.Max(top, row);
            for (var column = (int)left; column < right; column++)
            {
                var share = height * (Math.Min(right, column + 1) - Math.Max(left, column));
                var i = 3 * (row * Columns + column);
                (red, green, blue) = (
                    red + share * Pixels[i],
                    green + share * Pixels[i + 1],
                    blue + share * Pixels[i + 2]
                );
                area += share;
            }
        }
        if (area > 0)
            (colour[0], colour[1], colour[2]) = (Level(red / area), Level(green / area), Level(blue / area));
    }

    private static byte Level(double value) => (byte)Math.Round(Math.Clamp(value, 0, 255));
}
