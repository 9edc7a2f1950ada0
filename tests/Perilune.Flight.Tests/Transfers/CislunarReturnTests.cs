using Perilune.Flight.Targeting;
using Perilune.Flight.Transfers;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Tests.Transfers;

public sealed class CislunarReturnTests
{
    // 2028-01-01T00:00:00 TDB.
    private const double Start = 883612800;

    private static readonly CislunarModel model = CislunarScene.PointMasses;

    [Theory]
    [InlineData(150)]
    [InlineData(210)]
    public void FromADateAlone_PassesOverTheNearSide_AndEntersInItsCorridor_AboutAMonthLater(int day) =>
        AssertFlies(day);

    [Fact]
    [Trait("Category", "Slow")]
    public void OverAYear_OfDatesEvery24Days_EachCloses_AndSoDoesTheOneWhoseStartsInThePlaneDoNot()
    {
        for (var day = 0; day < 366; day += 24)
            AssertFlies(day);
        AssertFlies(287);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void AnInclinationThatIsNotToBeHad_IsRefusedWithWhatIsMissed()
    {
        // A flight in the equator's plane does not meet a Moon that stands off it.
        var error = Assert.Throws<NoSolutionException>(() =>
            new FreeReturnSolver(model).Solve(new(Start) { Kind = FreeReturnKind.Cislunar, Inclination = 0 })
        );
        Assert.Contains("perigee is missed by", error.Message, StringComparison.Ordinal);
        Assert.Contains("leave the inclination free", error.Mend, StringComparison.Ordinal);
    }

    private static void AssertFlies(int day)
    {
        var goal = new FreeReturnGoal(Start + day * CislunarScene.Day) { Kind = FreeReturnKind.Cislunar };
        FreeReturn found;
        try
        {
            found = new FreeReturnSolver(model).Solve(goal);
        }
        catch (NoSolutionException none)
        {
            throw new InvalidOperationException($"day {day}: {none.Message}", none);
        }
        // Two halves of ten to sixteen days each: a month in the symmetric problem, the Sun shifts it by some days.
        Assert.InRange(found.Duration / CislunarScene.Day, 21, 34);
        Assert.Equal(goal.Departure, found.Injection.Time);
        var (r, v) = model.FromEarth(found.Injection);
        // Ten metres of the perigee is what is solved to.
        Assert.Equal(goal.ParkingRadius, r.Norm, 10.0);
        Assert.Equal(0, Vector3.Dot(r.Unit, v.Unit), 1e-4);
        Assert.Equal(goal.PeriluneRadius, found.Perilune.Position.Norm, 1e-3);
        var moon = model.Moon(found.Perilune.Time).Position;
        Assert.True(Vector3.Dot(found.Perilune.Position, moon) < 0, "perilune lies over the near side");
        // Ten metres of the perigee are seven microradians of the angle.
        Assert.Equal(goal.EntryAngle, found.EntryAngle, 2e-5);
        // Flown again from the injection alone, as one flight of two weeks.
        var again = model.Propagate(found.Injection, found.Perilune.Time);
        Assert.Equal(0, (again.Position - found.Perilune.Position).Norm, 5e3);
    }
}
