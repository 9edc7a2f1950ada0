using Perilune.Astro.Bodies;

namespace Perilune.Astro.Tests.Observation;

public sealed class BodyNamesTests
{
    [Theory]
    [InlineData("MOON", 301)]
    [InlineData("jupiter_barycenter", 5)]
    [InlineData("Earth  Moon Barycenter", 3)]
    [InlineData("EMB", 3)]
    [InlineData("-998", -998)]
    [InlineData("DSS-43", 399043)]
    public void NamesAreSpices_AndNumbersStandForThemselves(string name, int code)
    {
        Assert.True(BodyNames.TryFind(name, out var found));
        Assert.Equal(code, found);
    }

    [Fact]
    public void EveryCode_HasItsFirstName_AndWrongOnesNone()
    {
        Assert.All(
            BodyNames.All,
            name =>
            {
                Assert.True(BodyNames.TryFind(name, out var code));
                Assert.True(BodyNames.TryFind(BodyNames.Of(code), out var again));
                Assert.Equal(code, again);
            }
        );
        Assert.Equal("EARTH MOON BARYCENTER", BodyNames.Of(3));
        Assert.Equal("-998", BodyNames.Of(-998));
        Assert.False(BodyNames.TryFind("VULCAN", out _));
    }
}
