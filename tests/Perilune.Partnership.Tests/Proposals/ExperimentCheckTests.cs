using Perilune.Partnership.Proposals;
using Perilune.Partnership.Scheduling;
using static Perilune.Partnership.Tests.StationFixture;

namespace Perilune.Partnership.Tests.Proposals;

public class ExperimentCheckTests
{
    public static TheoryData<string, Func<Experiment, Experiment>> Flaws =>
        new()
        {
            { "Duration", e => e with { Duration = 0, CrewTime = 0 } },
            { "CrewTime", e => e with { CrewTime = double.NaN } },
            { "CrewTime", e => e with { CrewTime = 5 * Hour } },
            { "Power", e => e with { Power = -1 } },
            { "DataVolume", e => e with { DataVolume = double.PositiveInfinity } },
            { "UpMass", e => e with { UpMass = -1 } },
            { "Flight", e => e with { UpMass = 1 } },
            { "Flight", e => e with { Flight = "ghost" } },
            { "Habitat", e => e with { Habitat = "attic" } },
            { "Partner", e => e with { Partner = "nobody" } },
            { "Priority", e => e with { Priority = PriorityClass.Survival } },
            { "Priority", e => e with { Partner = null } },
            { "Conditions", e => e with { Conditions = ["rain"] } },
            { "Cadence", e => e with { Cadence = Hour } },
            { "Sessions", e => e with { Sessions = 0 } },
            { "Latest", e => e with { Earliest = Day, Latest = Day } },
            { "CrewMembers", e => e with { CrewMembers = 0, CrewTime = 1 } },
            { "Id", e => e with { Id = " " } },
        };

    [Theory]
    [MemberData(nameof(Flaws), DisableDiscoveryEnumeration = true)]
    public void Flaw_IsNamedByItsProperty(string property, Func<Experiment, Experiment> spoil)
    {
        var flaws = ExperimentCheck.Check([spoil(Experiment("x", "alpha"))], Partners, Capacity(1));
        Assert.Contains(flaws, f => f.Property == property);
        Assert.All(flaws, f => Assert.NotEmpty(f.Mend));
    }

    [Fact]
    public void SoundExperiment_HasNoFlaw() =>
        Assert.Empty(
            ExperimentCheck.Check([Experiment("x", "alpha"), Experiment("y", "guest")], Partners, Capacity(1))
        );

    [Fact]
    public void Plan_RefusesAFlawedExperiment() =>
        Assert.Throws<ArgumentException>(() =>
            Scheduler.Plan(Shares, Rules(1), Capacity(1), [Experiment("x", "alpha") with { Power = -1 }])
        );
}
