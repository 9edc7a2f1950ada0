using System.Globalization;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Report.Maps;
using Perilune.Surface.Maps;
using Perilune.Surface.Topography;

namespace Perilune.Cli.Grounds;

/// <summary>Makes the picture of a map's ground, on which layers, routes and places are then laid.</summary>
internal static class GroundPicture
{
    private const double Degree = Math.PI / 180;
    private const double PolarLatitude = 60 * Degree;

    // Cells of the relief along the longer side, at most; and the finest cell that the ground under it is worth.
    private const int MostRelief = 1200;

    /// <summary>Relief, graticule, north, and what the map says of itself.</summary>
    public static MapPicture Of(LunarTerrain terrain, MapGrid grid, string title, ParallelOptions parallel)
    {
        var middle = Middle(grid);
        var parts = Parts(terrain, grid, middle);
        var ground = HeightMap.Read(terrain, Finer(grid, middle, parts), parallel);
        var (column, row) = (0.5 * (grid.Columns - 1), 0.5 * (grid.Rows - 1));
        var (scale, stretch) = (grid.ScaleAt(column, row), 0.0);
        foreach (
            var (c, r) in ((double, double)[])
                [(0, 0), (grid.Columns - 1, 0), (0, grid.Rows - 1), (grid.Columns - 1, grid.Rows - 1)]
        )
            stretch = Math.Max(stretch, Math.Abs(grid.ScaleAt(c, r) / scale - 1));
        return new(
            title,
            Text(
                $"{Place(middle)}; {grid.Columns * grid.CellSize / scale / 1000:0.###} x {grid.Rows * grid.CellSize / scale / 1000:0.###} km in cells of {grid.CellSize / scale:0.##} m"
            ),
            grid.Columns,
            grid.Rows,
            grid.CellSize / scale
        )
        {
            Relief = new(ground.Grid.Columns, ground.Grid.Rows, Hillshade.Shade(ground), Hillshade.Level()),
            Graticule = [.. Graticule.On(grid).Select(line => new MapLine(line.Label, line.IsParallel, line.Points))],
            Arrows = Arrows(grid, middle, column, row),
            Notes =
            [
                Text(
                    $"{Projection(grid)}, on the sphere of 1737.4 km. The scale bar is exact at the map's middle (factor {scale:0.00000}); elsewhere on the map lengths differ from it by up to {100 * stretch:0.###} %."
                ),
                $"Relief under a lamp in the upper left, 30° high, without cast shadows. Terrain: {string.Join(", ", ground.Sources)}.",
            ],
        };
    }

    /// <summary>A place on the map.</summary>
    public static MapMark Mark(MapGrid grid, string name, SurfacePoint place)
    {
        var (column, row) = grid.Locate(place);
        return new(name, column, row);
    }

    /// <summary>The middle of the map.</summary>
    public static SurfacePoint Middle(MapGrid grid) => grid.PointAt(0.5 * (grid.Columns - 1), 0.5 * (grid.Rows - 1));

    /// <summary>A place as words: 89.45° S, 137.31° W.</summary>
    public static string Place(SurfacePoint place)
    {
        var longitude = Math.IEEERemainder(place.Longitude / Degree, 360);
        var latitude = place.Latitude / Degree;
        return Text(
            $"{Math.Abs(latitude):0.####}° {(latitude < 0 ? 'S' : 'N')}, {Math.Abs(longitude):0.####}° {(longitude < 0 ? 'W' : 'E')}"
        );
    }

    /// <summary>The projection as words.</summary>
    public static string Projection(MapGrid grid) =>
        grid.ProjectionCentre.Latitude < -89.999 * Degree ? "South polar stereographic, the Earth's meridian (0°) up"
        : grid.ProjectionCentre.Latitude > 89.999 * Degree ? "North polar stereographic, the Earth's meridian (0°) down"
        : $"Stereographic about {Place(grid.ProjectionCentre)}, north up";

    private static List<MapArrow> Arrows(MapGrid grid, SurfacePoint middle, double column, double row)
    {
        var arrows = new List<MapArrow>();
        // At a pole every way is north.
        if (Math.Abs(middle.Latitude) < 89.9999 * Degree)
            arrows.Add(new("N", grid.NorthAt(column, row)));
        // Nearer the equator the Earth stands high, and where it lies is no help on a map.
        if (Math.Abs(middle.Latitude) > PolarLatitude)
        {
            var toEarth = new Vector3(1, 0, 0);
            var azimuth = Math.Atan2(Vector3.Dot(toEarth, middle.East), Vector3.Dot(toEarth, middle.North));
            arrows.Add(new("Earth", azimuth + grid.NorthAt(column, row)));
        }
        return arrows;
    }

    private static int Parts(LunarTerrain terrain, MapGrid grid, SurfacePoint middle)
    {
        var cell = terrain.TryHeight(middle.Up, out _, out var source) ? source.CellSize : grid.CellSize;
        var most = MostRelief / Math.Max(grid.Columns, grid.Rows);
        return Math.Max(1, Math.Min(most, (int)Math.Ceiling(grid.CellSize / cell)));
    }

    private static MapGrid Finer(MapGrid grid, SurfacePoint middle, int parts) =>
        parts == 1 ? grid : MapGrid.Around(middle, grid.Columns * parts, grid.Rows * parts, grid.CellSize / parts);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
