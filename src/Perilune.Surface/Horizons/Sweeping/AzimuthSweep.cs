using System.Runtime.Intrinsics;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>Computes the layers of single azimuths. Holds scratch space: one for each thread.</summary>
internal sealed class AzimuthSweep(LunarTerrain terrain, WorkingGrid nodes, CellSights cells, double mast)
{
    private readonly FarRings rings = new(terrain);
    private readonly LineSweep lines = new();
    private readonly float[] tangents = new float[cells.Eyes.Length];

    /// <summary>Tangents of the elevations of the last layer, as floats, by rows of <see cref="CellSights.Pitch"/>.</summary>
    public ReadOnlySpan<float> Tangents => tangents;

    /// <summary>Sights to ground on cells over 500 m.</summary>
    public long CoarseSights => lines.CoarseSights;

    /// <summary>Computes a layer; tells whether higher ground beyond the terrain's end is not ruled out.</summary>
    /// <param name="blocks">The blocks of the map.</param>
    /// <param name="azimuth">Azimuth on the map, rad.</param>
    /// <param name="layer">Elevations by rows of cells.</param>
    public bool Run(Block[] blocks, double azimuth, short[] layer)
    {
        Array.Clear(tangents);
        var gap = double.PositiveInfinity;
        foreach (var block in blocks)
        {
            var way = new Lines(nodes, block, azimuth, NearSamples.Reach);
            // Rings begin past every line's samples.
            var start = 0.0;
            foreach (var line in (int[])[0, way.Count / 2, way.Count - 1])
                start = Math.Max(start, way.ArcsOf(line).At(way.Last + way.Lag + 1));
            var observer = way.ArcsOf(way.Count / 2).At(way.Last);
            rings.Sample(way, start, observer, cells.Highest);
            lines.Run(nodes, way, rings, mast, tangents, cells.Pitch);
            gap = Math.Min(gap, rings.FirstGap - observer);
        }
        var lowest = double.PositiveInfinity;
        foreach (var block in blocks)
            lowest = Math.Min(lowest, Near(block, azimuth, layer));
        // Could the Moon's highest point stand above the lowest horizon from beyond the gap?
        if (gap > Math.PI / 2)
            return false;
        var eye = SurfacePoint.ReferenceRadius + cells.Highest;
        var beyond = Math.Max(gap, 1e-6);
        const double top = SurfacePoint.ReferenceRadius + TerrainReach.HighestGround;
        return Math.Atan((top * Math.Cos(beyond) - eye) / (top * Math.Sin(beyond))) >= lowest;
    }

    private double Near(Block block, double azimuth, short[] layer)
    {
        var map = nodes.Map;
        var (east, north) = Math.SinCos(azimuth);
        var scale = map.ScaleAt(block.Column + 0.5 * (block.Columns - 1), block.Row + 0.5 * (block.Rows - 1));
        var near = NearSamples.Along(nodes, east, -north, 0.5 / (scale * scale * SurfacePoint.ReferenceRadius));
        Span<float> seen = stackalloc float[NearField.Strip];
        Span<float> eyes = stackalloc float[NearField.Strip];
        Span<int> counts = stackalloc int[NearField.Strip];
        var lowest = int.MaxValue;
        // Down a stack of strips the ground stays in the processor's cache.
        for (var column = block.Column; column < block.Column + block.Columns; column += NearField.Strip)
        for (var row = block.Row; row < block.Row + block.Rows; row++)
        {
            var width = Math.Min(NearField.Strip, block.Column + block.Columns - column);
            var first = row * cells.Pitch + column;
            // Lanes past the block's end see everything below them already.
            seen.Fill(1e9f);
            eyes.Clear();
            for (var i = 0; i < width; i++)
                seen[i] = tangents[first + i] / cells.Stretch[first + i];
            cells.Eyes.AsSpan(first, width).CopyTo(eyes);
            NearField.Raise(nodes, near, eyes, seen, column, row);
            cells.Stretch.AsSpan(first, width).CopyTo(eyes);
            Finish(seen, eyes, counts);
            seen[..width].CopyTo(tangents.AsSpan(first));
            var target = row * map.Columns + column;
            for (var i = 0; i < width; i++)
            {
                var ground = !float.IsNaN(cells.Ground[target + i]);
                layer[target + i] = ground ? (short)counts[i] : HorizonMap.NoGround;
                if (ground)
                    lowest = Math.Min(lowest, counts[i]);
            }
        }
        return lowest / HorizonMap.CountsPerRadian;
    }

    // Makes slopes on the map tangents of elevations on the ground, and those counts.
    private static void Finish(Span<float> slopes, ReadOnlySpan<float> stretch, Span<int> counts)
    {
        for (var i = 0; i < slopes.Length; i += Vector512<float>.Count)
        {
            var tangent = Vector512.Create<float>(slopes[i..]) * Vector512.Create(stretch[i..]);
            tangent.CopyTo(slopes[i..]);
            var scaled = ArcTangent.Of(tangent) * Vector512.Create((float)HorizonMap.CountsPerRadian);
            Vector512.ConvertToInt32(Vector512.Floor(scaled + Vector512.Create(0.5f))).CopyTo(counts[i..]);
        }
    }
}
