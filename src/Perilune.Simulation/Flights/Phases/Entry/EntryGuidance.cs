using Perilune.Flight.Entry;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Entry;

/// <summary>Guidance of the bank by a predictor and a corrector, to open the first parachute over the target.</summary>
public sealed record EntryGuidance
{
    /// <summary>Lift up until the fall is slower than this; left out, it steers from the first.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s")]
    public double? PullOut { get; init; }

    /// <summary>Bank at the end of the profile.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "90 deg"), Default("65 deg")]
    public double FinalBank { get; init; }

    /// <summary>Time between two corrections.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0.5 s", AtMost = "30 s"), Default("4 s")]
    public double Cycle { get; init; }

    internal PredictorCorrectorSettings ToSettings(DescentTrigger until, double edge, double highest) =>
        new(until)
        {
            PullOut = PullOut ?? double.PositiveInfinity,
            FinalBank = FinalBank,
            Cycle = Cycle,
            Step = Math.Min(2, Cycle / 2),
            Interface = edge,
            HighestSkip = highest,
        };
}

/// <summary>A place on the ground.</summary>
public sealed record GroundPlace
{
    /// <summary>Latitude, geodetic.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Latitude)]
    public required double Latitude { get; init; }

    /// <summary>Longitude.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Longitude)]
    public required double Longitude { get; init; }
}

/// <summary>What the entry may demand.</summary>
public sealed record EntryLimitSection
{
    /// <summary>Greatest load.</summary>
    /// <value>m/s2</value>
    [Quantity(Measure.LoadFactor, Above = "0 g0")]
    public double? Load { get; init; }

    /// <summary>Greatest heat flux at the stagnation point.</summary>
    /// <value>W/m2</value>
    [Quantity(Measure.Irradiance, Above = "0 W/m2")]
    public double? HeatFlux { get; init; }
}
