using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Perilune.Astro.Kernels;
using Perilune.Astro.Time;
using Perilune.Astro.Visibility;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.DataTool.Earth;

/// <summary>
/// Makes <c>data/stations/stations.yaml</c> of the station kernels of NAIF, ESA and others: their positions, as written in
/// the kernels' comments, moved to 2028-01-01 by their drift and turned to WGS84 coordinates.
/// </summary>
internal static class StationsMaker
{
    private const double Degree = Math.PI / 180;

    private static readonly Regex Site = new(
        @"\b(?<site>[A-Z][A-Z0-9_-]*)_(?<kind>XYZ|DXYZ|LATLON)\s*=\s*\((?<numbers>[\s\d.,+-]*)\)",
        RegexOptions.ExplicitCapture
    );

    private static readonly char[] Separators = [' ', ',', '\n', '\r', '\t'];

    private static readonly (string Id, string File, string Cited)[] Kernels =
    [
        (
            "dsn-2020",
            "earthstns_itrf93_201023.bsp",
            "NAIF kernel earthstns_itrf93_201023: DSN antennas, ITRF93 at 2003.0, with drift"
        ),
        (
            "estrack-2020",
            "estrack_v03.bsp",
            "ESA kernel estrack_v03 (ESAC, 2020-01-03): draft positions of ESA's stations"
        ),
        (
            "ndosl-2014",
            "ndosl_140530_v01.bsp",
            "NAIF kernel ndosl_140530_v01: NASA Directory of Station Locations, 2014-05-30"
        ),
        ("vlbi-china-2013", "vlbistns_itrf93_china_131127.bsp", "VLBI kernel vlbistns_itrf93_china_131127"),
        ("vlbi-russia-2013", "vlbistns_itrf93_russia_131122.bsp", "VLBI kernel vlbistns_itrf93_russia_131122"),
    ];

    // The kernel's name of a site, ours, and what it is.
    private static readonly (string Kernel, string Site, string Name, string Title)[] Known =
    [
        ("dsn-2020", "DSS-14", "goldstone-14", "Goldstone, DSS-14, 70 m"),
        ("dsn-2020", "DSS-24", "goldstone-24", "Goldstone, DSS-24, 34 m"),
        ("dsn-2020", "DSS-25", "goldstone-25", "Goldstone, DSS-25, 34 m"),
        ("dsn-2020", "DSS-26", "goldstone-26", "Goldstone, DSS-26, 34 m"),
        ("dsn-2020", "DSS-43", "canberra-43", "Canberra, DSS-43, 70 m"),
        ("dsn-2020", "DSS-34", "canberra-34", "Canberra, DSS-34, 34 m"),
        ("dsn-2020", "DSS-35", "canberra-35", "Canberra, DSS-35, 34 m"),
        ("dsn-2020", "DSS-36", "canberra-36", "Canberra, DSS-36, 34 m"),
        ("dsn-2020", "DSS-63", "madrid-63", "Madrid, DSS-63, 70 m"),
        ("dsn-2020", "DSS-54", "madrid-54", "Madrid, DSS-54, 34 m"),
        ("dsn-2020", "DSS-55", "madrid-55", "Madrid, DSS-55, 34 m"),
        ("dsn-2020", "DSS-56", "madrid-56", "Madrid, DSS-56, 34 m"),
        ("estrack-2020", "NEW_NORCIA", "new-norcia", "New Norcia, Australia"),
        ("estrack-2020", "CEBREROS", "cebreros", "Cebreros, Spain"),
        ("estrack-2020", "MALARGUE", "malargue", "Malargue, Argentina"),
        ("estrack-2020", "KOUROU", "kourou", "Kourou, French Guiana"),
        ("estrack-2020", "KIRUNA1", "kiruna", "Kiruna, Sweden"),
        ("estrack-2020", "SANTA_MARIA", "santa-maria", "Santa Maria, Azores"),
        ("estrack-2020", "MALINDI", "malindi", "Malindi, Kenya"),
        ("estrack-2020", "SVALBARD", "svalbard", "Svalbard, Norway"),
        ("ndosl-2014", "NDOSL_HBKS", "hartebeesthoek", "Hartebeesthoek, South Africa, 12 m"),
        ("ndosl-2014", "NDOSL_AGOS", "santiago", "Santiago, Chile, 13 m"),
        ("ndosl-2014", "NDOSL_WS1S", "white-sands", "White Sands, New Mexico"),
        ("ndosl-2014", "NDOSL_WU1S", "weilheim", "Weilheim, Germany"),
        ("ndosl-2014", "NDOSL_USDS", "dongara", "Dongara, Australia"),
        ("ndosl-2014", "NDOSL_BANF", "bangalore", "Bangalore, India, C band"),
        ("vlbi-china-2013", "TIANMA65", "tianma", "Tianma, China, 65 m"),
        ("vlbi-china-2013", "SHANGHAI", "sheshan", "Sheshan, China, 25 m"),
        ("vlbi-china-2013", "URUMUQI", "urumqi", "Urumqi, China"),
        ("vlbi-china-2013", "KUNMING", "kunming", "Kunming, China, 40 m"),
        ("vlbi-russia-2013", "SVETLOE", "svetloe", "Svetloe, Russia, 32 m"),
        ("vlbi-russia-2013", "ZELENCHK", "zelenchukskaya", "Zelenchukskaya, Russia, 32 m"),
        ("vlbi-russia-2013", "BADARY", "badary", "Badary, Russia, 32 m"),
        ("vlbi-russia-2013", "PUSHCHINO", "pushchino", "Pushchino, Russia, 22 m"),
    ];

