using Perilune.Report.Drawing;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Charts;

/// <summary>A curve of a panel.</summary>
/// <param name="Series">What it shows, in the panel's unit.</param>
/// <param name="Label">Its name, at its right end.</param>
internal sealed record Curve(Series Series, string Label);

/// <summary>A line that a curve should not cross.</summary>
/// <param name="Value">Where, in the panel's unit.</param>
/// <param name="Label">What it is.</param>
internal sealed record Limit(double Value, string Label);

/// <summary>One plot over the run.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Unit">Unit of its axis.</param>
/// <param name="Curves">Its curves, in order of tone.</param>
/// <param name="Limits">Its limits.</param>
internal sealed record LinePanel(string Title, string Unit, IReadOnlyList<Curve> Curves, IReadOnlyList<Limit> Limits);

/// <summary>Plots over the run, one below the other on one time axis, with the arrivals of flights as marks through all.</summary>
internal static class LineFigure
{
    private const double PanelHeight = 96;
    private const double Gap = 34;
    private const double LabelPitch = 13;
    private const double NamePitch = 13;
    private const int NameRows = 3;

    /// <summary>The picture.</summary>
    public static string Draw(
        TimeFrame frame,
        IReadOnlyList<LinePanel> panels,
        IReadOnlyList<FlightRecord> flights,
        string label
    )
    {
        var names = Rows(frame, flights);
        var marks = names.Count > 0 ? 10 + NamePitch * (1 + names.Max(n => n.Row)) : 0;
        var height = marks + panels.Count * (PanelHeight + Gap) + TimeFrame.Footer - 6;
        var svg = new Svg(TimeFrame.Width, height, label);
        var top = marks + Gap - 8.0;
        foreach (var (name, x, row) in names)
        {
            svg.Text(x, marks - 8 - NamePitch * row, name, "tick", "middle");
            svg.Line(x, marks - 5, x, marks + 2, "arrival crewed");
        }

        foreach (var panel in panels)
        {
            DrawPanel(svg, frame, panel, flights, top);
            top += PanelHeight + Gap;
        }

        frame.Labels(svg, top - Gap);
        return svg.Finish();
    }

    /// <summary>The flights that touch the station within the run, at their arrival; those back to Earth at their departure.</summary>
    private static IEnumerable<(FlightRecord Flight, double X)> Touching(
        TimeFrame frame,
        IReadOnlyList<FlightRecord> flights
    ) =>
        flights
            .Select(f => (Flight: f, Time: f.To == "earth" ? f.Departure : f.Arrival))
            .Where(t => t.Time >= 0 && t.Time <= frame.Calendar.Duration)
            .OrderBy(t => t.Time)
            .Select(t => (t.Flight, frame.X(t.Time)));

    /// <summary>The names of the flights in the lowest row that has room; of a crowd of more than three rows some stay unnamed.</summary>
    private static List<(string Name, double X, int Row)> Rows(TimeFrame frame, IReadOnlyList<FlightRecord> flights)
    {
        var occupied = new double[NameRows];
        Array.Fill(occupied, double.NegativeInfinity);
        var names = new List<(string, double, int)>();
        foreach (var (flight, x) in Touching(frame, flights))
        {
            var half = 3.1 * flight.Id.Length;
            var row = Array.FindIndex(occupied, o => x - half > o);
            if (row < 0)
                continue;
            names.Add((flight.Id, x, row));
            occupied[row] = x + half + 5;
        }

        return names;
    }

