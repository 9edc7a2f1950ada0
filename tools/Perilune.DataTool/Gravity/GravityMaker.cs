using System.Globalization;

namespace Perilune.DataTool.Gravity;

/// <summary>Makes <c>data/gravity</c>: the Moon, the Earth and Mars, cut at the degrees that Perilune ships.</summary>
internal static class GravityMaker
{
    private const string Exact = "exact: the source's decimal coefficients as the nearest doubles";

    public static void Make(string source, string data)
    {
        Moon(source, data);
        Earth(source, data);
        Mars(source, data);
    }

    private static void Moon(string source, string data)
    {
        var path = Path.Combine(source, "gravity", "gmat_grgm900c.cof");
        GravityCoefficients? field = null;
        foreach (var line in File.ReadLines(path))
        {
            // Fixed columns: signs may close up the blanks between numbers.
            if (line.StartsWith("POTFIELD", StringComparison.Ordinal))
                field = new("GRGM900C", "MOON_PA_DE421", "not stated", 165, Number(line[17..38]), Number(line[38..59]));
            else if (line.StartsWith("RECOEF", StringComparison.Ordinal))
                field!.Take(
                    (int)Number(line[6..11]),
                    (int)Number(line[11..15]),
                    Number(line[15..38]),
                    Number(line[38..])
                );
        }
        Write(
            data,
            field!.Complete(path),
            "grgm900c_165.bin",
            new(
                "GRGM900C lunar gravity field to degree and order 165",
                "NASA/GSFC (PDS gggrx_0900c_sha.tab, as GMAT distributes it to degree 360)",
                "GRGM900C",
                [path],
                "cut at degree 165; axes are the principal axes of DE421, in which the field was solved",
                Exact
            )
        );
    }

    private static void Earth(string source, string data)
    {
        var path = Path.Combine(source, "gravity", "EGM2008_to100_TideFree.txt");
        // GM and radius: EGM2008's readme (NGA, 2008); the coefficient file has none.
        var field = new GravityCoefficients("EGM2008", "ITRF", "tide-free", 70, 398600.4415e9, 6378136.3);
        foreach (var line in File.ReadLines(path))
        {
            var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            field.Take((int)Number(cells[0]), (int)Number(cells[1]), Number(cells[2]), Number(cells[3]));
        }
        Write(
            data,
            field.Complete(path),
            "egm2008_70.bin",
            new(
                "EGM2008 Earth gravity field to degree and order 70, tide-free",
                "US National Geospatial-Intelligence Agency",
                "EGM2008",
                [path],
                "cut at degree 70; reference epoch and secular rates of the low zonals are not part of the source",
                Exact
            )
        );
    }

    private static void Mars(string source, string data)
    {
        var path = Path.Combine(source, "gravity", "gmm3_120_sha.tab");
        GravityCoefficients? field = null;
        foreach (var line in File.ReadLines(path))
        {
            var cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (field is null)
                field = new("GMM-3", "IAU_MARS", "not stated", 70, Number(cells[1]) * 1e9, Number(cells[0]) * 1e3);
            else
                field.Take((int)Number(cells[0]), (int)Number(cells[1]), Number(cells[2]), Number(cells[3]));
        }
        Write(
            data,
            field!.Complete(path),
            "gmm3_70.bin",
            new(
                "GMM-3 Mars gravity field to degree and order 70",
                "NASA/GSFC (PDS gmm3_120_sha.tab)",
                "GMM-3",
                [path],
                "cut at degree 70; the source's table does not name its Mars-fixed axes: IAU Mars axes with the IAU 2000 "
                    + "constants (NAIF mars_iau2000_v1.tpc) are taken, unverified",
                Exact
            )
        );
    }

    private static void Write(string data, GravityCoefficients field, string name, Provenance provenance) =>
        Output.Write(Path.Combine(data, "gravity", name), GravityFieldEncoding.Encode(field), provenance);

    private static double Number(string text) =>
        double.Parse(text.Trim().Replace('D', 'E'), NumberStyles.Float, CultureInfo.InvariantCulture);
}
