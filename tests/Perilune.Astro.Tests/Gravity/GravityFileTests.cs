using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Kernels;

namespace Perilune.Astro.Tests.Gravity;

public sealed class GravityFileTests
{
    private const string Gmat = """
        COMMENT   1
        C small
        POTFIELD  2  2  1 4.90279996708864e+12 1.73800000000000e+06 1.00000000000000e+00
        RECOEF    2  0   -9.08866163613439e-05 0.00000000000000e+00
        RECOEF    2  1   -1.94959323612596e-10-1.07333253873312e-09
        RECOEF    2  2    3.46733340854267e-05 1.09084628698355e-10
        END
        """;

    private const string Shadr = """
         1.7380000000000000E+03, 0.490279996708864E+04, 0.1E+00,    2,    2,    1, 0.0E+00, 0.0E+00
            2,    0,-9.08866163613439E-05, 0.0000000000000000E+00, 1.25E-11, 0.0E+00
            2,    1,-1.94959323612596E-10,-1.07333253873312E-09, 5.2E-12, 5.2E-12
            2,    2, 3.46733340854267E-05, 1.09084628698355E-10, 2.4E-12, 2.4E-12
        """;

    private static void WithFile(string text, Action<string> use)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.txt");
        try
        {
            File.WriteAllText(path, text);
            use(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(Gmat)]
    [InlineData(Shadr)]
    public void UsersOwnFile_IsReadByItsContent(string text) =>
        WithFile(
            text,
            path =>
            {
                var field = GravityField.Read(path, Frame.MoonPrincipalAxesDe421);
                Assert.Equal((2, 1738e3), (field.Degree, field.Radius));
                Assert.Equal(4.90279996708864e12, field.GravitationalParameter, 1e-3);
                Assert.Equal(
                    (1, -9.08866163613439e-05, -1.94959323612596e-10, -1.07333253873312e-09, 1.09084628698355e-10),
                    (field.C(0, 0), field.C(2, 0), field.C(2, 1), field.S(2, 1), field.S(2, 2))
                );
            }
        );

    [Theory]
    [InlineData("", "not known")]
    [InlineData("some,other,file", "not known")]
    [InlineData("POTFIELD  2  2  1 4.9e+12", "no GM and radius")]
    [InlineData("POTFIELD  2  2  1 4.9e+12 1.7e6 1.0\nRECOEF    2  1   -9.1e-05", "degree 2, order 0 is missing")]
    [InlineData("POTFIELD  1  1  1 4.9e+12 1.7e6 1.0\nRECOEF    2  0   -9.1e-05", "is beyond the field")]
    [InlineData("POTFIELD  2  2  1 nan 1.7e6 1.0\n", "'nan' is not a number")]
    [InlineData("1738, 4902, 0, 2, 2, 0, 0, 0\n", "not fully normalised")]
    [InlineData("1738, 4902, 0, 1e9, 2, 1, 0, 0\n", "not a whole number")]
    [InlineData("1738, 4902, 0, 2, 2, 1, 0, 0\n2, 0, 1e-4\n", "3 numbers")]
    [InlineData("1738, 4902, 0, 0, 0, 1, 0, 0\n0, 0, 1, 0\n0, 0, 1, 0\n", "given twice")]
    public void DamagedFile_IsRefusedWithThePlace(string text, string problem) =>
        WithFile(
            text,
            path =>
                Assert.Contains(
                    problem,
                    Assert.Throws<DataFileException>(() => GravityField.Read(path, Frame.IauMars)).Message,
                    StringComparison.Ordinal
                )
        );

    [Theory]
    [InlineData("gravity/gmat_grgm900c.cof", "grgm900c_165.bin", 360)]
    [InlineData("gravity/gmm3_120_sha.tab", "gmm3_70.bin", 120)]
    public void SourceProduct_ReadAsAUserWould_HoldsTheShippedCoefficients(string source, string shipped, int degree)
    {
        var ours = GravityField.Load(Path.Combine(Repository.Data, "gravity", shipped));
        var theirs = GravityField.Read(Repository.Products(source), ours.Frame);
        Assert.Equal(degree, theirs.Degree);
        Assert.Equal(ours.GravitationalParameter, theirs.GravitationalParameter, 1e-3);
        for (var n = 2; n <= ours.Degree; n++)
        for (var m = 0; m <= n; m++)
            Assert.Equal((ours.C(n, m), ours.S(n, m)), (theirs.C(n, m), theirs.S(n, m)));
    }

    [Fact]
    public void FieldOfAnotherBody_IsRefusedWithBothNames()
    {
        var mars = GravityField.Load(Path.Combine(Repository.Data, "gravity", "gmm3_70.bin"));
        var axes = new BodyFixedAxes(mars.Frame, new());
        var error = Assert.Throws<GravityFieldMismatchException>(() =>
            AttractingBody.WithField(NaifId.Moon, new(mars, 4), axes)
        );
        Assert.Contains("belongs to body 499", error.Message, StringComparison.Ordinal);
        Assert.Contains("not to body 301", error.Message, StringComparison.Ordinal);
        Assert.Equal(499, AttractingBody.WithField(NaifId.Mars, new(mars, 4), axes).Body);
    }

    [Fact]
    public void OwnEncoding_AskedForInOtherAxes_IsRefused() =>
        Assert.Throws<GravityFieldMismatchException>(() =>
            GravityField.Read(Path.Combine(Repository.Data, "gravity", "gmm3_70.bin"), Frame.IauEarth)
        );

    [Fact]
    public void ZeroTideOfEgm2008_IsThePublishedCoefficient()
    {
        var free = GravityField.Load(Path.Combine(Repository.Data, "gravity", "egm2008_70.bin"));
        var zero = free.InTideSystem(TideSystem.ZeroTide, loveNumber: 0.3);
        // EGM2008 was published in both systems, with k20 = 0.3: C20 = -0.484165143790815e-3 tide-free and
        // -0.484169317366974e-3 zero-tide. Its permanent tide was taken 1.6e-4 of itself smaller than the conventions'.
        Assert.Equal(-0.484165143790815e-3, free.C(2, 0));
        Assert.Equal(-0.484169317366974e-3, zero.C(2, 0), 1e-12);
        Assert.Equal(free.C(2, 0), zero.InTideSystem(TideSystem.TideFree, loveNumber: 0.3).C(2, 0), 1e-18);
        Assert.Equal(free.C(4, 0), zero.C(4, 0));
    }

    [Fact]
    public void TideSystemNotStated_OrOfAnotherBody_IsNotConverted()
    {
        var mars = GravityField.Load(Path.Combine(Repository.Data, "gravity", "gmm3_70.bin"));
        Assert.Throws<ArgumentException>(() => mars.InTideSystem(TideSystem.ZeroTide));
        var earth = GravityField.Load(Path.Combine(Repository.Data, "gravity", "egm2008_70.bin"));
        Assert.Throws<ArgumentException>(() => earth.InTideSystem(TideSystem.NotStated));
    }
}
