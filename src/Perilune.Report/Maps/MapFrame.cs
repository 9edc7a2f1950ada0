namespace Perilune.Report.Maps;

/// <summary>Where a map lies on its page.</summary>
/// <param name="Left">Left edge, px.</param>
/// <param name="Top">Upper edge, px.</param>
/// <param name="Scale">Side of a cell, px.</param>
/// <param name="Picture">The map.</param>
internal readonly record struct MapFrame(double Left, double Top, double Scale, MapPicture Picture)
{
    public double Width => Picture.Columns * Scale;

    public double Height => Picture.Rows * Scale;

    public double Right => Left + Width;

    public double Bottom => Top + Height;

    /// <summary>At the map's middle.</summary>
    public double PixelsPerMetre => Scale / Picture.CellSize;

    /// <summary>A column's pixel: whole columns are the middles of cells.</summary>
    public double X(double column) => Left + (column + 0.5) * Scale;

    /// <summary>A row's pixel.</summary>
    public double Y(double row) => Top + (row + 0.5) * Scale;
}
