using System.Collections.Frozen;

namespace Perilune.Simulation.Units;

/// <summary>Name, dimension and units of a <see cref="Units.Measure"/>.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Name">Its name in a sentence: power, mass, flow of mass.</param>
/// <param name="Example">A value as one writes it.</param>
/// <param name="Units">Symbols that may be written, all of one dimension.</param>
/// <param name="Shown">Symbols in which people are told, small to large; the first is used for zero.</param>
public sealed record MeasureInfo(
    Measure Measure,
    string Name,
    string Example,
    IReadOnlyList<string> Units,
    IReadOnlyList<string> Shown
)
{
    private static readonly string[] Masses = ["mg", "g", "kg", "t", "lb"];
    private static readonly string[] Lengths = ["mm", "cm", "m", "km", "au", "ft", "mi", "nmi"];
    private static readonly string[] Speeds = ["mm/s", "cm/s", "m/s", "km/s", "km/h", "ft/s", "mi/h"];
    private static readonly string[] Times = ["ms", "s", "min", "h", "d", "wk", "yr"];
    private static readonly string[] Periods = ["s", "min", "h", "d", "wk", "yr"];
    private static readonly string[] Powers = ["mW", "W", "kW", "MW"];
    private static readonly string[] Energies = ["J", "kJ", "MJ", "GJ", "Wh", "kWh", "MWh"];
    private static readonly string[] Data = ["bit", "kbit", "Mbit", "Gbit", "Tbit", "B", "kB", "MB", "GB", "TB"];
    private static readonly string[] Angles = ["rad", "mrad", "deg", "arcmin", "arcsec"];

    private static readonly FrozenDictionary<Measure, MeasureInfo> Table = new MeasureInfo[]
    {
        new(Measure.Fraction, "fraction", "30 %", ["1", "%", "ppm"], ["%"]),
        new(Measure.Number, "plain number", "1.2", ["1"], ["1"]),
        new(Measure.Mass, "mass", "12 t", Masses, ["g", "kg", "t"]),
        new(Measure.Length, "length", "10 m", Lengths, ["mm", "m", "km"]),
        new(Measure.Area, "area", "60 m2", ["mm2", "cm2", "m2", "km2"], ["m2", "km2"]),
        new(Measure.Volume, "volume", "125 m3", ["mL", "L", "m3"], ["L", "m3"]),
        new(Measure.Duration, "duration", "6.5 d", Times, ["s", "min", "h", "d"]),
        new(Measure.Speed, "speed", "10 m/s", Speeds, ["mm/s", "m/s", "km/s"]),
        new(Measure.Power, "power", "40 kW", Powers, ["W", "kW", "MW"]),
        new(Measure.Energy, "energy", "500 kWh", Energies, ["Wh", "kWh", "MWh"]),
        new(
            Measure.SpecificEnergy,
            "energy for each kilogram",
            "7.75 kWh/kg",
            Quotients(Energies, ["kg"]),
            ["Wh/kg", "kWh/kg"]
        ),
        new(
            Measure.Irradiance,
            "power on each area",
            "1361 W/m2",
            Quotients(["W", "kW", "MW"], ["m2", "cm2"]),
            ["W/m2", "kW/m2"]
        ),
        new(
            Measure.Pressure,
            "pressure",
            "400 Pa",
            ["Pa", "hPa", "kPa", "MPa", "bar", "mbar", "mmHg"],
            ["Pa", "kPa", "MPa"]
        ),
        new(Measure.Temperature, "temperature", "21 degC", ["K", "degC"], ["K"]),
        new(Measure.Angle, "angle", "10 deg", Angles, ["deg"]),
        new(Measure.Latitude, "latitude", "89.45 degS", ["degN", "degS", "deg", "rad"], ["degN", "degS"]),
        new(Measure.Longitude, "longitude", "222.69 degE", ["degE", "degW", "deg", "rad"], ["degE", "degW"]),
        new(Measure.Force, "force", "25.7 kN", ["mN", "N", "kN", "MN", "lbf"], ["N", "kN", "MN"]),
        new(Measure.SpecificImpulse, "specific impulse", "320 s", ["s"], ["s"]),
        new(Measure.MassRate, "flow of mass", "0.9 kg/d", Quotients(Masses, Periods), ["kg/d"]),
        new(Measure.VolumeRate, "flow of volume", "3964 L/min", Quotients(["mL", "L", "m3"], Periods), ["L/min"]),
        new(
            Measure.FractionRate,
            "fraction for each time",
            "1.5 %/yr",
            Quotients(["%", "ppm", "1"], Periods),
            ["%/yr"]
        ),
        new(
            Measure.GravitationalParameter,
            "gravitational parameter",
            "4902.8 km3/s2",
            ["m3/s2", "km3/s2"],
            ["m3/s2", "km3/s2"]
        ),
        new(Measure.AreaToMass, "area for each mass", "0.015 m2/kg", ["m2/kg", "cm2/g"], ["m2/kg"]),
        new(Measure.DataVolume, "data volume", "20 GB", Data, ["B", "kB", "MB", "GB", "TB"]),
        new(
            Measure.DataRate,
            "data rate",
            "5 Mbit/s",
            Quotients(Data, Periods),
            ["bit/s", "kbit/s", "Mbit/s", "Gbit/s"]
        ),
        new(Measure.Acceleration, "acceleration", "1.62 m/s2", ["m/s2", "mm/s2", "km/s2", "ft/s2", "g0"], ["m/s2"]),
        new(Measure.LoadFactor, "load factor", "4 g0", ["g0", "m/s2"], ["g0"]),
        new(Measure.AngularRate, "angle for each time", "3 deg/s", Quotients(Angles, Periods), ["deg/s"]),
        new(Measure.LaunchEnergy, "launch energy", "-1.8 km2/s2", ["km2/s2", "m2/s2"], ["km2/s2"]),
        new(
            Measure.HeatLoad,
            "energy on each area",
            "30 MJ/m2",
            Quotients(["J", "kJ", "MJ"], ["m2", "cm2"]),
            ["kJ/m2", "MJ/m2"]
        ),
        new(Measure.AreaDensity, "mass on each area", "350 kg/m2", Quotients(["kg", "lb"], ["m2", "ft2"]), ["kg/m2"]),
    }.ToFrozenDictionary(info => info.Measure);

    /// <summary>All measures in the order of the enumeration.</summary>
    public static IEnumerable<MeasureInfo> All => Enum.GetValues<Measure>().Select(Of);

    /// <summary>The dimension of all its units.</summary>
    public Dimension Dimension => UnitOf(Units[0]).Dimension;

    /// <summary>Whether a number without unit may be written.</summary>
    public bool AllowsPlainNumber => Measure is Measure.Fraction or Measure.Number;

    /// <summary>The description of a measure.</summary>
    /// <param name="measure">The measure.</param>
    public static MeasureInfo Of(Measure measure) => Table[measure];

    /// <summary>The unit of a symbol of <see cref="Units"/>; a compass direction gives sign to its angle.</summary>
    /// <param name="symbol">Symbol.</param>
    /// <exception cref="ArgumentException">There is no such unit.</exception>
    public static Unit UnitOf(string symbol) =>
        symbol switch
        {
            "degN" or "degE" => UnitOf("deg") with { Symbol = symbol },
            "degS" or "degW" => new(symbol, UnitOf("deg").Dimension, -UnitOf("deg").Factor),
            _ => UnitTable.TryFind(symbol, out var unit)
                ? unit
                : throw new ArgumentException($"no such unit '{symbol}'", nameof(symbol)),
        };

    private static string[] Quotients(string[] numerators, string[] denominators) =>
        [.. numerators.SelectMany(_ => denominators, (above, below) => $"{above}/{below}")];
}
