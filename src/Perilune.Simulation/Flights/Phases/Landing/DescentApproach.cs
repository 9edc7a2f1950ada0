using Perilune.Astro.Time;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Landing;

/// <summary>How the orbit comes to the site, where no phase before tells a state: ignition at its perilune.</summary>
public sealed record DescentApproach
{
    /// <summary>The instant of ignition.</summary>
    public Epoch? Epoch { get; init; }

    /// <summary>Time since liftoff, instead of the epoch.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration)]
    public double? Elapsed { get; init; }

    /// <summary>Height of the perilune over the site.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public required double Perilune { get; init; }

    /// <summary>Height of the other end of the orbit.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public required double Apolune { get; init; }

    /// <summary>Direction of the flight at the site, from north over east; not needed with a latitude and a longitude of ignition.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle)]
    [Default("270 deg")]
    public double Heading { get; init; }

    /// <summary>Latitude of ignition, where it is published.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Latitude)]
    public double? Latitude { get; init; }

    /// <summary>Longitude of ignition.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Longitude)]
    public double? Longitude { get; init; }

    /// <summary>Distance of ignition from the site along the ground; what the braking needs where it is not told.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public double? Range { get; init; }

    /// <summary>Mass at ignition.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public required double Mass { get; init; }
}
