using Perilune.Flight.Targeting;
using Perilune.Flight.Transfers;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Tests.Transfers;

public sealed class FreeReturnTests
{
    // 2028-01-01T00:00:00 TDB.
    private const double Start = 883612800;

    private static readonly CislunarModel model = CislunarScene.PointMasses;

    [Theory]
    [InlineData(0)]
    [InlineData(3.26)]
    [InlineData(4.9)]
    [InlineData(8)]
    [InlineData(18)]
    [InlineData(25)]
    public void FromADateAlone_ACircumlunarFlight_EntersInItsCorridor_AfterAboutSixDays(double day)
    {
        // Apollo's free returns took about six days; over 200 km they take 5.2 at perigee and 6.3 at apogee of the Moon.
        var goal = new FreeReturnGoal(Start + day * CislunarScene.Day);
        AssertFlies(goal, new FreeReturnSolver(model).Solve(goal), 5.2, 6.4);
    }

    [Theory]
    [InlineData(28.5)]
    [InlineData(40)]
    public void FromAParkingOrbitOfAnInclination_ItIsKept(double degrees)
    {
        var goal = new FreeReturnGoal(Start + 3 * CislunarScene.Day) { Inclination = degrees * CislunarScene.Degree };
        var found = new FreeReturnSolver(model).Solve(goal);
        AssertFlies(goal, found, 5.2, 6.4);
        var (r, v) = model.FromEarth(found.Injection);
        Assert.Equal(degrees, Math.Acos(Vector3.Cross(r, v).Unit.Z) / CislunarScene.Degree, 1e-6);
    }

    [Fact]
    public void APeriluneThatNoFreeReturnHas_IsRefused_WithWhatToChange()
    {
        var error = Assert.Throws<NoSolutionException>(() =>
            new FreeReturnSolver(model).Solve(new(Start) { PeriluneRadius = 80_000e3 })
        );
        Assert.Contains("perilune at 80000.0 km", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Mend);
    }

    private static void AssertFlies(FreeReturnGoal goal, FreeReturn found, double leastDays, double mostDays)
    {
        Assert.Equal(goal.Departure, found.Injection.Time);
        Assert.InRange(found.Duration / CislunarScene.Day, leastDays, mostDays);
        var (r, v) = model.FromEarth(found.Injection);
        Assert.Equal(goal.ParkingRadius, r.Norm, 1e-3);
        Assert.Equal(0, Vector3.Dot(r.Unit, v.Unit), 1e-9);
        // Flown again from injection alone, as one flight. What is left at the joins has grown on the way back.
        var perilune = model.Fly(
            found.Injection,
            goal.Departure + 30 * CislunarScene.Day,
            [CislunarEvents.Perilune(true)]
        );
        Assert.Equal(goal.PeriluneRadius, perilune.Final.Position.Norm, 5.0);
        var home = model.Fly(found.Perilune, goal.Departure + 30 * CislunarScene.Day, [model.Entry(goal.EntryRadius)]);
        Assert.True(home.Stopped);
        var (re, ve) = model.FromEarth(
            new(home.Final.Epoch.SecondsPastJ2000, home.Final.Position, home.Final.Velocity)
        );
        Assert.Equal(goal.EntryAngle, Math.Asin(Vector3.Dot(re, ve) / (re.Norm * ve.Norm)), 1e-5);
    }
}