    private static void DrawPanel(
        Svg svg,
        TimeFrame frame,
        LinePanel panel,
        IReadOnlyList<FlightRecord> flights,
        double top
    )
    {
        var bottom = top + PanelHeight;
        var curves = panel
            .Curves.Select(c =>
                (
                    c.Label,
                    Points: Decimation.Thin(
                        c.Series,
                        0,
                        frame.Calendar.Duration,
                        (int)(TimeFrame.Right - TimeFrame.Left)
                    )
                )
            )
            .ToList();
        var values = curves.SelectMany(c => c.Points).Select(p => p.Value).Concat(panel.Limits.Select(l => l.Value));
        var (low, high) = (values.DefaultIfEmpty(0).Min(), values.DefaultIfEmpty(1).Max());
        // A store is read against empty, and what is counted against none.
        if (low >= 0 && (low < 0.6 * high || panel.Unit is "pieces" or "persons"))
            low = 0;
        // A limit is not hidden by the frame.
        var margin = 0.05 * (high - low);
        if (low > 0 && panel.Limits.Any(l => l.Value <= low))
            low -= margin;
        if (panel.Limits.Any(l => l.Value >= high))
            high += margin;
        var scale = Scale.Around(low, high, bottom, top);
        svg.Text(TimeFrame.Left, top - 9, panel.Title, "panel-title");
        svg.Rectangle(TimeFrame.Left, top, TimeFrame.Right - TimeFrame.Left, PanelHeight, "field");
        frame.Grid(svg, top, bottom);
        foreach (var tick in scale.Ticks())
        {
            svg.Line(TimeFrame.Left, scale.At(tick), TimeFrame.Right, scale.At(tick), "grid");
            svg.Text(TimeFrame.Left - 7, scale.At(tick) + 3.5, Number.Value(tick), "tick", "end");
        }

        foreach (var (flight, x) in Touching(frame, flights))
            svg.Line(x, top, x, bottom, flight.Crew.Count > 0 ? "arrival crewed" : "arrival");
        svg.Text(TimeFrame.Left - 58, (top + bottom) / 2, panel.Unit, "unit", "middle", -90);
        foreach (var limit in panel.Limits)
            svg.Line(TimeFrame.Left, scale.At(limit.Value), TimeFrame.Right, scale.At(limit.Value), "limit");
        for (var i = 0; i < curves.Count; i++)
            svg.Path(Trace(frame, scale, curves[i].Points), $"curve tone{i % 6 + 1}");
        svg.Line(TimeFrame.Left, bottom, TimeFrame.Right, bottom, "axis");
        Names(svg, scale, curves, panel.Limits);
    }

    private static string Trace(TimeFrame frame, Scale scale, List<(double Time, double Value)> points)
    {
        var path = new PathData();
        for (var i = 0; i < points.Count; i++)
            if (i == 0)
                path.Move(frame.X(points[i].Time), scale.At(points[i].Value));
            else
                path.Line(frame.X(points[i].Time), scale.At(points[i].Value));
        return path.ToString();
    }

    /// <summary>Names of curves and limits beside the right edge, at their heights, moved apart where they would overlap.</summary>
    private static void Names(
        Svg svg,
        Scale scale,
        List<(string Label, List<(double Time, double Value)> Points)> curves,
        IReadOnlyList<Limit> limits
    )
    {
        var names = new List<(double Y, string Label, string Style)>();
        for (var i = 0; i < curves.Count; i++)
            if (curves[i].Points.Count > 0)
                names.Add((scale.At(curves[i].Points[^1].Value), curves[i].Label, $"name tone{i % 6 + 1}"));
        names.AddRange(limits.Select(l => (scale.At(l.Value), l.Label, "name limit-name")));
        names = [.. names.OrderBy(n => n.Y)];
        // Down from the top so that none overlap, then up from the bottom so that none leave the plot.
        var places = new double[names.Count];
        for (var i = 0; i < places.Length; i++)
            places[i] = i == 0 ? names[0].Y : Math.Max(names[i].Y, places[i - 1] + LabelPitch);
        for (var i = places.Length - 1; i >= 0; i--)
            places[i] = Math.Min(places[i], i == places.Length - 1 ? scale.First : places[i + 1] - LabelPitch);
        for (var i = 0; i < places.Length; i++)
        {
            svg.Line(TimeFrame.Right + 1, names[i].Y, TimeFrame.Right + 9, places[i], "leader");
            svg.Text(TimeFrame.Right + 12, places[i] + 4, names[i].Label, names[i].Style);
        }
    }
}
