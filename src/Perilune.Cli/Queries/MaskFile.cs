using System.Globalization;
using Perilune.Astro.Visibility;
using Perilune.Cli.Tables;

namespace Perilune.Cli.Queries;

/// <summary>Reads a horizon mask: one elevation, or a table of azimuths and elevations.</summary>
internal static class MaskFile
{
    private const double Degree = Math.PI / 180;
    private const string Mend = "give degrees, or a table azimuth_deg,elevation_deg with rising azimuths from 0 to 360";

    public static HorizonMask Read(Given given)
    {
        if (double.TryParse(given.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var level))
        {
            return Math.Abs(level) <= 90
                ? HorizonMask.Level(level * Degree)
                : throw given.Wrong("is no elevation", Mend);
        }
        var table = QueryTable.Load(given.Text);
        var corners = new List<(double, double)>();
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = new Query(table, i, new SortedDictionary<string, string>(StringComparer.Ordinal));
            var azimuth = row.Need(Mend, "azimuth_deg");
            corners.Add((azimuth.Number(Mend) * Degree, row.Need(Mend, "elevation_deg").Number(Mend) * Degree));
            try
            {
                // Each corner is checked with those before it, so that the complaint names its line.
                _ = new HorizonMask(corners);
            }
            catch (ArgumentException)
            {
                throw azimuth.Wrong("does not go on the mask", Mend);
            }
        }
        return corners.Count > 0 ? new(corners) : throw given.Wrong("has no corner", Mend);
    }
}
