using System.Text;
using System.Text.Json;

namespace Perilune.DataTool.Validation;

/// <summary>JPL's catalogue of southern halo orbits about L2 of Earth and Moon: the numbers that say which orbit it is.</summary>
internal static class HaloCatalogue
{
    public static void Make(string source, string place)
    {
        var path = Path.Combine(source, "three-body", "jpl_periodic_orbits_earth-moon_halo_L2_S.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var text = new StringBuilder();
        text.Append("# source: NASA/JPL Three-Body Periodic Orbits, Earth-Moon, halo, L2, southern\n");
        text.Append(
            "# units of 389703.264829278 km and 382981.289129055 s, mass ratio 0.01215058560962404; y, vx and vz are 0 to 1e-13\n"
        );
        text.Append("x,z,vy,jacobi,period,stability\n");
        foreach (var orbit in document.RootElement.GetProperty("data").EnumerateArray())
        {
            var cells = orbit
                .EnumerateArray()
                .Select(cell => cell.ValueKind == JsonValueKind.String ? cell.GetString()! : cell.GetRawText())
                .Select(cell => cell.Trim())
                .ToArray();
            text.AppendJoin(',', cells[0], cells[2], cells[4], cells[6], cells[7], cells[8]).Append('\n');
        }
        Output.Write(
            Path.Combine(place, "jpl-halos.csv"),
            Encoding.UTF8.GetBytes(text.ToString()),
            new(
                "1,535 southern halo orbits about L2 of Earth and Moon",
                "NASA/JPL",
                "Three-Body Periodic Orbits, API 1.0",
                [path],
                "six of nine columns, as printed",
                "exact"
            )
        );
    }
}
