using System.Collections.Immutable;
using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Astro.Eclipses;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Gravity;
using Perilune.Astro.ThreeBody;
using Perilune.Flight.HaloOrbits;
using Perilune.Flight.StationKeeping;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Recording;
using Perilune.Simulation.Scenarios;
using Perilune.Station.Inputs;

namespace Perilune.Simulation.Running;

/// <summary>A manoeuvre that keeps the node in its orbit.</summary>
/// <param name="Time">TDB seconds past J2000.</param>
/// <param name="DeltaV">ICRF axes, m/s.</param>
internal readonly record struct NodeBurn(double Time, Vector3 DeltaV);

/// <summary>A passage of perilune or apolune.</summary>
/// <param name="Time">TDB seconds past J2000.</param>
/// <param name="Radius">From the Moon's centre, m.</param>
/// <param name="IsPerilune">Perilune, or else apolune.</param>
internal readonly record struct NodeApsis(double Time, double Radius, bool IsPerilune);

/// <summary>The orbital node through the run: its orbit found, corrected and kept, and what the sky does to it.</summary>
internal sealed class NodeYear
{
    private const double JulianYear = 31557600;
    private const double SampleStep = 3 * 3600;

    private readonly Ephemeris ephemeris;
    private readonly NodeOrbit orbit;

    private NodeYear(NodeOrbit orbit, Ephemeris ephemeris, FlownOrbit flown, double start, double end)
    {
        (this.orbit, this.ephemeris, Trajectory) = (orbit, ephemeris, flown.Trajectory);
        Burns = [.. flown.Manoeuvres.Select(m => new NodeBurn(m.Tdb, m.DeltaV))];
        LargestDeviation = flown.LargestDeviation;
        Loss = flown.Loss;
        Apsides =
        [
            .. flown
                .Apsides.Where(a => a.Tdb >= start && a.Tdb <= end)
                .Select(a => new NodeApsis(a.Tdb, a.Radius, a.IsPerilune)),
        ];
        Eclipses = NodeLight.Eclipses(ephemeris, PositionAt, start, end);
        Sunlight = NodeLight.Sunlight(ephemeris, PositionAt, Eclipses, start, end);
        StationKeeping = flown.TotalDeltaV;
        Summary = string.Create(
            CultureInfo.InvariantCulture,
            $"{Apsides.Count(a => a.IsPerilune)} revolutions, {StationKeeping * JulianYear / (end - start):F2} m/s a year, {Eclipses.Length} eclipses"
        );
    }

    public PiecewiseTrajectory Trajectory { get; }

    public IReadOnlyList<NodeBurn> Burns { get; }

    public IReadOnlyList<NodeApsis> Apsides { get; }

    public ImmutableArray<EclipsePassage> Eclipses { get; }

    public SunlightProfile Sunlight { get; }

    /// <summary>Sum of the burns, m/s.</summary>
    public double StationKeeping { get; }

    /// <summary>Greatest distance from the reference orbit at a control epoch, m.</summary>
    public double LargestDeviation { get; }

    /// <summary>Where and how the node was lost; null where it was kept.</summary>
    public NodeLoss? Loss { get; }

    /// <summary>From first to last contact, s; zero without eclipses.</summary>
    public double LongestEclipse => Eclipses.Length == 0 ? 0 : Eclipses.Max(e => e.Duration);

    public string Summary { get; }

    public static NodeYear Fly(Node node, Scenario scenario, Knowledge knowledge, ParallelOptions parallel)
    {
        var (start, end) = (scenario.Start.SecondsPastJ2000, scenario.End.SecondsPastJ2000);
        var flown = NodeKeeping.Fly(node, scenario, knowledge, parallel);
        return new(node.Orbit, knowledge.Ephemeris, flown, start, end);
    }

    /// <summary>State from the Moon's centre, ICRF axes; held at the ends of the trajectory's own span.</summary>
    public (Vector3 Position, Vector3 Velocity) StateAt(double tdb)
    {
        var state = Trajectory.At(Math.Clamp(tdb, Trajectory.Start, Trajectory.End));
        return (state.Position, state.Velocity);
    }

    public NodeRecord Record(double start, double end)
    {
        var points = new List<TrajectoryPoint>();
        var rotating = new List<RotatingPoint>();
        for (var time = start; time <= end; time += Step(time))
        {
            var (position, velocity) = StateAt(time);
            points.Add(new(time - start, position.X, position.Y, position.Z, velocity.X, velocity.Y, velocity.Z));
            var inFrame = RotatingFrame.At(ephemeris, time).ToRotating(new(position, velocity)).Position;
            rotating.Add(new(time - start, inFrame.X, inFrame.Y, inFrame.Z));
        }
        return new()
        {
            Orbit = string.Create(
                CultureInfo.InvariantCulture,
                $"{orbit.Revolutions}:{orbit.SynodicMonths} near-rectilinear halo orbit about L2, apolune {orbit.Apolune.ToString().ToLowerInvariant()}"
            ),
            Trajectory = points,
            Rotating = rotating,
            Apsides = [.. Apsides.Select(a => new Recording.Apsis(a.Time - start, a.Radius, a.IsPerilune))],
            Burns = [.. Burns.Select(b => new StationKeepingBurn(b.Time - start, b.DeltaV.X, b.DeltaV.Y, b.DeltaV.Z))],
        };
    }

    private Vector3 PositionAt(double tdb) => StateAt(tdb).Position;

    /// <summary>Finer near perilune, so that a picture is round there.</summary>
    private double Step(double time)
    {
        var (position, velocity) = StateAt(time);
        return Math.Min(SampleStep, 0.12 * position.Norm / velocity.Norm);
    }
}
