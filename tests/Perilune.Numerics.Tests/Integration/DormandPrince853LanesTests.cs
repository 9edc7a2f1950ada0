using Perilune.Numerics.Integration;

namespace Perilune.Numerics.Tests.Integration;

public sealed class DormandPrince853LanesTests
{
    private static readonly Tolerances tolerances = Tolerances.ByGroup(new(2, 1e-11, 1e-11), new(2, 1e-11, 1e-11));

    /// <summary>Orbits of different eccentricity, length and direction, started at different times.</summary>
    private static (double Eccentricity, double Start, double End) Orbit(int k) =>
        (0.1 * k, 3.5 * k, 3.5 * k + (k % 3 == 2 ? -1 : 1) * (4 + 2.7 * k));

    /// <summary>A step's polynomials at places enough to know them.</summary>
    private static double[] Inside(DenseStep step)
    {
        var states = new double[4 * 9];
        for (var i = 0; i < 9; i++)
            step.Evaluate(step.Start + step.Length * i / 8, states.AsSpan(4 * i, 4));
        return states;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public void EachLane_IsTheSolutionByItself_BitForBit(int width)
    {
        var lanes = new DormandPrince853Lanes<TwoBodyInLanes>(new(width), tolerances, width);
        var steps = new List<double[]>[width];
        for (var k = 0; k < width; k++)
        {
            var (eccentricity, start, end) = Orbit(k);
            lanes.Start(k, start, TwoBody.Perihelion(eccentricity));
            lanes.Aim(k, end);
            steps[k] = [];
        }
        while (Enumerable.Range(0, width).Any(k => lanes.Time(k) != Orbit(k).End))
        {
            lanes.Advance();
            for (var k = 0; k < width; k++)
            {
                Assert.Null(lanes.Failure(k));
                if (lanes.HasStepped(k))
                    steps[k].Add([.. lanes.State(k), .. Inside(lanes.LastStep(k)), lanes.Time(k)]);
            }
        }
        for (var k = 0; k < width; k++)
        {
            var (eccentricity, start, end) = Orbit(k);
            var alone = new DormandPrince853<TwoBody>(default, tolerances);
            alone.Start(start, TwoBody.Perihelion(eccentricity));
            foreach (var step in steps[k])
            {
                alone.Step(end);
                Assert.Equal([.. alone.State, .. Inside(alone.LastStep), alone.Time], step);
            }
            Assert.Equal(end, alone.Time);
            Assert.Equal(alone.Evaluations, lanes.Evaluations(k));
            Assert.Equal(alone.AcceptedSteps, lanes.AcceptedSteps(k));
            Assert.Equal(alone.RejectedSteps, lanes.RejectedSteps(k));
        }
        // Eccentric orbits have steps rejected, or the lanes would never part.
        Assert.True(width == 1 || Enumerable.Range(0, width).Any(k => lanes.RejectedSteps(k) > 0));
    }

    [Fact]
    public void AShortenedStep_IsTakenAgainByItsLane_WhileTheOthersGoOn()
    {
        const int width = 4;
        var lanes = new DormandPrince853Lanes<TwoBodyInLanes>(new(width), tolerances, width);
        var alone = new DormandPrince853<TwoBody>(default, tolerances);
        alone.Start(0, TwoBody.Perihelion(0.3));
        for (var k = 0; k < width; k++)
        {
            lanes.Start(k, 0, TwoBody.Perihelion(0.3));
            lanes.Aim(k, 50);
        }
        for (var step = 0; step < 5; step++)
        {
            lanes.Advance();
            alone.Step(50);
        }
        var cut = alone.Time - 0.4 * alone.LastStep.Length;
        Assert.Equal(alone.Time, lanes.Time(2));
        lanes.Shorten(2, cut);
        lanes.Advance();
        alone.ShortenLastStep(cut);
        Assert.Equal(alone.State, lanes.State(2));
        Assert.Equal(Inside(alone.LastStep), Inside(lanes.LastStep(2)));
        Assert.True(lanes.Time(1) > cut);
        Assert.Equal((5, 6), (lanes.AcceptedSteps(2), lanes.AcceptedSteps(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => lanes.Shorten(2, cut + 1));
    }

    [Fact]
    public void ALaneThatCannotGoOn_FailsAlone()
    {
        var lanes = new DormandPrince853Lanes<TwoBodyInLanes>(new(4), tolerances, 4);
        for (var k = 0; k < 4; k++)
        {
            // Lane 1 falls into the centre.
            lanes.Start(k, 0, k == 1 ? [1, 0, 0, 0] : TwoBody.Perihelion(0.2));
            lanes.Aim(k, 5);
        }
        for (var round = 0; round < 2000 && lanes.Time(0) != 5; round++)
            lanes.Advance();
        for (var round = 0; round < 2000 && lanes.Failure(1) is null; round++)
            lanes.Advance();
        // Fall time from rest at distance 1 under unit attraction: pi / (2 sqrt 2).
        Assert.Equal(Math.PI / (2 * Math.Sqrt(2)), lanes.Failure(1)!.Time, 1e-6);
        Assert.Equal((5.0, 5.0, 5.0), (lanes.Time(0), lanes.Time(2), lanes.Time(3)));
    }

    [Fact]
    public void Steps_AllocateNothing()
    {
        var lanes = new DormandPrince853Lanes<TwoBodyInLanes>(new(8), tolerances, 8);
        for (var k = 0; k < 8; k++)
        {
            lanes.Start(k, 0, TwoBody.Perihelion(0.1 * k));
            lanes.Aim(k, 1e6);
        }
        lanes.Advance();
        var length = lanes.LastStep(0).Length;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < 100; step++)
        {
            lanes.Advance();
            for (var k = 0; k < 8; k++)
                length += lanes.LastStep(k).Length;
        }
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(length > 0);
    }

    /// <summary>The same arithmetic as <see cref="TwoBody"/> in each lane.</summary>
    private readonly struct TwoBodyInLanes(int width) : ILaneEquation
    {
        public void Evaluate(ReadOnlySpan<double> times, ReadOnlySpan<double> state, Span<double> derivative)
        {
            Span<double> y = stackalloc double[4];
            Span<double> dy = stackalloc double[4];
            for (var k = 0; k < width; k++)
            {
                for (var i = 0; i < 4; i++)
                    y[i] = state[i * width + k];
                default(TwoBody).Evaluate(times[k], y, dy);
                for (var i = 0; i < 4; i++)
                    derivative[i * width + k] = dy[i];
            }
        }
    }
}
