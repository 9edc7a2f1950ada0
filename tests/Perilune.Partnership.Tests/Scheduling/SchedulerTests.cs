using System.Collections.Immutable;
using Perilune.Partnership.Parties;
using Perilune.Partnership.Proposals;
using Perilune.Partnership.Scheduling;
using static Perilune.Partnership.Tests.StationFixture;

namespace Perilune.Partnership.Tests.Scheduling;

public class SchedulerTests
{
    [Fact]
    public void FullDemand_IsServedByShare_EachWithinOneSessionOfTheOthers()
    {
        var schedule = Plan(3, Crowd(3));
        foreach (var (id, fraction) in Fractions)
        {
            var used = schedule.Sessions.Where(s => s.Experiment.Partner == id).Sum(s => s.Experiment.CrewTime) / Hour;
            // 28 days of 19 whole hours (three quarters of 26 h, in sessions of 1 h) go to the partners in each of three periods.
            Assert.InRange(used, fraction * 3 * 28 * 19 - 3, fraction * 3 * 28 * 19 + 3);
        }
    }

    [Fact]
    public void ThirtyPercentLossOfCrewTime_CutsUtilisation_InShareOrder_AndSparesTheCrew()
    {
        var safety = Experiment("watch", null) with
        {
            Priority = PriorityClass.CrewSafety,
            Sessions = 28,
            Cadence = Day,
            Duration = 4 * Hour,
            CrewTime = 4 * Hour,
        };
        var before = Plan(1, Crowd(1).Add(safety));
        var after = Plan(1, Crowd(1).Add(safety), _ => 0.7);
        Assert.Equal(28, after.Sessions.Count(s => s.Experiment.Id == "watch"));
        var cuts = Fractions.Select(f => Hours(before, f.Id) - Hours(after, f.Id)).ToArray();
        for (var i = 1; i < cuts.Length; i++)
            Assert.True(cuts[i] <= cuts[i - 1], $"{Fractions[i].Id} lost {cuts[i]} h, more than {cuts[i - 1]} h");
        for (var i = 0; i < cuts.Length; i++)
        {
            // 19 h a day become 13 h in whole sessions; each partner's part of the loss to within a session.
            Assert.InRange(cuts[i], Fractions[i].Fraction * 28 * 6 - 1.5, Fractions[i].Fraction * 28 * 6 + 1.5);
        }
    }

    [Fact]
    public void Guest_GetsTheFloorOfItsShare_AgainstFullDemandOfTheOthers()
    {
        var schedule = Plan(13, Crowd(13));
        Assert.InRange(Hours(schedule, "guest"), Math.Floor(0.0085 * 13 * 28 * 19), 0.0085 * 13 * 28 * 19.5 + 1);
    }

    [Fact]
    public void Replay_IsIdentical()
    {
        var first = Plan(2, Mixed());
        var second = Plan(2, [.. Mixed()]);
        Assert.Equal(
            first.Sessions.Select(s => (s.Reference, s.Start)),
            second.Sessions.Select(s => (s.Reference, s.Start))
        );
        Assert.Equal(first.Accounts.Ledger.Entries, second.Accounts.Ledger.Entries);
        Assert.Equal(
            first.Refusals.Select(r => (r.Experiment.Id, r.Number, r.Reason, r.NextFeasible)),
            second.Refusals.Select(r => (r.Experiment.Id, r.Number, r.Reason, r.NextFeasible))
        );
    }

    [Fact]
    public void OrderOfTheExperimentsInTheFile_DoesNotMatter()
    {
        var forward = Plan(2, Mixed());
        var backward = Plan(2, [.. Mixed().Reverse()]);
        Assert.Equal(
            forward.Sessions.Select(s => (s.Reference, s.Start)),
            backward.Sessions.Select(s => (s.Reference, s.Start))
        );
    }