    // Not in any kernel, or wrong there (Yevpatoria and Ussuriysk stand 4 km over the ground): degrees to what is told.
    private static readonly (string Name, string Title, double Latitude, double Longitude)[] Told =
    [
        ("jiamusi", "Jiamusi, China, 66 m", 46.49, 130.77),
        ("kashgar", "Kashgar (Kashi), China, 4 x 35 m", 38.42, 76.71),
        ("neuquen", "Neuquen, Argentina, 35 m", -38.19, -70.15),
        ("bear-lakes", "Bear Lakes, Russia, 64 m", 55.87, 37.95),
        ("ussuriysk", "Ussuriysk, Russia, 70 m", 44.0161, 131.7570),
        ("yevpatoria", "Yevpatoria, 70 m", 45.1892, 33.1868),
        ("byalalu", "Byalalu near Bengaluru, India, 32 m", 12.90, 77.37),
        ("usuda", "Usuda, Japan, 64 m", 36.13, 138.36),
        ("misasa", "Misasa near Usuda, Japan, 54 m", 36.14, 138.35),
    ];

    public static void Make(string source, string data)
    {
        var paths = Kernels.Select(k => Path.Combine(source, "stations", k.File)).ToList();
        var sites = Kernels.Zip(paths).ToDictionary(k => k.First.Id, k => Read(k.Second), StringComparer.Ordinal);
        var text = new StringBuilder();
        text.Append(
            "# Tracking stations: WGS84 coordinates (ITRF axes) at 2028-01-01. Positions of kernels are right to some centimetres (DSN,\n"
        );
        text.Append(
            "# VLBI) or metres (ESA, NDOSL); those marked unverified to a kilometre or so, at an assumed height of zero.\n"
        );
        text.Append(
            "# Tectonic drift, 2 to 7 cm a year, is left out after that date. The mask is a default for every antenna.\n"
        );
        text.Append("sources:\n");
        foreach (var (id, _, cited) in Kernels)
            text.Append(CultureInfo.InvariantCulture, $"  {id}: \"{cited}\"\n");
        text.Append("  told: \"Widely told coordinates, not traced to their source\"\n");
        text.Append("  default: \"Common mask of deep-space antennas: 5 to 10 deg\"\n\nstations:\n");
        foreach (var (kernel, site, name, title) in Known)
        {
            var point = sites[kernel].TryGetValue(site, out var found)
                ? found
                : throw new InvalidDataException($"no site {site} in the kernel {kernel}");
            if (point.Height is < -100 or > 3000)
                throw new InvalidDataException($"{site} stands {point.Height:F0} m over the ellipsoid");
            Append(text, name, title, point, kernel, "published", 8, 2);
        }
        foreach (var (name, title, latitude, longitude) in Told)
            Append(text, name, title, Geodetic.FromDegrees(latitude, longitude, 0), "told", "unverified", 4, 0);
        Output.Write(
            Path.Combine(data, "stations", "stations.yaml"),
            Encoding.UTF8.GetBytes(text.ToString()),
            new Provenance(
                "Tracking stations on the Earth",
                "JPL/NAIF, ESA, NASA",
                "kernels of 2013 to 2020",
                paths,
                "positions of the kernels' comments, moved to 2028-01-01 by their drift and turned to WGS84; stations in no kernel by widely told coordinates, marked unverified",
                "coordinates within 1 cm of the kernels' own; the unverified to 0.01 deg at best"
            )
        );
    }

