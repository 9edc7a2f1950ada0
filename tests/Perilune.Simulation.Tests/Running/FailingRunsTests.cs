namespace Perilune.Simulation.Tests.Running;

/// <summary>A scenario that is well formed but goes wrong runs to its end, and says what went wrong.</summary>
public sealed class FailingRunsTests
{
    [Fact]
    public void ANodeThatIsLost_FailsItsVerdict_AndItsOrbitEndsThere()
    {
        var run = Runs.Run(
            $"node:\n  station-keeping: {{ position-error: 1000 km, velocity-error: 100 m/s }}\n{Runs.NodeAlone}",
            0.05
        );

        var verdict = Assert.Single(run.Record.Verdicts, v => v.Id == "orbit-kept");
        Assert.False(verdict.Pass);
        var lost = Assert.Single(run.Record.Events, e => e.Kind == "node lost");
        Assert.Contains(lost.Text["it ".Length..], verdict.Title, StringComparison.Ordinal);
        Assert.Equal(run.Node!.End - run.Start, lost.Time, 1e-3);
        Assert.True(run.Node.End < run.End);
        Assert.Contains(run.Record.Remarks, r => r.StartsWith("The node ", StringComparison.Ordinal));
    }

    [Fact]
    public void StationKeepingWithoutErrors_CostsNextToNothing()
    {
        var run = Runs.Run(
            "node:\n  station-keeping: { position-error: 0 km, velocity-error: 0 m/s, magnitude-error: 0 %, direction-error: 0 deg, smallest-manoeuvre: 0 m/s }\n"
                + Runs.NodeAlone,
            0.05
        );

        // What is left is the flight's own radiation pressure, known to 10 %, and a half millimetre per second of each burn.
        Assert.InRange(run.Record.Figures.Single(f => f.Id == "orbit.station-keeping").Value, 0, 0.02);
    }

    [Trait("Category", "Slow")]
    [Fact]
    public void ACrewThatNeverLeft_DoesNotFlyOn_AndNobodyTakesAShipThatNeverCame()
    {
        var run = Runs.Run("flights:\n  crew-1: { launcher: { trans-lunar-mass: 5 t } }\nexperiments: none\n", 0.35);

        string Why(string id) => run.Record.Flights.Single(f => f.Id == id).Shortfall;
        Assert.Contains("Long March 10 lifts 5000 kg", Why("crew-1"), StringComparison.Ordinal);
        Assert.Equal(
            "e2-commander, e2-engineer, e2-physician, e2-astronomer: at earth, not at node, when it leaves",
            Why("descent-1")
        );
        Assert.Equal("flight crew-1, whose spacecraft it takes, does not close", Why("return-1"));
        // The first expedition still goes up, and waits there.
        Assert.Equal("", Why("ascent-0"));
        Assert.Equal(4, run.Record.Series.Single(s => s.Id == "node.crew").Values[^1]);
        Assert.Equal(0, run.Record.Series.Single(s => s.Id == "base.crew").Values[^1]);
        Assert.DoesNotContain(run.Record.Events, e => e.Kind == "crew missing");
    }
}
