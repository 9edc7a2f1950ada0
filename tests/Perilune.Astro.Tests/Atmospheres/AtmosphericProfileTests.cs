using Perilune.Astro.Atmospheres;

namespace Perilune.Astro.Tests.Atmospheres;

public sealed class AtmosphericProfileTests
{
    // U.S. Standard Atmosphere 1976, tables I, II and VIII: geometric altitude km, temperature K, pressure Pa, density kg/m3.
    [Theory]
    [InlineData(0, 288.150, 1.01325e5, 1.2250)]
    [InlineData(5, 255.676, 5.4048e4, 7.3643e-1)]
    [InlineData(11, 216.774, 2.2699e4, 3.6480e-1)]
    [InlineData(20, 216.650, 5.5293e3, 8.8910e-2)]
    [InlineData(30, 226.509, 1.1970e3, 1.8410e-2)]
    [InlineData(50, 270.650, 7.9779e1, 1.0269e-3)]
    [InlineData(70, 219.585, 5.2209, 8.2829e-5)]
    [InlineData(80, 198.639, 1.0524, 1.8458e-5)]
    public void StandardAtmosphere_To80Kilometres_IsItsTable(double km, double kelvin, double pascal, double density)
    {
        var air = UsStandardAtmosphere1976.Standard.At(km * 1000);
        // Five digits are printed; one of the last, as some are cut off and not rounded.
        Assert.Equal(kelvin, air.Temperature, 0.002);
        Assert.Equal(1, air.Pressure / pascal, 1e-4);
        Assert.Equal(1, air.Density / density, 1e-4);
    }

    // Table VIII. Printed to four digits; the standard itself integrates by steps it does not state.
    [Theory]
    [InlineData(90, 186.87, 1.8359e-1, 3.416e-6)]
    [InlineData(100, 195.08, 3.2011e-2, 5.604e-7)]
    [InlineData(110, 240.00, 7.1042e-3, 9.708e-8)]
    [InlineData(120, 360.00, 2.5382e-3, 2.222e-8)]
    [InlineData(150, 634.39, 4.5422e-4, 2.076e-9)]
    [InlineData(200, 854.56, 8.4736e-5, 2.541e-10)]
    [InlineData(300, 976.01, 8.7704e-6, 1.916e-11)]
    [InlineData(400, 995.83, 1.4518e-6, 2.803e-12)]
    [InlineData(500, 999.24, 3.0236e-7, 5.215e-13)]
    [InlineData(600, 999.85, 8.2130e-8, 1.137e-13)]
    [InlineData(800, 999.99, 1.7036e-8, 1.136e-14)]
    [InlineData(1000, 1000.00, 7.5138e-9, 3.561e-15)]
    public void StandardAtmosphere_To1000Kilometres_IsItsTable(double km, double kelvin, double pascal, double density)
    {
        var air = UsStandardAtmosphere1976.Standard.At(km * 1000);
        Assert.Equal(kelvin, air.Temperature, 0.006);
        Assert.Equal(1, air.Pressure / pascal, 2e-3);
        Assert.Equal(1, air.Density / density, 2e-3);
    }

    [Fact]
    public void StandardAtmosphere_HasNoStepWhereItsTwoHalvesMeet()
    {
        var below = UsStandardAtmosphere1976.Standard.At(85_999.9);
        var above = UsStandardAtmosphere1976.Standard.At(86_000.1);
        Assert.Equal(1, above.Density / below.Density, 1e-3);
        Assert.Equal(1, above.Pressure / below.Pressure, 1e-3);
    }

    // Table III: speed of sound 340.294 m/s at sea level, 295.069 at 20 km.
    [Fact]
    public void StandardAtmosphere_SpeedOfSound_IsItsTable()
    {
        Assert.Equal(340.294, UsStandardAtmosphere1976.Standard.At(0).SpeedOfSound, 0.001);
        Assert.Equal(295.069, UsStandardAtmosphere1976.Standard.At(20_000).SpeedOfSound, 0.001);
    }

    // Rows of the source that were not taken over (mars-gram-avg.dat): what lies between the kept ones is as straight as said.
    [Theory]
    [InlineData(2, 220.90, 4.716e2, 1.130e-2, 232.93)]
    [InlineData(12, 193.80, 1.747e2, 4.770e-3, 218.20)]
    [InlineData(37, 144.60, 9.112, 3.332e-4, 188.55)]
    [InlineData(62, 148.40, 4.166e-1, 1.488e-5, 190.78)]
    [InlineData(117, 140.20, 1.395e-4, 4.931e-9, 191.77)]
    public void MarsAtmosphere_BetweenItsRows_IsItsSource(
        double km,
        double kelvin,
        double pascal,
        double density,
        double sound
    )
    {
        var air = MarsAtmosphere.Average.At(km * 1000);
        Assert.Equal(kelvin, air.Temperature, 0.7);
        Assert.Equal(1, air.Pressure / pascal, 0.015);
        Assert.Equal(1, air.Density / density, 0.015);
        Assert.Equal(sound, air.SpeedOfSound, 0.6);
    }

    [Fact]
    public void Atmospheres_EndWhereTheySay()
    {
        Assert.Equal(0, UsStandardAtmosphere1976.Standard.At(1_000_001).Density);
        Assert.Equal(0, MarsAtmosphere.Average.At(200_001).Density);
        Assert.True(MarsAtmosphere.Average.At(-2_570).Density > MarsAtmosphere.Average.At(0).Density);
    }
}
