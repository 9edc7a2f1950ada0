using Perilune.Station.History;
using Perilune.Station.Inputs;
using Perilune.Station.Models;
using static Perilune.Station.Tests.TestStations;

namespace Perilune.Station.Tests.Crew;

public sealed class TaskTests
{
    private static TaskActivity Task(string id, double hour, double crewHours) =>
        new()
        {
            Id = id,
            Habitat = "base",
            Start = Start + (hour * Hour),
            Duration = 2 * Hour,
            CrewTime = crewHours * Hour,
            Power = 500,
        };

    private static StationHistory Run(HabitatModel habitat, double days, params TaskActivity[] tasks) =>
        StationSimulation.Run(
            Model(habitat),
            new StationInputs
            {
                Start = Start,
                End = Start + (days * Day),
                Tasks = [.. tasks],
                Sunlight = [SunlightProfile.Constant("base", 0)],
            }
        );

    [Fact]
    public void UtilisationOfADay_IsWhatTheOtherActivitiesLeave()
    {
        var day = new CrewDay();
        // 24 − 8.5 − 2.5 − 3 − 4 h less the 12.8 h a week of ISS flight (6.0 + 4.5 + 2.3).
        Assert.Equal((6 - (12.8 / 7)) * Hour, day.Utilisation, 1e-9);
        var history = Run(Habitat("base", FourPeople), 7);
        // The first day's time comes with the crew.
        Assert.Equal(4 * 8 * day.Utilisation, history.TotalOf("base", TotalKind.UtilisationOffered), 1e-3);
    }

    [Fact]
    public void Tasks_UseTheTimeThatIsThere_AndTheNextIsRefused()
    {
        var history = Run(Habitat("base", "Anna"), 1, Task("first", 1, 4), Task("second", 2, 4));
        Assert.Equal(ActivityStatus.Done, history.Tasks.Single(task => task.Id == "first").Status);
        var second = history.Tasks.Single(task => task.Id == "second");
        Assert.Equal((ActivityStatus.Refused, "crew time is used up"), (second.Status, second.Reason));
        Assert.Equal(4 * Hour, history.TotalOf("base", TotalKind.UtilisationUsed), 1e-9);
    }

    [Fact]
    public void TaskOfADarkHour_IsInterruptedWhenItsLoadIsShed_AndPaysForWhatItUsed()
    {
        var habitat = Habitat("base", FourPeople) with
        {
            LifeSupport = new LifeSupportModel(),
            Power = new PowerModel
            {
                Battery = new BatteryModel { Capacity = 10 * 3.6e6, DischargeEfficiency = 1 },
                Loads =
                [
                    new LoadModel
                    {
                        Id = "critical",
                        Power = 1_000,
                        Priority = 0,
                    },
                ],
            },
        };
        // 8 kWh above the floor: 6 kWh are left at 2 h, less 1.5 kWh each further hour: the floor after 4 more hours.
        var history = Run(habitat, 1, Task("long", 2, 1) with { Duration = 8 * Hour, CrewTime = 4 * Hour });
        var outcome = Assert.Single(history.Tasks);
        Assert.Equal((ActivityStatus.Interrupted, "power was shed"), (outcome.Status, outcome.Reason));
        Assert.Equal(4 * Hour, outcome.End - outcome.Start, 1e-6);
        Assert.Equal(2 * Hour, outcome.CrewTime, 1e-6);
        Assert.Equal(500 * 4 * Hour, outcome.Energy, 1e-2);
    }

    [Fact]
    public void TaskWithoutCrew_IsRefused_AndProblemsOfInputsAreAllNamed()
    {
        var outcome = Assert.Single(Run(Habitat(), 1, Task("alone", 1, 1)).Tasks);
        Assert.Equal("nobody is aboard", outcome.Reason);
        var inputs = new StationInputs
        {
            Start = Start,
            End = Start - 1,
            Tasks = [Task("lost", 1, 1) with { Habitat = "nowhere", Duration = -1 }],
        };
        Assert.Equal(
            ["End", "Tasks[0].Habitat", "Tasks[0].Duration"],
            inputs.Validate(Model()).Select(problem => problem.Property)
        );
    }
}
