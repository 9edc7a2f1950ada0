using System.Collections.Frozen;

namespace Perilune.Simulation.Units;

/// <summary>
/// The units of the scenario language. Factors are exact by definition (BIPM, The International System of Units, 9th
/// edition, 2019, tables 4, 7 and 8; the year is the Julian year of 365.25 d, the astronomical unit is IAU 2012 B2, the
/// conventional millimetre of mercury is 133.322387415 Pa; standard gravity is that of the CGPM of 1901; foot, mile and
/// pound are those of the international agreement of 1959, the nautical mile that of 1929).
/// </summary>
public static class UnitTable
{
    private static readonly Dimension Mass = new(Mass: 1);
    private static readonly Dimension Length = new(Length: 1);
    private static readonly Dimension Time = new(Time: 1);
    private static readonly Dimension Temperature = new(Temperature: 1);
    private static readonly Dimension Angle = new(Angle: 1);
    private static readonly Dimension Information = new(Information: 1);
    private static readonly Dimension Volume = new(Length: 3);
    private static readonly Dimension Force = new(Mass: 1, Length: 1, Time: -2);
    private static readonly Dimension Acceleration = new(Length: 1, Time: -2);
    private static readonly Dimension Pressure = new(Mass: 1, Length: -1, Time: -2);
    private static readonly Dimension Energy = new(Mass: 1, Length: 2, Time: -2);
    private static readonly Dimension Power = new(Mass: 1, Length: 2, Time: -3);

    private static readonly FrozenDictionary<string, Unit> Simple = new Unit[]
    {
        new("1", Dimension.None, 1),
        new("%", Dimension.None, 0.01),
        new("ppm", Dimension.None, 1e-6),
        new("mg", Mass, 1e-6),
        new("g", Mass, 1e-3),
        new("kg", Mass, 1),
        new("t", Mass, 1000),
        new("lb", Mass, 0.45359237),
        new("mm", Length, 1e-3),
        new("cm", Length, 1e-2),
        new("m", Length, 1),
        new("km", Length, 1000),
        new("au", Length, 149597870700),
        new("ft", Length, 0.3048),
        new("mi", Length, 1609.344),
        new("nmi", Length, 1852),
        new("g0", Acceleration, 9.80665),
        new("ms", Time, 1e-3),
        new("s", Time, 1),
        new("min", Time, 60),
        new("h", Time, 3600),
        new("d", Time, 86400),
        new("wk", Time, 604800),
        new("yr", Time, 31557600),
        new("K", Temperature, 1),
        new("degC", Temperature, 1, 273.15),
        new("rad", Angle, 1),
        new("mrad", Angle, 1e-3),
        new("deg", Angle, Math.PI / 180),
        new("arcmin", Angle, Math.PI / 10800),
        new("arcsec", Angle, Math.PI / 648000),
        new("bit", Information, 1),
        new("kbit", Information, 1e3),
        new("Mbit", Information, 1e6),
        new("Gbit", Information, 1e9),
        new("Tbit", Information, 1e12),
        new("B", Information, 8),
        new("kB", Information, 8e3),
        new("MB", Information, 8e6),
        new("GB", Information, 8e9),
        new("TB", Information, 8e12),
        new("mL", Volume, 1e-6),
        new("L", Volume, 1e-3),
        new("N", Force, 1),
        new("mN", Force, 1e-3),
        new("kN", Force, 1e3),
        new("MN", Force, 1e6),
        new("lbf", Force, 4.4482216152605),
        new("Pa", Pressure, 1),
        new("hPa", Pressure, 100),
        new("kPa", Pressure, 1000),
        new("MPa", Pressure, 1e6),
        new("bar", Pressure, 1e5),
        new("mbar", Pressure, 100),
        new("mmHg", Pressure, 133.322387415),
        new("J", Energy, 1),
        new("kJ", Energy, 1e3),
        new("MJ", Energy, 1e6),
        new("GJ", Energy, 1e9),
        new("Wh", Energy, 3600),
        new("kWh", Energy, 3.6e6),
        new("MWh", Energy, 3.6e9),
        new("mW", Power, 1e-3),
        new("W", Power, 1),
        new("kW", Power, 1e3),
        new("MW", Power, 1e6),
    }.ToFrozenDictionary(unit => unit.Symbol, StringComparer.Ordinal);

    /// <summary>All simple units, by symbol in ordinal order.</summary>
    public static IEnumerable<Unit> All => Simple.Values.OrderBy(unit => unit.Symbol, StringComparer.Ordinal);

    /// <summary>
    /// Finds a unit, simple (<c>kW</c>) or compound (<c>kg/d</c>, <c>m^2</c>, <c>kg/m3</c>, <c>W/m²</c>).
    /// </summary>
    /// <param name="text">The unit as written, without spaces.</param>
    /// <param name="unit">The unit, its symbol in canonical spelling (<c>m2</c>, not <c>m^2</c>).</param>
    /// <returns>Whether every part of it is known.</returns>
    public static bool TryFind(string text, out Unit unit)
    {
        ArgumentNullException.ThrowIfNull(text);
        var symbol = Canonical(text);
        if (Simple.TryGetValue(symbol, out unit))
            return true;
        var dimension = Dimension.None;
        var factor = 1.0;
        var parts = symbol.Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            var name = parts[i].TrimEnd('2', '3');
            var digits = parts[i][name.Length..];
            if (digits.Length > 1 || !Simple.TryGetValue(name, out var part) || part.Offset != 0)
                return false;
            var exponent = (digits.Length == 0 ? 1 : digits[0] - '0') * (i == 0 ? 1 : -1);
            dimension *= part.Dimension.Power(exponent);
            factor *= Math.Pow(part.Factor, exponent);
        }
        unit = new(symbol, dimension, factor);
        return true;
    }

    private static string Canonical(string text) =>
        text.Replace("^", "", StringComparison.Ordinal).Replace('²', '2').Replace('³', '3');
}
