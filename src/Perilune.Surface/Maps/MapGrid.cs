using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Maps;

/// <summary>
/// The cells of a rectangular map on a stereographic projection of the sphere of
/// <see cref="SurfacePoint.ReferenceRadius"/>: X to the right, Y up, metres at the centre of the projection; row 0 at the
/// top, column 0 at the left. The projection keeps angles, so that an azimuth counted clockwise from the map's top differs
/// from the true one by one angle for each cell (<see cref="NorthAt"/>). Immutable.
/// </summary>
public sealed class MapGrid
{
    private const double PolarLatitude = 60 * Math.PI / 180;
    private readonly Vector3 right;
    private readonly Vector3 top;
    private readonly Vector3 middle;

    private MapGrid(
        SurfacePoint projectionCentre,
        Vector3 right,
        Vector3 top,
        int columns,
        int rows,
        double x,
        double y,
        double cellSize
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        if (!(cellSize > 0) || !double.IsFinite(x) || !double.IsFinite(y))
            throw new ArgumentOutOfRangeException(nameof(cellSize), cellSize, "a cell is longer than 0 m");
        (ProjectionCentre, this.right, this.top) = (projectionCentre, right, top);
        middle = Vector3.Cross(right, top);
        (Columns, Rows, X, Y, CellSize) = (columns, rows, x, y, cellSize);
    }

    /// <summary>Where the plane of the projection touches the sphere.</summary>
    public SurfacePoint ProjectionCentre { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of cells; cell <c>row * Columns + column</c>.</summary>
    public int Count => Columns * Rows;

    /// <summary>X at the centres of column 0, m.</summary>
    public double X { get; }

    /// <summary>Y at the centres of row 0, m.</summary>
    public double Y { get; }

    /// <summary>Distance between the centres of neighbouring cells, m on the plane of the projection.</summary>
    public double CellSize { get; }

    /// <summary>
    /// A map on the south polar projection of the polar terrain grids (<see cref="SouthPolarStereographic"/>: Y points to
    /// longitude 0).
    /// </summary>
    /// <param name="x">X at the centres of column 0, m.</param>
    /// <param name="y">Y at the centres of row 0, m.</param>
    /// <param name="cellSize">Distance between centres, m.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="rows">Number of rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">No cell, or a cell without length.</exception>
    public static MapGrid SouthPolar(double x, double y, double cellSize, int columns, int rows) =>
        new(new(-Math.PI / 2, 0), new(0, 1, 0), new(1, 0, 0), columns, rows, x, y, cellSize);

    /// <summary>A map whose cells are those of a polar terrain grid, or every <paramref name="stride"/>th of them.</summary>
    /// <param name="grid">A south polar grid.</param>
    /// <param name="firstColumn">The grid's column under column 0.</param>
    /// <param name="firstRow">The grid's row under row 0.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="stride">Cells of the grid from one of the map to the next.</param>
    /// <exception cref="ArgumentException">A grid of another projection.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The map reaches over the grid's edge.</exception>
    public static MapGrid On(TerrainGrid grid, int firstColumn, int firstRow, int columns, int rows, int stride = 1)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        if (grid.Projection != GridProjection.SouthPolarStereographic)
            throw new ArgumentException($"terrain grid '{grid.Name}' is not south polar stereographic", nameof(grid));
        if (
            firstColumn < 0
            || firstRow < 0
            || firstColumn + (long)(columns - 1) * stride >= grid.Columns
            || firstRow + (long)(rows - 1) * stride >= grid.Rows
        )
        {
            throw new ArgumentOutOfRangeException(
                nameof(columns),
                $"a map of {columns} x {rows} cells, every {stride} from column {firstColumn}, row {firstRow}, reaches over "
                    + $"the edge of '{grid.Name}' ({grid.Columns} x {grid.Rows})"
            );
        }
        return SouthPolar(
            grid.X + firstColumn * grid.Step,
            grid.Y - firstRow * grid.Step,
            grid.Step * stride,
            columns,
            rows
        );
    }

    /// <summary>
    /// A map around a place. Poleward of 60 deg it lies on the polar projection, with longitude 0 up in the south and down in
    /// the north; elsewhere on the projection about the place, with north up.
    /// </summary>
    /// <param name="site">The middle of the map: between the middle cells where their number is even.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="cellSize">Distance between centres, m.</param>
    /// <exception cref="ArgumentOutOfRangeException">No cell, or a cell without length.</exception>
    public static MapGrid Around(SurfacePoint site, int columns, int rows, double cellSize)
    {
        var (centre, right, top) = (site, site.East, site.North);
        if (site.Latitude < -PolarLatitude)
            (centre, right, top) = (new(-Math.PI / 2, 0), new(0, 1, 0), new(1, 0, 0));
        else if (site.Latitude > PolarLatitude)
            (centre, right, top) = (new(Math.PI / 2, 0), new(0, 1, 0), new(-1, 0, 0));
        var (x, y) = new MapGrid(centre, right, top, 1, 1, 0, 0, cellSize).Project(site.Up);
        return new(
            centre,
            right,
            top,
            columns,
            rows,
            x - 0.5 * (columns - 1) * cellSize,
            y + 0.5 * (rows - 1) * cellSize,
            cellSize
        );
    }

