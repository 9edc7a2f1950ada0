using Perilune.Surface.Maps;
using Perilune.Surface.Sites;

namespace Perilune.Surface.Tests.Sites;

public sealed class SiteRankingTests
{
    private static readonly MapGrid grid = MapGrid.SouthPolar(0, 0, 100, 30, 20);

    [Fact]
    public void Distances_AreThoseOfASearchOverAllCells()
    {
        var marked = new bool[grid.Count];
        for (var i = 0; i < marked.Length; i++)
            marked[i] = (i * 7919) % 97 == 5;
        var found = DistanceMap.To(grid, marked);
        for (var i = 0; i < marked.Length; i++)
        {
            var nearest = double.PositiveInfinity;
            for (var j = 0; j < marked.Length; j++)
            {
                if (!marked[j])
                    continue;
                var (x, y) = (i % 30 - j % 30, i / 30 - j / 30);
                nearest = Math.Min(nearest, 100 * Math.Sqrt(x * x + y * y));
            }
            Assert.Equal(nearest, found[i], 1e-3);
        }
        Assert.All(
            DistanceMap.To(grid, new bool[grid.Count]),
            distance => Assert.Equal(float.PositiveInfinity, distance)
        );
    }

    /// <summary>Worked by hand: worths 0.8 and 0.5 at weights 3 and 1 score 0.725.</summary>
    [Fact]
    public void Score_IsTheWeightedMeanOfTheWorths()
    {
        var ranking = SiteRanking.Rank(
            grid,
            [
                Criterion("light", 3, 0, 100, double.NaN, i => i == 77 ? 80 : 10),
                Criterion("night", 1, 200, 0, double.NaN, i => i == 77 ? 100 : 190),
            ],
            500,
            3
        );
        var first = ranking.Sites[0];
        Assert.Equal((17, 2), (first.Column, first.Row));
        Assert.Equal(0.725, first.Score, 1e-12);
        Assert.True(first.IsUndominated);
        // The others are alike, and at least 500 m apart.
        Assert.All(ranking.Sites.Skip(1), site => Assert.False(site.IsUndominated));
        var (a, b) = (ranking.Sites[1], ranking.Sites[2]);
        Assert.True(Math.Sqrt(Math.Pow(a.Column - b.Column, 2) + Math.Pow(a.Row - b.Row, 2)) > 5);
    }

    [Fact]
    public void Limits_RefuseCells_AndSayHowMany()
    {
        var ranking = SiteRanking.Rank(
            grid,
            [
                Criterion("light", 1, 0, 100, 50, i => i < 100 ? 60 : 40),
                Criterion(
                    "slope",
                    1,
                    15,
                    0,
                    10,
                    i =>
                        i < 40 ? 12
                        : i < 90 ? 5
                        : float.NaN
                ),
            ],
            0,
            1000
        );
        Assert.Equal(50, ranking.Cells);
        Assert.Equal([500, 550], ranking.Refused.ToArray());
        Assert.Equal(50, ranking.Sites.Length);
    }

    /// <summary>Two sites that trade light for nearness: the weight decides, and the trial says so.</summary>
    [Fact]
    public void Trade_IsShown()
    {
        var ranking = SiteRanking.Rank(
            grid,
            [
                Criterion(
                    "light",
                    1.2,
                    0,
                    1,
                    double.NaN,
                    i =>
                        i == 10 ? 0.9f
                        : i == 400 ? 0.5f
                        : 0
                ),
                Criterion(
                    "near",
                    1,
                    0,
                    1,
                    double.NaN,
                    i =>
                        i == 10 ? 0.4f
                        : i == 400 ? 0.8f
                        : 0
                ),
            ],
            300,
            2
        );
        Assert.Equal(10, ranking.Sites[0].Column);
        Assert.All(ranking.Sites, site => Assert.True(site.IsUndominated));
        Assert.Equal((0, 1), (ranking.BestIn(0), ranking.BestIn(1)));
        Assert.Equal(1, ranking.Trials.Single(trial => trial is { Criterion: 0, Factor: 0.5 }).First);
        Assert.Equal(0, ranking.Trials.Single(trial => trial is { Criterion: 0, Factor: 2 }).First);
        Assert.Equal(1, ranking.Trials.Single(trial => trial is { Criterion: 1, Factor: 2 }).First);
    }

    [Fact]
    public void CriteriaThatWeighNothing_AreRefused() =>
        Assert.Throws<ArgumentException>(() =>
            SiteRanking.Rank(grid, [Criterion("light", 0, 0, 1, double.NaN, _ => 1)], 0, 1)
        );

    private static SiteCriterion Criterion(
        string name,
        double weight,
        double worst,
        double best,
        double limit,
        Func<int, float> value
    ) => new(name, "", weight, worst, best, limit, [.. Enumerable.Range(0, grid.Count).Select(value)]);
}
