using Perilune.Astro.Time;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Propagation;

/// <summary>How a trajectory is written.</summary>
public enum TrajectoryFormat
{
    /// <summary>A table, seconds after the epoch, km, km/s.</summary>
    Csv,

    /// <summary>CCSDS Orbit Ephemeris Message.</summary>
    Oem,

    /// <summary>SPICE kernel of type 13.</summary>
    Spk,
}

/// <summary>A file to write.</summary>
public sealed record TrajectoryOutput
{
    /// <summary>The file, relative to the output folder; <c>-</c> for standard output.</summary>
    [Name]
    public string File { get; init; } = "";

    /// <summary>How it is written; by the file's extension unless told.</summary>
    [Short]
    public TrajectoryFormat? Format { get; init; }

    /// <summary>The body that states are relative to; the centre of the equations of motion unless told.</summary>
    public string? Center { get; init; }

    /// <summary>Axes of the states; <c>ICRF</c> unless told.</summary>
    public string? Frame { get; init; }

    /// <summary>Time scale of the time tags of an OEM, TDB unless told; a CSV gets a column of dates in it.</summary>
    public TimeScale? Scale { get; init; }

    /// <summary>Time between two states, instead of the sampling for all; an OEM or SPK is sampled finely enough unless told.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "1 ms")]
    public double? Interval { get; init; }

    /// <summary>How far interpolation of an OEM or SPK may be from the flight, where no interval is told.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "1 mm"), Default("1 cm")]
    public double Accuracy { get; init; }

    /// <summary>NAIF code of the spacecraft in a SPK.</summary>
    [Whole(-2147483648, -1), Default("-999")]
    public int Id { get; init; }

    /// <summary>Name of the spacecraft in an OEM or SPK.</summary>
    [Default("SPACECRAFT")]
    public required string Name { get; init; }
}
