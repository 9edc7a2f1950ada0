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
/// Nested grids: the finest one that covers a point answers, and says so. Immutable, safe from any thread.
/// </summary>
public sealed class LunarTerrain
{
    private readonly TerrainGrid[] grids;

    /// <summary>A terrain of nested grids, in any order.</summary>
    /// <exception cref="ArgumentException">No grid.</exception>
    public LunarTerrain(IEnumerable<TerrainGrid> grids)
    {
        this.grids = [.. grids.OrderBy(grid => grid.CellSize)];
        Grids = [.. this.grids];
        if (Grids.IsEmpty)
            throw new ArgumentException("a terrain needs at least one grid", nameof(grids));
    }

    /// <summary>The grids, finest first.</summary>
    public ImmutableArray<TerrainGrid> Grids { get; }

    /// <summary>Names of the shipped grids, finest first.</summary>
    public static ImmutableArray<string> ShippedGrids =>
        ["connecting-ridge-10m", "shackleton-40m", "shackleton-200m", "south-pole-500m", "moon-quarter-degree"];

    /// <summary>Reads the shipped grids from their folder, <c>data/terrain</c>.</summary>
    /// <exception cref="DataFileException">A grid is missing or damaged; the first by <see cref="ShippedGrids"/>.</exception>
    public static LunarTerrain Load(string folder)
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
        return Array.Find(errors, error => error is not null) is { } damaged ? throw damaged : new(read);
    }

    /// <summary>Height and source at a point.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No grid covers the point.</exception>
    public TerrainHeight HeightAt(SurfacePoint point) =>
        TryHeight(point.Up, out var height, out var source) ? new(height, source) : throw Outside(point);

    /// <summary>Bilinear height in metres under a unit vector of the ME frame, and the finest grid that covers it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryHeight(Vector3 up, out double height, out TerrainGrid source)
    {
        // One projection serves all polar grids.
        var (x, y) = SouthPolarStereographic.Project(up);
        for (var i = 0; i < grids.Length; i++)
        {
            source = grids[i];
            var covers =
                source.Projection == GridProjection.SouthPolarStereographic
                    ? source.TryHeightAtMap(x, y, out height)
                    : source.TryHeight(up, out height);
            if (covers)
                return true;
        }
        height = double.NaN;
        source = grids[^1];
        return false;
    }

    /// <summary>
    /// Slope at a point by central differences over one cell of the finest grid, along north and east on the sphere.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">No grid covers the point.</exception>
    public TerrainSlope SlopeAt(SurfacePoint point)
    {
        var source = HeightAt(point).Source;
        var half = source.CellSize / 2;
        var arc = half / SurfacePoint.ReferenceRadius;
        var north = (Near(point, 0, arc) - Near(point, Math.PI, arc)) / (2 * half);
        var east = (Near(point, Math.PI / 2, arc) - Near(point, -Math.PI / 2, arc)) / (2 * half);
        var aspect = Math.Atan2(-east, -north);
        return new(
            Math.Atan(Math.Sqrt(north * north + east * east)),
            aspect < 0 ? aspect + 2 * Math.PI : aspect + 0,
            source
        );
    }

    private double Near(SurfacePoint point, double azimuth, double arc) => HeightAt(point.Along(azimuth, arc)).Height;

    private ArgumentOutOfRangeException Outside(SurfacePoint point) =>
        new(
            nameof(point),
            $"no terrain at {point}: the grids loaded are {string.Join(", ", Grids.Select(grid => grid.Name))}; "
                + "load the global map to cover the whole Moon"
        );
}
