using System.Globalization;
using System.Text;
using Perilune.Astro.Time;
using Perilune.Report.Maps;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;

namespace Perilune.Cli.Grounds;

/// <summary>The horizon of a place as text, table and picture.</summary>
internal static class HorizonFiles
{
    /// <summary>From one look at the sky to the next, s.</summary>
    public const double Step = 2 * 3600;

    private const double Degree = Math.PI / 180;
    private const int LooksADay = 12;

    // A mean synodic month is 29.530589 d (Explanatory Supplement to the Astronomical Almanac, 3rd ed., table 15.4).
    private const double LunarDay = 29.530589 * 86400;

    /// <summary>Elevation and distance by azimuth.</summary>
    public static string Table(HorizonProfile horizon)
    {
        var text = new StringBuilder("azimuth_deg,elevation_deg,distance_m\n");
        for (var i = 0; i < HorizonProfile.AzimuthCount; i++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"{i * HorizonProfile.AzimuthStep / Degree:F2},{horizon.Elevations[i] / Degree:F5},{horizon.Distances[i]:F1}\n"
            );
        return text.ToString();
    }

    /// <summary>What a person reads at the terminal.</summary>
    public static string Summary(HorizonProfile horizon)
    {
        var highest = horizon.Elevations.IndexOf(horizon.Highest);
        var lowest = horizon.Elevations.IndexOf(horizon.Lowest);
        var text = new StringBuilder();
        Line(
            $"place    {horizon.Site}, {horizon.GroundHeight:F0} m, seen from {horizon.MastHeight:0.##} m above the ground"
        );
        Line(
            $"highest  {horizon.Highest / Degree:F2} deg at azimuth {highest * HorizonProfile.AzimuthStep / Degree:F2}, {horizon.Distances[highest] / 1000:F1} km away"
        );
        Line(
            $"lowest   {horizon.Lowest / Degree:F2} deg at azimuth {lowest * HorizonProfile.AzimuthStep / Degree:F2}, {horizon.Distances[lowest] / 1000:F1} km away"
        );
        Line($"mean     {horizon.Elevations.Average() / Degree:F2} deg");
        foreach (var note in Notes(horizon))
            Line($"terrain  {note}");
        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    /// <summary>The horizon with the year's Sun and Earth.</summary>
    public static HorizonPicture Picture(
        TimeScales times,
        HorizonProfile horizon,
        LunarSky sky,
        double start,
        double span
    )
    {
        var sights = SkyPath.Sample(horizon, sky, start, Step, (int)(span / Step) + 1);
        var ways = new List<SunPathPicture>();
        for (var begin = 0.0; begin < span - Step; begin += LunarDay)
        {
            // A way ends where the next begins.
            var (first, last) = (
                (int)Math.Ceiling(begin / Step),
                Math.Min((int)((begin + LunarDay) / Step) + 1, sights.Length - 1)
            );
            var way = sights.Skip(first).Take(last - first + 1).Select(s => (s.Sun.Azimuth, s.Sun.Elevation)).ToList();
            ways.Add(new(Date(sights[first].Time), way, LooksADay));
        }
        return new(
            $"Horizon of {GroundPicture.Place(horizon.Site)}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Seen from {horizon.MastHeight:0.##} m above ground at {horizon.GroundHeight:0} m; Sun and Earth from {Date(start)} for {span / 86400:0.##} days"
            ),
            horizon.Elevations,
            horizon.Distances,
            ways,
            [.. sights.Select(s => (s.Earth.Azimuth, s.Earth.Elevation))],
            2 * sights.Average(s => s.Sun.Radius),
            2 * sights.Average(s => s.Earth.Radius),
            [
                "Each line is the way of the Sun's centre through a lunar day that begins on its date, a dot each day; what the ground hides of it is faint.",
                .. Notes(horizon),
            ]
        );

        string Date(double time) =>
            DateTime
                .Parse(
                    times.Format(Epoch.FromSecondsPastJ2000(time), TimeScale.Utc, 0)[..10],
                    CultureInfo.InvariantCulture
                )
                .ToString("d MMM yyyy", CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Notes(HorizonProfile horizon)
    {
        var coverage = horizon.Coverage;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Ground under the mast: {coverage.SiteGrid}, cells of {coverage.SiteCellSize:0} m; ground of 500 m and finer is complete to {coverage.CompleteRadius / 1000:0} km."
        );
        foreach (var warning in coverage.Warnings)
            yield return char.ToUpperInvariant(warning[0]) + warning[1..] + ".";
    }
}
