using Perilune.Astro.Bodies;
using Perilune.Astro.Kernels;

namespace Perilune.Astro.Tests.Kernels;

public sealed class TextKernelTests
{
    private const string Example = """
        KPL/PCK
        Text with NAME = 5 is not data.
        \begindata
          BODY399_GM = 3.986D+05
          BODY399_RADII = ( 6378.1366, 6378.1366
                            6356.7519 )
          NAMES = ( 'MOON', 'EARTH''S' )
          NAMES += 'SUN'
          LEAPS = ( 10, @1972-JAN-1
                    11, @1972-JUL-1 )
        \begintext
          BODY399_GM = 0
        """;

    [Fact]
    public void NumbersTextsDatesAndAppending_AreRead()
    {
        var kernel = TextKernel.Parse("example.tpc", Example);
        Assert.Equal(398600, kernel.Number("BODY399_GM"));
        Assert.Equal([6378.1366, 6378.1366, 6356.7519], kernel.Numbers("BODY399_RADII"));
        Assert.Equal(["MOON", "EARTH'S", "SUN"], kernel.Texts("NAMES"));
        Assert.Equal(["10", "@1972-JAN-1", "11", "@1972-JUL-1"], kernel.Texts("LEAPS"));
        Assert.Equal(["BODY399_GM", "BODY399_RADII", "LEAPS", "NAMES"], kernel.Names);
    }

    [Fact]
    public void MissingNamesAndWrongKinds_AreNamed()
    {
        var kernel = TextKernel.Parse("example.tpc", Example);
        Assert.Contains(
            "example.tpc: BODY10_GM is not assigned",
            Assert.Throws<DataFileException>(() => kernel.Number("BODY10_GM")).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<DataFileException>(() => kernel.Numbers("NAMES"));
        Assert.Throws<DataFileException>(() => kernel.Number("BODY399_RADII"));
        Assert.Throws<DataFileException>(() => TextKernel.Parse("a.txt", "hello"));
    }

    // Park et al. 2021, table 2 (DE440): GM of the Moon 4902.800118, of the Earth 398600.435507 km3/s2; Archinal et al. 2018.
    [Fact]
    public void ShippedConstants_AreThoseOfDe440AndTheIau()
    {
        var constants = BodyConstants.Load(Path.Combine(Repository.Data, "constants", "bodies.csv"));
        Assert.Equal(4902.800118e9, constants.GravitationalParameter(NaifId.Moon), 1e3);
        Assert.Equal(398600.435507e9, constants.GravitationalParameter(NaifId.Earth), 1e3);
        Assert.Equal(1737400, constants.EquatorialRadius(NaifId.Moon));
        Assert.Equal(6356751.9, constants.PolarRadius(NaifId.Earth), 1e-6);
        Assert.Equal(("m3/s2", "DE440"), Unit(constants.Find(NaifId.Sun, "gravitational parameter")));
        Assert.Throws<DataFileException>(() => constants.GravitationalParameter(12345));
    }

    private static (string, string) Unit(BodyConstant constant) => (constant.Unit, constant.Source);
}
