using System.Globalization;
using System.Text;
using Perilune.Astro.Kernels;

namespace Perilune.DataTool.Constants;

/// <summary>Makes <c>data/constants/bodies.csv</c>: masses and sizes, each with unit and source.</summary>
internal static class BodyConstantsMaker
{
    private const double CubicMetres = 1e9;
    private const double Metres = 1e3;

    private static readonly (int Code, string Name)[] Bodies =
    [
        (1, "Mercury barycentre"),
        (2, "Venus barycentre"),
        (3, "Earth-Moon barycentre"),
        (4, "Mars barycentre"),
        (5, "Jupiter barycentre"),
        (6, "Saturn barycentre"),
        (7, "Uranus barycentre"),
        (8, "Neptune barycentre"),
        (9, "Pluto barycentre"),
        (10, "Sun"),
        (199, "Mercury"),
        (299, "Venus"),
        (301, "Moon"),
        (399, "Earth"),
        (499, "Mars"),
        (599, "Jupiter"),
        (699, "Saturn"),
    ];

    public static void Make(string source, string data)
    {
        var masses = TextKernel.Load(Path.Combine(source, "kernels", "gm_de440.tpc"));
        var sizes = TextKernel.Load(Path.Combine(source, "kernels", "pck00011.tpc"));
        var text = new StringBuilder("body,name,quantity,value,unit,source\n");
        foreach (var (code, name) in Bodies)
        {
            if (masses.Names.Contains($"BODY{code}_GM"))
                Row(
                    code,
                    name,
                    "gravitational parameter",
                    masses.Number($"BODY{code}_GM") * CubicMetres,
                    "m3/s2",
                    "DE440"
                );
            if (!sizes.Names.Contains($"BODY{code}_RADII"))
                continue;
            var radii = sizes.Numbers($"BODY{code}_RADII");
            Row(code, name, "radius at the prime meridian", radii[0] * Metres, "m", "IAU 2015");
            Row(code, name, "radius at 90 deg east", radii[1] * Metres, "m", "IAU 2015");
            Row(code, name, "polar radius", radii[2] * Metres, "m", "IAU 2015");
        }
        Output.Write(
            Path.Combine(data, "constants", "bodies.csv"),
            Encoding.UTF8.GetBytes(text.ToString()),
            new(
                "gravitational parameters and radii of Sun, Moon and planets",
                "NASA/JPL NAIF",
                "gm_de440.tpc (DE440, Park et al. 2021), pck00011.tpc (IAU Working Group 2015, Archinal et al. 2018)",
                [masses.Path, sizes.Path],
                "values taken from the kernels and brought from km to m",
                "exact to the last bit of the change of unit"
            )
        );

        void Row(int code, string name, string quantity, double value, string unit, string reference) =>
            text.Append(CultureInfo.InvariantCulture, $"{code},{name},{quantity},{value:R},{unit},{reference}\n");
    }
}