    [Theory]
    [InlineData(PriorityClass.CrewSafety, PriorityClass.Survival)]
    [InlineData(PriorityClass.Survival, PriorityClass.Operations)]
    [InlineData(PriorityClass.Operations, PriorityClass.TimeCritical)]
    [InlineData(PriorityClass.TimeCritical, PriorityClass.Regular)]
    public void OfTwoThatExcludeEachOther_TheHigherClassRuns(PriorityClass high, PriorityClass low)
    {
        Experiment Ask(string id, PriorityClass priority) =>
            Experiment(id, priority >= PriorityClass.TimeCritical ? "alpha" : null) with
            {
                Priority = priority,
                Rating = priority == low ? 100 : 0,
                Power = 15_000,
                Latest = 3 * Hour,
                CrewTime = 0,
            };

        var schedule = Plan(1, [Ask("a-low", low), Ask("z-high", high)]);
        Assert.Equal("z-high", Assert.Single(schedule.Sessions).Experiment.Id);
        Assert.Equal("a-low", Assert.Single(schedule.Refusals).Experiment.Id);
    }

    [Fact]
    public void BetweenEquals_TheRating_ThenTheAge_ThenTheName_Decides()
    {
        Experiment Ask(string id, double rating, double submitted) =>
            Experiment(id, "alpha") with
            {
                Rating = rating,
                Submitted = submitted,
                CrewMembers = 4,
                CrewTime = 8 * Hour,
                Latest = 4 * Day,
            };

        // 19.5 h a day hold two sessions of 8 h: the order is that of the starts.
        var schedule = Plan(1, [Ask("b", 1, 5), Ask("a", 1, 5), Ask("old", 1, -5), Ask("good", 2, 9)]);
        Assert.Equal(["good", "old", "a", "b"], schedule.Sessions.Select(s => s.Experiment.Id));
    }

    [Fact]
    public void Conditions_AndDelivery_AreKept()
    {
        var schedule = Plan(
            2,
            [
                Experiment("night", "alpha") with
                {
                    Conditions = ["darkness"],
                    Sessions = 4,
                },
                Experiment("late", "beta") with
                {
                    Flight = "cargo-1",
                    UpMass = 10,
                },
            ]
        );
        var dark = schedule.Sessions.Where(s => s.Experiment.Id == "night").ToList();
        Assert.Equal(4, dark.Count);
        Assert.All(
            dark,
            s => Assert.True((s.Start >= 10 * Day && s.End <= 13 * Day) || (s.Start >= 40 * Day && s.End <= 44 * Day))
        );
        Assert.True(schedule.Sessions.Single(s => s.Experiment.Id == "late").Start >= 20 * Day);
        Assert.Equal("cargo-1", Assert.Single(schedule.Manifest).Flight);
    }

    [Fact]
    public void PassesThatBeginTogether_AllCount()
    {
        // The session can only end at noon; from then on three passes of three quarters of a gigabit each.
        var noon = 12 * Hour;
        var capacity = Capacity(1) with { Downlink = [new(noon, 1e9), new(noon, 1e9), new(noon, 1e9)] };
        var film = Experiment("film", "alpha") with
        {
            DataVolume = 1.0e9,
            Earliest = noon - 2 * Hour,
            Latest = noon,
            Rating = 1,
        };
        var rules = Rules(1) with { BorrowLimit = 10 };
        var schedule = Scheduler.Plan(Shares, rules, capacity, [film, film with { Id = "more", Rating = 0 }]);
        Assert.Equal(["film#1", "more#1"], schedule.Sessions.Select(x => x.Reference));
    }

    private static double Hours(Schedule schedule, string partner) =>
        schedule.Sessions.Where(s => s.Experiment.Partner == partner).Sum(s => s.Experiment.CrewTime) / Hour;

    private static Schedule Plan(
        int periods,
        ImmutableArray<Experiment> experiments,
        Func<int, double>? crewFactor = null
    ) => Scheduler.Plan(Shares, Rules(periods), Capacity(periods, crewFactor), experiments);

    private static ImmutableArray<Experiment> Mixed() =>
        Crowd(2)
            .AddRange(
                Fractions.SelectMany(f =>
                    new[]
                    {
                        Experiment($"dark-{f.Id}", f.Id) with
                        {
                            Conditions = ["darkness"],
                            Sessions = 3,
                            Rating = 2,
                        },
                        Experiment($"mass-{f.Id}", f.Id) with
                        {
                            Flight = "cargo-2",
                            UpMass = 300,
                            DataVolume = 1e11,
                        },
                    }
                )
            );
}
