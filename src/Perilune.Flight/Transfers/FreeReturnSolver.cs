using Perilune.Astro.Bodies;
using Perilune.Astro.TwoBody;
using Perilune.Flight.Targeting;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers;

/// <summary>
/// Free returns on the ephemeris from a date alone. Over the far side: a symmetric passage as the first guess, moved to the date,
/// then injection, approach and return corrected together, and brought to the wanted inclination by small steps. Over the near
/// side, where the way is a month long: from perilune outward (<see cref="CislunarPassage"/>).
/// </summary>
/// <param name="forces">The forces.</param>
public sealed class FreeReturnSolver(CislunarModel forces)
{
    // Steps leave a millimetre at the join, a thousand times under what the return is sensitive to.
    private readonly CislunarModel model = new(forces.Forces, 1e-4, 1e-9);

    // The approach is a piece of its own: what the Moon bends is joined where it is not yet bent.
    private const double Approach = 0.7 * 86400;

    // Entry is aimed at on the conic ten minutes before it, which no longer changes.
    private const double Reading = 600;
    private const double LongestReturn = 25 * 86400;
    private const double InclinationStep = 3 * Math.PI / 180;

    /// <summary>The free return.</summary>
    /// <exception cref="NoSolutionException">There is none, and what came nearest.</exception>
    public FreeReturn Solve(FreeReturnGoal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        if (goal.Kind == FreeReturnKind.Cislunar)
            return OverTheNearSide(goal);
        var passage = Guess(goal);
        var start = OrbitalElements.Of(model.FromEarth(passage.Perigee), model.EarthGM);
        var speed = model.FromEarth(passage.Perigee).Velocity.Norm;
        var node = start.AscendingNode;
        var argument = start.ArgumentOfPeriapsis;
        var approach = model.Propagate(passage.Perilune, passage.Perilune.Time - Approach);
        var perilune = passage.Perilune.Time;
        var (entry, _) = EntryOf(goal, passage.Perilune);
        var inclination = start.Inclination;
        var wanted = goal.Inclination ?? inclination;
        var steps = 1 + (int)(Math.Abs(wanted - inclination) / InclinationStep);
        FreeReturn? found = null;
        // The last one again: its guess of the time of entry is that of the flight before.
        for (var step = 0; step <= steps + 1; step++)
        {
            var next = start.Inclination + (wanted - start.Inclination) * Math.Min(step, steps) / steps;
            // The plane turns about the perigee's direction while the argument keeps it where it was.
            var flight = Correct(goal, next, node, argument, speed, approach, perilune, entry);
            if (!flight.IsMet)
            {
                throw new NoSolutionException(
                    $"{Describe(goal)}: {string.Join("; ", flight.Shortfalls)}",
                    found is null
                        ? "move the date by a day, or raise the perilune"
                        : FormattableString.Invariant(
                            $"the nearest inclination that works is {found.Inclination * 180 / Math.PI:F2} deg"
                        )
                );
            }
            inclination = next;
            found = Assemble(goal, flight.Arcs[0].Start, flight.Arcs[^1].Start, inclination);
            var state = model.FromEarth(flight.Arcs[0].Start);
            var elements = OrbitalElements.Of(state, model.EarthGM);
            (node, argument, speed) = (elements.AscendingNode, elements.ArgumentOfPeriapsis, state.Velocity.Norm);
            approach = flight.Arcs[^2].Start;
            perilune = flight.Arcs[^2].End.Time;
            entry = found.Entry.Time;
        }
        return found!;
    }

    private FreeReturn OverTheNearSide(FreeReturnGoal goal)
    {
        var (passage, why) = new CislunarPassage(model, goal).Solve();
        if (passage is null)
            throw new NoSolutionException(
                $"{Describe(goal)}: {why}",
                goal.Inclination is null
                    ? "move the date by a day, or raise the perilune"
                    : "leave the inclination free, or move the date by a day"
            );
        var injection = model.Propagate(passage.Perigee, goal.Departure);
        var (r, v) = model.FromEarth(injection);
        return Assemble(goal, injection, passage.Perilune, Math.Acos(Vector3.Cross(r, v).Unit.Z));
    }

