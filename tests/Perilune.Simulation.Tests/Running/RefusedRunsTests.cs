namespace Perilune.Simulation.Tests.Running;

/// <summary>What only the sky can refuse is told as any other bad input: with its line and its mend.</summary>
public sealed class RefusedRunsTests
{
    [Fact]
    public void AStartBeforeTheEphemeris_IsRefusedAtItsLine()
    {
        var problem = Assert.Single(Runs.Problems($"start: 1950-01-01\n{Runs.NodeAlone}"));

        Assert.StartsWith(
            "test.yaml:2: start '1950-01-01T00:00:00Z' is before the sky is known; let the run start after 19",
            problem,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void AnEndAfterTheEphemeris_IsRefusedAtTheDuration()
    {
        var problem = Assert.Single(Runs.Problems($"duration: 20 yr\nstart: 2045-01-01\n{Runs.BaseAlone}", years: 20));

        Assert.StartsWith("test.yaml:2: duration '206", problem, StringComparison.Ordinal);
        Assert.Contains("is after the sky is known; let the run end before 205", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void AStartAfterTheEphemeris_IsRefusedAtTheStart()
    {
        var problem = Assert.Single(Runs.Problems($"start: 2070-01-01\n{Runs.BaseAlone}"));

        Assert.StartsWith("test.yaml:2: start '2070", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1, "has a period of 29.53 d")]
    [InlineData(20, 1, "has a period of 1.48 d")]
    [InlineData(5, 1, "too near to its ground")]
    [InlineData(3, 1, "cannot be flown")]
    public void AnOrbitThatNothingCanFly_IsRefusedAtItsLine(int revolutions, int months, string reason)
    {
        var problem = Assert.Single(
            Runs.Problems(
                $"node:\n  orbit: {{ revolutions: {revolutions}, synodic-months: {months} }}\n{Runs.NodeAlone}"
            )
        );

        Assert.StartsWith(
            $"test.yaml:3: node orbit revolutions '{revolutions}:{months}' ",
            problem,
            StringComparison.Ordinal
        );
        Assert.Contains(reason, problem, StringComparison.Ordinal);
        Assert.Contains("; choose another resonance", problem, StringComparison.Ordinal);
    }
}
