using Perilune.Astro.Atmospheres;
using Perilune.Flight.Entry.Hop;
using Perilune.Flight.Landing.Touchdown;
using Perilune.Flight.Targeting;
using Perilune.Numerics.RootFinding;

namespace Perilune.Flight.Tests.Entry;

// Starship SN10, 3 March 2021: engines cut at T+2:15, 3:13 and 4:20, 10 km, relight and turn at about half a kilometre (of SN15),
// touchdown after 6:20 to 6:24 at about 10 m/s, "low on thrust", which crushed the legs and part of the skirt.
public sealed class HopFlightTests(ITestOutputHelper output)
{
    private static readonly AtmosphericProfile air = UsStandardAtmosphere1976.Standard;

    // Assumptions, none of them published for this vehicle: 100 t dry, 35 t of propellant left for the landing ("30 to 40 t",
    // community estimate), 2.0 MN an engine, 40 % lowest throttle, 330 s, 15 deg of gimbal, 510 m2 of body and flaps at a
    // cross-flow drag coefficient of 0.86; legs for 2 m/s, crushed at 5, the skirt at 8.
    private static RocketStage Stage { get; } =
        new(
            "Starship SN10",
            100_000,
            440,
            60,
            20,
            14,
            new(3, 2.0e6, 0.4, 330 * 9.80665, 15 * Math.PI / 180, 1.0, 0.4),
            new()
            {
                VerticalSpeed = 2,
                HorizontalSpeed = 2,
                CrashSpeed = 25,
                Parts = [new("legs", 5), new("skirt", 8)],
            }
        );

    private static HopPlan Published { get; } =
        new()
        {
            Propellant = 200_000,
            Cutoffs = [135, 193, 260],
            Apogee = 10_000,
            ClimbSpeed = 40,
            Relight = 500,
        };

    private static HopPlan Planned { get; } =
        HopPlanner.WithGlide(Stage, HopPlanner.Complete(Stage, Published, 35_000, air), air);

    [Fact]
    public void WithThrustAsDesigned_LandsSoftly_AfterTheFlownTime()
    {
        var flown = HopFlight.Fly(Stage, Planned, air);
        Tell(flown);
        Assert.Equal(10_000, flown.Apogee, 20.0);
        Assert.Equal(TouchdownOutcome.Soft, flown.Verdict.Outcome);
        // 6:20 to 6:24; the assumed drag of the belly moves it by 10 s in either direction.
        Assert.InRange(flown.End.Time, 365, 399);
        Assert.Equal(35_000, flown.Event($"{HopFlight.Cutoff} 3").State.Mass - Stage.DryMass, 500.0);
    }

    // The shortfall of thrust is not published. What explains the published speed is found, and with it the flight ends as flown.
    [Fact]
    public void WithTheShortfallThatExplainsTenMetresASecond_CrushesLegsAndSkirt()
    {
        double Speed(double share) =>
            -HopFlight.Fly(Stage, Planned with { LandingThrustShare = share }, air).End.ClimbSpeed;
        var share = Brent.Solve(s => Speed(s) - 10, 0.6, 1, 1e-3);
        var flown = HopFlight.Fly(Stage, Planned with { LandingThrustShare = share }, air);
        Tell(flown);
        output.WriteLine($"share {share:F3}, {(Speed(share - 0.01) - Speed(share + 0.01)) / 2:F2} m/s a percent");
        // Weaker than full, and still able to carry most of the weight.
        Assert.InRange(share, 0.65, 0.95);
        Assert.Equal(TouchdownOutcome.Hard, flown.Verdict.Outcome);
        Assert.Contains(flown.Verdict.Findings, finding => finding.What == "legs broken");
        Assert.Contains(flown.Verdict.Findings, finding => finding.What == "skirt broken");
    }

    // At rest on the belly: m g = 1/2 rho v^2 CdA; without a glide the fall ends there.
    [Fact]
    public void BellyFlop_FallsAtItsTerminalVelocity()
    {
        var flown = HopFlight.Fly(Stage, Planned with { GlidePitch = 0 }, air);
        var relight = flown.Event(HopFlight.Relight).State;
        var expected = Math.Sqrt(2 * relight.Mass * 9.79 / (air.At(500).Density * 440));
        // The air thickens faster than the stage slows: 1 % fast.
        Assert.Equal(1, -relight.ClimbSpeed / expected, 0.02);
        Assert.Equal(0, relight.AcrossSpeed, 3.0);
    }

    [Fact]
    public void BadPlans_AreNamed()
    {
        var heavy = Assert.Throws<NoSolutionException>(() =>
            HopFlight.Fly(Stage, Published with { Propellant = 600_000 }, air)
        );
        Assert.Contains("load at most 513 t", heavy.Mend, StringComparison.Ordinal);
        var dry = Assert.Throws<NoSolutionException>(() =>
            HopFlight.Fly(Stage, Published with { Propellant = 60_000 }, air)
        );
        Assert.Contains("run dry", dry.Message, StringComparison.Ordinal);
        var far = Assert.Throws<NoSolutionException>(() =>
            HopPlanner.Complete(Stage, Published with { Apogee = 100_000 }, 35_000, air)
        );
        Assert.Contains("not to 100000 m", far.Message, StringComparison.Ordinal);
    }

    private void Tell(HopResult flown)
    {
        foreach (var (name, s) in flown.Events.Select(happened => (happened.Name, happened.State)))
            output.WriteLine(
                $"{name} {s.Time:F1} s {s.Altitude:F0} m {s.ClimbSpeed:F1} m/s across {s.AcrossSpeed:F1} m/s"
            );
        output.WriteLine(flown.Verdict.ToString());
    }
}
