using System.Globalization;
using System.Text;
using Perilune.DataTool.Gravity;

namespace Perilune.DataTool.Validation;

/// <summary>
/// Makes the references of <c>data/validation</c> from the tables of independent programs that lie beside the source
/// products in <c>truth</c>; <c>cases.csv</c> is written by people and only gets its record.
/// </summary>
internal static class ValidationMaker
{
    private const string Cspice = "CSPICE N0067 on JPL DE440";
    private const string Ias15 = "REBOUND IAS15 with CSPICE N0067 and DE440, flights from 2007-03-01T00:00:00 TDB";
    private const string Orekit = "Orekit 13.1.7 with IERS finals2000A";
    private const string Gmat = "GMAT, as nyx publishes its outputs for its tests";
    private const string Horizons = "JPL Horizons, CAPSTONE_merged";

    public static void Make(string source, string data)
    {
        var truth = Path.Combine(source, "..", "truth");
        var place = Path.Combine(data, "validation");
        Tables(truth, place);
        Table(
            Path.Combine(source, "trajectories", "capstone_horizons_samples.csv"),
            place,
            "capstone.csv",
            Horizons,
            "geocentric states of CAPSTONE in the 9:2 halo orbit, ICRF, km, km/s; rounded to 1e-3 km and 1e-6 km/s",
            _ => true
        );
        ReferenceSky.Make(truth, place);
        KernelSamples.Make(truth, place);
        FlownCoasts.Make(source, place);
        HaloCatalogue.Make(source, place);
        Sgp4Cases.Make(truth, place);
        Field(truth, place, "lpe200_50.gfc", "LPE200", 50);
        Field(truth, place, "gl0660_20.gfc", "GL0660B", 8);
        Cases(place);
    }

    private static void Tables(string truth, string place)
    {
        void Take(string from, string to, string maker, string what, Func<string[], bool> wanted) =>
            Table(Path.Combine(truth, from), place, to, maker, what, wanted);
        Take(
            "cspice_time_utc_tdb.csv",
            "cspice-time.csv",
            Cspice,
            "TDB and ET - UTC of UTC instants, s",
            row => string.CompareOrdinal(row[0], "1972") >= 0
        );
        Take(
            "cspice_spkgeo_states.csv",
            "cspice-states.csv",
            Cspice,
            "geometric states in J2000, km, km/s",
            // In 2007 the shipped ephemeris follows DE440 for these and DE405 for the planets.
            row => (row[0], row[1]) is ("301", "399") or ("10", "399") or ("399", "0")
        );
        Take(
            "cspice_frames_sxform_from_J2000.csv",
            "cspice-axes.csv",
            Cspice,
            "rotations from J2000 and their rates, rows of sxform",
            row =>
                row[0] is "MOON_PA_DE440" or "MOON_ME_DE440_ME421"
                || row[0].StartsWith("IAU_", StringComparison.Ordinal)
        );
        Take(
            "orekit_earth_frames.csv",
            "orekit-frames.csv",
            Orekit,
            "rotations from GCRF to axes of date and of the Earth, without sub-daily terms",
            row => !row[1].EndsWith("_tidalEOP", StringComparison.Ordinal) && row[1] != "EME2000"
        );
        Take(
            "orekit_eop_used.csv",
            "orekit-earth-orientation.csv",
            Orekit,
            "Earth orientation that Orekit interpolated for its rotations, without sub-daily terms, s, rad",
            _ => true
        );
        const string flight = "states from the Moon's centre in J2000, km, km/s";
        const int sixHours = 21600;
        Take("prop_llo_1d_noshadow_ias15_hourly.csv", "low-orbit.csv", Ias15, flight, _ => true);
        Take("prop_llo_1d_shadow_ias15_hourly.csv", "low-orbit-shadow.csv", Ias15, flight, _ => true);
        Take("prop_nrho_30d_noshadow_ias15_daily.csv", "halo-orbit.csv", Ias15, flight, _ => true);
        Take(
            "prop_nrho_30d_shadow_ias15_hourly.csv",
            "halo-orbit-shadow.csv",
            Ias15,
            flight,
            row => Number(row[0]) % sixHours == 0
        );
        const string sample = "what CSPICE evaluates of the sample segments";
        Take("cspice_spk_types.csv", "spk-types.csv", "CSPICE N0067 (spkpvn)", sample + ", km, km/s", _ => true);
        Take("cspice_pck_types.csv", "pck-types.csv", "CSPICE N0067", sample + ", rad, rad/s", _ => true);
        Take("cspice_ck_types.csv", "ck-types.csv", "CSPICE N0067 (ckgpav)", sample, _ => true);
        Take("cspice_spkezr_abcorr.csv", "cspice-light-time.csv", Cspice, "corrected states, km, km/s, s", _ => true);
        Take(
            "cspice_subpoints_moon.csv",
            "cspice-subpoints.csv",
            Cspice,
            "points under Sun and Earth, km, deg",
            _ => true
        );
        Take("cspice_ilumin_moon.csv", "cspice-illumination.csv", Cspice, "angles of light, deg", _ => true);
        Take("cspice_events.csv", "cspice-events.csv", Cspice, "events, TDB s past J2000", _ => true);
        Take("gmat_cases.csv", "gmat.csv", Gmat, "flights about the Earth by point masses, km, km/s", _ => true);
    }

