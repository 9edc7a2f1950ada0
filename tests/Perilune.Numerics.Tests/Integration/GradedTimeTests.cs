using Perilune.Numerics.Integration;

namespace Perilune.Numerics.Tests.Integration;

public sealed class GradedTimeTests
{
    [Theory]
    [InlineData(3, 10)]
    [InlineData(10, 3)]
    [InlineData(-2e8, -2e8 + 1e-3)]
    public void TimeAndAngle_AreInverse_AndExactAtTheEnds(double start, double end)
    {
        var clock = new GradedTime(start, end);
        Assert.Equal(start, clock.Time(0));
        Assert.Equal(end, clock.Time(GradedTime.WholeAngle));
        Assert.Equal(0, clock.Angle(start));
        Assert.Equal(GradedTime.WholeAngle, clock.Angle(end));
        var resolution = Math.BitIncrement(Math.Abs(start)) - Math.Abs(start);
        for (var part = 1; part < 16; part++)
        {
            var angle = GradedTime.WholeAngle * part / 16;
            // A time that is rounded tells its angle no better.
            var tolerance = 1e-14 + 2 * resolution / Math.Abs(clock.Rate(angle));
            Assert.Equal(angle, clock.Angle(clock.Time(angle)), tolerance);
            const double h = 1e-3;
            var difference = (clock.Time(angle + h) - clock.Time(angle - h)) / (2 * h);
            Assert.Equal(1, clock.Rate(angle) / difference, 1e-6 + resolution / Math.Abs(difference * h));
        }
    }

    /// <summary>dy/dt = sqrt(t (1 - t)), in the angle of a time from zero to one or from one to zero.</summary>
    private readonly struct HalfCircle(GradedTime clock) : IDifferentialEquation
    {
        public void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative)
        {
            var time = clock.Time(t);
            derivative[0] = clock.Rate(t) * Math.Sqrt(time * (1 - time));
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void RootsAtBothEnds_AreIntegratedInAFewSteps_AndKnownAtAnyTimeBetween(double start, double end)
    {
        var clock = new GradedTime(start, end);
        var method = new DormandPrince853<HalfCircle>(new(clock), Tolerances.Uniform(1, 1e-13, 0));
        method.Start(0, [Primitive(start)]);
        var record = new DenseSolution.Builder();
        while (method.Time < GradedTime.WholeAngle)
        {
            method.Step(GradedTime.WholeAngle);
            var step = method.LastStep.In(clock);
            Assert.Equal(clock.Time(method.Time), step.End);
            record.Add(step, step.End);
        }
        Assert.InRange(method.AcceptedSteps, 1, 40);
        var solution = record.Build();
        Assert.Equal((0, 1), (solution.Start, solution.End));
        Span<double> value = stackalloc double[1];
        for (var t = 0.0; t <= 1; t += 1.0 / 1024)
        {
            solution.Evaluate(t, value);
            Assert.Equal(Primitive(t), value[0], 1e-12);
        }
    }

    /// <summary>Area under the half circle up to t.</summary>
    private static double Primitive(double t)
    {
        var x = 2 * t - 1;
        return (x * Math.Sqrt((1 - x) * (1 + x)) + Math.Asin(x)) / 8;
    }
}
