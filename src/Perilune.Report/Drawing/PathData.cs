using System.Globalization;
using System.Text;

namespace Perilune.Report.Drawing;

/// <summary>The data of a path in tenths of a pixel, each point relative to the one before it: a third shorter than absolute ones.</summary>
internal sealed class PathData
{
    private readonly StringBuilder text = new();
    private long lastX;
    private long lastY;
    private readonly List<List<(double X, double Y)>> pieces = [];

    /// <summary>The points of each piece, as given; a closed piece ends where it began.</summary>
    public IReadOnlyList<IReadOnlyList<(double X, double Y)>> Pieces => pieces;

    /// <summary>Begins a new piece at a point.</summary>
    public PathData Move(double x, double y)
    {
        (lastX, lastY) = (Tenths(x), Tenths(y));
        pieces.Add([(x, y)]);
        text.Append('M').Append(Format(lastX)).Append(' ').Append(Format(lastY));
        return this;
    }

    /// <summary>A straight line to a point; a point that does not move by a tenth of a pixel is left out.</summary>
    public PathData Line(double x, double y)
    {
        var (newX, newY) = (Tenths(x), Tenths(y));
        pieces[^1].Add((x, y));
        var (dx, dy) = (newX - lastX, newY - lastY);
        if (dx == 0 && dy == 0)
            return this;
        if (dy == 0)
            text.Append('h').Append(Format(dx));
        else if (dx == 0)
            text.Append('v').Append(Format(dy));
        else
        {
            var second = Format(dy);
            text.Append('l').Append(Format(dx)).Append(second[0] == '-' ? "" : " ").Append(second);
        }

        (lastX, lastY) = (newX, newY);
        return this;
    }

    /// <summary>Closes the piece to its beginning.</summary>
    public PathData Close()
    {
        text.Append('z');
        pieces[^1].Add(pieces[^1][0]);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private static long Tenths(double value) => (long)Math.Round(value * 10, MidpointRounding.AwayFromZero);

    private static string Format(long tenths) => (tenths / 10m).ToString("0.#", CultureInfo.InvariantCulture);
}
