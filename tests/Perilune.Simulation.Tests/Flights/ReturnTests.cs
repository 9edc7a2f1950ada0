using Perilune.Simulation.Flights;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Tests.Flights;

/// <summary>Ways home from an orbit of the Moon to a place on the ground.</summary>
public sealed class ReturnTests
{
    private const double Degree = Math.PI / 180;

    private static readonly Knowledge knowledge = new(Repository.Data);

    // Chang'e 5's return: from a perilune of its ellipse to 120 km at 1:33 Beijing time of 17 December 2020, and on to Siziwang Banner.
    private static string Return(string aim) =>
        $$"""
            title: A way home
            phases:
              orbiter:
                conic:
                  epoch: 2020-12-13T02:02:00 UTC
                  center: moon
                  frame: MOON_ME_DE440_ME421
                  periapsis: 230 km
                  apoapsis: 5700 km
                  inclination: 43 deg
                  node: 74 deg
                  argument-of-latitude: 220 deg
                  true-anomaly: 0 deg
              injection:
                correction: { guess: 440 m/s, entry-angle: -5.8 deg, entry-radius: 6498 km, {{aim}} }
              home:
                coast: { to: entry, entry-altitude: 120 km }
            """;

    private static FlightOutcome Fly(string text) =>
        new FlightRun(knowledge).Fly(
            new FlightReader(knowledge.Catalogue, knowledge.Times).Read(text, "flight.yaml", ".")
        );

    [Fact]
    public void EntryTo_PutsThePlaceIntoThePlane_WhenItIsLandedAt()
    {
        var outcome = Fly(
            Return(
                "entry-at: 2020-12-16T17:33:00 UTC, entry-to: { latitude: 42.35 degN, longitude: 111.43 degE }, entry-lasts: 26 min"
            )
        );
        var home = outcome.Phases.Single(phase => phase.Name == "home");
        double At(string result) => home.Find(result)!.Number;
        // The heading is told over the turning ground's axes, of the velocity against the stars: spherical trigonometry on them.
        var (latitude, longitude, heading) = (At("latitude"), At("longitude"), At("heading"));
        var place = Math.Atan(Math.Pow(1 - 1 / 298.257223563, 2) * Math.Tan(42.35 * Degree));
        // The place turns on with the Earth for 26 minutes (IERS: 7.292115e-5 rad/s).
        var ahead = 111.43 * Degree + 7.292115e-5 * 1560 - longitude;
        var bearing = Math.Atan2(
            Math.Sin(ahead) * Math.Cos(place),
            Math.Cos(latitude) * Math.Sin(place) - Math.Sin(latitude) * Math.Cos(place) * Math.Cos(ahead)
        );
        // Radius and height of the entry differ by some kilometres of its way, the Earth's flattening turns the plane meanwhile.
        Assert.Equal(0, bearing - heading, 0.05 * Degree);
        // A skip of the kind that was flown: some 6,600 km.
        var range = Math.Acos(
            Math.Sin(latitude) * Math.Sin(place) + Math.Cos(latitude) * Math.Cos(place) * Math.Cos(ahead)
        );
        Assert.InRange(range * 6371, 5500, 7500);
    }

    [Fact]
    public void EntryTo_WithoutATime_IsRefusedAtItsLine()
    {
        var error = Assert.Throws<InputException>(() =>
            Fly(Return("entry-to: { latitude: 42.35 degN, longitude: 111.43 degE }"))
        );
        Assert.Contains("entry-to", error.Message, StringComparison.Ordinal);
        Assert.Contains("entry-at", error.Message, StringComparison.Ordinal);
    }
}