    private static Dictionary<string, Geodetic> Read(string path)
    {
        var positions = new Dictionary<string, Vector3>(StringComparer.Ordinal);
        var drifts = new Dictionary<string, Vector3>(StringComparer.Ordinal);
        var points = new Dictionary<string, Geodetic>(StringComparer.Ordinal);
        // The comment area breaks its text at every 1000th character.
        foreach (Match match in Site.Matches(DafFile.Load(path).Comment))
        {
            var numbers = match
                .Groups["numbers"]
                .Value.Split(Separators, StringSplitOptions.RemoveEmptyEntries)
                .Select(n => double.Parse(n, CultureInfo.InvariantCulture))
                .ToArray();
            var vector = new Vector3(numbers[0], numbers[1], numbers[2]);
            var site = match.Groups["site"].Value;
            switch (match.Groups["kind"].Value)
            {
                case "XYZ":
                    positions[site] = vector * 1000;
                    break;
                case "DXYZ":
                    drifts[site] = vector;
                    break;
                default:
                    points[site] = Geodetic.FromDegrees(vector.X, Math.IEEERemainder(vector.Y, 360), vector.Z * 1000);
                    break;
            }
        }
        // Positions with a drift, m a year, are of 2003-01-01 (the DSN's).
        var years =
            (GregorianDays.ModifiedJulianDay(2028, 1, 1) - GregorianDays.ModifiedJulianDay(2003, 1, 1)) / 365.25;
        foreach (var (site, position) in positions)
            points[site] = Ellipsoid.Wgs84.ToGeodetic(position + drifts.GetValueOrDefault(site) * years);
        return points;
    }

    private static void Append(
        StringBuilder text,
        string name,
        string title,
        Geodetic point,
        string source,
        string confidence,
        int angleDigits,
        int heightDigits
    )
    {
        var latitude = (point.Latitude / Degree).ToString("F" + angleDigits, CultureInfo.InvariantCulture);
        var longitude = (point.Longitude / Degree).ToString("F" + angleDigits, CultureInfo.InvariantCulture);
        var height = point.Height.ToString("F" + heightDigits, CultureInfo.InvariantCulture);
        var heightConfidence = source == "told" ? "assumed" : confidence;
        text.Append(
            CultureInfo.InvariantCulture,
            $$"""
              {{name}}:
                title: {{title}}
                latitude: { value: {{latitude}} deg, source: {{source}}, confidence: {{confidence}} }
                longitude: { value: {{longitude}} deg, source: {{source}}, confidence: {{confidence}} }
                height: { value: {{height}} m, source: {{source}}, confidence: {{heightConfidence}} }
                mask: { value: 10 deg, source: default, confidence: assumed }

            """
        );
    }
}
