using System.Collections.Immutable;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Maps;

/// <summary>
/// A picture of the ground around a site: grey levels of its relief under a lamp, heights and slopes, on a square grid in
/// the site's tangent plane. South of 60 S the map is turned as polar maps are, with the meridian of the Earth (longitude 0)
/// up; elsewhere north is up. Row 0 is the top, column 0 the left. Immutable.
/// </summary>
public sealed class SiteMap
{
    private const double PolarMapLatitude = -Math.PI / 3;

    private readonly Vector3 right;
    private readonly Vector3 top;

    private SiteMap(
        SurfacePoint site,
        int size,
        double cellSize,
        double topAzimuth,
        byte[] hillshade,
        float[] heights,
        float[] slopes,
        ImmutableArray<string> sources
    )
    {
        (Site, Size, CellSize, TopAzimuth, Sources) = (site, size, cellSize, topAzimuth, sources);
        (Hillshade, Heights, Slopes) = (
            ImmutableArray.Create(hillshade),
            ImmutableArray.Create(heights),
            ImmutableArray.Create(slopes)
        );
        (right, top) = Axes(site, topAzimuth);
    }

    /// <summary>The site, at the middle of the map: between the middle cells when their number is even.</summary>
    public SurfacePoint Site { get; }

    /// <summary>Cells a side.</summary>
    public int Size { get; }

    /// <summary>Side of a cell, m.</summary>
    public double CellSize { get; }

    /// <summary>Azimuth of the map's top at the site, rad clockwise from north.</summary>
    public double TopAzimuth { get; }

    /// <summary>Grey levels by rows: 0 unlit, 255 facing the lamp.</summary>
    public ImmutableArray<byte> Hillshade { get; }

    /// <summary>Heights above the reference sphere by rows, m.</summary>
    public ImmutableArray<float> Heights { get; }

    /// <summary>Slopes by rows, rad from the vertical of each cell.</summary>
    public ImmutableArray<float> Slopes { get; }

    /// <summary>Names of the grids that answered, finest first.</summary>
    public ImmutableArray<string> Sources { get; }

    /// <summary>Draws the ground around a site.</summary>
    /// <param name="terrain">The terrain.</param>
    /// <param name="site">The middle of the map.</param>
    /// <param name="size">Cells a side, 2 to 4096.</param>
    /// <param name="cellSize">Side of a cell, m, above 0.</param>
    /// <param name="lampAzimuth">Azimuth of the lamp at the site, rad clockwise from north.</param>
    /// <param name="lampElevation">Elevation of the lamp, rad, above 0 to pi/2. The Sun of the poles hardly rises; 10 to
    /// 30 deg show the relief. The lamp lights slopes and casts no shadows.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size, cell or elevation out of range, or ground that no grid
    /// covers.</exception>
    public static SiteMap Draw(
        LunarTerrain terrain,
        SurfacePoint site,
        int size,
        double cellSize,
        double lampAzimuth,
        double lampElevation
    )
    {
        ArgumentNullException.ThrowIfNull(terrain);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cellSize);
        if (size is < 2 or > 4_096)
            throw new ArgumentOutOfRangeException(nameof(size), size, "a map has 2 to 4096 cells a side");
        if (!(lampElevation is > 0 and <= Math.PI / 2))
            throw new ArgumentOutOfRangeException(
                nameof(lampElevation),
                lampElevation,
                "a lamp stands above 0 to 90 deg"
            );
        var topAzimuth = site.Latitude < PolarMapLatitude ? -site.Longitude : 0;
        var (right, top) = Axes(site, topAzimuth);
        // One cell more on each side, for the differences at the rim.
        var wide = size + 2;
        var heights = new double[wide * wide];
        var used = new bool[terrain.Grids.Length];
        for (var row = 0; row < wide; row++)
        for (var column = 0; column < wide; column++)
        {
            var x = (column - 1 - 0.5 * (size - 1)) * cellSize;
            var y = (0.5 * (size - 1) - (row - 1)) * cellSize;
            var up = (site.Up + (right * x + top * y) / SurfacePoint.ReferenceRadius).Unit;
            if (!terrain.TryHeight(up, out heights[row * wide + column], out var source))
                throw new ArgumentOutOfRangeException(nameof(site), $"no terrain at {SurfacePoint.FromDirection(up)}");
            used[terrain.Grids.IndexOf(source)] = true;
        }
        var (sinElevation, cosElevation) = Math.SinCos(lampElevation);
        var (lampX, lampY) = (
            Math.Sin(lampAzimuth - topAzimuth) * cosElevation,
            Math.Cos(lampAzimuth - topAzimuth) * cosElevation
        );
        var hillshade = new byte[size * size];
        var own = new float[size * size];
        var slopes = new float[size * size];
        for (var row = 0; row < size; row++)
        for (var column = 0; column < size; column++)
        {
            var middle = (row + 1) * wide + column + 1;
            var east = (heights[middle + 1] - heights[middle - 1]) / (2 * cellSize);
            var north = (heights[middle - wide] - heights[middle + wide]) / (2 * cellSize);
            var square = east * east + north * north;
            // Lambert: the cosine between the lamp and the normal (-east, -north, 1).
            var light = (sinElevation - lampX * east - lampY * north) / Math.Sqrt(1 + square);
            var i = row * size + column;
            hillshade[i] = (byte)Math.Round(255 * Math.Max(0, light));
            own[i] = (float)heights[middle];
            slopes[i] = (float)Math.Atan(Math.Sqrt(square));
        }
        return new(
            site,
            size,
            cellSize,
            topAzimuth,
            hillshade,
            own,
            slopes,
            [.. terrain.Grids.Where((_, i) => used[i]).Select(grid => grid.Name)]
        );
    }

    /// <summary>
    /// Where a point of the surface lies on the map: column and row, whole numbers at the centres of cells; outside 0 to
    /// <see cref="Size"/> - 1 it lies beyond the rim.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The point lies on the other side of the Moon.</exception>
    public (double Column, double Row) Locate(SurfacePoint point)
    {
        var depth = Vector3.Dot(point.Up, Site.Up);
        if (!(depth > 0))
            throw new ArgumentOutOfRangeException(
                nameof(point),
                $"{point} lies beyond the horizon of any map at {Site}"
            );
        var scale = SurfacePoint.ReferenceRadius / depth / CellSize;
        return (
            0.5 * (Size - 1) + Vector3.Dot(point.Up, right) * scale,
            0.5 * (Size - 1) - Vector3.Dot(point.Up, top) * scale
        );
    }

    /// <summary>The point of the surface at a column and a row, whole numbers at the centres of cells.</summary>
    public SurfacePoint PointAt(double column, double row)
    {
        var x = (column - 0.5 * (Size - 1)) * CellSize;
        var y = (0.5 * (Size - 1) - row) * CellSize;
        return SurfacePoint.FromDirection(Site.Up + (right * x + top * y) / SurfacePoint.ReferenceRadius);
    }

    private static (Vector3 Right, Vector3 Top) Axes(SurfacePoint site, double topAzimuth)
    {
        var (sin, cos) = Math.SinCos(topAzimuth);
        return (site.East * cos - site.North * sin, site.North * cos + site.East * sin);
    }
}
