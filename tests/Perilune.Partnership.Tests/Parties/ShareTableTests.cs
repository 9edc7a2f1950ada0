using Perilune.Numerics.Randomness;
using Perilune.Partnership.Parties;

namespace Perilune.Partnership.Tests.Parties;

public class ShareTableTests
{
    [Fact]
    public void Shares_AddToOne_AtEveryInstant()
    {
        var change = 100.0;
        Partner[] partners =
        [
            new()
            {
                Id = "a",
                Name = "A",
                Shares = [.. All(0.6, until: change), .. All(0.5, from: change)],
            },
            new()
            {
                Id = "b",
                Name = "B",
                Shares = All(0.4),
            },
            new()
            {
                Id = "c",
                Name = "C",
                Shares = All(0.1, from: change),
            },
        ];
        Assert.Empty(ShareTable.Check([.. partners]));
        var table = new ShareTable([.. partners]);
        foreach (var time in new[] { double.MinValue, 0, 99.999, 100, 1e9 })
        foreach (var resource in Resources.All)
            Assert.Equal(1, table.Partners.Sum(p => ShareTable.FractionAt(p, resource, time)), 1e-12);
    }

    [Fact]
    public void SharesThatMissOneByTwoTrillionths_AreRefused_WithTheAmountAndTheInstant()
    {
        Partner[] partners =
        [
            new()
            {
                Id = "a",
                Name = "A",
                Shares = [.. All(0.5, until: 5), .. All(0.5 + 2e-12, from: 5)],
            },
            new()
            {
                Id = "b",
                Name = "B",
                Shares = All(0.5),
            },
        ];
        var flaws = ShareTable.Check([.. partners]);
        Assert.Equal(Resources.All.Length, flaws.Length);
        Assert.All(flaws, f => Assert.Contains("from 5 s on", f.Problem));
        Assert.All(flaws, f => Assert.Equal("Shares", f.Property));
        Assert.Throws<ArgumentException>(() => new ShareTable([.. partners]));
    }

    [Fact]
    public void ThirdsAreAShareTable()
    {
        var partners = new[] { "a", "b", "c" }.Select(id => new Partner
        {
            Id = id,
            Name = id,
            Shares = All(1 / 3.0),
        });
        Assert.Equal([4L, 3, 3], new ShareTable([.. partners]).Divide(Resource.Energy, 0, 10));
    }

    [Fact]
    public void NegativeShare_DoubleName_AndBackwardDates_AreFlawsByPropertyName()
    {
        Partner[] partners =
        [
            new()
            {
                Id = "a",
                Name = "A",
                Shares = [new(Resource.Energy, -0.1), new(Resource.Energy, 0.1, 5, 4)],
            },
            new()
            {
                Id = "a",
                Name = "A",
                Shares = All(1),
            },
        ];
        var flaws = ShareTable.Check([.. partners]);
        Assert.Equal(["Id", "Id", "Shares", "Shares"], flaws.Select(f => f.Property).Order());
    }

    [Fact]
    public void Apportionment_LosesNothing_AndKeepsTheQuota_ForRandomSharesAndTotals()
    {
        var random = new CounterRandom(1, "apportionment");
        for (var trial = 0; trial < 2000; trial++)
        {
            var shares = new double[1 + (int)(random.Uniform() * 12)];
            for (var i = 0; i < shares.Length; i++)
                shares[i] = random.Uniform() < 0.1 ? 0 : random.Exponential();
            if (shares.Sum() == 0)
                continue;
            var total = (long)(Math.Pow(10, 15 * random.Uniform()) - 1);
            var parts = Apportionment.Divide(total, shares);
            Assert.Equal(total, parts.Sum());
            var sum = shares.Sum(s => (decimal)s);
            for (var i = 0; i < shares.Length; i++)
            {
                var quota = total / sum * (decimal)shares[i];
                Assert.InRange(parts[i], decimal.Floor(quota), decimal.Ceiling(quota));
            }
        }
    }

    [Fact]
    public void TwentyNineHundredthsOfAHundred_IsTwentyNine() =>
        Assert.Equal([29L, 71], Apportionment.Divide(100, [0.29, 0.71]));

    private static System.Collections.Immutable.ImmutableArray<Share> All(
        double fraction,
        double from = double.NegativeInfinity,
        double until = double.PositiveInfinity
    ) => [.. Resources.All.ToArray().Select(r => new Share(r, fraction, from, until))];
}
