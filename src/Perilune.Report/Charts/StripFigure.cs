using Perilune.Report.Drawing;

namespace Perilune.Report.Charts;

/// <summary>One row of a strip figure: fractions by day as colours, or events as bars whose height is their length.</summary>
/// <param name="Label">What it is, on the left.</param>
/// <param name="Note">The year in a few words, on the right.</param>
/// <param name="Fractions">Fraction of each bin, 0 to 1, or not a number where nothing is known; empty for bars.</param>
/// <param name="Bars">Starts and ends, s; empty for colours.</param>
/// <param name="BarUnit">Unit in which the longest bar is named: min, h or d, with its length in seconds.</param>
internal sealed record StripRow(
    string Label,
    string Note,
    IReadOnlyList<double> Fractions,
    IReadOnlyList<(double Start, double End)> Bars,
    (string Name, double Seconds) BarUnit
);

/// <summary>A year as strips, one below the other on one time axis.</summary>
internal static class StripFigure
{
    private const double StripHeight = 22;
    private const double BarHeight = 44;
    private const double Gap = 7;

    /// <summary>Bins of a strip: days, or less many where a day would be less than a pixel wide.</summary>
    public static int Bins(double duration) =>
        (int)Math.Clamp(Math.Ceiling(duration / 86400), 1, TimeFrame.Right - TimeFrame.Left);

    /// <summary>The picture.</summary>
    public static string Draw(TimeFrame frame, IReadOnlyList<StripRow> rows, string label)
    {
        var strips = rows.Any(r => r.Bars.Count == 0);
        var height = 8 + rows.Sum(r => HeightOf(r) + Gap) + TimeFrame.Footer + (strips ? 34 : 0);
        var svg = new Svg(TimeFrame.Width, height, label);
        var top = 8.0;
        foreach (var row in rows)
        {
            var bottom = top + HeightOf(row);
            svg.Text(TimeFrame.Left - 10, (top + bottom) / 2 + 4, row.Label, "row-label", "end");
            svg.Text(TimeFrame.Right + 8, (top + bottom) / 2 + 4, row.Note, "note");
            if (row.Bars.Count > 0)
                DrawBars(svg, frame, row, top, bottom);
            else
                DrawStrip(svg, row, top);
            top = bottom + Gap;
        }

        frame.Labels(svg, top - Gap + 2);
        if (strips)
            Legend(svg, top + TimeFrame.Footer + 2);
        return svg.Finish();
    }

    private static double HeightOf(StripRow row) => row.Bars.Count > 0 ? BarHeight : StripHeight;

    private static void DrawStrip(Svg svg, StripRow row, double top)
    {
        svg.Rectangle(TimeFrame.Left, top, TimeFrame.Right - TimeFrame.Left, StripHeight, "field unknown");
        var width = (TimeFrame.Right - TimeFrame.Left) / row.Fractions.Count;
        for (var first = 0; first < row.Fractions.Count; )
        {
            var last = first;
            if (double.IsNaN(row.Fractions[first]))
            {
                first++;
                continue;
            }

            var colour = Ramp.Colour(row.Fractions[first]);
            while (last + 1 < row.Fractions.Count && Ramp.Colour(row.Fractions[last + 1]) == colour)
                last++;
            // A hair wider than the bin, so that no seam shows between neighbours.
            svg.Rectangle(
                TimeFrame.Left + first * width,
                top,
                (last - first + 1) * width + (last + 1 < row.Fractions.Count ? 0.4 : 0),
                StripHeight,
                "cell",
                colour
            );
            first = last + 1;
        }
    }

    private static void DrawBars(Svg svg, TimeFrame frame, StripRow row, double top, double bottom)
    {
        svg.Rectangle(TimeFrame.Left, top, TimeFrame.Right - TimeFrame.Left, bottom - top, "field");
        frame.Grid(svg, top, bottom);
        var longest = row.Bars.Max(b => b.End - b.Start);
        foreach (var (start, end) in row.Bars)
        {
            var height = Math.Max((end - start) / longest * (bottom - top - 4), 1.5);
            svg.Rectangle(
                frame.X(start) - 0.6,
                bottom - height,
                Math.Max(frame.X(end) - frame.X(start), 1.2) + 0.6,
                height,
                "bar"
            );
        }

        svg.Line(TimeFrame.Left, bottom, TimeFrame.Right, bottom, "axis");
        var (name, seconds) = row.BarUnit;
        svg.Text(TimeFrame.Left + 5, top + 11, $"{Number.Value(longest / seconds, 3)}\u00a0{name}", "tick inside");
        svg.Line(TimeFrame.Left, top + 4, TimeFrame.Left + 3, top + 4, "axis");
    }

    private static void Legend(Svg svg, double top)
    {
        const double width = 180;
        for (var i = 0; i < 60; i++)
            svg.Rectangle(TimeFrame.Left + i * width / 60, top, width / 60 + 0.4, 9, "cell", Ramp.Colour(i / 59.0));
        svg.Text(TimeFrame.Left, top + 21, "0 %", "tick");
        svg.Text(TimeFrame.Left + width / 2, top + 21, "of the day", "tick", "middle");
        svg.Text(TimeFrame.Left + width, top + 21, "100 %", "tick", "end");
    }
}
