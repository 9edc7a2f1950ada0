using Perilune.Astro.Time;

namespace Perilune.Simulation.Flights;

/// <summary>Something that happened in a phase.</summary>
/// <param name="Epoch">When.</param>
/// <param name="Words">What.</param>
public sealed record FlightMoment(Epoch Epoch, string Words);

/// <summary>A curve, or points that were flown, in a plot.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Points">Its points in the units of the axes.</param>
/// <param name="IsFlown">Whether it is drawn as points beside the curves: what was published.</param>
public sealed record PlotCurve(string Name, IReadOnlyList<(double X, double Y)> Points, bool IsFlown = false);

/// <summary>A plot of a phase.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="XAxis">Name and unit of the axis to the right: <c>time, s</c>.</param>
/// <param name="YAxis">Name and unit of the axis upwards.</param>
/// <param name="Curves">Its curves.</param>
public sealed record FlightPlot(string Title, string XAxis, string YAxis, IReadOnlyList<PlotCurve> Curves);

/// <summary>A path of a phase around a body; the paths of one view are drawn together.</summary>
/// <param name="View">What is seen: <c>around the Earth, ICRF</c>.</param>
/// <param name="Disc">Name of the body at the origin.</param>
/// <param name="DiscRadius">Its radius, m.</param>
/// <param name="Points">Positions, m, in the axes of the view.</param>
/// <param name="Name">Its name; that of the phase where it is empty.</param>
public sealed record FlightPath(
    string View,
    string Disc,
    double DiscRadius,
    IReadOnlyList<(double X, double Y, double Z)> Points,
    string Name = ""
);

/// <summary>What a phase came to.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Key of its kind.</param>
/// <param name="Results">Its results in the order in which its kind lists them; those that did not come about are absent.</param>
/// <param name="Moments">What happened, in the order of time.</param>
/// <param name="Plots">Its plots.</param>
/// <param name="Paths">Its paths.</param>
/// <param name="End">Where it ends; null where it leads nowhere.</param>
/// <param name="Used">Names of the phases that it looked at.</param>
public sealed record PhaseOutcome(
    string Name,
    string Kind,
    IReadOnlyList<ResultValue> Results,
    IReadOnlyList<FlightMoment> Moments,
    IReadOnlyList<FlightPlot> Plots,
    IReadOnlyList<FlightPath> Paths,
    FlightState? End,
    IReadOnlyList<string> Used
)
{
    /// <summary>The result of a name; null where it did not come about.</summary>
    /// <param name="result">Name of a result.</param>
    public ResultValue? Find(string result) => Results.FirstOrDefault(one => one.Result.Name == result);
}
