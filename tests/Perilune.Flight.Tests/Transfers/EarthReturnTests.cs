using Perilune.Astro.Earth;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Astro.Visibility;
using Perilune.Flight.Targeting;
using Perilune.Flight.Transfers;
using Perilune.Flight.Transfers.Returns;
using Perilune.Flight.Transfers.Windows;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Tests.Transfers;

public sealed class EarthReturnTests
{
    // 2028-01-01T00:00:00 TDB.
    private const double Start = 883612800;
    private const double Degree = CislunarScene.Degree;
    private const double Day = CislunarScene.Day;

    private static readonly CislunarModel model = CislunarScene.PointMasses;

    private readonly FrameSystem frames = new()
    {
        Earth = EarthOrientation.Load(
            new TimeScales(LeapSeconds.ReadFile(Path.Combine(Repository.Data, "time", "tai-utc.csv"))),
            Path.Combine(Repository.Data, "earth")
        ),
    };

    private static LunarTarget.Orbit Polar =>
        new(1837.4e3, 1837.4e3, Math.PI / 2, _ => new Vector3(0, -0.4, 0.917).Unit);

    private EarthReturnSolver Solver => new(model, tdb => frames.Rotation(Frame.Icrf, Frame.Itrf, tdb));

    [Theory]
    [InlineData(0, 28, -117)]
    [InlineData(18, 13.3, -169.15)]
    [InlineData(22, 28, -117)]
    [InlineData(9, -12, 140)]
    public void FromALowOrbit_BothWaysRound_ComeDownAtThePlace_InTheCorridor(int day, double latitude, double longitude)
    {
        var goal = new EarthReturnGoal(latitude * Degree, longitude * Degree);
        var found = Solver.FromPlane(Start + day * Day, Polar, goal);
        Assert.Equal(2, found.Count);
        Assert.True(found[0].DeltaV.Norm <= found[1].DeltaV.Norm);
        Assert.Equal([ReturnSense.Westward, ReturnSense.Eastward], found.Select(one => one.Sense).Order());
        foreach (var flight in found)
        {
            AssertComesDown(flight, goal);
            Assert.Equal(flight.Sense == ReturnSense.Eastward, flight.Inclination < Math.PI / 2);
            Assert.Equal(flight.Sense == ReturnSense.Eastward, Math.Sin(flight.EntryHeading) > 0);
            // At perilune of the wanted orbit, along its motion, over its pole.
            Assert.Equal(1837.4e3, flight.Departure.Position.Norm, 10.0);
            Assert.Equal(0, Vector3.Dot(flight.Departure.Position.Unit, flight.Departure.Velocity.Unit), 1e-5);
            var normal = Vector3.Cross(flight.Departure.Position, flight.Departure.Velocity).Unit;
            Assert.Equal(0, Vector3.Dot(normal, Polar.Pole(Start)), 1e-5);
            // Apollo 11 left for home with 3,279 ft/s after two and a half days; up to five days cost less.
            Assert.InRange(flight.DeltaV.Norm, 780, 1010);
        }
    }

    [Theory]
    [InlineData(70_000e3, 200)]
    [InlineData(15_000e3, 500)]
    public void FromAnyState_OneImpulse_LeadsToThePlace(double distance, double speed)
    {
        // As far as a distant retrograde orbit goes, and as a near-rectilinear one is on its way down.
        var state = new LunarState(
            Start,
            new Vector3(0.3, 0.8, 0.52).Unit * distance,
            new Vector3(0.7, -0.6, 0.4).Unit * speed
        );
        var goal = new EarthReturnGoal(20 * Degree, -120 * Degree) { GreatestFlight = 6 * Day, GreatestRange = 8000e3 };
        var found = Solver.FromOrbit(_ => (state.Position, state.Velocity), Start, Start, goal);
        foreach (var flight in found)
        {
            AssertComesDown(flight, goal);
            Assert.True((flight.Departure.Position - state.Position).Norm < 1);
            Assert.Equal(0, (state.Velocity + flight.DeltaV - flight.Departure.Velocity).Norm, 1e-9);
        }
    }

