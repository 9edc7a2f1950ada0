using Perilune.Partnership.Parties;
using Perilune.Partnership.Scheduling;

namespace Perilune.Partnership.Settlement;

/// <summary>What became of a scheduled session.</summary>
public sealed record SessionOutcome
{
    /// <summary>The session, as <see cref="ScheduledSession.Reference"/> names it.</summary>
    public required string Reference { get; init; }

    /// <summary>Crew time really given, person-seconds.</summary>
    public double CrewTime { get; init; }

    /// <summary>Energy really used, J.</summary>
    public double Energy { get; init; }

    /// <summary>Data really brought to Earth, bits.</summary>
    public double Data { get; init; }

    /// <summary>Why it fell short; empty when it ran to its end.</summary>
    public string Interruption { get; init; } = "";

    /// <summary>A session that ran as planned.</summary>
    public static SessionOutcome Complete(ScheduledSession session) => Partial(session, 1, "");

    /// <summary>A session that ran in part.</summary>
    /// <param name="session">The session.</param>
    /// <param name="fraction">Part of every resource that it used, 0 to 1.</param>
    /// <param name="why">Why it fell short.</param>
    public static SessionOutcome Partial(ScheduledSession session, double fraction, string why)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentOutOfRangeException.ThrowIfNegative(fraction);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fraction, 1);
        var experiment = session.Experiment;
        return new()
        {
            Reference = session.Reference,
            CrewTime = fraction * experiment.SessionDemand(Resource.CrewTime),
            Energy = fraction * experiment.SessionDemand(Resource.Energy),
            Data = fraction * experiment.SessionDemand(Resource.Downlink),
            Interruption = why,
        };
    }

    /// <summary>What it really used of a resource (cargo mass: nothing), in the SI unit.</summary>
    public double Used(Resource resource) =>
        resource switch
        {
            Resource.CrewTime => CrewTime,
            Resource.Energy => Energy,
            Resource.Downlink => Data,
            _ => 0,
        };
}
