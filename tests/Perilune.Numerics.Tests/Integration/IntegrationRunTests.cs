using Perilune.Numerics.Integration;

namespace Perilune.Numerics.Tests.Integration;

public sealed class IntegrationRunTests
{
    private static IntegrationRun Run<T>(T equation, double[] state, double end, params StateEvent[] events)
        where T : IDifferentialEquation => Run(equation, state, end, null, events);

    private static IntegrationRun Run<T>(
        T equation,
        double[] state,
        double end,
        DenseSolution.Builder? record,
        params StateEvent[] events
    )
        where T : IDifferentialEquation
    {
        var method = new DormandPrince853<T>(equation, Tolerances.Uniform(state.Length, 1e-13, 1e-13));
        method.Start(0, state);
        var run = new IntegrationRun(method, events);
        run.Run(end, record);
        return run;
    }

    [Fact]
    public void ZerosOfCosine_AreFoundInOrder_Within1e10()
    {
        var run = Run(
            new Oscillator(),
            [1, 0],
            20,
            new StateEvent((_, y) => y[0], Tolerance: 1e-11),
            new StateEvent((_, y) => y[1], EventDirection.Falling, Tolerance: 1e-11)
        );
        double[] expected = [0.5, 1.5, 2, 2.5, 3.5, 4, 4.5, 5.5, 6];
        Assert.Equal(expected.Length, run.Occurrences.Count);
        foreach (var (expectedTurns, found) in expected.Zip(run.Occurrences))
            Assert.Equal(expectedTurns * Math.PI, found.Time, 1e-10);
        // The velocity is -sin t: it starts at zero and falls there, which is the start and not an event.
        Assert.Equal([0, 0, 1, 0, 0, 1, 0, 0, 1], run.Occurrences.Select(found => found.Event));
        Assert.Equal([false, true], run.Occurrences.Take(2).Select(found => found.Rising));
    }

    [Fact]
    public void TwoChangesInsideOneStep_AreBothFound()
    {
        // x stays above 0.999999 for 2 x 0.0014 of the 6.28 of a turn, far less than a step.
        var run = Run(new Oscillator(), [-1, 0], 6, new StateEvent((_, y) => y[0] - 0.999999, Tolerance: 1e-11));
        var half = Math.Acos(0.999999);
        Assert.Equal(2, run.Occurrences.Count);
        Assert.Equal(Math.PI - half, run.Occurrences[0].Time, 1e-9);
        Assert.Equal(Math.PI + half, run.Occurrences[1].Time, 1e-9);
    }

    [Fact]
    public void Stop_EndsAtTheEvent_AlsoBackwards()
    {
        var method = new DormandPrince853<Oscillator>(new Oscillator(), Tolerances.Uniform(2, 1e-13, 1e-13));
        method.Start(0, [1, 0]);
        var run = new IntegrationRun(method, new StateEvent((_, y) => y[0], EventDirection.Rising, EventAction.Stop));
        Assert.False(run.Run(-100));
        // Cosine rises through zero, as time grows, at -pi/2.
        Assert.Equal(-Math.PI / 2, method.Time, 1e-6);
        Assert.Equal(0, method.State[0], 1e-6);
    }

    [Fact]
    public void Restart_BouncesABallWithTheHandlersState()
    {
        var record = new DenseSolution.Builder();
        var run = Run(
            new FallingBall(),
            [1, 0],
            10,
            record,
            new StateEvent(
                (_, y) => y[0],
                EventDirection.Falling,
                EventAction.Restart,
                (_, _, y) => y[1] = -y[1],
                1e-12
            )
        );
        // Falls 1 in sqrt 2 under unit gravity, then bounces every 2 sqrt 2.
        Assert.Equal(4, run.Occurrences.Count);
        for (var i = 0; i < 4; i++)
            Assert.Equal(Math.Sqrt(2) * (2 * i + 1), run.Occurrences[i].Time, 1e-9);
        var solution = record.Build();
        var state = new double[2];
        solution.Evaluate(2 * Math.Sqrt(2), state);
        Assert.Equal(1, state[0], 1e-9);
        // At the knot of a bounce the velocity after it holds.
        solution.Evaluate(run.Occurrences[1].Time, state);
        Assert.Equal(Math.Sqrt(2), state[1], 1e-9);
    }

    [Fact]
    public void EventsAtTheSameInstant_AreBothReported_WhenOneRestarts()
    {
        var run = Run(
            new Oscillator(),
            [1, 0],
            3,
            new StateEvent((_, y) => y[0], EventDirection.Either, EventAction.Restart),
            new StateEvent((_, y) => 2 * y[0])
        );
        Assert.Equal([0, 1], run.Occurrences.Select(found => found.Event).Order());
    }

    [Fact]
    public void BeginningBesideTheZero_IsNoEvent_ButARestartThereIs()
    {
        // sin(t + 1e-8) - 1.001e-8 rises through zero 1e-11 after the start, far less than the tolerance.
        var restarts = 0;
        var run = Run(
            new Oscillator(),
            [1e-8, 1],
            4,
            new DenseSolution.Builder(),
            new StateEvent((_, y) => y[0] - 1.001e-8, EventDirection.Rising, EventAction.Stop),
            new StateEvent(
                (_, y) => y[0] - 1.001e-8,
                EventDirection.Rising,
                EventAction.Restart,
                (_, _, _) => restarts++
            )
        );
        Assert.Equal(1, restarts);
        Assert.Equal([1], run.Occurrences.Select(found => found.Event));
    }

    [Theory]
    [InlineData(10.0)]
    [InlineData(-10.0)]
    public void Solution_IsTheOrbitAnywhere_Within1e11(double end)
    {
        var record = new DenseSolution.Builder();
        Run(new TwoBody(), TwoBody.Perihelion(0.4), end, record);
        var solution = record.Build();
        Assert.Equal((Math.Min(0, end), Math.Max(0, end)), (solution.Start, solution.End));
        var state = new double[4];
        for (var t = solution.Start; t <= solution.End; t += 0.0137)
        {
            solution.Evaluate(t, state);
            var exact = TwoBody.Exact(0.4, t);
            for (var i = 0; i < 4; i++)
                Assert.Equal(exact[i], state[i], 1e-11);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => solution.Evaluate(solution.End + 1e-3, state));
    }

    [Fact]
    public void Cancellation_IsHeard()
    {
        var method = new DormandPrince853<Oscillator>(new Oscillator(), Tolerances.Uniform(2, 1e-13, 1e-13));
        method.Start(0, [1, 0]);
        Assert.Throws<OperationCanceledException>(() =>
            new IntegrationRun(method).Run(1e9, cancellation: new CancellationToken(canceled: true))
        );
    }

    private readonly struct FallingBall : IDifferentialEquation
    {
        public void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative) =>
            (derivative[0], derivative[1]) = (state[1], -1);
    }
}
