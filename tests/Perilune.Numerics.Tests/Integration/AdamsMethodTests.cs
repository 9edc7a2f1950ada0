using Perilune.Numerics.Integration;

namespace Perilune.Numerics.Tests.Integration;

public sealed class AdamsMethodTests
{
    private static AdamsMethod<TwoBodyMotion> Started(double eccentricity, double tolerance)
    {
        var method = new AdamsMethod<TwoBodyMotion>(
            new TwoBodyMotion(),
            Tolerances.ByGroup(new(2, tolerance, 0), new(2, tolerance, 0))
        );
        method.Start(0, TwoBody.Perihelion(eccentricity));
        return method;
    }

    private static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (var i = 0; i < a.Length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return Math.Sqrt(sum);
    }

    [Theory]
    // Some 1000 steps of 1e-15 in energy turn into phase at 3/2 of it a radian over 63 rad: 9e-11 were all of one sign.
    [InlineData(0.01, 9e-11)]
    [InlineData(0.5, 9e-11)]
    // At a tenth of the mean distance a position error weighs a hundredfold in energy, and speed is 4.4: some 2000 steps
    // of 1e-13 in energy turn into phase at 3/2 of it a radian over 63 rad, 8e-8 were all of one sign.
    [InlineData(0.9, 8e-8)]
    public void TwoBody_ClosesAfterTenOrbits(double eccentricity, double bound)
    {
        var method = Started(eccentricity, 1e-15);
        while (!method.Step(20 * Math.PI)) { }
        Assert.Equal(20 * Math.PI, method.Time);
        Assert.InRange(Distance(method.State, TwoBody.Perihelion(eccentricity)), 0, bound);
    }

    [Fact]
    public void TwoBody_EccentricityHalf_NeedsAFifthOfTheEvaluationsOfASingleStepMethod_ForTheSameError()
    {
        var multistep = Started(0.5, 1e-13);
        while (!multistep.Step(20 * Math.PI)) { }
        var error = Distance(multistep.State, TwoBody.Perihelion(0.5));
        var single = new DormandPrince853<TwoBody>(new TwoBody(), Tolerances.Uniform(4, 1e-13, 0));
        single.Start(0, TwoBody.Perihelion(0.5));
        while (!single.Step(20 * Math.PI)) { }
        Assert.InRange(error, 0, 10 * Distance(single.State, TwoBody.Perihelion(0.5)));
        Assert.InRange(multistep.Evaluations, 1, single.Evaluations / 5);
    }

    [Fact]
    public void DenseOutput_BetweenTheSteps_IsAsGoodAsTheSteps()
    {
        var method = Started(0.3, 1e-13);
        Span<double> between = stackalloc double[4];
        double worst = 0,
            worstAtEnds = 0;
        while (!method.Step(30))
        {
            worstAtEnds = Math.Max(worstAtEnds, Distance(method.State, TwoBody.Exact(0.3, method.Time)));
            var step = method.LastStep;
            for (var s = 0.05; s < 1; s += 0.1)
            {
                var t = step.Start + s * step.Length;
                step.Evaluate(t, between);
                worst = Math.Max(worst, Distance(between, TwoBody.Exact(0.3, t)));
            }
        }
        Assert.InRange(worst, 0, 1.1 * worstAtEnds + 1e-13);
    }

    [Fact]
    public void ThereAndBack_ReturnsToItsStart_Within1e10()
    {
        var start = TwoBody.Perihelion(0.3);
        var method = Started(0.3, 1e-14);
        while (!method.Step(30)) { }
        while (!method.Step(0)) { }
        // As for the single-step method: two times 100 steps of 1e-14 in energy, each 3/2 of it a radian over 30 rad.
        Assert.InRange(Distance(method.State, start), 0, 1e-10);
    }

    [Fact]
    public void ShortenedStep_LandsWithinTheStep_WithTheAccuracyOfTheSteps()
    {
        var method = Started(0.3, 1e-13);
        while (method.Time < 4)
            method.Step(30);
        var t = method.LastStep.Start + 0.3 * method.LastStep.Length;
        method.ShortenLastStep(t);
        Assert.Equal(t, method.Time);
        Assert.InRange(Distance(method.State, TwoBody.Exact(0.3, t)), 0, 1e-11);
        while (!method.Step(30)) { }
        Assert.InRange(Distance(method.State, TwoBody.Exact(0.3, 30)), 0, 1e-10);
    }

    [Fact]
    public void JoltsThatTheHistoryDoesNotSee_GiveTheMotionOfTheWholeForce()
    {
        // Free fall whose gravity is switched on from 1.7 s to 2.9 s.
        var method = new AdamsMethod<SwitchedFall>(
            new SwitchedFall(),
            Tolerances.ByGroup(new(1, 1e-3, 0), new(1, 1e-3, 0))
        );
        method.Start(0, [0, 1]);
        while (!method.Step(5)) { }
        var pulse = SwitchedFall.Gravity * (2.9 - 1.7);
        Assert.Equal(1 + pulse, method.State[1], 1e-12);
        Assert.Equal(5 + pulse * (5 - 0.5 * (1.7 + 2.9)), method.State[0], 1e-12);
    }

    [Fact]
    public void AfterItsFirstSteps_AllocatesNothing()
    {
        var method = Started(0.3, 1e-12);
        method.Step(100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        while (!method.Step(100)) { }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void AStateThatIsNoNumber_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Started(0.3, 1e-12).Start(0, [double.NaN, 0, 0, 1]));

    /// <summary>Kepler's problem in a plane, whose whole force is evaluated twice.</summary>
    private readonly struct TwoBodyMotion : IMultistepEquation
    {
        public int Positions => 2;

        public void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative) =>
            new TwoBody().Evaluate(t, state, derivative);

        public void Correct(ReadOnlySpan<double> evaluated, ReadOnlySpan<double> state, Span<double> derivative) =>
            Evaluate(0, state, derivative);

        public void AddJolts(double start, ReadOnlySpan<double> initial, double end, Span<double> final) { }
    }

    private readonly struct SwitchedFall : IMultistepEquation
    {
        public const double Gravity = 1e-3;

        public int Positions => 1;

        public void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative) =>
            (derivative[0], derivative[1]) = (state[1], 0);

        public void Correct(ReadOnlySpan<double> evaluated, ReadOnlySpan<double> state, Span<double> derivative) =>
            derivative[0] = state[1];

        public void AddJolts(double start, ReadOnlySpan<double> initial, double end, Span<double> final)
        {
            var (on, off) = (Math.Clamp(1.7, start, end), Math.Clamp(2.9, start, end));
            final[1] += Gravity * (off - on);
            final[0] += Gravity * 0.5 * ((end - on) * (end - on) - (end - off) * (end - off));
        }
    }
}
