using Perilune.Station.Engine;

namespace Perilune.Station.Tests.Engine;

public sealed class ExponentialRootsTests
{
    [Fact]
    public void ThreeExponentials_WithThreeKnownRoots_AllFound()
    {
        // (x − 0.9)(x − 0.5)(x − 0.1) with x = exp(−τ): a cubic in x, hence three exponentials and a constant.
        ExponentialTerm[] terms = [new(0.59, 1), new(-1.5, 2), new(1, 3)];
        Span<double> roots = stackalloc double[ExponentialRoots.MostRoots];
        var count = ExponentialRoots.Find(-0.045, 0, terms, 100, roots);
        Assert.Equal(3, count);
        Assert.Equal(-Math.Log(0.9), roots[0], 2e-9);
        Assert.Equal(-Math.Log(0.5), roots[1], 2e-9);
        Assert.Equal(-Math.Log(0.1), roots[2], 2e-9);
    }

    [Fact]
    public void LineAgainstExponential_CrossesTwice()
    {
        // τ/2 − 1 + 0.9 exp(−τ)·… : 0.5 τ + 2 exp(−τ) − 1.3 has its least value 0.5(1 + ln 4) − 1.3 < 0 at τ = ln 4.
        ExponentialTerm[] terms = [new(2, 1)];
        Span<double> roots = stackalloc double[ExponentialRoots.MostRoots];
        var count = ExponentialRoots.Find(-1.3, 0.5, terms, 50, roots);
        Assert.Equal(2, count);
        foreach (var root in roots[..count])
            Assert.Equal(0, (0.5 * root) + (2 * Math.Exp(-root)) - 1.3, 1e-8);
        Assert.InRange(roots[0], 0, Math.Log(4));
        Assert.InRange(roots[1], Math.Log(4), 50);
    }

    [Fact]
    public void NoChangeOfSign_NoRoot()
    {
        ExponentialTerm[] terms = [new(1, 1), new(1, 2)];
        Span<double> roots = stackalloc double[ExponentialRoots.MostRoots];
        Assert.Equal(0, ExponentialRoots.Find(0, 0, terms, 50, roots));
        Assert.Equal(0, ExponentialRoots.Find(0.1, 0, terms, 50, roots));
    }
}
