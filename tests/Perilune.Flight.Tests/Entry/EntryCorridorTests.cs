using Perilune.Astro.Visibility;
using Perilune.Flight.Entry;

namespace Perilune.Flight.Tests.Entry;

public sealed class EntryCorridorTests(ITestOutputHelper output)
{
    private const double Degree = Math.PI / 180;
    private static readonly Geodetic interfacePoint = Geodetic.FromDegrees(-3.19, 171.96, 121_920);

    // Apollo's corridor from the Moon at 400,000 ft and 36,200 ft/s was about two degrees wide with limits of skip-out with the lift
    // down and 12 g with the lift up, and missions aimed at -6.5 deg (C. A. Graves and J. C. Harpold, NASA TN D-6725: aimed-at
    // angles -6.48 to -6.5). What Apollo 8, 11 and 13 flew (-6.48, -6.48, -6.27 deg) lies inside.
    [Fact]
    public void ApolloFromTheMoon_HasItsCorridor()
    {
        var corridor = EntryCorridor.Find(
            EntryBody.Earth,
            EntryVehicles.ApolloCommandModule,
            interfacePoint,
            36_194.4 * 0.3048,
            50.18 * Degree,
            new(12)
        );
        output.WriteLine($"{corridor.Steepest / Degree:F3} {corridor.Shallowest / Degree:F3} {corridor.Steep}");
        Assert.True(corridor.IsOpen);
        Assert.InRange(-6.48 * Degree, corridor.Steepest, corridor.Shallowest);
        Assert.InRange(-6.27 * Degree, corridor.Steepest, corridor.Shallowest);
        Assert.InRange(corridor.Width, 1.5 * Degree, 2.8 * Degree);
        Assert.Null(corridor.Objection(-6.48 * Degree));
        Assert.Contains("skips out", corridor.Objection(-4 * Degree), StringComparison.Ordinal);
        Assert.Contains("12.00 g", corridor.Objection(-9 * Degree), StringComparison.Ordinal);
    }

    // The boundaries are what they say: a hundredth of a degree to either side is a different flight.
    [Fact]
    public void Boundaries_Separate()
    {
        var (speed, heading) = (11_000.0, 60 * Degree);
        var vehicle = EntryVehicles.OrionCrewModule;
        var corridor = EntryCorridor.Find(EntryBody.Earth, vehicle, interfacePoint, speed, heading, new(8));
        EntryResult Fly(double angle, double bank)
        {
            var start = EntryState.FromSpaceFixed(EntryBody.Earth, interfacePoint, speed, angle, heading, vehicle.Mass);
            var plan = new EntryPlan { HighestSkip = 0, TimeStep = 0.25 };
            return EntryFlight.Fly(EntryBody.Earth, vehicle, start, plan, new ConstantBank(bank));
        }
        Assert.Equal(EntryFate.SkippedOut, Fly(corridor.Shallowest + 0.01 * Degree, Math.PI).Fate);
        Assert.Equal(EntryFate.Landed, Fly(corridor.Shallowest - 0.01 * Degree, Math.PI).Fate);
        Assert.True(Fly(corridor.Steepest - 0.01 * Degree, 0).Load.Value > 8);
        Assert.True(Fly(corridor.Steepest + 0.01 * Degree, 0).Load.Value < 8);
    }

    // Without lift what holds a return from the Moon at all is felt with more than 5 g.
    [Fact]
    public void BallisticReturnFromTheMoon_HasNoCorridorBelowFiveG()
    {
        var corridor = EntryCorridor.Find(
            EntryBody.Earth,
            EntryVehicles.Vostok,
            interfacePoint,
            11_000,
            60 * Degree,
            new(5)
        );
        output.WriteLine($"{corridor.Steepest / Degree:F3} {corridor.Shallowest / Degree:F3} {corridor.Steep}");
        Assert.False(corridor.IsOpen);
        Assert.Contains("no angle serves", corridor.Objection(-6 * Degree), StringComparison.Ordinal);
    }

    // From low orbit a ballistic entry feels some 8 g however shallow it is (Chapman 1959, figure 8): 5 g cannot be had.
    [Fact]
    public void LimitThatNoAngleKeeps_IsNamed()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            EntryCorridor.Find(EntryBody.Earth, EntryVehicles.Vostok, interfacePoint, 7_800, 60 * Degree, new(5))
        );
        Assert.Contains("however shallowly", error.Message, StringComparison.Ordinal);
    }
}
