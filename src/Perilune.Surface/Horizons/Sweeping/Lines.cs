using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// The parallel lines of one direction over a block: one through every node of the block's middle column (where the
/// direction runs rather along the rows, otherwise of its middle row). A line is walked from node column to node column, so
/// that every sample lies between two neighbouring nodes, in the same proportion on all lines.
/// </summary>
internal sealed class Lines
{
    private readonly WorkingGrid ground;
    private readonly double azimuth;
    private readonly int middle;

    /// <summary>The lines of a direction.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="block">The cells.</param>
    /// <param name="azimuth">Direction, rad clockwise from the map's top.</param>
    /// <param name="near">How far the samples of each cell reach, nodes.</param>
    public Lines(WorkingGrid ground, Block block, double azimuth, int near)
    {
        (this.ground, this.azimuth) = (ground, azimuth);
        var (east, north) = Math.SinCos(azimuth);
        AlongRows = Math.Abs(east) >= Math.Abs(north);
        var (forward, aside) = AlongRows ? (east, -north) : (-north, east);
        Sign = Math.Sign(forward);
        var slope = aside / Math.Abs(forward);
        Step = ground.Nodes.CellSize / Math.Abs(forward);
        Lag = (int)(near * Math.Abs(forward));
        var (firstColumn, firstRow) = (
            ground.Margin + block.Column * ground.Stride,
            ground.Margin + block.Row * ground.Stride
        );
        var (lastColumn, lastRow) = (
            firstColumn + (block.Columns - 1) * ground.Stride,
            firstRow + (block.Rows - 1) * ground.Stride
        );
        var (low, high) = AlongRows ? (firstColumn, lastColumn) : (firstRow, lastRow);
        (FirstAcross, LastAcross) = AlongRows ? (firstRow, lastRow) : (firstColumn, lastColumn);
        middle = (low + high) / 2;
        (First, Last) = Sign > 0 ? (low - middle, high - middle) : (middle - high, middle - low);
        var count = Last + Lag - First + 1;
        (Offsets, Shares) = (new int[count], new float[count]);
        var (leastOffset, greatestOffset) = (int.MaxValue, int.MinValue);
        for (var p = First; p <= Last + Lag; p++)
        {
            var across = slope * p;
            var whole = Math.Floor(across + 1e-9);
            Offsets[p - First] = (int)whole;
            Shares[p - First] = (float)Math.Max(0, across - whole);
            if (p <= Last)
            {
                leastOffset = Math.Min(leastOffset, (int)whole);
                greatestOffset = Math.Max(greatestOffset, (int)whole);
            }
        }
        FirstLine = FirstAcross - 1 - greatestOffset;
        Count = LastAcross - leastOffset - FirstLine + 1;
    }

    /// <summary>Whether a line advances by columns (along the rows of nodes) or by rows.</summary>
    public bool AlongRows { get; }

    /// <summary>Whether ahead lie greater columns (or rows), 1, or lesser, -1.</summary>
    public int Sign { get; }

    /// <summary>Length of a step along a line on the map, m.</summary>
    public double Step { get; }

    /// <summary>Steps ahead from which the sweep serves a cell; nearer ground is looked at cell by cell.</summary>
    public int Lag { get; }

    /// <summary>First step with cells, counted from the middle, ahead positive.</summary>
    public int First { get; }

    /// <summary>Last step with cells.</summary>
    public int Last { get; }

    /// <summary>First row (or column) of nodes with cells.</summary>
    public int FirstAcross { get; }

    /// <summary>Last row (or column) of nodes with cells.</summary>
    public int LastAcross { get; }

    /// <summary>The row (or column) of line 0 at the middle.</summary>
    public int FirstLine { get; }

    /// <summary>Number of lines.</summary>
    public int Count { get; }

    /// <summary>Rows (or columns) by which a line has moved aside at each step from <see cref="First"/>, rounded down.</summary>
    public int[] Offsets { get; }

    /// <summary>What the rounding took.</summary>
    public float[] Shares { get; }

    /// <summary>Greatest distance between lines, m on the map.</summary>
    public double Spacing => ground.Nodes.CellSize;

    /// <summary>Node column (or row) at a step.</summary>
    public int Along(int step) => middle + Sign * step;

    /// <summary>The arcs of a line's steps.</summary>
    public Arcs ArcsOf(int line)
    {
        var (column, row) = AlongRows ? (middle, FirstLine + line) : (FirstLine + line, middle);
        const double radius = SurfacePoint.ReferenceRadius;
        var scale = ground.Nodes.ScaleAt(column, row);
        // Distance from the foot of the perpendicular from the centre of the projection, where the scale is least.
        var along =
            (ground.Nodes.X + column * ground.Nodes.CellSize) * Math.Sin(azimuth)
            + (ground.Nodes.Y - row * ground.Nodes.CellSize) * Math.Cos(azimuth);
        // Taylor's series of the integral of step / (scale R): the scale's slope is along / (2 R^2), its bend 1 / (2 R^2).
        var first = Step / (scale * radius);
        var slope = along * Step / (2 * radius * radius * scale);
        var bend = Step * Step / (2 * radius * radius * scale);
        return new(first, -0.5 * slope * first, (slope * slope / 3 - bend / 6) * first);
    }

    /// <summary>Arcs in rad from a line's middle by steps: a polynomial.</summary>
    /// <param name="First">rad a step.</param>
    /// <param name="Second">rad a step squared.</param>
    /// <param name="Third">rad a step cubed.</param>
    public readonly record struct Arcs(double First, double Second, double Third)
    {
        /// <summary>Arc of a step.</summary>
        public double At(int step) => step * (First + step * (Second + step * Third));
    }

    /// <summary>The great circle of a line: where it passes its middle and its direction there, unit vectors.</summary>
    public (Vector3 Up, Vector3 Ahead) Circle(double line)
    {
        var (column, row) = AlongRows ? (middle, FirstLine + line) : (FirstLine + line, (double)middle);
        var up = ground.Nodes.UpAt(column, row);
        var point = SurfacePoint.FromDirection(up);
        var (sin, cos) = Math.SinCos(azimuth - ground.Nodes.MapAzimuth(up, point.North));
        return (up, point.North * cos + point.East * sin);
    }
}
