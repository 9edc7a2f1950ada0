using Perilune.Simulation.Units;

namespace Perilune.Simulation.Tests.Units;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("6.5 d", Measure.Duration, 561600)]
    [InlineData("3 h", Measure.Duration, 10800)]
    [InlineData("1 yr", Measure.Duration, 31557600)]
    [InlineData("40 kW", Measure.Power, 40000)]
    [InlineData("40kW", Measure.Power, 40000)]
    [InlineData("1e3 W", Measure.Power, 1000)]
    [InlineData("500 kWh", Measure.Energy, 1.8e9)]
    [InlineData("7.75 kWh/kg", Measure.SpecificEnergy, 2.79e7)]
    [InlineData("400 Pa", Measure.Pressure, 400)]
    [InlineData("3 mmHg", Measure.Pressure, 399.967162245)]
    [InlineData("21 degC", Measure.Temperature, 294.15)]
    [InlineData("295.35 K", Measure.Temperature, 295.35)]
    [InlineData("12 t", Measure.Mass, 12000)]
    [InlineData("10 m/s", Measure.Speed, 10)]
    [InlineData("36 km/h", Measure.Speed, 10)]
    [InlineData("20 GB", Measure.DataVolume, 1.6e11)]
    [InlineData("5 Mbit/s", Measure.DataRate, 5e6)]
    [InlineData("8.64 GB/d", Measure.DataRate, 8e5)]
    [InlineData("0.85 %", Measure.Fraction, 0.0085)]
    [InlineData("0.85", Measure.Fraction, 0.85)]
    [InlineData("-0.5", Measure.Number, -0.5)]
    [InlineData("31.557600 %/yr", Measure.FractionRate, 1e-8)]
    [InlineData("0.864 kg/d", Measure.MassRate, 1e-5)]
    [InlineData("60 L/min", Measure.VolumeRate, 1e-3)]
    [InlineData("60 m^2", Measure.Area, 60)]
    [InlineData("60 m²", Measure.Area, 60)]
    [InlineData("799 m³", Measure.Volume, 799)]
    [InlineData("1361 W/m^2", Measure.Irradiance, 1361)]
    [InlineData("25.7 kN", Measure.Force, 25700)]
    [InlineData("320 s", Measure.SpecificImpulse, 320)]
    public void UnitsOfTheLanguage_AreReadIntoSi(string text, Measure measure, double si)
    {
        var reading = Quantity.Read(text, measure);

        Assert.True(reading.Ok, reading.Message);
        // One rounding of the conversion.
        Assert.Equal(si, reading.Value, Math.Abs(si) * 1e-15);
    }

    [Fact]
    public void CompassDirections_GiveTheSign()
    {
        Assert.Equal(-89.45, Quantity.Parse("89.45 degS", Measure.Latitude) * 180 / Math.PI, 1e-12);
        Assert.Equal(222.69, Quantity.Parse("222.69 degE", Measure.Longitude) * 180 / Math.PI, 1e-12);
        Assert.Equal(-137.31, Quantity.Parse("137.31 degW", Measure.Longitude) * 180 / Math.PI, 1e-12);
        Assert.Equal("is a longitude", Quantity.Read("89.45 degE", Measure.Latitude).Message);
    }

    [Fact]
    public void WrongUnit_SaysWhatWasFoundAndWhatFits()
    {
        var reading = Quantity.Read("40 kg", Measure.Power);

        Assert.False(reading.Ok);
        Assert.Equal("is a mass", reading.Message);
        Assert.Equal("a power is needed, e.g. 40 kW", reading.Mend);
    }

    [Theory]
    [InlineData("40", Measure.Power, "has no unit")]
    [InlineData("forty kW", Measure.Power, "is not a power")]
    [InlineData("", Measure.Power, "is not a power")]
    [InlineData("NaN W", Measure.Power, "is not a power")]
    [InlineData("1e999 W", Measure.Power, "is not a power")]
    [InlineData("1.2.3 W", Measure.Power, "is not a power")]
    [InlineData("40 kw", Measure.Power, "has the unknown unit 'kw'")]
    [InlineData("40 furlong", Measure.Length, "has the unknown unit 'furlong'")]
    [InlineData("5 %", Measure.Number, "has a unit")]
    [InlineData("5 degC/s", Measure.Temperature, "has the unknown unit 'degC/s'")]
    public void WhatIsNoQuantity_IsRefused(string text, Measure measure, string message)
    {
        Assert.Equal(message, Quantity.Read(text, measure).Message);
    }

    [Fact]
    public void MisspeltCase_IsMended()
    {
        Assert.Equal("write kW: units are case-sensitive", Quantity.Read("40 kw", Measure.Power).Mend);
    }

    [Fact]
    public void UnitsOfAMeasure_ShareItsDimension()
    {
        foreach (var info in MeasureInfo.All)
        {
            Assert.All(info.Units, symbol => Assert.Equal(info.Dimension, MeasureInfo.UnitOf(symbol).Dimension));
            Assert.True(Quantity.Read(info.Example, info.Measure).Ok, info.Example);
            Assert.All(info.Shown, symbol => Assert.Contains(symbol, info.Units));
        }
    }

    [Fact]
    public void Format_ThenRead_GivesTheValueBack()
    {
        foreach (var info in MeasureInfo.All)
        {
            foreach (var value in new[] { 0, 1e-7, -0.37, 1.0 / 3, 2.5, 299.7, 86400, 6.5e6, 1.234567890123456e9 })
            {
                var text = Quantity.Format(value, info.Measure, 17);
                var reading = Quantity.Read(text, info.Measure);

                Assert.True(reading.Ok, $"{text}: {reading.Message}");
                // Two roundings, one to the unit shown and one back.
                Assert.Equal(value, reading.Value, Math.Abs(value) * 4e-16);
            }
        }
    }

    [Theory]
    [InlineData(40000, Measure.Power, "40 kW")]
    [InlineData(561600, Measure.Duration, "6.5 d")]
    [InlineData(5400, Measure.Duration, "1.5 h")]
    [InlineData(0.0085, Measure.Fraction, "0.85 %")]
    [InlineData(-1.5611969960154, Measure.Latitude, "89.45 degS")]
    [InlineData(-0.94212872977, Measure.Longitude, "53.98 degW")]
    [InlineData(3.88667371066, Measure.Longitude, "222.7 degE")]
    [InlineData(1.8e9, Measure.Energy, "500 kWh")]
    [InlineData(0, Measure.Mass, "0 g")]
    [InlineData(1234567, Measure.Mass, "1235 t")]
    public void Format_ChoosesTheUnitThatSuits(double si, Measure measure, string text)
    {
        Assert.Equal(text, Quantity.Format(si, measure));
    }
}
