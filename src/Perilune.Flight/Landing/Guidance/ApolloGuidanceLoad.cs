namespace Perilune.Flight.Landing.Guidance;

/// <summary>What Apollo's landing guidance is given before the flight: its erasable load.</summary>
public sealed record ApolloGuidanceLoad
{
    /// <summary>Braking, P63.</summary>
    public required QuadraticTarget Braking { get; init; }

    /// <summary>Approach, P64.</summary>
    public required QuadraticTarget Approach { get; init; }

    /// <summary>Time at the lowest thrust after ignition, s.</summary>
    public required double TrimTime { get; init; }

    /// <summary>What the approach adds to the time to go that braking ends with, s.</summary>
    public required double ApproachTime { get; init; }

    /// <summary>Time from a state to when the command formed from it acts, s.</summary>
    public required double LeadTime { get; init; }

    /// <summary>Speed downward in the vertical descent, m/s.</summary>
    public required double SinkRate { get; init; }

    /// <summary>Time constant of the vertical descent, s.</summary>
    public required double VerticalTime { get; init; }

    /// <summary>Time between two commands, s.</summary>
    public required double Period { get; init; }

    /// <summary>Rated thrust of the engine, N.</summary>
    public required double RatedThrust { get; init; }

    /// <summary>The forbidden band.</summary>
    public required ThrottleRecovery Throttle { get; init; }
}