    private static void Table(
        string path,
        string place,
        string name,
        string maker,
        string what,
        Func<string[], bool> wanted
    )
    {
        var lines = File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(Unquoted).ToList();
        var text = new StringBuilder();
        text.Append("# source: ").Append(maker).Append('\n');
        text.Append("# ").Append(what).Append('\n');
        text.Append(lines[0]).Append('\n');
        foreach (var line in lines.Skip(1).Where(line => wanted(line.Split(','))))
            text.Append(line).Append('\n');
        Output.Write(
            Path.Combine(place, name),
            Encoding.UTF8.GetBytes(text.ToString()),
            new(what, maker, "2026-11", [path], "rows that the validation cases use", "exact")
        );
    }

    /// <summary>A line whose quoted cells have their commas replaced, so that it splits at the others.</summary>
    private static string Unquoted(string line) =>
        string.Concat(line.Split('"').Select((part, i) => i % 2 == 1 ? part.Replace(',', ' ') : part));

    private static void Field(string truth, string place, string file, string name, int degree)
    {
        var path = Path.Combine(truth, "kernels", file);
        double parameter = 0,
            radius = 0;
        GravityCoefficients? field = null;
        foreach (var line in File.ReadLines(path))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (words.FirstOrDefault())
            {
                case "earth_gravity_constant":
                    parameter = Number(words[1]);
                    break;
                case "radius":
                    radius = Number(words[1]);
                    break;
                case "gfc":
                    field ??= new(name, "MOON_PA_DE440", "not stated", degree, parameter, radius);
                    if (words[1] is not ("0" or "1"))
                        field.Take(
                            int.Parse(words[1], CultureInfo.InvariantCulture),
                            int.Parse(words[2], CultureInfo.InvariantCulture),
                            Number(words[3]),
                            Number(words[4])
                        );
                    break;
            }
        }
        Output.Write(
            Path.Combine(place, string.Create(CultureInfo.InvariantCulture, $"{name.ToLowerInvariant()}_{degree}.bin")),
            GravityFieldEncoding.Encode(field!.Complete(path)),
            new(
                string.Create(CultureInfo.InvariantCulture, $"lunar gravity field {name} to degree and order {degree}"),
                "NASA/JPL",
                name,
                [path],
                "the field of the reference flights, used in the principal axes of DE440 as they were flown",
                "exact: the source's decimal coefficients as the nearest doubles"
            )
        );
    }

    private static void Cases(string place)
    {
        var path = Path.Combine(place, "cases.csv");
        Output.Write(
            path,
            File.ReadAllBytes(path),
            new(
                "the validation cases: what each computes, its reference, tolerance and source",
                "named in each row",
                "1",
                [],
                "written by hand from the sources that the rows name",
                "as printed in the sources"
            )
        );
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
