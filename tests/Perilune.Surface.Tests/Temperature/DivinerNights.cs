using System.Globalization;

namespace Perilune.Surface.Tests.Temperature;

/// <summary>Reads Data/diviner-nights.csv, which names its source.</summary>
internal static class DivinerNights
{
    public static IEnumerable<(double Hour, double Temperature)> Of(int latitude) =>
        from line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "diviner-nights.csv"))
        where char.IsAsciiDigit(line[0])
        let cells = Array.ConvertAll(line.Split(','), cell => double.Parse(cell, CultureInfo.InvariantCulture))
        where (int)cells[0] == latitude
        select (cells[1], cells[2]);
}
