using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Perilune.Surface.Topography;
using Lane = System.Runtime.Intrinsics.Vector512<float>;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>Computes the layers of azimuths that one sheet serves. Holds scratch space: one for each thread.</summary>
internal sealed class AzimuthSweep(LunarTerrain terrain, Sheet sheet, CellSights cells, Block[] blocks, double mast)
{
    private const int Lanes = 16;
    private const int Square = 64;

    // Rows of a strip whose near ground is asked about at once.
    private const int RowsAlike = 16;

    private readonly FarRings rings = new(terrain);
    private readonly LineSweep lines = new(sheet);
    private readonly NodeRows tangents = new(sheet);
    private readonly short[] turned = new short[sheet.IsTurned ? sheet.CellColumns * sheet.CellRows : 0];

    /// <summary>Sights to ground on cells over 500 m.</summary>
    public long CoarseSights => lines.CoarseSights;

    /// <summary>Tangent of the elevation of a cell of the map in the last layer, before it was made counts.</summary>
    public float TangentOf(int column, int row) => sheet.IsTurned ? tangents.Of(row, column) : tangents.Of(column, row);

    /// <summary>Computes a layer; tells whether higher ground beyond the terrain's end is not ruled out.</summary>
    /// <param name="azimuth">Azimuth on the map, rad.</param>
    /// <param name="layer">Elevations by rows of cells of the map.</param>
    public bool Run(double azimuth, short[] layer)
    {
        Array.Clear(tangents.Values);
        var gap = double.PositiveInfinity;
        foreach (var block in blocks)
        {
            var way = new Lines(sheet, block, azimuth, NearSamples.Reach);
            // Rings begin past every line's samples.
            var start = 0.0;
            foreach (var line in (int[])[0, way.Count / 2, way.Count - 1])
                start = Math.Max(start, way.ArcsOf(line).At(way.Farthest + 1));
            var observer = way.ArcsOf(way.Count / 2).At(way.Last);
            rings.Sample(way, start, observer, cells.Highest);
            lines.Run(way, rings, mast, tangents);
            gap = Math.Min(gap, rings.FirstGap - observer);
        }
        var lowest = double.PositiveInfinity;
        foreach (var block in blocks)
            lowest = Math.Min(lowest, Near(block, azimuth, sheet.IsTurned ? turned : layer));
        if (sheet.IsTurned)
            TurnBack(layer);
        // Could the Moon's highest point stand above the lowest horizon from beyond the gap?
        if (gap > Math.PI / 2)
            return false;
        var eye = SurfacePoint.ReferenceRadius + cells.Highest;
        var beyond = Math.Max(gap, 1e-6);
        const double top = SurfacePoint.ReferenceRadius + TerrainReach.HighestGround;
        return Math.Atan((top * Math.Cos(beyond) - eye) / (top * Math.Sin(beyond))) >= lowest;
    }

    // The lowest elevation, rad.
    private double Near(Block block, double azimuth, short[] target)
    {
        var (right, down) = sheet.Toward(azimuth);
        var scale = sheet.ScaleAt(
            sheet.Margin + (block.Column + 0.5 * (block.Columns - 1)) * sheet.Stride,
            sheet.Margin + (block.Row + 0.5 * (block.Rows - 1)) * sheet.Stride
        );
        var bend = 0.5 / (scale * scale * SurfacePoint.ReferenceRadius);
        var plain = NearSamples.Along(sheet.Near, 1, right, down, bend, mast);
        var halves = sheet.Halves is { } between ? NearSamples.Along(between, 2, right, down, bend, mast) : plain;
        Span<float> seen = stackalloc float[NearField.Strip];
        Span<short> counts = stackalloc short[NearField.Strip];
        var masts = Vector512.Create((float)mast);
        var lowest = Vector512.Create(int.MaxValue);
        var near = plain;
        // Down a stack of strips the ground stays in the processor's cache.
        for (var column = block.Column; column < block.Column + block.Columns; column += NearField.Strip)
        for (var row = block.Row; row < block.Row + block.Rows; row++)
        {
            var width = Math.Min(NearField.Strip, block.Column + block.Columns - column);
            if ((row - block.Row) % RowsAlike == 0)
            {
                var rows = Math.Min(RowsAlike, block.Row + block.Rows - row);
                near = sheet.IsStrangeToward(new(column, row, width, rows), right, down) ? halves : plain;
            }
            near.CallFor(column, row);
            tangents.CallFor(column, row);
            for (var i = 0; i < width; i += 2 * Lanes)
            {
                var feet = new NearField.Cells(cells.Feet(column + i, row), cells.Feet(column + i + Lanes, row));
                var stretch = new NearField.Cells(
                    cells.Stretch(feet.One, column + i, row),
                    cells.Stretch(feet.Other, column + i + Lanes, row)
                );
                var eyes = new NearField.Cells(feet.One + masts, feet.Other + masts);
                var far = new NearField.Cells(
                    Far(column + i, row, stretch.One, width - i),
                    Far(column + i + Lanes, row, stretch.Other, width - i - Lanes)
                );
                var found = NearField.Raised(near, eyes, far, column + i, row);
                var (one, other) = (found.One * stretch.One, found.Other * stretch.Other);
                one.CopyTo(seen[i..]);
                other.CopyTo(seen[(i + Lanes)..]);
                var (first, second) = (Counts(one), Counts(other));
                lowest = Vector512.Min(lowest, Vector512.Min(first, second));
                Vector512.Narrow(OrNone(first, feet.One), OrNone(second, feet.Other)).CopyTo(counts[i..]);
            }
            tangents.Store(column, row, seen[..width]);
            counts[..width].CopyTo(target.AsSpan(row * sheet.CellColumns + column));
        }
        var least = int.MaxValue;
        for (var i = 0; i < Lanes; i++)
            least = Math.Min(least, lowest[i]);
        return least / HorizonMap.CountsPerRadian;
    }

    // Slopes on the map to the far ground; lanes past the block's end see everything near below them already.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lane Far(int column, int row, Lane stretch, int width) =>
        Vector512.ConditionalSelect(
            Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(width)).AsSingle(),
            tangents.Load(column, row) / stretch,
            Vector512.Create(1e9f)
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Counts(Lane tangent)
    {
        var scaled = ArcTangent.Of(tangent) * Vector512.Create((float)HorizonMap.CountsPerRadian);
        return Vector512.ConvertToInt32(Vector512.Floor(scaled + Vector512.Create(0.5f)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> OrNone(Vector512<int> counts, Lane feet) =>
        Vector512.ConditionalSelect(
            Vector512.LessThan(feet, Vector512.Create(0.5f * WorkingGrid.Missing)).AsInt32(),
            Vector512.Create((int)HorizonMap.NoGround),
            counts
        );

    // Lays what a turned sheet found by the map's rows, in squares of which both sides stay in the processor's cache.
    private void TurnBack(short[] layer)
    {
        for (var top = 0; top < sheet.CellRows; top += Square)
        for (var left = 0; left < sheet.CellColumns; left += Square)
        {
            var (bottom, right) = (Math.Min(top + Square, sheet.CellRows), Math.Min(left + Square, sheet.CellColumns));
            for (var column = left; column < right; column++)
            for (var row = top; row < bottom; row++)
                layer[column * sheet.CellRows + row] = turned[row * sheet.CellColumns + column];
        }
    }
}
