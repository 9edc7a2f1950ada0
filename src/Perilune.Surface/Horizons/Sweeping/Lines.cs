using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// The parallel lines of one direction over a block: one through every node of the block's middle row, on the sheet whose
/// rows the direction crosses rather than follows. A line is walked from row to row, so that every sample lies between two
/// neighbouring nodes, in the same proportion on all lines.
/// </summary>
internal sealed class Lines
{
    /// <summary>
    /// Steps from node to node beyond the samples of the farthest cell: where ground begins to be sampled by its distance alone,
    /// the kinks of a coarse grid are small.
    /// </summary>
    public const int NodesAhead = 128;

    private readonly Sheet sheet;
    private readonly double azimuth;
    private readonly int middle;
    private readonly int sign;

    /// <summary>The lines of a direction.</summary>
    /// <param name="sheet">The ground.</param>
    /// <param name="block">The cells, in columns and rows of the sheet.</param>
    /// <param name="azimuth">Direction, rad clockwise from the map's top.</param>
    /// <param name="near">How far the samples of each cell reach, nodes.</param>
    public Lines(Sheet sheet, Block block, double azimuth, int near)
    {
        (this.sheet, this.azimuth) = (sheet, azimuth);
        var (right, down) = sheet.Toward(azimuth);
        sign = Math.Sign(down);
        var slope = right / Math.Abs(down);
        Step = sheet.Spacing / Math.Abs(down);
        Lag = (int)(near * Math.Abs(down));
        FirstColumn = sheet.Margin + block.Column * sheet.Stride;
        LastColumn = FirstColumn + (block.Columns - 1) * sheet.Stride;
        var low = sheet.Margin + block.Row * sheet.Stride;
        var high = low + (block.Rows - 1) * sheet.Stride;
        middle = (low + high) / 2;
        (First, Last) = sign > 0 ? (low - middle, high - middle) : (middle - high, middle - low);
        Farthest = Last + Lag + NodesAhead;
        var count = Farthest - First + 1;
        (Offsets, Shares) = (new int[count], new float[count]);
        var (leastOffset, greatestOffset) = (int.MaxValue, int.MinValue);
        for (var p = First; p <= Farthest; p++)
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
        FirstLine = FirstColumn - 1 - greatestOffset;
        Count = LastColumn - leastOffset - FirstLine + 1;
    }

    /// <summary>Length of a step along a line on the map, m.</summary>
    public double Step { get; }

    /// <summary>Steps ahead from which the sweep serves a cell; nearer ground is looked at cell by cell.</summary>
    public int Lag { get; }

    /// <summary>First step with cells, counted from the middle, ahead positive.</summary>
    public int First { get; }

    /// <summary>Last step with cells.</summary>
    public int Last { get; }

    /// <summary>Last step with ground of the nodes.</summary>
    public int Farthest { get; }

    /// <summary>First column of nodes with cells.</summary>
    public int FirstColumn { get; }

    /// <summary>Last column of nodes with cells.</summary>
    public int LastColumn { get; }

    /// <summary>The column of line 0 at the middle.</summary>
    public int FirstLine { get; }

    /// <summary>Number of lines.</summary>
    public int Count { get; }

    /// <summary>Columns by which a line has moved aside at each step from <see cref="First"/>, rounded down.</summary>
    public int[] Offsets { get; }

    /// <summary>What the rounding took.</summary>
    public float[] Shares { get; }

    /// <summary>Greatest distance between lines, m on the map.</summary>
    public double Spacing => sheet.Spacing;

    /// <summary>Row of nodes at a step.</summary>
    public int RowAt(int step) => middle + sign * step;

    /// <summary>The arcs of a line's steps.</summary>
    public Arcs ArcsOf(int line)
    {
        const double radius = SurfacePoint.ReferenceRadius;
        var scale = sheet.ScaleAt(FirstLine + line, middle);
        // Distance from the foot of the perpendicular from the centre of the projection, where the scale is least.
        var (x, y) = sheet.PlaceOf(FirstLine + line, middle);
        var along = x * Math.Sin(azimuth) + y * Math.Cos(azimuth);
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
        var up = sheet.UpAt(FirstLine + line, middle);
        var point = SurfacePoint.FromDirection(up);
        var (sin, cos) = Math.SinCos(azimuth - sheet.MapAzimuth(up, point.North));
        return (up, point.North * cos + point.East * sin);
    }
}
