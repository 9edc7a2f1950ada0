using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Gravity;
using Perilune.Astro.ThreeBody;
using Perilune.Flight.HaloOrbits;
using Perilune.Flight.StationKeeping;
using Perilune.Simulation.Scenarios;

namespace Perilune.Simulation.Running;

/// <summary>Finds the node's orbit for a scenario and keeps it.</summary>
internal static class NodeKeeping
{
    // A synodic month, s: 29.530588853 d (Chapront-Touze and Chapront 1988, mean at J2000).
    private const double SynodicMonth = 29.530588853 * 86400;

    // Phases ten hours apart: finer ones win minutes of an eclipse, not eclipses.
    private const int PhaseCandidates = 16;

    /// <summary>Period of an orbit in resonance with the synodic month, s.</summary>
    public static double Period(NodeOrbit orbit) => SynodicMonth * orbit.SynodicMonths / orbit.Revolutions;

    public static FlownOrbit Fly(Node node, Scenario scenario, Knowledge knowledge, ParallelOptions parallel)
    {
        var (start, end) = (scenario.Start.SecondsPastJ2000, scenario.End.SecondsPastJ2000);
        var period = Period(node.Orbit);
        var system = ThreeBodySystem.EarthMoonMeanDistance;
        var orbit =
            node.Orbit.Apolune == Hemisphere.South
                ? HaloFamily.SouthernL2(system, period)
                : HaloFamily.NorthernL2(system, period);
        var (perilune, _) = HaloPhase.LeastEclipsed(orbit, knowledge.Ephemeris, start, end, PhaseCandidates);
        var model = Forces(node, knowledge);
        var settings = Settings(node.StationKeeping);
        // The law aims some perilunes ahead, so the reference reaches beyond the end.
        var beyond = end + (settings.Horizon + 2) * period;
        var reference = ReferenceOrbit.Solve(
            new HaloPattern(orbit, knowledge.Ephemeris, perilune),
            model,
            start,
            beyond,
            parallel.MaxDegreeOfParallelism,
            cancellation: parallel.CancellationToken
        );
        return CrossingControl.Fly(
            reference,
            model,
            settings,
            scenario.Seed,
            start,
            end,
            parallel.MaxDegreeOfParallelism
        );
    }

    private static StationKeepingSettings Settings(Scenarios.StationKeeping keeping) =>
        new()
        {
            NavigationPosition = keeping.PositionError,
            NavigationVelocity = keeping.VelocityError,
            ExecutionSize = keeping.MagnitudeError,
            ExecutionDirection = keeping.DirectionError,
            SmallestManoeuvre = keeping.SmallestManoeuvre,
            Horizon = (int)Math.Floor(keeping.RevolutionsAhead),
        };

    private static ForceModel Forces(Node node, Knowledge knowledge)
    {
        var field = knowledge.LunarGravity;
        AttractingBody PointMass(int body) =>
            AttractingBody.PointMass(body, knowledge.Bodies.GravitationalParameter(body));
        return new(
            knowledge.Ephemeris,
            AttractingBody.WithField(
                NaifId.Moon,
                new SphericalHarmonics(field, node.Forces.GravityDegree),
                new BodyFixedAxes(field.Frame, knowledge.Frames)
            ),
            [PointMass(NaifId.Earth), PointMass(NaifId.Sun), PointMass(NaifId.JupiterBarycenter)],
            new RadiationPressure(
                node.Forces.ReflectionCoefficient * node.Forces.ReflectingArea / node.ModuleMass,
                [new(NaifId.Moon, RadiationPressure.MoonRadius), new(NaifId.Earth, RadiationPressure.EarthRadius)]
            )
        );
    }
}
