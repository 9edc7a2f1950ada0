using System.Collections.Immutable;
using Perilune.Numerics.Randomness;
using Perilune.Partnership.Parties;
using Perilune.Partnership.Proposals;
using Perilune.Partnership.Scheduling;
using Perilune.Partnership.Settlement;
using static Perilune.Partnership.Tests.StationFixture;

namespace Perilune.Partnership.Tests.Settlement;

public class SettledAccountsTests
{
    [Fact]
    public void SessionsThatRunAsPlanned_SettleToThePlansOwnLedger()
    {
        var schedule = Plan(2, Crowd(2));
        var settled = Close(2, schedule, []);
        foreach (var resource in Resources.All)
        foreach (var (id, _) in Fractions)
            Assert.Equal(
                schedule.Accounts.Ledger.Balance(Perilune.Partnership.Accounts.Account.Of(id), resource),
                settled.Ledger.Balance(Perilune.Partnership.Accounts.Account.Of(id), resource)
            );
    }

    [Fact]
    public void InterruptedSession_IsChargedWhatItUsed_AndSaysWhy()
    {
        var schedule = Plan(1, [Experiment("long", "beta") with { Power = 1000, DataVolume = 8e9 }]);
        var outcome = SessionOutcome.Partial(schedule.Sessions[0], 0.25, "power was shed");
        var settled = Close(1, schedule, [outcome]);
        Assert.Equal(0.5 * Hour, Of(settled, "beta", Resource.CrewTime).Used);
        Assert.Equal(2 * Hour, Of(settled, "beta", Resource.CrewTime).Planned);
        Assert.Equal(0.25 * 2 * Hour * 1000, Of(settled, "beta", Resource.Energy).Used);
        Assert.Equal(2e9, Of(settled, "beta", Resource.Downlink).Used);
        Assert.Equal("power was shed", Assert.Single(settled.Outcomes).Interruption);
    }

    [Fact]
    public void RandomStations_KeepTheInvariants()
    {
        for (var seed = 0; seed < 25; seed++)
        {
            var random = new CounterRandom(seed, "partnership");
            var capacity = Capacity(3, _ => random.Uniform());
            var schedule = Scheduler.Plan(Shares, Rules(3), capacity, Random(random));
            var outcomes = schedule
                .Sessions.Where(_ => random.Uniform() < 0.3)
                .Select(s => SessionOutcome.Partial(s, random.Uniform(), "random"));
            var settled = SettledAccounts.Close(Shares, Rules(3), capacity, schedule, [.. outcomes]);
            CrewIsNeverOverbooked(capacity, schedule);
            PowerIsNeverOverbooked(schedule);
            foreach (var resource in Resources.All)
            {
                Assert.True(settled.Ledger.Sum(resource) == 0);
                foreach (var s in settled.Statements.Where(s => s.Resource == resource))
                {
                    // What came in is what went out and what is left; a quantum of each of five roundings.
                    var balance = s.Entitled + s.Bartered + s.Borrowed - s.Lent - s.Lapsed - s.Used;
                    Assert.True(s.Used <= s.Planned * (1 + 1e-9) + 0.01, $"{s}");
                    Assert.True(s.Balance <= s.Entitled + 1e-6, $"{s}");
                    Assert.True(
                        Math.Abs(Repaid(settled, s) + balance - s.Balance) < 1e-3 * (1 + Math.Abs(balance)),
                        $"{s}"
                    );
                }
            }

            // Every session asked for is either scheduled or refused.
            var asked = schedule.Sessions.Length + schedule.Refusals.Sum(r => r.Count);
            Assert.Equal(
                schedule
                    .Sessions.Select(s => s.Experiment)
                    .Concat(schedule.Refusals.Select(r => r.Experiment))
                    .Distinct()
                    .Sum(e => e.Sessions),
                asked
            );
        }
    }

    [Fact]
    public void OutcomeOfAnUnknownSession_Throws() =>
        Assert.Throws<ArgumentException>(() => Close(1, Plan(1, []), [new() { Reference = "ghost#1" }]));

    [Fact]
    public void Gini_OfEqualService_IsZero_AndOfOneThatHasAll_IsTheLargest()
    {
        Assert.Equal(0, Fairness.Gini([2, 2, 2, 2]), 1e-15);
        Assert.Equal(0.75, Fairness.Gini([0, 0, 8, 0]), 1e-15);
        // By the definition: pairs |1-3| + |1-6| + |3-6| = 10, twice over n^2 and over twice the mean 10/3.
        Assert.Equal(20 / 9.0 / (2 * 10 / 3.0), Fairness.Gini([6, 1, 3]), 1e-15);
    }

