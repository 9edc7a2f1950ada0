using System.Collections.Immutable;
using Perilune.Surface.Maps;

namespace Perilune.Surface.Sites;

/// <summary>A place for a station, with what it offers.</summary>
/// <param name="Column">Its column.</param>
/// <param name="Row">Its row.</param>
/// <param name="Score">Weighted mean of the worths, 0 to 1.</param>
/// <param name="Values">Value of each criterion, in its unit.</param>
/// <param name="Worths">Worth of each, 0 to 1.</param>
/// <param name="IsUndominated">Whether no other candidate is at least as good in every criterion that counts and better in one.</param>
public sealed record RankedSite(
    int Column,
    int Row,
    double Score,
    ImmutableArray<double> Values,
    ImmutableArray<double> Worths,
    bool IsUndominated
);

/// <summary>How the choice hangs on a weight: who comes first when one criterion counts half or double.</summary>
/// <param name="Criterion">Its index.</param>
/// <param name="Factor">0.5 or 2.</param>
/// <param name="First">Index, in the ranking, of the site that then comes first.</param>
public readonly record struct WeightTrial(int Criterion, double Factor, int First);

/// <summary>Sites in the order of their weighted worth, and the trade between them. Immutable.</summary>
public sealed class SiteRanking
{
    private SiteRanking(
        MapGrid grid,
        ImmutableArray<SiteCriterion> criteria,
        ImmutableArray<RankedSite> sites,
        ImmutableArray<WeightTrial> trials,
        ImmutableArray<int> refused,
        int cells
    ) => (Grid, Criteria, Sites, Trials, Refused, Cells) = (grid, criteria, sites, trials, refused, cells);

    /// <summary>The cells.</summary>
    public MapGrid Grid { get; }

    /// <summary>What counted.</summary>
    public ImmutableArray<SiteCriterion> Criteria { get; }

    /// <summary>The sites, best first: cells better than all within the separation. Empty where no cell is borne.</summary>
    public ImmutableArray<RankedSite> Sites { get; }

    /// <summary>Who comes first under other weights.</summary>
    public ImmutableArray<WeightTrial> Trials { get; }

    /// <summary>For each criterion, cells that it refuses.</summary>
    public ImmutableArray<int> Refused { get; }

    /// <summary>Cells that every criterion bears.</summary>
    public int Cells { get; }

    /// <summary>The site that is best in one criterion, as an index into <see cref="Sites"/>: the first of equals; -1 without sites.</summary>
    public int BestIn(int criterion)
    {
        var best = -1;
        for (var i = 0; i < Sites.Length; i++)
        {
            if (best < 0 || Sites[i].Worths[criterion] > Sites[best].Worths[criterion])
                best = i;
        }
        return best;
    }

    /// <summary>Ranks the cells of a map.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="criteria">What counts; at least one with a weight above 0.</param>
    /// <param name="separation">Least distance between two sites, m, 0 or more.</param>
    /// <param name="most">Most sites, at least 1.</param>
    /// <exception cref="ArgumentException">Criteria that do not fit the map, weigh nothing, or have one value for best and worst.</exception>
    public static SiteRanking Rank(MapGrid grid, IReadOnlyList<SiteCriterion> criteria, double separation, int most)
    {
        ArgumentNullException.ThrowIfNull(grid);
        Check(grid, criteria);
        ArgumentOutOfRangeException.ThrowIfNegative(separation);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        var weights = criteria.Select(criterion => criterion.Weight).ToArray();
        var refused = new int[criteria.Count];
        var borne = new List<int>();
        for (var i = 0; i < grid.Count; i++)
        {
            var isBorne = true;
            for (var k = 0; k < criteria.Count; k++)
            {
                if (criteria[k].Bears(criteria[k].Values[i]))
                    continue;
                refused[k]++;
                isBorne = false;
            }
            if (isBorne)
                borne.Add(i);
        }
        var scores = borne.Select(cell => Score(criteria, weights, cell)).ToArray();
        var order = Enumerable.Range(0, borne.Count).ToArray();
        // Equal scores keep the order of the map, so that the ranking is one.
        Array.Sort(order, (a, b) => scores[a] != scores[b] ? scores[b].CompareTo(scores[a]) : a.CompareTo(b));
        var sites = new List<RankedSite>();
        var taken = new bool[grid.Count];
        var reach = (int)Math.Floor(separation / grid.CellSize);
        foreach (var index in order)
        {
            if (sites.Count == most)
                break;
            var cell = borne[index];
            if (taken[cell])
                continue;
            var (column, row) = (cell % grid.Columns, cell / grid.Columns);
            Take(grid, taken, column, row, reach, separation);
            sites.Add(
                new(
                    column,
                    row,
                    scores[index],
                    [.. criteria.Select(criterion => (double)criterion.Values[cell])],
                    [.. criteria.Select(criterion => criterion.Worth(criterion.Values[cell]))],
                    false
                )
            );
        }
        sites =
        [
            .. sites.Select(site => site with { IsUndominated = !sites.Any(other => Dominates(other, site, weights)) }),
        ];
        return new(grid, [.. criteria], [.. sites], Try(sites, weights), [.. refused], borne.Count);
    }

