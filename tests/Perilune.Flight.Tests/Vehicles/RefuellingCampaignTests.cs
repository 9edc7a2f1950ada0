using Perilune.Flight.Vehicles;

namespace Perilune.Flight.Tests.Vehicles;

public sealed class RefuellingCampaignTests
{
    private const double Day = 86_400;

    [Theory]
    // Nothing evaporates: 1,200 t by 100 t are 12.
    [InlineData(1_200e3, 100e3, 10, 0, 12)]
    [InlineData(1_200e3, 150e3, 10, 0, 8)]
    // 1 t a day for 10 d: each tanker after the first brings 90 t, (1,200 - 100) / 90 = 12.2.
    [InlineData(1_200e3, 100e3, 10, 1e3, 14)]
    [InlineData(80e3, 100e3, 10, 1e3, 1)]
    public void Flights_BringWhatIsNeeded_AndWhatEvaporatesMeanwhile(
        double needed,
        double perFlight,
        double days,
        double boilOffPerDay,
        int flights
    )
    {
        var campaign = new RefuellingCampaign(needed, perFlight, days * Day, boilOffPerDay / Day);
        Assert.Equal(flights, campaign.Flights);
        Assert.Equal((flights - 1) * days * Day, campaign.Duration);
    }

    [Fact]
    public void WhereMoreEvaporatesThanComes_ThereIsNoNumberOfFlights() =>
        Assert.Null(new RefuellingCampaign(1_200e3, 100e3, 10 * Day, 11e3 / Day).Flights);
}
