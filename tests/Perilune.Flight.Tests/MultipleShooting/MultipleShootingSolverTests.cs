using Perilune.Flight.MultipleShooting;

namespace Perilune.Flight.Tests.MultipleShooting;

public sealed class MultipleShootingSolverTests
{
    [Fact]
    public void FreeFlight_IsJoinedByTheSmallestChange()
    {
        // x'' = 0: arcs are straight and the correction is exact. Patch points are off by metres.
        double[] epochs = [0, 10, 20, 30];
        double[] states = [1000, 0, 0, 10, 0, 0, 1103, 4, 0, 10, 0, 0, 1195, 0, 2, 10, 0, 0, 1301, 0, 0, 10, 1, 0];
        var solver = new MultipleShootingSolver(epochs, states);
        solver.Solve(Straight, new(1e-3, 1e-6), mostIterations: 6, new());
        Assert.InRange(solver.Worst.Position, 0, 1e-3);
        // The smallest change: nothing moves farther than the greatest discontinuity, sqrt(8^2 + 4^2 + 2^2) m.
        for (var i = 0; i < states.Length; i++)
            Assert.Equal(states[i], solver.States[i], 9.17);
    }

    [Fact]
    public void IterationsThatDoNotSuffice_AreReportedWithWhatIsLeft()
    {
        var solver = new MultipleShootingSolver([0, 10], [1000, 0, 0, 10, 0, 0, 2000, 0, 0, 10, 0, 0]);
        var error = Assert.Throws<ArithmeticException>(() => solver.Solve(Straight, new(1e-9, 1e-9), 1, new()));
        Assert.Contains("900 m", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EpochsThatDoNotRise_AreRefused() =>
        Assert.Throws<ArithmeticException>(() => new MultipleShootingSolver([10, 10], new double[12]));

    private static void Straight(int arc, double start, ReadOnlySpan<double> initial, double end, in ArcResult result)
    {
        var duration = end - start;
        result.Transition.Clear();
        for (var i = 0; i < 3; i++)
        {
            result.Final[i] = initial[i] + duration * initial[i + 3];
            result.Final[i + 3] = initial[i + 3];
            (result.InitialRate[i], result.InitialRate[i + 3]) = (initial[i + 3], 0);
            (result.FinalRate[i], result.FinalRate[i + 3]) = (initial[i + 3], 0);
            result.Transition[i * 7] = 1;
            result.Transition[(i + 3) * 7] = 1;
            result.Transition[i * 6 + i + 3] = duration;
        }
    }
}
