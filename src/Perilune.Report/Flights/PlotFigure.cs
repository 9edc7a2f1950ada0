using Perilune.Report.Drawing;
using Perilune.Simulation.Flights;

namespace Perilune.Report.Flights;

/// <summary>Plots of a flight, two in a row: curves that were computed, points that were flown.</summary>
internal static class PlotFigure
{
    private const double Wide = 1080;
    private const double PanelWidth = 430;
    private const double PanelHeight = 210;
    private const double Pitch = 556;
    private const double RowPitch = 296;
    private const double Left = 66;
    private const double Top = 34;
    private const double LabelPitch = 13;

    /// <summary>The picture.</summary>
    public static string Draw(IReadOnlyList<FlightPlot> plots, string label)
    {
        var (width, height) = Size(plots.Count);
        var svg = new Svg(width, height, label);
        Draw(svg, plots, label, 0, 0);
        return svg.Finish();
    }

    /// <summary>Size of so many plots.</summary>
    public static (double Width, double Height) Size(int plots) => (Wide, (plots + 1) / 2 * RowPitch);

    /// <summary>The plots in a picture that holds more.</summary>
    public static void Draw(Svg svg, IReadOnlyList<FlightPlot> plots, string label, double left, double top)
    {
        for (var i = 0; i < plots.Count; i++)
            Panel(svg, plots[i], left + Left + i % 2 * Pitch, top + Top + i / 2 * RowPitch, $"plot-{label}-{i}");
    }

    private static void Panel(Svg svg, FlightPlot plot, double left, double top, string name)
    {
        var points = plot.Curves.SelectMany(curve => curve.Points).ToList();
        var (right, bottom) = (left + PanelWidth, top + PanelHeight);
        svg.Text(left, top - 10, plot.Title, "panel-title");
        svg.Rectangle(left, top, PanelWidth, PanelHeight, "field");
        if (points.Count == 0)
            return;
        var x = Scale.Around(points.Min(p => p.X), points.Max(p => p.X), left, right, 6);
        var y = Scale.Around(points.Min(p => p.Y), points.Max(p => p.Y), bottom, top);
        foreach (var tick in x.Ticks(6))
        {
            svg.Line(x.At(tick), top, x.At(tick), bottom, "grid");
            svg.Text(x.At(tick), bottom + 15, Number.Value(tick), "tick", "middle");
        }
        foreach (var tick in y.Ticks())
        {
            svg.Line(left, y.At(tick), right, y.At(tick), "grid");
            svg.Text(left - 6, y.At(tick) + 3.5, Number.Value(tick), "tick", "end");
        }
        svg.BeginClip(name, left, top, PanelWidth, PanelHeight);
        var tone = 0;
        foreach (var curve in plot.Curves.Where(curve => !curve.IsFlown && curve.Points.Count > 0))
            svg.Path(Trace(curve, x, y), $"curve tone{tone++ % 6 + 1}");
        svg.End();
        foreach (var curve in plot.Curves.Where(curve => curve.IsFlown))
        {
            foreach (var (px, py) in curve.Points)
                svg.Circle(x.At(px), y.At(py), 4, "apsis", curve.Name);
        }
        svg.Line(left, bottom, right, bottom, "axis");
        svg.Text((left + right) / 2, bottom + 32, plot.XAxis, "unit", "middle");
        svg.Text(left - 50, (top + bottom) / 2, plot.YAxis, "unit", "middle", -90);
        Names(svg, plot, y, right, top, bottom);
    }

    private static string Trace(PlotCurve curve, Scale x, Scale y)
    {
        var points = Simplification.Thin([.. curve.Points.Select(p => (x.At(p.X), y.At(p.Y)))], 0.2);
        var path = new PathData().Move(points[0].X, points[0].Y);
        foreach (var (px, py) in points.Skip(1))
            path.Line(px, py);
        return path.ToString();
    }

    /// <summary>Names beside the ends of the curves, moved apart where they would overlap; none for a lone curve.</summary>
    private static void Names(Svg svg, FlightPlot plot, Scale y, double right, double top, double bottom)
    {
        if (plot.Curves.Count < 2)
            return;
        var tone = 0;
        var names = new List<(double Y, string Text, string Style)>();
        foreach (var curve in plot.Curves.Where(curve => curve.Points.Count > 0))
            names.Add(
                (
                    y.At(curve.Points[^1].Y),
                    curve.IsFlown ? $"○ {curve.Name}" : curve.Name,
                    curve.IsFlown ? "name" : $"name tone{tone++ % 6 + 1}"
                )
            );
        names = [.. names.OrderBy(n => n.Y)];
        var places = new double[names.Count];
        for (var i = 0; i < places.Length; i++)
            places[i] = Math.Max(names[i].Y, i == 0 ? top : places[i - 1] + LabelPitch);
        for (var i = places.Length - 1; i >= 0; i--)
            places[i] = Math.Min(places[i], i == places.Length - 1 ? bottom : places[i + 1] - LabelPitch);
        for (var i = 0; i < places.Length; i++)
            svg.Text(right + 6, places[i] + 4, names[i].Text, names[i].Style);
    }
}
