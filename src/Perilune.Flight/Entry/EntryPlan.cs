using System.Collections.Immutable;

namespace Perilune.Flight.Entry;

/// <summary>What is to be flown: the steps on the way down, and where the flight ends.</summary>
public sealed record EntryPlan
{
    /// <summary>The steps, in their order; none for a bare body that falls.</summary>
    public ImmutableArray<DescentStep> Steps { get; init; } = [];

    /// <summary>Height of the ground over the ellipsoid, m.</summary>
    public double Ground { get; init; }

    /// <summary>Altitude at which an atmosphere begins and ends for the list of events, m.</summary>
    public double Interface { get; init; } = 121_920;

    /// <summary>
    /// Highest point of a skip that is allowed, m: what would climb higher once it has left the atmosphere is lost, and the
    /// flight ends as <see cref="EntryFate.SkippedOut"/>.
    /// </summary>
    public double HighestSkip { get; init; } = 400_000;

    /// <summary>Longest time to fly, s.</summary>
    public double LongestTime { get; init; } = 20_000;

    /// <summary>Step in the atmosphere, s.</summary>
    public double TimeStep { get; init; } = 0.25;

    /// <summary>Step above it, s.</summary>
    public double CoastStep { get; init; } = 2;

    /// <summary>Seconds between the samples that are kept for pictures; zero keeps none.</summary>
    public double SampleEvery { get; init; }

    /// <summary>Density of the air over that of the profile: what a dispersion draws.</summary>
    public double DensityFactor { get; init; } = 1;

    /// <summary>Wind towards the east, m/s, at every altitude.</summary>
    public double WindEast { get; init; }

    /// <summary>Wind towards the north, m/s, at every altitude.</summary>
    public double WindNorth { get; init; }
}
