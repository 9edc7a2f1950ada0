using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Kernels;
using Perilune.Astro.Orientation;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Gravity;

public sealed class GravityFieldTests
{
    private static string Data(string name) => Path.Combine(Repository.Data, "gravity", name);

    [Fact]
    public void Grgm900c_HasItsPublishedConstantsAndAxes()
    {
        var field = GravityField.Load(Data("grgm900c_165.bin"));
        Assert.Equal(4902.79996708864e9, field.GravitationalParameter);
        Assert.Equal(1738000, field.Radius);
        Assert.Equal(165, field.Degree);
        Assert.Same(Frame.MoonPrincipalAxesDe421, field.Frame);
        // C20 and C22 of the Moon are -9.088e-5 and 3.467e-5 in every solution since GRAIL.
        Assert.Equal(-9.088e-5, field.C(2, 0), 1e-8);
        Assert.Equal(3.467e-5, field.C(2, 2), 1e-8);
    }

    [Fact]
    public void Egm2008_IsTideFreeInItrf()
    {
        var field = GravityField.Load(Data("egm2008_70.bin"));
        Assert.Same(Frame.Itrf, field.Frame);
        Assert.Equal(TideSystem.TideFree, field.TideSystem);
        // EGM2008, tide-free: C20 = -0.484165143790815e-3.
        Assert.Equal(-0.484165143790815e-3, field.C(2, 0), 1e-18);
    }

    [Fact]
    public void DamagedFiles_AreRefusedWithTheirNameAndMend()
    {
        var whole = File.ReadAllBytes(Data("grgm900c_165.bin"));
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.bin");
        try
        {
            File.WriteAllBytes(path, whole[..^8]);
            var error = Assert.Throws<DataFileException>(() => GravityField.Load(path));
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
            File.WriteAllBytes(path, [.. "not gravity"u8, .. new byte[200]]);
            Assert.Throws<DataFileException>(() => GravityField.Load(path));
        }
        finally
        {
            File.Delete(path);
        }
        Assert.Throws<DataFileException>(() => GravityField.Load(path));
    }

    [Fact]
    public void IcgemText_IsRead_AndOtherTextRefused()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.gfc");
        try
        {
            File.WriteAllText(
                path,
                """
                product_type gravity_field
                modelname SMALL
                earth_gravity_constant 4.9028D+12
                radius 1.738e6
                max_degree 2
                norm fully_normalized
                tide_system tide_free
                end_of_head ====
                gfc 0 0 1.0 0.0
                gfc 2 0 -9.0D-05 0.0
                gfc 2 1 0 0
                gfc 2 2 3.4e-05 -2.4e-10 1e-12 1e-12
                """
            );
            var field = IcgemFile.Read(path, Frame.MoonPrincipalAxesDe440);
            Assert.Equal(("SMALL", 4.9028e12, 2), (field.Name, field.GravitationalParameter, field.Degree));
            Assert.Equal((-9e-5, -2.4e-10), (field.C(2, 0), field.S(2, 2)));
            File.AppendAllText(path, "\ngfct 3 0 1e-9 0 0 0 20000101");
            Assert.Contains(
                "line 13",
                Assert.Throws<DataFileException>(() => IcgemFile.Read(path, Frame.Itrf)).Message,
                StringComparison.Ordinal
            );
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void PrincipalAxesOfDe421_AreTheConstantRotationOfDe440s_WhereOnlyTheseAreAtHand()
    {
        var kernel = Repository.Truth("kernels/moon_pa_de440_2007.bpc");
        var frames = new FrameSystem { MoonDe440 = LunarOrientation.Load(31008, kernel) };
        const double tdb = 226000000;
        var de440 = frames.Rotation(Frame.Icrf, Frame.MoonPrincipalAxesDe440, tdb);
        var de421 = new BodyFixedAxes(Frame.MoonPrincipalAxesDe421, frames).FromIcrf(tdb);
        // w = (-0.0003, 0.1645, -0.0685) arcsec: C440 = (I - [w]x) C421.
        var w = new Vector3(-0.0003, 0.1645, -0.0685) * (Math.PI / 648000);
        var expected = (Matrix3.Identity - Matrix3.CrossProduct(w)) * de421 - de440;
        foreach (var row in new[] { expected.RowX, expected.RowY, expected.RowZ })
            Assert.InRange(row.Norm, 0, 1e-12);
    }
}
