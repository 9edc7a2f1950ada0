using Perilune.Numerics.RootFinding;

namespace Perilune.Numerics.Tests.RootFinding;

public sealed class SignChangesTests
{
    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    [InlineData(1e-9)]
    public void ParabolaDippingBarelyBelowZero_ShowsBothRoots(double depth)
    {
        var half = Math.Sqrt(depth);
        var found = SignChanges.Find(x => (x - 0.3137) * (x - 0.3137) * Math.Exp(x) - depth, -1, 2, 3, 1e-12);
        Assert.Equal(2, found.Count);
        Assert.Equal([false, true], found.Select(change => change.Rising));
        Assert.Equal(0.3137 - half * Math.Exp(-0.3137 / 2), found[0].Abscissa, half / 10);
    }

    [Fact]
    public void FunctionThatStaysAbove_ShowsNone() =>
        Assert.Empty(SignChanges.Find(x => x * x * Math.Exp(x) + 1e-9, -1, 2, 3, 1e-12));

    [Fact]
    public void NarrowPassageOfAKinkedFunction_IsFound()
    {
        // The distance to a shadow's axis less its width behaves like this: a kink, and a passage of 2e-4 of the step.
        var found = SignChanges.Find(x => Math.Abs(x - 0.4321) - 1e-4, 0, 1, 1, 1e-12);
        Assert.Equal(2, found.Count);
        Assert.Equal(0.4320, found[0].Abscissa, 1e-11);
        Assert.Equal(0.4322, found[1].Abscissa, 1e-11);
    }

    [Fact]
    public void TwentyThreeZerosOfSine_AreAllFoundFromOneLongStep()
    {
        var found = SignChanges.Find(x => Math.Sin(x), 1, 73, 72, 1e-12);
        Assert.Equal(23, found.Count);
        for (var i = 0; i < found.Count; i++)
            Assert.Equal((i + 1) * Math.PI, found[i].Abscissa, 1e-11);
    }

    [Fact]
    public void NoiseAndZeroItself_EndTheSearchSoon()
    {
        var calls = 0;
        SignChanges.Find(
            x =>
            {
                calls++;
                return 1e-16 * Math.Sin(1e9 * x) + 1e-17;
            },
            0,
            1,
            1,
            1e-12
        );
        Assert.Empty(SignChanges.Find(_ => 0, 0, 1, 1, 1e-12));
        Assert.InRange(calls, 1, 5000);
    }

    [Fact]
    public void NotANumber_IsRefusedWithItsPlace() =>
        Assert.Contains(
            "0.5",
            Assert
                .Throws<ArithmeticException>(() => SignChanges.Find(x => x == 0.5 ? double.NaN : 1, 0, 1, 1, 1e-9))
                .Message,
            StringComparison.Ordinal
        );
}
