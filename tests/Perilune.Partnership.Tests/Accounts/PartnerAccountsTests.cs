using System.Collections.Immutable;
using Perilune.Numerics.Randomness;
using Perilune.Partnership.Accounts;
using Perilune.Partnership.Parties;
using static Perilune.Partnership.Tests.StationFixture;

namespace Perilune.Partnership.Tests.Accounts;

public class PartnerAccountsTests
{
    [Fact]
    public void Guest_WithEightyFiveHundredthsOfAPercent_GetsItsFloor_AfterTheReserve()
    {
        var accounts = new PartnerAccounts(Shares, Rules(1));
        accounts.OpenPeriod((_, _, _) => 728 * Hour);
        // 728 h in 28 days, a quarter for the common good, 0.85 % of the rest: 4.641 h.
        Assert.Equal((long)(0.0085 * 0.75 * 728 * 3_600_000), accounts.Entitled(6, Resource.CrewTime));
        Assert.Equal(728 * 3_600_000L / 4, accounts.Ledger.Balance(Account.CommonGood, Resource.CrewTime));
        Assert.Equal(0, accounts.Ledger.Sum(Resource.CrewTime));
    }

    [Fact]
    public void ShareThatChangesInsideAPeriod_AccruesByParts()
    {
        ImmutableArray<Partner> partners =
        [
            new()
            {
                Id = "a",
                Name = "A",
                Shares = [.. All(1, until: 7 * Day), .. All(0.5, from: 7 * Day)],
            },
            new()
            {
                Id = "b",
                Name = "B",
                Shares = [.. All(0.5, from: 7 * Day)],
            },
        ];
        var rules = Rules(1) with { CommonGoodReserve = None };
        var accounts = new PartnerAccounts(new(partners), rules);
        accounts.OpenPeriod((_, from, until) => (until - from) / Day);
        Assert.Equal(17_500, accounts.Entitled(0, Resource.CrewTime));
        Assert.Equal(10_500, accounts.Entitled(1, Resource.CrewTime));
    }

    [Fact]
    public void WhatOneUsesTooMuch_TheRichestLends_AndGetsBackInTheNextPeriod()
    {
        var accounts = new PartnerAccounts(Shares, Rules(2) with { CommonGoodReserve = None });
        accounts.OpenPeriod((_, _, _) => 1000);
        accounts.Use(6, Resource.Energy, 10, 1, "over"); // entitled to 8 or 9
        var over = 10 - accounts.Entitled(6, Resource.Energy);
        accounts.ClosePeriod();
        Assert.Equal(0, accounts.Balance(6, Resource.Energy));
        var loan = Assert.Single(accounts.Ledger.Entries, e => e.Kind == EntryKind.Loan);
        Assert.Equal((Account.Of("alpha"), Account.Of("guest"), over), (loan.From, loan.To, loan.Quanta));
        accounts.OpenPeriod((_, _, _) => 1000);
        var back = Assert.Single(accounts.Ledger.Entries, e => e.Kind == EntryKind.Repayment);
        Assert.Equal((Account.Of("guest"), Account.Of("alpha"), over), (back.From, back.To, back.Quanta));
    }

    [Fact]
    public void CarryOver_StopsAtTheCap()
    {
        var accounts = new PartnerAccounts(Shares, Rules(3) with { CommonGoodReserve = None, CarryOverCap = 0.5 });
        for (var i = 0; i < 3; i++)
        {
            accounts.OpenPeriod((_, _, _) => 1000);
            accounts.ClosePeriod();
            Assert.Equal(150, accounts.Balance(0, Resource.Energy));
        }

        Assert.Equal(3 * 1000 - 500, accounts.Ledger.Balance(Account.Lapsed, Resource.Energy));
    }

    [Fact]
    public void Barter_MovesOneResourceEachWay()
    {
        var rules = Rules(1) with { Barters = [new(5, "alpha", Resource.Energy, 100, "beta", Resource.CrewTime, 2.5)] };
        var accounts = new PartnerAccounts(Shares, rules);
        accounts.OpenPeriod((_, _, _) => 1000);
        Assert.Equal(accounts.Entitled(0, Resource.Energy) - 100, accounts.Balance(0, Resource.Energy));
        Assert.Equal(accounts.Entitled(0, Resource.CrewTime) + 2500, accounts.Balance(0, Resource.CrewTime));
        Assert.Equal(accounts.Entitled(1, Resource.CrewTime) - 2500, accounts.Balance(1, Resource.CrewTime));
    }

    [Fact]
    public void Ledger_SumsToZero_ToTheLastQuantum_WhateverIsPosted()
    {
        var random = new CounterRandom(7, "ledger");
        for (var trial = 0; trial < 50; trial++)
        {
            var rules = Rules(6) with { CarryOverCap = random.Uniform(), BorrowLimit = 2 * random.Uniform() };
            var accounts = new PartnerAccounts(Shares, rules);
            for (var period = 0; period < 6; period++)
            {
                accounts.OpenPeriod((_, _, _) => 1e6 * random.Uniform());
                for (var i = 0; i < 40; i++)
                {
                    var resource = Resources.All[(int)(random.Uniform() * Resources.All.Length)];
                    var partner = (int)(random.Uniform() * 8) - 1;
                    accounts.Use(partner, resource, (long)(1e5 * random.Exponential()), period, "use");
                }

                accounts.ClosePeriod();
                foreach (var resource in Resources.All)
                    Assert.True(accounts.Ledger.Sum(resource) == 0);
            }

            // The balances are those of the entries, added up by hand.
            foreach (var resource in Resources.All)
            foreach (var (id, _) in Fractions)
            {
                var account = Account.Of(id);
                var byHand = accounts
                    .Ledger.Entries.Where(e => e.Resource == resource)
                    .Sum(e => (e.To == account ? e.Quanta : 0) - (e.From == account ? e.Quanta : 0));
                Assert.Equal(byHand, accounts.Ledger.Balance(account, resource));
            }
        }
    }

    private static ImmutableDictionary<Resource, double> None =>
        Resources.All.ToArray().ToImmutableDictionary(r => r, _ => 0.0);

    private static ImmutableArray<Share> All(
        double fraction,
        double from = double.NegativeInfinity,
        double until = double.PositiveInfinity
    ) => [.. Resources.All.ToArray().Select(r => new Share(r, fraction, from, until))];
}
