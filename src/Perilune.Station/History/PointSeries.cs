using System.Runtime.InteropServices;

namespace Perilune.Station.History;

/// <summary>Points (time, value) as they are gathered, with the extremes and their instants.</summary>
internal sealed class PointSeries
{
    private readonly List<double> times = [];
    private readonly List<double> values = [];

    public PointSeries(double initial)
    {
        Minimum = Maximum = initial;
    }

    public ReadOnlySpan<double> Times => CollectionsMarshal.AsSpan(times);

    public ReadOnlySpan<double> Values => CollectionsMarshal.AsSpan(values);

    public double Minimum { get; private set; }

    public double MinimumTime { get; private set; }

    public double Maximum { get; private set; }

    public double MaximumTime { get; private set; }

    /// <summary>Keeps a point; equal points in a row are kept once, and a plateau only by its ends.</summary>
    public void Add(double time, double value)
    {
        Note(time, value);
        var last = times.Count - 1;
        if (last >= 0 && times[last] == time && values[last] == value)
            return;
        if (last >= 1 && values[last] == value && values[last - 1] == value)
        {
            times[last] = time;
            return;
        }
        times.Add(time);
        values.Add(value);
    }

    /// <summary>Counts a value for the extremes without keeping a point.</summary>
    public void Note(double time, double value)
    {
        if (value < Minimum)
            (Minimum, MinimumTime) = (value, time);
        if (value > Maximum)
            (Maximum, MaximumTime) = (value, time);
    }
}
