using Perilune.Astro.Atmospheres;
using Perilune.Flight.Targeting;
using Perilune.Numerics.RootFinding;

namespace Perilune.Flight.Entry.Hop;

/// <summary>Finds what a hop leaves open when its apogee, its cut-offs and its landing reserve are known.</summary>
public static class HopPlanner
{
    // Speeds between which a climb can be held, m/s, and how close the apogee and the reserve are met, m and kg.
    private const double SlowestClimb = 5;
    private const double FastestClimb = 150;

    // Nose above the level, rad: beyond some fifteen degrees the flow no longer crosses the body.
    private const double SteepestGlide = 0.25;

    /// <summary>The plan with the speed of climb and the propellant at lift-off with which the hop is flown as asked.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="plan">What is known; its propellant and its speed of climb are found.</param>
    /// <param name="reserve">Propellant left when the last engine is cut, kg.</param>
    /// <param name="air">The air.</param>
    /// <exception cref="NoSolutionException">No speed of climb reaches the apogee with these cut-offs; says what is reached.</exception>
    public static HopPlan Complete(RocketStage stage, HopPlan plan, double reserve, AtmosphericProfile air)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(plan);
        // What hovers as long burns about as much; the climb hardly changes it, so speed and propellant are found in turn.
        var hovering = Math.Exp(plan.Gravity * plan.Cutoffs[^1] / stage.Engines.ExhaustVelocity);
        plan = plan with { Propellant = (stage.DryMass + reserve) * hovering - stage.DryMass };
        for (var round = 0; round < 12; round++)
        {
            var slow = Climb(stage, plan with { ClimbSpeed = SlowestClimb }, air).Apogee;
            var fast = Climb(stage, plan with { ClimbSpeed = FastestClimb }, air).Apogee;
            if (slow >= plan.Apogee || fast <= plan.Apogee)
                throw new NoSolutionException(
                    $"{stage.Name} with engines cut at {string.Join(", ", plan.Cutoffs)} s and {reserve / 1000:F0} t left climbs "
                        + $"to between {slow:F0} and {fast:F0} m, not to {plan.Apogee:F0} m",
                    slow >= plan.Apogee
                        ? "at its lowest throttle it still climbs: load more, or cut an engine earlier"
                        : "cut the engines later"
                );
            var known = plan;
            var speed = Brent.Solve(
                v => Climb(stage, known with { ClimbSpeed = v }, air).Apogee - known.Apogee,
                SlowestClimb,
                FastestClimb,
                1e-3
            );
            plan = plan with { ClimbSpeed = speed };
            var left = Climb(stage, plan, air).Mass - stage.DryMass;
            if (Math.Abs(left - reserve) < 10)
                return plan;
            // A kilogram more at lift-off burns most of itself on the way.
            var share = (left + stage.DryMass) / (plan.Propellant + stage.DryMass);
            plan = plan with { Propellant = plan.Propellant + (reserve - left) / share };
        }
        return plan;
    }

    /// <summary>
    /// The plan with the glide while falling whose speed the push of the turn takes away, so that the stage stands still across
    /// once it is upright.
    /// </summary>
    /// <exception cref="NoSolutionException">No glide does; says what is left.</exception>
    public static HopPlan WithGlide(RocketStage stage, HopPlan plan, AtmosphericProfile air)
    {
        ArgumentNullException.ThrowIfNull(plan);
        double Left(double pitch)
        {
            var flown = HopFlight.Fly(stage, plan with { GlidePitch = pitch, SampleEvery = 0 }, air);
            return flown.Events.FirstOrDefault(happened => happened.Name == HopFlight.Upright) is { } upright
                ? upright.State.AcrossSpeed
                : throw new NoSolutionException(
                    $"{stage.Name} relit {plan.Relight:F0} m up is not upright before the ground",
                    "relight higher"
                );
        }
        var (none, most) = (Left(0), Left(SteepestGlide));
        if (none * most > 0)
            throw new NoSolutionException(
                $"{stage.Name} turned upright from {plan.Relight:F0} m drifts at {most:F0} to {none:F0} m/s however it glides "
                    + "before",
                "relight higher"
            );
        return plan with { GlidePitch = Brent.Solve(Left, 0, SteepestGlide, none, most, 1e-4) };
    }

    private static (double Apogee, double Mass) Climb(RocketStage stage, HopPlan plan, AtmosphericProfile air)
    {
        var flown = HopFlight.Climb(stage, plan with { TimeStep = 0.1, SampleEvery = 0 }, air);
        return (flown.Apogee, flown.End.Mass);
    }
}
