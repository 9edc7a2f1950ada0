using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Propagation;

/// <summary>What accelerates the spacecraft relative to the centre.</summary>
public sealed record ForceList
{
    /// <summary>The attraction of the centre; a point mass unless a field is named.</summary>
    [Default("")]
    public required Attraction Gravity { get; init; }

    /// <summary>Other bodies that attract, by name or NAIF code, less what they do to the centre.</summary>
    public required IReadOnlyList<ThirdBody> ThirdBodies { get; init; }

    /// <summary>Sunlight on the spacecraft; <c>radiation-pressure: {}</c> takes all defaults.</summary>
    public Sunshine? RadiationPressure { get; init; }

    /// <summary>
    /// Bodies whose solid tides count, <c>earth</c> and <c>moon</c>, each with a field: raised on the Earth by Moon and Sun, on
    /// the Moon by Earth and Sun.
    /// </summary>
    public required IReadOnlyList<string> Tides { get; init; }

    /// <summary>
    /// Bodies whose reflected light and heat count, <c>earth</c> and <c>moon</c>, on the surfaces that radiation pressure has.
    /// </summary>
    public required IReadOnlyList<ShiningBody> PlanetaryRadiation { get; init; }

    /// <summary>Drag of the centre's atmosphere, of the Earth or of Mars; a model alone may stand for it.</summary>
    public AirDrag? Drag { get; init; }

    /// <summary>Relativistic accelerations; <c>relativity: yes</c> is the Schwarzschild term alone.</summary>
    public Relativity? Relativity { get; init; }
}

/// <summary>Which terms of relativity count (IERS Conventions 2010, equation 10.12).</summary>
public sealed record Relativity
{
    /// <summary>The mass of the centre.</summary>
    [Short, Default("yes")]
    public bool Schwarzschild { get; init; }

    /// <summary>The spin of the centre, which is known of the Earth alone.</summary>
    [Default("no")]
    public bool LenseThirring { get; init; }

    /// <summary>The motion of the centre about the Sun.</summary>
    [Default("no")]
    public bool DeSitter { get; init; }
}

/// <summary>How a body attracts: as a point mass, or with the harmonics of a gravity field.</summary>
public sealed record Attraction
{
    /// <summary>
    /// A shipped field (<c>grgm900c</c>, <c>egm2008</c>, <c>gmm3</c>), a file of one's own relative to this one, or
    /// <c>point-mass</c>.
    /// </summary>
    [Short, Default("point-mass")]
    public required string Field { get; init; }

    /// <summary>Greatest degree to use; the whole field unless told.</summary>
    [Whole(0, 2190)]
    public int? Degree { get; init; }

    /// <summary>Greatest order to use; the degree unless told.</summary>
    [Whole(0, 2190)]
    public int? Order { get; init; }

    /// <summary>Body-fixed axes in which the field was solved: needed for a file that does not name them.</summary>
    public string? Frame { get; init; }

    /// <summary>Gravitational parameter; the field's own, or JPL DE440's for a point mass, unless told.</summary>
    /// <value>m3/s2</value>
    [Quantity(Measure.GravitationalParameter, Above = "0 m3/s2")]
    public double? Gm { get; init; }
}

/// <summary>Another body that attracts; a gravitational parameter alone makes it a point mass.</summary>
public sealed record ThirdBody
{
    /// <summary>Name or NAIF code.</summary>
    [Name]
    public string Body { get; init; } = "";

    /// <summary>Gravitational parameter; the field's own, or JPL DE440's for a point mass, unless told.</summary>
    /// <value>m3/s2</value>
    [Quantity(Measure.GravitationalParameter, Above = "0 m3/s2"), Short]
    public double? Gm { get; init; }

    /// <summary>
    /// A shipped field (<c>grgm900c</c>, <c>egm2008</c>, <c>gmm3</c>), a file of one's own relative to this one, or
    /// <c>point-mass</c>.
    /// </summary>
    [Default("point-mass")]
    public required string Field { get; init; }

    /// <summary>Greatest degree to use; the whole field unless told.</summary>
    [Whole(0, 2190)]
    public int? Degree { get; init; }

    /// <summary>Greatest order to use; the degree unless told.</summary>
    [Whole(0, 2190)]
    public int? Order { get; init; }

    /// <summary>Body-fixed axes in which the field was solved: needed for a file that does not name them.</summary>
    public string? Frame { get; init; }

    /// <summary>How it attracts.</summary>
    public Attraction Attraction =>
        new()
        {
            Field = Field,
            Degree = Degree,
            Order = Order,
            Frame = Frame,
            Gm = Gm,
        };
}

/// <summary>Sunlight on the spacecraft as on a sphere.</summary>
public sealed record Sunshine
{
    /// <summary>Bodies whose conical shadows count, by name or NAIF code; a radius alone may stand for each.</summary>
    public required IReadOnlyList<ShadowingBody> Shadows { get; init; }

    /// <summary>Pressure at one astronomical unit: 1361 W/m2 over the speed of light unless told (IAU 2015 Resolution B3).</summary>
    /// <value>Pa</value>
    [Quantity(Measure.Pressure, AtLeast = "0 Pa"), Short]
    public double? Pressure { get; init; }

    /// <summary>Reflectivity x area / mass, instead of the spacecraft's own.</summary>
    /// <value>m2/kg</value>
    [Quantity(Measure.AreaToMass, AtLeast = "0 m2/kg")]
    public double? AreaToMass { get; init; }
}

/// <summary>A body that can stand before the Sun.</summary>
public sealed record ShadowingBody
{
    /// <summary>Name or NAIF code.</summary>
    [Name]
    public string Body { get; init; } = "";

    /// <summary>Radius of the shadowing sphere; the body's equatorial radius unless told.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m"), Short]
    public double? Radius { get; init; }
}

/// <summary>A body whose reflected light and heat push the spacecraft.</summary>
public sealed record ShiningBody
{
    /// <summary>Name or NAIF code.</summary>
    [Name]
    public string Body { get; init; } = "";

    /// <summary>Rings into which the ground in sight is divided, 1 + 3 n (n + 1) pieces.</summary>
    [Whole(0, 20), Default("2"), Short]
    public int Rings { get; init; }
}

/// <summary>How dense an atmosphere is.</summary>
public enum AtmosphereModel
{
    /// <summary>Exponential layers: the Earth's 28 (Vallado, table 8-4), or one of Mars (0.020 kg/m3, 11.1 km).</summary>
    Exponential,

    /// <summary>The Earth's after Harris and Priester with its daily bulge, at mean solar activity.</summary>
    HarrisPriester,
}

/// <summary>Drag of an atmosphere that turns with the centre.</summary>
public sealed record AirDrag
{
    /// <summary>The atmosphere.</summary>
    [Short, Default("exponential")]
    public AtmosphereModel Model { get; init; }

    /// <summary>Exponent of the bulge of Harris and Priester: 2 for low inclinations, 4, or 6 for polar orbits.</summary>
    [Whole(2, 6), Default("4")]
    public int BulgeExponent { get; init; }
}
