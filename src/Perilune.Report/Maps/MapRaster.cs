using Perilune.Report.Drawing;

namespace Perilune.Report.Maps;

/// <summary>The pixels of a map: its layer's colours over its relief, without lines and words.</summary>
public static class MapRaster
{
    // How far full light and full shade move a colour: enough to see the craters, little enough to read the key.
    private const double Shading = 0.5;

    /// <summary>A PNG in the cells of the relief.</summary>
    /// <exception cref="ArgumentException">Sizes that do not fit each other.</exception>
    public static byte[] Png(MapPicture picture)
    {
        var (relief, pixels) = (Checked(picture), Pixels(picture));
        return picture.Layer is null
            ? Drawing.Png.Grey(relief.Columns, relief.Rows, [.. relief.Grey])
            : Drawing.Png.Colour(relief.Columns, relief.Rows, pixels);
    }

    /// <summary>Red, green and blue of each cell of the relief by rows, sRGB.</summary>
    internal static byte[] Pixels(MapPicture picture)
    {
        var relief = Checked(picture);
        var parts = relief.Columns / picture.Columns;
        var pixels = new byte[3 * relief.Columns * relief.Rows];
        for (var row = 0; row < relief.Rows; row++)
        for (var column = 0; column < relief.Columns; column++)
        {
            var i = row * relief.Columns + column;
            var (colour, factor) = (0x010101 * relief.Grey[i], 1.0);
            if (picture.Layer is { } layer)
            {
                var value = layer.Values[row / parts * picture.Columns + column / parts];
                if (!float.IsNaN(value))
                {
                    colour = Colour(layer, value);
                    factor =
                        relief.Grey[i] < relief.Level
                            ? 1 - Shading * (relief.Level - relief.Grey[i]) / relief.Level
                            : 1 + Shading * (relief.Grey[i] - relief.Level) / (255.0 - relief.Level);
                }
            }
            for (var channel = 0; channel < 3; channel++)
                pixels[3 * i + channel] = (byte)
                    Math.Min(255, Math.Round(factor * ((colour >> (16 - 8 * channel)) & 255)));
        }

        return pixels;
    }

    private static int Colour(MapLayer layer, float value) =>
        layer.Special is { } special && special.Value == value
            ? special.Colour
            : layer.Ramp.Colour((value - layer.Low) / (layer.High - layer.Low));

    private static MapRelief Checked(MapPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var relief = picture.Relief;
        var parts = relief.Columns / picture.Columns;
        if (
            parts < 1
            || relief.Columns != parts * picture.Columns
            || relief.Rows != parts * picture.Rows
            || relief.Grey.Count != relief.Columns * relief.Rows
            || relief.Level is 0 or 255
        )
            throw new ArgumentException(
                $"relief of {relief.Columns} x {relief.Rows} cells for a map of {picture.Columns} x {picture.Rows}",
                nameof(picture)
            );
        if (
            picture.Layer is { } layer
            && (layer.Values.Count != picture.Columns * picture.Rows || !(layer.High > layer.Low))
        )
            throw new ArgumentException($"layer '{layer.Name}' does not fit its map or has no range", nameof(picture));
        return relief;
    }
}
