using Perilune.Report.Drawing;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Charts;

/// <summary>Station-keeping through the run: each manoeuvre as a needle, their sum as a staircase.</summary>
internal static class BurnFigure
{
    private const double Top = 30;
    private const double Bottom = 150;

    /// <summary>The picture.</summary>
    public static string Draw(TimeFrame frame, IReadOnlyList<StationKeepingBurn> burns)
    {
        var svg = new Svg(TimeFrame.Width, Bottom + TimeFrame.Footer, "Station-keeping manoeuvres and their sum");
        var each = Scale.Around(0, burns.Max(b => b.DeltaV) * 1e3, Bottom, Top);
        var sum = Scale.Around(0, burns.Sum(b => b.DeltaV), Bottom, Top);
        svg.Text(TimeFrame.Left, Top - 10, "Station-keeping", "panel-title");
        svg.Rectangle(TimeFrame.Left, Top, TimeFrame.Right - TimeFrame.Left, Bottom - Top, "field");
        frame.Grid(svg, Top, Bottom);
        foreach (var tick in each.Ticks())
        {
            svg.Line(TimeFrame.Left, each.At(tick), TimeFrame.Right, each.At(tick), "grid");
            svg.Text(TimeFrame.Left - 7, each.At(tick) + 3.5, Number.Value(tick), "tick", "end");
        }

        foreach (var tick in sum.Ticks())
            svg.Text(TimeFrame.Right + 7, sum.At(tick) + 3.5, Number.Value(tick), "tick");
        svg.Text(TimeFrame.Left - 58, (Top + Bottom) / 2, "each, mm/s", "unit", "middle", -90);
        svg.Text(TimeFrame.Right + 52, (Top + Bottom) / 2, "sum, m/s", "unit", "middle", -90);
        var stairs = new PathData().Move(TimeFrame.Left, sum.At(0));
        var spent = 0.0;
        foreach (var burn in burns)
        {
            var x = frame.X(burn.Time);
            svg.Line(x, Bottom, x, each.At(burn.DeltaV * 1e3), "needle");
            svg.Circle(x, each.At(burn.DeltaV * 1e3), 1.8, "needle-head");
            stairs.Line(x, sum.At(spent));
            spent += burn.DeltaV;
            stairs.Line(x, sum.At(spent));
        }

        svg.Path(stairs.Line(TimeFrame.Right, sum.At(spent)).ToString(), "curve tone2");
        svg.Line(TimeFrame.Left, Bottom, TimeFrame.Right, Bottom, "axis");
        frame.Labels(svg, Bottom);
        return svg.Finish();
    }
}
