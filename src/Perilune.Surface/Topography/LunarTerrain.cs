using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Perilune.Astro.Kernels;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Surface.Topography;

/// <summary>A height and the grid that gave it.</summary>
/// <param name="Height">Height above <see cref="SurfacePoint.ReferenceRadius"/>, m.</param>
/// <param name="Source">The grid that answered.</param>
public readonly record struct TerrainHeight(double Height, TerrainGrid Source);

/// <summary>Slope of the ground.</summary>
/// <param name="Angle">Angle between the ground's normal and the vertical, rad.</param>
/// <param name="Aspect">Azimuth toward which the ground falls, rad clockwise from north in [0, 2 pi); 0 on level ground.</param>
/// <param name="Source">The grid that answered.</param>
public readonly record struct TerrainSlope(double Angle, double Aspect, TerrainGrid Source);

/// <summary>
/// Nested grids: the finest one that covers a point answers, and says so. Toward its rim it passes smoothly into the
/// coarser ground around it, over <see cref="BlendWidths"/>, so that neither heights nor slopes have a step there.
/// Immutable, safe from any thread.
/// </summary>
public sealed class LunarTerrain
{
    private readonly TerrainGrid[] grids;
    private readonly double[] rims;
    private readonly bool hasNorth;

    /// <summary>A terrain of nested grids, in any order; of two with the same cell the first given goes first.</summary>
    /// <exception cref="ArgumentException">No grid.</exception>
    public LunarTerrain(IEnumerable<TerrainGrid> grids)
    {
        this.grids = [.. grids.OrderBy(grid => grid.CellSize)];
        Grids = [.. this.grids];
        if (Grids.IsEmpty)
            throw new ArgumentException("a terrain needs at least one grid", nameof(grids));
        rims = GridBlend.Rims(this.grids);
        hasNorth = Array.Exists(this.grids, grid => grid.Projection == GridProjection.NorthPolarStereographic);
    }

    /// <summary>
    /// For each of <see cref="Grids"/>: the width inside its rim, m, over which it passes into the coarser ground: a cell of
    /// that ground or eight of its own, whichever is wider, but no more than a quarter of its shorter side; 0 where nothing
    /// coarser lies around it. The weight is the cubic 3 s^2 - 2 s^3 of the distance s from the rim in such widths.
    /// </summary>
    public ImmutableArray<double> BlendWidths => [.. grids.Select((grid, i) => rims[i] * grid.CellSize)];

    /// <summary>The grids, finest first.</summary>
    public ImmutableArray<TerrainGrid> Grids { get; }

    /// <summary>Names of the shipped grids, finest first.</summary>
    public static ImmutableArray<string> ShippedGrids =>
        ["connecting-ridge-10m", "shackleton-40m", "shackleton-200m", "south-pole-500m", "moon-quarter-degree"];

    /// <summary>Reads the shipped grids from their folder, <c>data/terrain</c>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="more">Other grids to nest among them; of two with the same cell these go first.</param>
    /// <exception cref="DataFileException">A grid is missing or damaged; the first by <see cref="ShippedGrids"/>.</exception>
    public static LunarTerrain Load(string folder, params IEnumerable<TerrainGrid> more)
    {
        var names = ShippedGrids;
        var read = new TerrainGrid[names.Length];
        var errors = new DataFileException?[names.Length];
        Parallel.For(
            0,
            names.Length,
            i =>
            {
                try
                {
                    read[i] = TerrainFile.Read(Path.Combine(folder, names[i] + TerrainFile.Extension));
                }
                catch (DataFileException error)
                {
                    errors[i] = error;
                }
            }
        );
        // The same error whichever thread was first.
        return Array.Find(errors, error => error is not null) is { } damaged ? throw damaged : new([.. more, .. read]);
    }

    /// <summary>Height and source at a point.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No grid covers the point.</exception>
    public TerrainHeight HeightAt(SurfacePoint point) =>
        TryHeight(point.Up, out var height, out var source) ? new(height, source) : throw Outside(point);

    /// <summary>
    /// Height in metres under a unit vector of the ME frame, bilinear and blended at rims, and the finest grid that covers it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryHeight(Vector3 up, out double height, out TerrainGrid source)
    {
        // One projection serves all south polar grids.
        var (x, y) = SouthPolarStereographic.Project(up);
        for (var i = 0; i < grids.Length; i++)
        {
            source = grids[i];
            if (!TryGrid(source, up, x, y, out height, out var rim))
                continue;
            if (!(rim >= rims[i]))
                height = Blend(up, x, y, i, height, rim);
            return true;
        }
        height = double.NaN;
        source = grids[^1];
        return false;
    }

    /// <summary>
    /// Slope at a point by central differences over one cell of the finest grid, along north and east on the sphere; by
    /// the difference to one side where the terrain ends on the other.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">No grid covers the point.</exception>
    public TerrainSlope SlopeAt(SurfacePoint point)
    {
        var (height, source) = HeightAt(point);
        var half = source.CellSize / 2;
        var north = Gradient(point, 0, height, half);
        var east = Gradient(point, Math.PI / 2, height, half);
        var aspect = Math.Atan2(-east, -north);
        return new(
            Math.Atan(Math.Sqrt(north * north + east * east)),
            aspect < 0 ? aspect + 2 * Math.PI : aspect + 0,
            source
        );
    }

    private double Gradient(SurfacePoint point, double azimuth, double height, double half)
    {
        var arc = half / SurfacePoint.ReferenceRadius;
        var ahead = TryHeight(point.Along(azimuth, arc).Up, out var far, out _);
        var behind = TryHeight(point.Along(azimuth + Math.PI, arc).Up, out var near, out _);
        return (ahead, behind) switch
        {
            (true, true) => (far - near) / (2 * half),
            (true, false) => (far - height) / half,
            (false, true) => (height - near) / half,
            _ => 0,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryGrid(TerrainGrid grid, Vector3 up, double x, double y, out double height, out double rim)
    {
        if (grid.Projection == GridProjection.SouthPolarStereographic)
            return grid.TryHeightAtMap(x, y, out height, out rim);
        return TryElsewhere(grid, up, out height, out rim);
    }

    private bool TryElsewhere(TerrainGrid grid, Vector3 up, out double height, out double rim)
    {
        if (hasNorth && grid.Projection == GridProjection.NorthPolarStereographic && up.Z < 0)
        {
            (height, rim) = (double.NaN, 0);
            return false;
        }
        var (x, y) = grid.MapCoordinates(up);
        return grid.TryHeightAtMap(x, y, out height, out rim);
    }

    /// <summary>
    /// Lays the grids over each other from the finest, each with the weight of its distance from the rim in what the finer ones
    /// leave. Where one ends, its weight is zero, so its end is no step; where none is left below, the weights are scaled to one.
    /// </summary>
    private double Blend(Vector3 up, double x, double y, int finest, double height, double rim)
    {
        var weight = GridBlend.Weight(rim, rims[finest]);
        var (sum, weights, left) = (weight * height, weight, 1 - weight);
        for (var i = finest + 1; i < grids.Length && left > 0; i++)
        {
            if (!TryGrid(grids[i], up, x, y, out var below, out rim))
                continue;
            weight = left * GridBlend.Weight(rim, rims[i]);
            sum += weight * below;
            weights += weight;
            left -= weight;
        }
        return sum / weights;
    }

    private ArgumentOutOfRangeException Outside(SurfacePoint point) =>
        new(
            nameof(point),
            $"no terrain at {point}: the grids loaded are {string.Join(", ", Grids.Select(grid => grid.Name))}; "
                + "load the global map to cover the whole Moon"
        );
}