    /// <summary>A grid from what a file keeps of it.</summary>
    internal static MapGrid Restore(
        SurfacePoint projectionCentre,
        Vector3 right,
        Vector3 top,
        int columns,
        int rows,
        double x,
        double y,
        double cellSize
    ) => new(projectionCentre, right, top, columns, rows, x, y, cellSize);

    /// <summary>Unit vectors to the right and to the top at the centre of the projection.</summary>
    internal (Vector3 Right, Vector3 Top) Axes => (right, top);

    /// <summary>
    /// Cells of the same projection: <paramref name="margin"/> more on each side and <paramref name="parts"/> for each one.
    /// </summary>
    internal MapGrid Refined(int parts, int margin) =>
        new(
            ProjectionCentre,
            right,
            top,
            (Columns - 1) * parts + 1 + 2 * margin,
            (Rows - 1) * parts + 1 + 2 * margin,
            X - margin * CellSize / parts,
            Y + margin * CellSize / parts,
            CellSize / parts
        );

    /// <summary>Every <paramref name="stride"/>th cell of this map, both ways, from its first on.</summary>
    internal MapGrid Every(int stride) =>
        new(ProjectionCentre, right, top, (Columns - 1) / stride + 1, (Rows - 1) / stride + 1, X, Y, CellSize * stride);

    /// <summary>Unit vector of the mean-Earth frame at a column and a row, whole numbers at the centres of cells.</summary>
    public Vector3 UpAt(double column, double row)
    {
        var (x, y) = (X + column * CellSize, Y - row * CellSize);
        // rho = 2 R tan(c / 2): cos c = (1 - q) / (1 + q), sin c / rho = 1 / (R (1 + q)) with q = (rho / 2R)^2.
        var q = (x * x + y * y) / (4 * SurfacePoint.ReferenceRadius * SurfacePoint.ReferenceRadius);
        return (middle * (1 - q) + (right * x + top * y) / SurfacePoint.ReferenceRadius) / (1 + q);
    }

    /// <summary>The point of the surface at a column and a row.</summary>
    public SurfacePoint PointAt(double column, double row) => SurfacePoint.FromDirection(UpAt(column, row));

    /// <summary>Column and row of a point, whole numbers at the centres of cells; outside the map where it lies there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The point lies opposite to the centre of the projection.</exception>
    public (double Column, double Row) Locate(SurfacePoint point)
    {
        var (x, y) = Project(point.Up);
        return ((x - X) / CellSize, (Y - y) / CellSize);
    }

    /// <summary>Lengths on the plane over lengths on the sphere at a column and a row; 1 at the centre of the projection.</summary>
    public double ScaleAt(double column, double row)
    {
        var (x, y) = (X + column * CellSize, Y - row * CellSize);
        return 1 + (x * x + y * y) / (4 * SurfacePoint.ReferenceRadius * SurfacePoint.ReferenceRadius);
    }

    /// <summary>
    /// Azimuth of true north on the map at a column and a row, rad clockwise from the map's top. True azimuth is map azimuth
    /// less this; in the south polar projection it is the longitude.
    /// </summary>
    public double NorthAt(double column, double row)
    {
        var up = UpAt(column, row);
        var point = SurfacePoint.FromDirection(up);
        return MapAzimuth(up, point.North);
    }

    /// <summary>Azimuth on the map of a tangent vector of the sphere, rad clockwise from the top.</summary>
    internal double MapAzimuth(Vector3 up, Vector3 tangent)
    {
        // The differential of the projection, less a positive factor.
        var depth = 1 + Vector3.Dot(up, middle);
        var fall = Vector3.Dot(tangent, middle);
        var x = Vector3.Dot(tangent, right) * depth - Vector3.Dot(up, right) * fall;
        var y = Vector3.Dot(tangent, top) * depth - Vector3.Dot(up, top) * fall;
        return Math.Atan2(x, y);
    }

    private (double X, double Y) Project(Vector3 up)
    {
        var depth = 1 + Vector3.Dot(up, middle);
        if (!(depth > 1e-9))
            throw new ArgumentOutOfRangeException(
                nameof(up),
                "the point lies opposite to the centre of the projection"
            );
        var scale = 2 * SurfacePoint.ReferenceRadius / depth;
        return (scale * Vector3.Dot(up, right), scale * Vector3.Dot(up, top));
    }
}
