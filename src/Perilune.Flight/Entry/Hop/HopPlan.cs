using System.Collections.Immutable;

namespace Perilune.Flight.Entry.Hop;

/// <summary>A flight straight up, down on the belly, and back onto the legs.</summary>
public sealed record HopPlan
{
    /// <summary>Propellant at lift-off, kg.</summary>
    public required double Propellant { get; init; }

    /// <summary>When one engine after the other is cut on the way up, s after lift-off; the last ends the climb.</summary>
    public required ImmutableArray<double> Cutoffs { get; init; }

    /// <summary>Altitude to reach, m over the pad.</summary>
    public required double Apogee { get; init; }

    /// <summary>Speed of the climb, m/s.</summary>
    public required double ClimbSpeed { get; init; }

    /// <summary>Altitude at which the engines are called for the landing, m over the pad.</summary>
    public required double Relight { get; init; }

    /// <summary>Time to tip from upright onto the belly, s.</summary>
    public double TipTime { get; init; } = 10;

    /// <summary>
    /// Nose above the level while falling, rad: a glide backwards, whose speed the push of the turn takes away.
    /// </summary>
    public double GlidePitch { get; init; }

    /// <summary>
    /// Share of the thrust of one engine on which the landing profile is built: what is left is for errors.
    /// </summary>
    public double ProfileThrottle { get; init; } = 0.8;

    /// <summary>Speed of touchdown that is aimed at, m/s.</summary>
    public double TouchdownSpeed { get; init; } = 1;

    /// <summary>Thrust over commanded thrust once a single engine is left for the landing; 1 as designed.</summary>
    public double LandingThrustShare { get; init; } = 1;

    /// <summary>Altitude of the pad, m.</summary>
    public double Ground { get; init; }

    /// <summary>Gravity at the pad, m/s2.</summary>
    public double Gravity { get; init; } = 9.79;

    /// <summary>Step, s.</summary>
    public double TimeStep { get; init; } = 0.02;

    /// <summary>Seconds between samples that are kept; zero keeps none.</summary>
    public double SampleEvery { get; init; }
}
