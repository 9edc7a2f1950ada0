using System.Collections.Immutable;
using Perilune.Partnership.Proposals;
using Perilune.Partnership.Scheduling;
using static Perilune.Partnership.Tests.StationFixture;
using Resource = Perilune.Partnership.Parties.Resource;

namespace Perilune.Partnership.Tests.Scheduling;

public class RefusalTests
{
    [Fact]
    public void Power_HeldByAnother_IsNamed_WithTheNextFeasibleWindow()
    {
        // A quarter of the 20 kW is reserved; beta takes 14 of the 15 kW until noon, and goes first by its rating.
        var big = Experiment("furnace", "beta") with
        {
            Power = 14_000,
            Duration = 12 * Hour,
            Rating = 5,
            Latest = 12 * Hour,
            CrewTime = 0,
        };
        var small = Experiment("lamp", "alpha") with { Power = 2_000, Latest = 12 * Hour, CrewTime = 0 };
        var refusal = Assert.Single(Plan(1, [big, small]).Refusals);
        Assert.Equal("lamp", refusal.Experiment.Id);
        Assert.Equal([Constraint.Power], refusal.Binding);
        Assert.Equal(Resource.Energy, refusal.Resource);
        Assert.Equal("beta", refusal.Holder);
        Assert.Equal(12 * Hour, refusal.NextFeasible);
    }

    [Fact]
    public void CrewTime_HeldByTheCommonGood_IsNamed()
    {
        var drill = Experiment("drill", null) with
        {
            Priority = PriorityClass.CrewSafety,
            CrewMembers = 4,
            CrewTime = 26 * Hour,
            Duration = 8 * Hour,
            Latest = 18 * Hour,
        };
        var refusal = Assert.Single(
            Plan(1, [drill, Experiment("culture", "gamma") with { Latest = 20 * Hour }]).Refusals
        );
        Assert.Equal([Constraint.CrewTime], refusal.Binding);
        Assert.Equal("common-good", refusal.Holder);
        Assert.Equal(Day + 8 * Hour, refusal.NextFeasible);
    }

    [Fact]
    public void Darkness_OutsideTheWindow_IsNamed_WithTheNextNight()
    {
        var refusal = Assert.Single(
            Plan(
                2,
                [
                    Experiment("stars", "delta") with
                    {
                        Earliest = 14 * Day,
                        Latest = 30 * Day,
                        Conditions = ["darkness"],
                    },
                ]
            ).Refusals
        );
        Assert.Equal([Constraint.Condition], refusal.Binding);
        Assert.Null(refusal.Holder);
        Assert.Equal(40 * Day + 8 * Hour, refusal.NextFeasible);
    }

    [Fact]
    public void Downlink_TooLittleWithinTwoWeeks_IsNamed()
    {
        var capacity = Capacity(1) with { Downlink = [new(20 * Day, 1e9)] };
        var schedule = Scheduler.Plan(
            Shares,
            Rules(1),
            capacity,
            [Experiment("film", "alpha") with { DataVolume = 1e8, Latest = 5 * Day }]
        );
        var refusal = Assert.Single(schedule.Refusals);
        Assert.Equal([Constraint.Downlink], refusal.Binding);
        // The slot on day 20 serves sessions that end from day 6 on.
        Assert.Equal(6 * Day + 8 * Hour, refusal.NextFeasible);
    }

    [Fact]
    public void OwnAccount_OfASmallGuest_IsNamed_AndWhoHasMost()
    {
        // 0.85 % of 546 h is 4.641 h in a period; with half a period's borrowing 6.96 h: three sessions of 2 h.
        var refusals = Plan(1, [Experiment("greedy", "guest") with { Sessions = 4 }]).Refusals;
        var refusal = Assert.Single(refusals);
        Assert.Equal(4, refusal.Number);
        Assert.Equal([Constraint.Share], refusal.Binding);
        Assert.Equal(Resource.CrewTime, refusal.Resource);
        Assert.Equal("alpha", refusal.Holder);
        Assert.Contains("own account of crew-time", refusal.Reason);
    }

    [Fact]
    public void CargoMass_TakenByAnother_IsNamed_WithTheNextFlight()
    {
        ImmutableArray<Experiment> experiments =
        [
            .. Fractions
                .Take(6)
                .Select(f =>
                    Experiment($"rig-{f.Id}", f.Id) with
                    {
                        Flight = "cargo-1",
                        UpMass = f.Fraction * 1100,
                        Rating = 10 * f.Fraction,
                    }
                ),
        ];
        // 750 kg are free after the reserve: 330, 275 and then not 220 but 132 fit.
        var schedule = Plan(2, experiments);
        var refusal = schedule.Refusals.First(r => r.Experiment.Id == "rig-gamma");
        Assert.Equal([Constraint.CargoMass], refusal.Binding);
        Assert.Equal("alpha", refusal.Holder);
        Assert.Equal(40 * Day, refusal.NextFeasible);
        Assert.DoesNotContain(schedule.Sessions, s => s.Experiment.Id == "rig-gamma");
    }

    [Fact]
    public void FlightThatDoesNotArrive_IsNamed()
    {
        var refusal = Assert.Single(
            Plan(1, [Experiment("drill", "alpha") with { Flight = "lost", UpMass = 5 }]).Refusals
        );
        Assert.Equal([Constraint.Delivery], refusal.Binding);
        Assert.Equal(0, refusal.Number);
        Assert.Contains("lost", refusal.Reason);
    }

    [Fact]
    public void TwoThingsTogether_AreBothNamed()
    {
        // Never dark before day 10, and 30 kW where there are 15: neither alone would help.
        var refusal = Assert.Single(
            Plan(
                1,
                [
                    Experiment("both", "alpha") with
                    {
                        Latest = 5 * Day,
                        Conditions = ["darkness"],
                        Power = 30_000,
                        CrewTime = 0,
                    },
                ]
            ).Refusals
        );
        Assert.Equal([Constraint.Condition, Constraint.Power], refusal.Binding);
        Assert.Null(refusal.NextFeasible);
    }

    private static Schedule Plan(int periods, ImmutableArray<Experiment> experiments) =>
        Scheduler.Plan(Shares, Rules(periods), Capacity(periods), experiments);
}