    [Fact]
    public void FullDemand_IsServedAlmostEqually() =>
        // One session of 1 h in a guest's 14 h of three periods: a Gini under a hundredth.
        Assert.InRange(Close(3, Plan(3, Crowd(3)), []).Gini(Resource.CrewTime), 0, 0.01);

    private static PartnerStatement Of(SettledAccounts settled, string partner, Resource resource) =>
        settled.Statements.Single(s => s.Partner == partner && s.Resource == resource);

    private static double Repaid(SettledAccounts settled, PartnerStatement s)
    {
        var account = Perilune.Partnership.Accounts.Account.Of(s.Partner);
        var kind = Perilune.Partnership.Accounts.EntryKind.Repayment;
        return s.Resource.FromQuanta(
            settled.Ledger.Moved(account, s.Resource, kind, true)
                - settled.Ledger.Moved(account, s.Resource, kind, false)
        );
    }

    private static void CrewIsNeverOverbooked(StationCapacity capacity, Schedule schedule)
    {
        foreach (var day in capacity.Habitats[0].CrewDays)
        {
            var blocks = schedule
                .Sessions.Where(s => s.Experiment.CrewTime > 0 && s.Start >= day.Start && s.Start < day.End)
                .ToList();
            Assert.True(blocks.Sum(s => s.Experiment.CrewTime) <= day.CrewTime + 1);
            foreach (var at in blocks.Select(s => s.Start))
                Assert.True(
                    blocks.Where(s => s.Start <= at && at < End(s)).Sum(s => s.Experiment.CrewMembers) <= day.Members
                );
            Assert.All(blocks, s => Assert.True(End(s) <= day.End + 1e-6));
        }

        static double End(ScheduledSession s) => s.Start + s.Experiment.CrewTime / s.Experiment.CrewMembers;
    }

    private static void PowerIsNeverOverbooked(Schedule schedule)
    {
        foreach (var at in schedule.Sessions.Select(s => s.Start))
            Assert.True(
                schedule.Sessions.Where(s => s.Start <= at && at < s.End).Sum(s => s.Experiment.Power) <= 20_001
            );
    }

    private static ImmutableArray<Experiment> Random(CounterRandom random) =>
        [
            .. Enumerable
                .Range(0, 60)
                .Select(i =>
                {
                    var own = random.Uniform() < 0.1;
                    var duration = Math.Round((0.25 + 30 * Math.Pow(random.Uniform(), 3)) * Hour);
                    var members = 1 + (int)(2 * random.Uniform());
                    var cadence = random.Uniform() < 0.5 ? 0 : Math.Max(duration, 7 * Day * random.Uniform());
                    var earliest = Math.Round(40 * Day * random.Uniform());
                    var flight = random.Uniform() < 0.2 ? "cargo-1" : null;
                    return new Experiment
                    {
                        Id = $"e{i}",
                        Partner = own ? null : Fractions[(int)(random.Uniform() * 7)].Id,
                        Priority = own
                            ? (PriorityClass)(3 * random.Uniform())
                            : (PriorityClass)(3 + (int)(2 * random.Uniform())),
                        Habitat = "base",
                        Rating = Math.Round(5 * random.Uniform()),
                        Earliest = earliest,
                        Latest = earliest + 44 * Day,
                        Sessions =
                            cadence > 0
                                ? Math.Max(1, (int)(Math.Min(20, 24 * Day / cadence)))
                                : 1 + (int)(20 * random.Uniform()),
                        Cadence = cadence,
                        Duration = duration,
                        CrewMembers = members,
                        CrewTime = Math.Min(members * duration, 8 * Hour * random.Uniform()),
                        Power = 8000 * random.Uniform(),
                        DataVolume = 2e11 * random.Uniform(),
                        UpMass = flight is null ? 0 : 200 * random.Uniform(),
                        Flight = flight,
                        Conditions = random.Uniform() < 0.1 ? ["darkness"] : [],
                    };
                }),
        ];

    private static Schedule Plan(int periods, ImmutableArray<Experiment> experiments) =>
        Scheduler.Plan(Shares, Rules(periods), Capacity(periods), experiments);

    private static SettledAccounts Close(int periods, Schedule schedule, ImmutableArray<SessionOutcome> outcomes) =>
        SettledAccounts.Close(Shares, Rules(periods), Capacity(periods), schedule, outcomes);
}
