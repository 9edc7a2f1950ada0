using System.Globalization;
using Perilune.Astro.Frames;
using Perilune.Astro.Orientation;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Frames;

/// <summary>Against CSPICE N0067 (sxform), 120 transformations between 1969 and 2045.</summary>
public sealed class FrameSystemAgainstCspiceTests
{
    // Angles are reduced to a turn as CSPICE does it.
    private const double RotationTolerance = 1e-14;
    private const double RateTolerance = 1e-12;

    [Theory]
    [InlineData("ECLIPJ2000", 1e-15)]
    [InlineData("B1950", 1e-15)]
    [InlineData("GALACTIC", 1e-15)]
    [InlineData("IAU_SUN", RotationTolerance)]
    [InlineData("IAU_VENUS", RotationTolerance)]
    [InlineData("IAU_EARTH", RotationTolerance)]
    [InlineData("IAU_MOON", RotationTolerance)]
    [InlineData("IAU_MARS", RotationTolerance)]
    [InlineData("IAU_JUPITER", RotationTolerance)]
    public void Transformation_AgreesWithCspice(string name, double tolerance) =>
        Check(new FrameSystem(), name, tolerance);

    [Theory]
    [InlineData("MOON_PA_DE440")]
    [InlineData("MOON_ME_DE440_ME421")]
    public void MoonDe440_AgreesWithCspice(string name) =>
        Check(
            new FrameSystem
            {
                MoonDe440 = LunarOrientation.Load(
                    LunarOrientation.PrincipalAxesDe440,
                    Repository.Truth("kernels/moon_pa_de440_2007.bpc")
                ),
            },
            name,
            RotationTolerance
        );

    [Theory]
    [InlineData("MOON_PA_DE421")]
    [InlineData("MOON_ME_DE421")]
    public void MoonDe421_AgreesWithCspice(string name) =>
        Check(
            new FrameSystem
            {
                MoonDe421 = LunarOrientation.Load(
                    LunarOrientation.PrincipalAxesDe421,
                    Repository.Products("ephemeris/moon_pa_de421_1900-2050.bpc")
                ),
            },
            name,
            RotationTolerance
        );

    private static void Check(FrameSystem system, string name, double tolerance)
    {
        var frame = Frame.Find(name)!;
        var path = Path.Combine(Repository.Root, "tests/Perilune.Astro.Tests/Data/Frames/cspice_sxform_from_j2000.csv");
        var rows = 0;
        foreach (var line in File.ReadLines(path).Skip(2))
        {
            var cells = line.Split(',');
            if (cells[0] != name)
                continue;
            var numbers = cells.Skip(1).Select(c => double.Parse(c, CultureInfo.InvariantCulture)).ToArray();
            var ours = system.Transformation(Frame.Icrf, frame, numbers[0]);
            var rotation = Block(numbers, 0);
            var rate = Block(numbers, 18);
            Assert.InRange(Largest(ours.Rotation - rotation), 0, tolerance);
            Assert.InRange(Largest(ours.RotationRate - rate), 0, RateTolerance * Largest(rate));
            Assert.InRange(Largest(system.Rotation(Frame.Icrf, frame, numbers[0]) - ours.Rotation), 0, 1e-15);
            rows++;
        }
        Assert.True(rows >= 5, $"{rows} rows of {name}");
    }

    private static Matrix3 Block(double[] numbers, int start) =>
        Matrix3.FromRows(
            new Vector3(numbers[1 + start], numbers[2 + start], numbers[3 + start]),
            new Vector3(numbers[7 + start], numbers[8 + start], numbers[9 + start]),
            new Vector3(numbers[13 + start], numbers[14 + start], numbers[15 + start])
        );

    private static double Largest(Matrix3 m) =>
        new[] { m.XX, m.XY, m.XZ, m.YX, m.YY, m.YZ, m.ZX, m.ZY, m.ZZ }.Max(Math.Abs);
}