    private static void Check(MapGrid grid, IReadOnlyList<SiteCriterion> criteria)
    {
        foreach (var criterion in criteria)
        {
            if (criterion.Values.Count != grid.Count)
                throw new ArgumentException(
                    $"criterion '{criterion.Name}' has {criterion.Values.Count} values for {grid.Count} cells",
                    nameof(criteria)
                );
            if (!(criterion.Weight >= 0) || criterion.Best == criterion.Worst)
                throw new ArgumentException(
                    $"criterion '{criterion.Name}' has weight {criterion.Weight} and goes from {criterion.Worst} to {criterion.Best}",
                    nameof(criteria)
                );
        }
        if (!(criteria.Sum(criterion => criterion.Weight) > 0))
            throw new ArgumentException("no criterion has a weight", nameof(criteria));
    }

    private static double Score(IReadOnlyList<SiteCriterion> criteria, double[] weights, int cell)
    {
        var (sum, all) = (0.0, 0.0);
        for (var k = 0; k < weights.Length; k++)
        {
            sum += weights[k] * criteria[k].Worth(criteria[k].Values[cell]);
            all += weights[k];
        }
        return sum / all;
    }

    private static void Take(MapGrid grid, bool[] taken, int column, int row, int reach, double separation)
    {
        for (var r = Math.Max(0, row - reach); r <= Math.Min(grid.Rows - 1, row + reach); r++)
        for (var c = Math.Max(0, column - reach); c <= Math.Min(grid.Columns - 1, column + reach); c++)
        {
            var (x, y) = ((c - column) * grid.CellSize, (r - row) * grid.CellSize);
            if (x * x + y * y <= separation * separation)
                taken[r * grid.Columns + c] = true;
        }
    }

    private static bool Dominates(RankedSite other, RankedSite site, double[] weights)
    {
        var isBetter = false;
        for (var k = 0; k < weights.Length; k++)
        {
            if (weights[k] == 0)
                continue;
            if (other.Worths[k] < site.Worths[k])
                return false;
            isBetter |= other.Worths[k] > site.Worths[k];
        }
        return isBetter;
    }

    private static ImmutableArray<WeightTrial> Try(List<RankedSite> sites, double[] weights)
    {
        var trials = ImmutableArray.CreateBuilder<WeightTrial>();
        for (var k = 0; k < weights.Length && sites.Count > 0; k++)
        {
            foreach (var factor in (ReadOnlySpan<double>)[0.5, 2])
            {
                var (first, most) = (0, double.NegativeInfinity);
                for (var i = 0; i < sites.Count; i++)
                {
                    var score = 0.0;
                    for (var j = 0; j < weights.Length; j++)
                        score += weights[j] * (j == k ? factor : 1) * sites[i].Worths[j];
                    if (score > most)
                        (first, most) = (i, score);
                }
                trials.Add(new(k, factor, first));
            }
        }
        return trials.ToImmutable();
    }
}
