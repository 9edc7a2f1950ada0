using System.Globalization;
using System.Text;
using System.Text.Json;
using Perilune.Surface.Horizons;
using Perilune.Surface.Sites;

namespace Perilune.Cli.Grounds;

/// <summary>A ranking of sites as text, table and JSON.</summary>
internal static class SiteFiles
{
    private const double Degree = Math.PI / 180;
    private static readonly JsonSerializerOptions indented = new() { WriteIndented = true };

    /// <summary>What a person reads at the terminal: the sites, and the trade between them.</summary>
    public static string Summary(SiteRanking ranking, HorizonMap horizons)
    {
        var text = new StringBuilder();
        var criteria = ranking.Criteria;
        text.Append(" site  place                    score");
        foreach (var criterion in criteria)
            text.Append(Heading(criterion).PadLeft(Width(criterion)));
        text.Append('\n');
        foreach (var (i, site) in ranking.Sites.Index())
        {
            var mark = site.IsUndominated ? '*' : ' ';
            text.Append(
                CultureInfo.InvariantCulture,
                $"{i + 1, 4} {mark} {ranking.Grid.PointAt(site.Column, site.Row), -24} {site.Score, 5:F3}"
            );
            foreach (var (k, criterion) in criteria.Index())
                text.Append(site.Values[k].ToString("F1", CultureInfo.InvariantCulture).PadLeft(Width(criterion)));
            text.Append('\n');
        }
        if (ranking.Sites.IsEmpty)
            text.Append("no cell is within every limit\n");
        else
            text.Append("* no other of these is as good in everything and better in something\n\n");
        Trade(text, ranking);
        foreach (var (k, criterion) in criteria.Index())
        {
            if (ranking.Refused[k] > 0)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{criterion.Name}: {ranking.Refused[k]} of {ranking.Grid.Count} cells are beyond the limit or not known\n"
                );
        }
        foreach (var warning in horizons.Coverage.Warnings)
            text.Append("horizons: ").Append(warning).Append('\n');
        return text.ToString();
    }

    private static void Trade(StringBuilder text, SiteRanking ranking)
    {
        for (var k = 0; k < ranking.Criteria.Length && !ranking.Sites.IsEmpty; k++)
        {
            var criterion = ranking.Criteria[k];
            var best = ranking.BestIn(k);
            text.Append(
                CultureInfo.InvariantCulture,
                $"{criterion.Name} (weight {criterion.Weight:0.##}, worth 0 at {criterion.Worst:0.##} and 1 at {criterion.Best:0.##} {criterion.Unit}): best at site {best + 1}"
            );
            var other = ranking.Trials.Where(trial => trial.Criterion == k && trial.First != 0).ToList();
            if (other.Count == 0 && criterion.Weight > 0)
                text.Append("; site 1 stays first at half and double its weight");
            foreach (var trial in other)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"; site {trial.First + 1} comes first at {(trial.Factor > 1 ? "double" : "half")} its weight"
                );
            text.Append('\n');
        }
    }

    /// <summary>A row for each site.</summary>
    public static string Table(SiteRanking ranking)
    {
        var text = new StringBuilder("site,latitude_deg,longitude_deg,score,undominated");
        foreach (var criterion in ranking.Criteria)
            text.Append(',').Append(Key(criterion));
        text.Append('\n');
        foreach (var (i, site) in ranking.Sites.Index())
        {
            var place = ranking.Grid.PointAt(site.Column, site.Row);
            text.Append(
                CultureInfo.InvariantCulture,
                $"{i + 1},{place.Latitude / Degree:F6},{place.Longitude / Degree:F6},{site.Score:F6},{(site.IsUndominated ? 1 : 0)}"
            );
            foreach (var value in site.Values)
                text.Append(',').Append(value.ToString("F4", CultureInfo.InvariantCulture));
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>All of it for a program.</summary>
    public static string Json(SiteRanking ranking, HorizonMap horizons) =>
        JsonSerializer.Serialize(
            new
            {
                cells = ranking.Grid.Count,
                borne = ranking.Cells,
                criteria = ranking.Criteria.Select(
                    (criterion, k) =>
                        new
                        {
                            name = criterion.Name,
                            unit = criterion.Unit,
                            weight = criterion.Weight,
                            worst = criterion.Worst,
                            best = criterion.Best,
                            limit = double.IsNaN(criterion.Limit) ? (double?)null : criterion.Limit,
                            refused = ranking.Refused[k],
                            best_site = ranking.BestIn(k) + 1,
                        }
                ),
                sites = ranking.Sites.Select(
                    (site, i) =>
                        new
                        {
                            site = i + 1,
                            latitude_deg = ranking.Grid.PointAt(site.Column, site.Row).Latitude / Degree,
                            longitude_deg = ranking.Grid.PointAt(site.Column, site.Row).Longitude / Degree,
                            score = site.Score,
                            undominated = site.IsUndominated,
                            values = site.Values,
                            worths = site.Worths,
                        }
                ),
                trials = ranking.Trials.Select(trial => new
                {
                    criterion = ranking.Criteria[trial.Criterion].Name,
                    factor = trial.Factor,
                    first = trial.First + 1,
                }),
                warnings = horizons.Coverage.Warnings,
            },
            indented
        ) + "\n";

    private static string Heading(SiteCriterion criterion) => $"{criterion.Name}, {criterion.Unit}";

    private static string Key(SiteCriterion criterion) =>
        $"{criterion.Name.Replace(' ', '_').ToLowerInvariant()}_{(criterion.Unit == "%" ? "percent" : criterion.Unit)}";

    private static int Width(SiteCriterion criterion) => Heading(criterion).Length + 2;
}
