using System.Collections.Immutable;
using Perilune.Station.Models;

namespace Perilune.Station.Inputs;

/// <summary>
/// Everything from outside that the station lives through. All times are TDB seconds past J2000. Items outside the span
/// are ignored; items that name an unknown habitat are refused.
/// </summary>
public sealed record StationInputs
{
    /// <summary>Start of the span, TDB s past J2000.</summary>
    public required double Start { get; init; }

    /// <summary>End of the span, TDB s past J2000, after the start.</summary>
    public required double End { get; init; }

    /// <summary>Seed of the failures; each replaceable unit draws from a stream of its own.</summary>
    public long Seed { get; init; }

    /// <summary>
    /// Interval of the points that the history keeps besides its change points, s; curved quantities such as partial
    /// pressures are drawn from them. Results do not depend on it. Zero keeps change points only. Default 6 h.
    /// </summary>
    public double SampleInterval { get; init; } = 6 * 3_600;

    /// <summary>Sunlight of each habitat that has solar arrays.</summary>
    public ImmutableArray<SunlightProfile> Sunlight { get; init; } = [];

    /// <summary>Communication passes.</summary>
    public ImmutableArray<CommunicationPass> Passes { get; init; } = [];

    /// <summary>Arrivals of crew and cargo.</summary>
    public ImmutableArray<Arrival> Arrivals { get; init; } = [];

    /// <summary>Departures of crew and waste.</summary>
    public ImmutableArray<Departure> Departures { get; init; } = [];

    /// <summary>Scheduled tasks.</summary>
    public ImmutableArray<TaskActivity> Tasks { get; init; } = [];

    /// <summary>Extravehicular activities.</summary>
    public ImmutableArray<ExtravehicularActivity> ExtravehicularActivities { get; init; } = [];

    /// <summary>All problems of the inputs for that station, by property; empty when they can be run.</summary>
    public ImmutableArray<ModelProblem> Validate(StationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return InputChecks.Check(this, model);
    }
}
