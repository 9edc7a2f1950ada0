using Perilune.Report.Drawing;

namespace Perilune.Report.Charts;

/// <summary>The time axis that all plots over the run share, so that one may look from one to the other straight down.</summary>
/// <param name="Calendar">Dates.</param>
internal sealed record TimeFrame(Calendar Calendar)
{
    /// <summary>Width of a picture, px.</summary>
    public const double Width = 1080;

    /// <summary>Where the axis begins, px: before it stand labels.</summary>
    public const double Left = 152;

    /// <summary>Where it ends, px: after it stand the names of curves.</summary>
    public const double Right = 936;

    /// <summary>Height that the labels below need, px.</summary>
    public const double Footer = 26;

    /// <summary>The pixel of a time in seconds since the start.</summary>
    public double X(double time) => Left + Math.Clamp(time / Calendar.Duration, 0, 1) * (Right - Left);

    /// <summary>Lines at the ticks from top to bottom.</summary>
    public void Grid(Svg svg, double top, double bottom)
    {
        foreach (var (time, _, newYear) in Calendar.Ticks())
            svg.Line(X(time), top, X(time), bottom, newYear ? "grid year" : "grid");
    }

    /// <summary>Labels of the ticks below a line.</summary>
    public void Labels(Svg svg, double bottom)
    {
        var ticks = Calendar.Ticks().ToList();
        for (var i = 0; i < ticks.Count; i++)
        {
            var (x, next) = (X(ticks[i].Time), i + 1 < ticks.Count ? X(ticks[i + 1].Time) : Right);
            svg.Line(x, bottom, x, bottom + 4, "axis");
            // A label belongs to the month after its tick; a stump of a month at the end has no room for one.
            if (Calendar.TicksAreDays)
                svg.Text(x, bottom + 15, ticks[i].Label, "tick", "middle");
            else if (next - x > 24)
                svg.Text((x + Math.Min(next, Right)) / 2, bottom + 15, ticks[i].Label, "tick", "middle");
        }
    }
}