    /// <summary>A symmetric passage over the far side whose perigee is at the date.</summary>
    private FreeReturnGuess.Passage Guess(FreeReturnGoal goal)
    {
        var leg = 3.1 * 86400;
        FreeReturnGuess.Passage? passage = null;
        for (var i = 0; i < 3; i++)
        {
            passage = FreeReturnGuess.Find(model, goal.Departure + leg, goal.PeriluneRadius, goal.ParkingRadius);
            if (passage is not { } found)
                throw new NoSolutionException(
                    $"{Describe(goal)}: no flight through that perilune comes from such a parking orbit",
                    "change the perilune"
                );
            if (Math.Abs(found.Leg - leg) < 600)
                break;
            leg = found.Leg;
        }
        return passage!.Value;
    }

    private TargetedFlight Correct(
        FreeReturnGoal goal,
        double inclination,
        double node,
        double argument,
        double speed,
        LunarState approach,
        double perilune,
        double entry
    )
    {
        var start = FlightStart.Injection(
            model,
            goal.Departure,
            null,
            goal.ParkingRadius,
            inclination,
            node,
            argument,
            speed
        );
        return new FlightTargeting(
            model,
            start,
            [
                new("translunar coast", approach.Time - goal.Departure),
                new FlightArc("approach", perilune - approach.Time)
                {
                    Patch = approach,
                    DurationLimits = (0.1 * Approach, 3 * Approach),
                    Requirements =
                    [
                        Requirement.Exactly(
                            "perilune",
                            StateQuantities.Radius,
                            NaifId.Moon,
                            goal.PeriluneRadius,
                            1e6,
                            "m"
                        ),
                        Requirement.Exactly(
                            "level at perilune",
                            StateQuantities.SineOfFlightPathAngle,
                            NaifId.Moon,
                            0,
                            0.1,
                            ""
                        ),
                    ],
                },
                new FlightArc("return", entry - perilune - Reading)
                {
                    Requirements =
                    [
                        Requirement.Exactly(
                            "cosine of the entry angle",
                            StateQuantities.CosineOfFlightPathAngleAt(goal.EntryRadius),
                            NaifId.Earth,
                            Math.Cos(goal.EntryAngle),
                            0.1,
                            ""
                        ),
                    ],
                },
            ]
        )
        {
            // A decimetre, some times what steps leave.
            Tolerance = 1e-7,
            Iterations = 100,
        }.Solve();
    }

    private FreeReturn Assemble(FreeReturnGoal goal, LunarState injection, LunarState perilune, double inclination)
    {
        var (_, entry) = EntryOf(goal, perilune);
        var state = model.FromEarth(injection);
        var (r, v) = model.FromEarth(entry);
        var elements = OrbitalElements.Of(state, model.EarthGM);
        return new(
            injection,
            perilune,
            entry,
            state.Velocity.Norm,
            state.Velocity.NormSquared - 2 * model.EarthGM / state.Position.Norm,
            inclination,
            elements.AscendingNode,
            Math.Asin(Vector3.Dot(r, v) / (r.Norm * v.Norm)),
            v.Norm,
            OrbitalElements.Of(new(r, v), model.EarthGM).Inclination
        );
    }

    /// <summary>When and where the flight from perilune enters, or passes perigee where it stays above.</summary>
    private (double Time, LunarState State) EntryOf(FreeReturnGoal goal, LunarState perilune)
    {
        // Squarely over the line to the Earth a perilune is an apsis of the Earth's too, which does not count.
        var flown = model.Fly(
            model.Propagate(perilune, perilune.Time + FreeReturnGuess.Leaving),
            perilune.Time + LongestReturn,
            [model.Entry(goal.EntryRadius), model.Perigee(stops: true)]
        );
        if (!flown.Stopped)
            throw new NoSolutionException($"{Describe(goal)}: the flight does not come back within 25 d", "");
        var time = flown.Final.Epoch.SecondsPastJ2000;
        return (time, new(time, flown.Final.Position, flown.Final.Velocity));
    }

    private static string Describe(FreeReturnGoal goal) =>
        FormattableString.Invariant(
            $"no {(goal.Kind == FreeReturnKind.Circumlunar ? "circumlunar" : "cislunar")} free return at {goal.Departure:F0} s TDB past J2000 with perilune at {goal.PeriluneRadius / 1000:F1} km"
        );
}
