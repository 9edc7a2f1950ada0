using Perilune.Numerics.Integration;

namespace Perilune.Numerics.Tests.Integration;

public sealed class DormandPrince853Tests
{
    private static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (var i = 0; i < a.Length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return Math.Sqrt(sum);
    }

    private static DormandPrince853<T> Started<T>(T equation, double[] state, double tolerance, double time = 0)
        where T : IDifferentialEquation
    {
        var method = new DormandPrince853<T>(equation, Tolerances.Uniform(state.Length, tolerance, tolerance));
        method.Start(time, state);
        return method;
    }

    [Fact]
    public void TwoBody_EccentricityHalf_ClosesAfterTenOrbits_Within1e11()
    {
        var method = Started(new TwoBody(), TwoBody.Perihelion(0.5), 1e-15);
        while (!method.Step(20 * Math.PI)) { }
        Assert.Equal(20 * Math.PI, method.Time);
        // Some 400 steps of 1e-15 in energy turn into phase at 3/2 of it a radian over 63 rad: 4e-11 were all of one sign.
        Assert.InRange(Distance(method.State, TwoBody.Perihelion(0.5)), 0, 1e-11);
    }

    [Fact]
    public void TwoBody_ForthAndBack_ReturnsToItsStart_Within1e10()
    {
        var start = TwoBody.Perihelion(0.3);
        var method = Started(new TwoBody(), start, 1e-14);
        while (!method.Step(30)) { }
        while (!method.Step(0)) { }
        // Two times 100 steps of 1e-14 in energy, each 3/2 of it a radian over 30 rad: 9e-11 were all of one sign.
        Assert.InRange(Distance(method.State, start), 0, 1e-10);
    }

    [Fact]
    public void ArenstorfOrbit_ClosesAfterItsPublishedPeriod_Within1e9()
    {
        var method = Started(new Arenstorf(), Arenstorf.Start, 1e-15);
        while (!method.Step(Arenstorf.Period)) { }
        // One close passage magnifies errors about a million times.
        Assert.InRange(Distance(method.State[..2], Arenstorf.Start.AsSpan(0, 2)), 0, 1e-9);
    }

    [Fact]
    public void PolynomialOfDegreeEight_IsIntegratedInOneStepWithoutError()
    {
        var method = Started(new SeventhPower(), [0], 1e6);
        while (!method.Step(2)) { }
        Assert.Equal(256, method.State[0], 1e-12);
    }

    [Fact]
    public void HalvingTheStep_DividesTheErrorByTwoToTheEighth_AndOfDenseOutputByTwoToTheSeventhOrMore()
    {
        var (atEnd1, between1) = ErrorsWithFixedStep(Math.PI / 4);
        var (atEnd2, between2) = ErrorsWithFixedStep(Math.PI / 8);
        Assert.InRange(Math.Log2(atEnd1 / atEnd2), 7.5, 9);
        Assert.InRange(Math.Log2(between1 / between2), 6.5, 9);
    }

    [Fact]
    public void EvaluationsPerAcceptedStep_AreTwelve_AndThreeMoreForDenseOutput()
    {
        var method = Started(new Oscillator(), [1, 0], 1e-10);
        method.Step(10);
        var before = method.Evaluations;
        var rejected = method.RejectedSteps;
        method.Step(10);
        Assert.Equal(12 + 11 * (method.RejectedSteps - rejected), method.Evaluations - before);
        before = method.Evaluations;
        Span<double> state = stackalloc double[2];
        method.LastStep.Evaluate(method.Time, state);
        method.LastStep.Evaluate(method.Time, state);
        Assert.Equal(3, method.Evaluations - before);
    }

    [Fact]
    public void Steps_AllocateNothing()
    {
        var method = Started(new TwoBody(), TwoBody.Perihelion(0.5), 1e-12);
        Span<double> state = stackalloc double[4];
        void Some(DormandPrince853<TwoBody> m, Span<double> s)
        {
            for (var i = 0; i < 100; i++)
            {
                m.Step(1e9);
                m.LastStep.Evaluate(m.Time, s);
            }
        }
        Some(method, state);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Some(method, state);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void FallIntoTheCentre_StopsWithPlaceAndStep()
    {
        var method = Started(new TwoBody(), [1, 0, 0, 0], 1e-12);
        var error = Assert.Throws<IntegrationException>(() =>
        {
            while (!method.Step(10)) { }
        });
        // Free fall from unit distance takes pi / sqrt(8).
        Assert.Equal(Math.PI / Math.Sqrt(8), error.Time, 1e-6);
    }

    private static (double AtEnd, double Between) ErrorsWithFixedStep(double step)
    {
        var method = Started(new Oscillator(), [1, 0], 1e6);
        // A long approach first, so that the cautious first steps are over.
        method.MaximumStep = step;
        while (!method.Step(100)) { }
        method.Start(0, [1, 0]);
        double between = 0;
        Span<double> state = stackalloc double[2];
        var time = 0.0;
        while (time < Math.PI - 1e-9)
        {
            time += step;
            Assert.True(method.Step(time));
            for (var s = 0.05; s < 1; s += 0.1)
            {
                var t = time - step + s * step;
                method.LastStep.Evaluate(t, state);
                between = Math.Max(between, Math.Abs(state[0] - Math.Cos(t)));
            }
        }
        return (Distance(method.State, [Math.Cos(time), -Math.Sin(time)]), between);
    }
}
