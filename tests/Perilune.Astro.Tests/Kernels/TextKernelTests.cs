using Perilune.Astro.Bodies;
using Perilune.Astro.Kernels;
using Perilune.Astro.Time;

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

    // NAIF, "Kernel Required Reading": dates are seconds past J2000 by the calendar, of 86400 s a day.
    [Theory]
    [InlineData("@2000-JAN-1/12:00", 0)]
    [InlineData("@1-JAN-2000/12:00:00.25", 0.25)]
    [InlineData("@1972-JAN-1", -883656000)]
    [InlineData("@1-OCT-1972", -883656000 + 274 * 86400.0)]
    [InlineData("@2000-01-02T00:00:30", 43230)]
    [InlineData("@2000-032", 30.5 * 86400)]
    public void Dates_AreSecondsPastJ2000(string date, double seconds) =>
        Assert.Equal(seconds, TextKernel.Parse("d.tls", $"KPL/LSK\n\\begindata\nX = ( {date} )\n").Number("X"));

    [Theory]
    [InlineData("A = 5 6", "line 3: A has a second value '6' outside brackets")]
    [InlineData("A = ( 5", "line 3: the brackets of A, which begin on line 3, are not closed")]
    [InlineData("A = ( 5\nB = 6", "line 4: the brackets of A, which begin on line 3, are not closed")]
    [InlineData("A = ( 5, 'x' )", "line 3: A mixes numbers and texts")]
    [InlineData("A = 5\nA += 'x'", "line 4: A mixes numbers and texts")]
    [InlineData("A = 'x", "line 3: a quoted text does not end on its line")]
    [InlineData("A = ", "line 3: A has no value")]
    [InlineData("A = ()", "line 3: A has no value")]
    [InlineData("A = B", "line 3: 'B' is neither a number nor a date nor quoted")]
    [InlineData("A = NaN", "line 3: 'NaN' is neither")]
    [InlineData("A = 1E999", "line 3: '1E999' is neither")]
    [InlineData("A = @1972-FEB-30", "line 3: '@1972-FEB-30' is neither")]
    [InlineData("5", "line 3: the value '5' stands before any name")]
    [InlineData("= 5", "line 3: an equals sign without a name")]
    [InlineData(")", "line 3: a bracket closed that was not opened")]
    [InlineData("A = (( 5 ))", "line 3: a bracket out of place")]
    public void Mistakes_AreToldWithFileAndLine(string data, string complaint)
    {
        var error = Assert.Throws<DataFileException>(() =>
            TextKernel.Parse("bad.tf", $"KPL/FK\n\\begindata\n{data}\n\\begintext\n")
        );
        Assert.Contains($"bad.tf: {complaint}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LaterKernels_ReplaceOrAddInThePool()
    {
        static TextKernel Of(string name, string data) => TextKernel.Parse(name, $"\\begindata\n{data}");
        var pool = new KernelPool([Of("a", "A=(1,2)\nB=1\nC+=( 'x' )"), Of("b", "A += 3.5D0\n B = -2\n\tC+='y'")]);
        Assert.Equal([1, 2, 3.5], pool.Numbers("A"));
        Assert.Equal(-2, pool.Integer("B"));
        Assert.Equal(["x", "y"], pool.Texts("C"));
        Assert.Throws<DataFileException>(() => pool.Integer("A"));
        Assert.Throws<DataFileException>(() => pool.Text("C"));
        Assert.Throws<DataFileException>(() => new KernelPool([Of("a", "A=1"), Of("b", "A+='x'")]));
    }

    [Fact]
    public void EveryTextKernelBesideTheProject_IsRead()
    {
        var folder = Path.GetDirectoryName(Repository.Products("kernels/pck00011.tpc"))!;
        var stations = Path.GetDirectoryName(Repository.Products("stations/earth_topo_201023.tf"))!;
        var files = Directory.GetFiles(folder).Concat(Directory.GetFiles(stations, "*.tf")).Order().ToArray();
        Assert.True(files.Length >= 13);
        Assert.All(files, file => Assert.NotEmpty(TextKernel.Load(file).Names));
        Assert.Equal(
            [6378.1366, 6378.1366, 6356.7519],
            TextKernel.Load(Path.Combine(folder, "pck00011.tpc")).Numbers("BODY399_RADII")
        );
    }

    [Fact]
    public void LeapSecondsOfNaif0012_AreThoseShipped()
    {
        var kernel = TextKernel.Load(Repository.Products("kernels/naif0012.tls"));
        var leaps = LeapSecondKernel.Read(new KernelPool([kernel]));
        var shipped = LeapSeconds.ReadFile(Path.Combine(Repository.Data, "time", "tai-utc.csv"));
        for (var day = 41317; day < 61000; day++)
            Assert.Equal(shipped.OffsetAtStartOf(day), leaps.OffsetAtStartOf(day));
        // SPICE's rule before 1972.
        Assert.Equal(9, leaps.OffsetAtStartOf(41316));
        Assert.Equal(9, leaps.OffsetAtStartOf(30000));
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