    [Fact]
    public void InAGivenOrbit_NoOtherDepartureOfTheRevolution_CostsLess()
    {
        var first = new LunarState(
            Start,
            new Vector3(1837.4e3, 0, 0),
            new Vector3(0, 0.2, 1).Unit * Math.Sqrt(CislunarScene.MoonGM / 1837.4e3)
        );
        var orbit = model.Fly(first, Start + 7200).Trajectory;
        StationState at = tdb =>
        {
            var (r, v) = orbit.AtElapsed(tdb - Start);
            return (r, v);
        };
        // From one of these places on the orbit home costs more than a thousand, from others it is in the way of the Moon.
        var goal = new EarthReturnGoal(13.3 * Degree, -169.15 * Degree) { GreatestRange = 8000e3 };
        var best = Solver.FromOrbit(at, Start, Start + 7100, goal);
        foreach (var flight in best)
            AssertComesDown(flight, goal);
        foreach (var off in (double[])[-60, -5, 5, 60])
        {
            var time = best[0].Departure.Time + off;
            var fixedRange = goal with { LeastRange = best[0].Range, GreatestRange = best[0].Range };
            var beside = Solver.FromOrbit(at, time, time, fixedRange).First(one => one.Sense == best[0].Sense);
            Assert.True(beside.DeltaV.Norm > best[0].DeltaV.Norm - 1e-3, $"{off}: {beside.DeltaV.Norm}");
        }
    }

    [Fact]
    public void ALatitudeThatIsNotReached_IsRefused_WithThoseThatAre_AndTheRangeThatWouldDo()
    {
        var goal = new EarthReturnGoal(28 * Degree, -117 * Degree);
        var error = Assert.Throws<NoSolutionException>(() => Solver.FromPlane(Start + 6 * Day, Polar, goal));
        Assert.Contains("28.0 deg is missed by 21.2 deg", error.Message, StringComparison.Ordinal);
        Assert.Contains("allow a range of 6953 km", error.Mend, StringComparison.Ordinal);
        // The mend holds, with a tenth for what the Moon bends.
        var longer = goal with
        {
            GreatestRange = 1.1 * 6953e3,
        };
        AssertComesDown(Solver.FromPlane(Start + 6 * Day, Polar, longer)[0], longer);
    }

    [Fact]
    public void AnImpulseThatIsTooSmall_IsRefused_WithTheLeastThatWouldDo()
    {
        var goal = new EarthReturnGoal(28 * Degree, -117 * Degree) { MostDeltaV = 700 };
        var error = Assert.Throws<NoSolutionException>(() => Solver.FromPlane(Start + 22 * Day, Polar, goal));
        Assert.Contains("110.1 m/s more than there are", error.Message, StringComparison.Ordinal);
    }

    private void AssertComesDown(EarthReturn flight, EarthReturnGoal goal)
    {
        Assert.InRange(flight.Range, goal.LeastRange - 1, goal.GreatestRange + 1);
        Assert.InRange(flight.Duration, goal.LeastFlight - 7200, goal.GreatestFlight + 7200);
        // Flown forward from the impulse: a decimetre at the Moon has become some kilometres along the way.
        var home = model.Fly(flight.Departure, flight.Entry.Time + Day, [model.Entry(Radius(flight))]);
        Assert.True(home.Stopped);
        var time = home.Final.Epoch.SecondsPastJ2000;
        var (r, v) = model.FromEarth(new(time, home.Final.Position, home.Final.Velocity));
        Assert.Equal(flight.Entry.Time, time, 2.0);
        Assert.Equal(goal.EntryAngle, Math.Asin(Vector3.Dot(r.Unit, v.Unit)), 0.02 * Degree);
        // From the entry along its course over the turning ground, the range leads to the place.
        var turn = frames.Rotation(Frame.Icrf, Frame.Itrf, time);
        var up = (turn * r).Unit;
        var over = turn * v - Vector3.Cross(new Vector3(0, 0, 7.292115e-5), turn * r);
        var forward = (over - up * Vector3.Dot(over, up)).Unit;
        var angle = flight.Range / 6_371_008.8;
        var place = up * Math.Cos(angle) + forward * Math.Sin(angle);
        var wanted = Ellipsoid.Wgs84.ToCartesian(new(goal.Latitude, goal.Longitude, 0)).Unit;
        Assert.True((place - wanted).Norm * 6371e3 < 20e3, $"{(place - wanted).Norm * 6371e3} m");
    }

    private static double Radius(EarthReturn flight) => model.FromEarth(flight.Entry).Position.Norm;
}
