using System.Collections.Frozen;
using System.Globalization;
using Perilune.Astro.Kernels;

namespace Perilune.Astro.Bodies;

/// <summary>A constant of a body with its unit and source.</summary>
/// <param name="Body">NAIF code.</param>
/// <param name="Quantity">What it is, such as <c>gravitational parameter</c>.</param>
/// <param name="Value">Value in <paramref name="Unit"/>, SI.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record BodyConstant(int Body, string Quantity, double Value, string Unit, string Source);

/// <summary>Masses and sizes of Sun, Moon and planets, from the shipped <c>constants/bodies.csv</c>. Immutable.</summary>
public sealed class BodyConstants
{
    private const string Header = "body,name,quantity,value,unit,source";

    private readonly string path;
    private readonly FrozenDictionary<(int, string), BodyConstant> constants;

    private BodyConstants(string path, IReadOnlyList<BodyConstant> all)
    {
        this.path = path;
        All = all;
        constants = all.ToFrozenDictionary(constant => (constant.Body, constant.Quantity));
    }

    /// <summary>All constants in the order of the file.</summary>
    public IReadOnlyList<BodyConstant> All { get; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="DataFileException">The file is missing or a line cannot be read.</exception>
    public static BodyConstants Load(string path)
    {
        if (!File.Exists(path))
            throw new DataFileException(path, "no such file", "restore it from the repository");
        var lines = File.ReadAllLines(path);
        if (lines.Length < 2 || lines[0] != Header)
            throw new DataFileException(path, $"does not begin with '{Header}'", "restore it from the repository");
        return new(path, [.. lines.Skip(1).Select((line, index) => Read(path, line, index + 2))]);
    }

    /// <summary>Gravitational parameter GM, m3/s2; of a planet's barycentre with its moons, of a planet alone.</summary>
    /// <param name="body">NAIF code.</param>
    /// <exception cref="DataFileException">The file has none of this body.</exception>
    public double GravitationalParameter(int body) => Find(body, "gravitational parameter").Value;

    /// <summary>Radius of the equator at the prime meridian, m.</summary>
    /// <param name="body">NAIF code.</param>
    /// <exception cref="DataFileException">The file has none of this body.</exception>
    public double EquatorialRadius(int body) => Find(body, "radius at the prime meridian").Value;

    /// <summary>Polar radius, m.</summary>
    /// <param name="body">NAIF code.</param>
    /// <exception cref="DataFileException">The file has none of this body.</exception>
    public double PolarRadius(int body) => Find(body, "polar radius").Value;

    /// <summary>A constant with its unit and source.</summary>
    /// <exception cref="DataFileException">The file has none of this body and name.</exception>
    public BodyConstant Find(int body, string quantity) =>
        constants.GetValueOrDefault((body, quantity))
        ?? throw new DataFileException(path, $"no {quantity} of body {body}", "add it with its source");

    private static BodyConstant Read(string path, string line, int number)
    {
        var cells = line.Split(',');
        if (
            cells.Length != 6
            || !int.TryParse(cells[0], CultureInfo.InvariantCulture, out var body)
            || !double.TryParse(cells[3], CultureInfo.InvariantCulture, out var value)
        )
            throw new DataFileException(
                path,
                $"line {number} cannot be read: '{line}'",
                "restore it from the repository"
            );
        return new(body, cells[2], value, cells[4], cells[5]);
    }
}
