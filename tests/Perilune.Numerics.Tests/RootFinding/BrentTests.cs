using Perilune.Numerics.RootFinding;

namespace Perilune.Numerics.Tests.RootFinding;

public sealed class BrentTests
{
    [Fact]
    public void RootOfCosine_IsHalfPi_Within1e15() =>
        Assert.Equal(Math.PI / 2, Brent.Solve(Math.Cos, 1, 2, 1e-16), 1e-15);

    [Fact]
    public void SteepAndFlatFunctions_StayInTheirBracket()
    {
        // Triple root: Brent's own hard case; the abscissa tolerance, not the value, ends it.
        var root = Brent.Solve(x => Math.Pow(x - 1, 3), 0, 3, 1e-9);
        Assert.InRange(root, 1 - 1e-5, 1 + 1e-5);
    }

    [Fact]
    public void EqualSigns_AreRefusedWithBothValues()
    {
        var error = Assert.Throws<ArgumentException>(() => Brent.Solve(x => x * x + 1, -1, 1, 1e-9));
        Assert.Contains("no sign change between -1 (2) and 1 (2)", error.Message, StringComparison.Ordinal);
    }
}
