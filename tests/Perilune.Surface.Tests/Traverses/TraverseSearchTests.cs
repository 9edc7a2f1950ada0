using Perilune.Surface.Traverses;

namespace Perilune.Surface.Tests.Traverses;

/// <summary>The search against every plan there is.</summary>
public sealed class TraverseSearchTests
{
    [Fact]
    public void BestPlans_EqualExhaustiveSearch_On200RandomGrids()
    {
        var (feasible, waited) = (0, 0);
        for (var number = 0; number < 200; number++)
        {
            var all = new ExhaustiveSearch(SmallTasks.Make(number, 3, 8, default));
            all.Run();
            foreach (var goal in Enum.GetValues<TraverseGoal>())
            {
                var task = SmallTasks.Make(number, 3, 8, goal);
                var plan = Search(task);
                Assert.Equal(all.Earliest < int.MaxValue, plan is not null);
                if (plan is null)
                    continue;
                feasible++;
                waited += plan.Any(point => point.Action == TraverseAction.Wait) ? 1 : 0;
                var reached = new ReplayedPlan(task, plan);
                Assert.Equal(reached.Ticks, (int)Math.Round(plan[^1].Time / task.Tick));
                if (goal == TraverseGoal.EarliestArrival)
                    Assert.Equal(all.Earliest, reached.Ticks);
                else if (goal == TraverseGoal.LeastEnergy)
                    Assert.Equal(all.LeastEnergy, reached.Spent, 1e-6);
                else
                    Assert.Equal(
                        all.MostMargin,
                        reached.Lowest,
                        GraphPlan.MarginPrecision * task.Drive.Rover.BatteryCapacity
                    );
            }
        }
        // The cases bind: many cannot be done, and many only by waiting.
        Assert.InRange(feasible, 3 * 50, 3 * 170);
        Assert.True(waited > 30);
    }

    // Without goal bounds or dominance: the fullest battery at every cell and tick, forward in time.
    [Fact]
    public void EarliestArrival_EqualsForwardTable_On40GridsOf12By12()
    {
        var feasible = 0;
        for (var number = 1_000; number < 1_040; number++)
        {
            var task = SmallTasks.Make(number, 12, 80, TraverseGoal.EarliestArrival);
            task = task with { Stops = [task.Stops[^1] with { Dwell = 0 }], SurvivesUntil = 0 };
            var table = ForwardTable.Earliest(task);
            var plan = Search(task);
            Assert.Equal(table, plan is null ? null : (int)Math.Round(plan[^1].Time / task.Tick));
            feasible += plan is null ? 0 : 1;
        }
        Assert.InRange(feasible, 5, 39);
    }

    internal static List<TraversePoint>? Search(TraverseTask task)
    {
        var costs = new StepCosts(task);
        var graph = TraverseGraph.Of(task.Ground, costs, [.. Enumerable.Range(0, task.Ground.Count)]);
        var sky = new SkyTable(graph.Cells, task.Steps, task.StepTime, task.Sky, task.Drive.Rover);
        return GraphPlan.Best(task, graph, new(task.Ground, task.Drive, task.Tick), sky, null, default)?.Points;
    }
}
