using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Layouts;

/// <summary>An upright solar array that turns about its mast.</summary>
public sealed record SolarArray : LayoutElement
{
    /// <summary>Width.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m", AtMost = "200 m")]
    public required double Width { get; init; }

    /// <summary>Height of the lower edge over the ground.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m", AtMost = "1 km")]
    public required double Bottom { get; init; }

    /// <summary>Height of the upper edge over the ground.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m", AtMost = "1 km")]
    public required double Top { get; init; }

    /// <summary>Share of the sunlight on it that becomes heat: what it neither reflects nor turns into power.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "100 %"), Default("60 %")]
    public double Heat { get; init; }
}

/// <summary>How a radiator stands.</summary>
public enum RadiatorAttitude
{
    /// <summary>Upright.</summary>
    Vertical,

    /// <summary>Level, looking up.</summary>
    Horizontal,
}

/// <summary>A radiator.</summary>
public sealed record RadiatorPanel : LayoutElement
{
    /// <summary>How it stands.</summary>
    [Default("vertical")]
    public RadiatorAttitude Attitude { get; init; }

    /// <summary>Azimuth that an upright one faces, or along which a level one's height runs, clockwise from the origin's north.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "-360 deg", AtMost = "360 deg"), Default("0 deg")]
    public double Facing { get; init; }

    /// <summary>Sides that radiate, of an upright one.</summary>
    [Whole(1, 2), Default("1")]
    public int Sides { get; init; }

    /// <summary>Width.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m", AtMost = "200 m")]
    public required double Width { get; init; }

    /// <summary>Extent of the panel across its width.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m", AtMost = "200 m")]
    public required double Height { get; init; }

    /// <summary>Height of the lower edge over the ground.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m", AtMost = "1 km"), Default("1 m")]
    public double Bottom { get; init; }

    /// <summary>Temperature of the panel.</summary>
    /// <value>K</value>
    [Quantity(Measure.Temperature, Above = "0 K", AtMost = "1500 K")]
    public required double Temperature { get; init; }

    /// <summary>Emissivity in the infrared.</summary>
    [Quantity(Measure.Fraction, Above = "0 %", AtMost = "100 %")]
    public required double Emissivity { get; init; }

    /// <summary>Absorptivity of sunlight.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "100 %")]
    public required double Absorptivity { get; init; }
}

/// <summary>A module, a tank, a wall: a block on the ground.</summary>
public sealed record Module : LayoutElement
{
    /// <summary>Length, along its azimuth.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m", AtMost = "1 km")]
    public required double Length { get; init; }

    /// <summary>Width.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m", AtMost = "1 km")]
    public required double Width { get; init; }

    /// <summary>Height.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m", AtMost = "200 m")]
    public required double Height { get; init; }

    /// <summary>Azimuth of its length, clockwise from the origin's north.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "-360 deg", AtMost = "360 deg"), Default("0 deg")]
    public double Azimuth { get; init; }
}

/// <summary>A mast for instruments or an antenna.</summary>
public sealed record Mast : LayoutElement
{
    /// <summary>Height over the ground.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m", AtMost = "1 km")]
    public required double Height { get; init; }
}

/// <summary>A landing pad, and what landings on it throw.</summary>
public sealed record LandingPad : LayoutElement
{
    /// <summary>Radius.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m", AtMost = "1 km"), Default("25 m")]
    public double Radius { get; init; }

    /// <summary>
    /// Distance within which nothing may stand that the ground does not shield; 2 km is what NASA recommends around sites of
    /// heritage (2011).
    /// </summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m", AtMost = "50 km"), Default("2 km")]
    public double KeepOut { get; init; }

    /// <summary>Least angle over the level of what is thrown.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "90 deg"), Default("1 deg")]
    public double LeastAngle { get; init; }

    /// <summary>Greatest angle over the level of what is thrown.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "90 deg"), Default("3 deg")]
    public double MostAngle { get; init; }

    /// <summary>Grains that are thrown, by name; fine dust at 2 km/s and sand at 300 m/s unless told.</summary>
    public required IReadOnlyList<Grains> Ejecta { get; init; }
}

/// <summary>Grains of a size.</summary>
public sealed record Grains
{
    /// <summary>Their name.</summary>
    [Name]
    public string Name { get; init; } = "";

    /// <summary>Their greatest speed.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s", AtMost = "5 km/s"), Short]
    public required double Speed { get; init; }
}
