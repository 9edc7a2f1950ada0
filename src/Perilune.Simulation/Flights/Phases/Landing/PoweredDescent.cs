using Perilune.Flight.Landing.Descent;
using Perilune.Flight.Landing.Guidance;
using Perilune.Flight.PoweredFlight;
using Perilune.Flight.Vehicles;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Landing;

/// <summary>What steers a descent.</summary>
public enum DescentGuidanceKind
{
    /// <summary>Braking at nearly full thrust to the first gate, then gate by gate, then vertically.</summary>
    Gates,

    /// <summary>Braking as there, then from the first gate to the last by the plan that burns the least propellant.</summary>
    FuelOptimal,

    /// <summary>Apollo's programs P63, P64 and P65 with the erasable load that flew on Apollo 11.</summary>
    Apollo,
}

/// <summary>A powered descent to the Moon, flown under guidance to the ground, with the verdict on the touchdown.</summary>
public sealed record PoweredDescent : IPhase
{
    /// <summary>Where to.</summary>
    public required LandingSite Site { get; init; }

    /// <summary>What lands.</summary>
    public required Lander Lander { get; init; }

    /// <summary>Where ignition is; the end of the phase before where it is not told.</summary>
    public DescentApproach? Approach { get; init; }

    /// <summary>The way down from the orbit of the phase before, instead of an approach.</summary>
    public DescentOrbit? DescentOrbit { get; init; }

    /// <summary>What steers.</summary>
    [Default("gates")]
    public DescentGuidanceKind Guidance { get; init; }

    /// <summary>Gates, in the order in which they are passed; the first ends the main braking.</summary>
    public required IReadOnlyList<LandingGate> Gates { get; init; }

    /// <summary>Throttle of the main braking, which leaves room to meet the first gate.</summary>
    [Quantity(Measure.Fraction, Above = "0 %", AtMost = "100 %")]
    [Default("95 %")]
    public double BrakingThrottle { get; init; }

    /// <summary>Speed of the vertical descent after the last gate.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s")]
    [Default("1 m/s")]
    public double SinkRate { get; init; }

    /// <summary>A crew that takes over from the guidance.</summary>
    public CrewTakeover? Takeover { get; init; }

    /// <summary>By how much navigation has the height too great at ignition, until the radar mends it.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length)]
    [Default("0 m")]
    public double HeightError { get; init; }

    /// <summary>Height at which the radar begins to mend it.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m")]
    [Default("10 km")]
    public double RadarHeight { get; init; }

    /// <summary>A look at the ground on the way down, and the way to the nearest safe place; with <c>guidance: gates</c>.</summary>
    public HazardAvoidance? HazardAvoidance { get; init; }

    /// <summary>Many flights of it with dispersed navigation and engines.</summary>
    public DescentDispersal? Dispersed { get; init; }

    /// <summary>What could leave for orbit at every moment.</summary>
    public AbortPlan? Abort { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results => DescentResults.All;

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var vehicle = Lander.ToVehicle(run.Name);
        var (scene, start, ignition) = DescentStart.Of(run, this, vehicle);
        if (Guidance != DescentGuidanceKind.Apollo && Gates.Count == 0)
            throw run.Wrong(this, nameof(Gates), "", "is missing", "name at least one gate, or 'guidance: apollo'");
        if (Gates.FirstOrDefault(gate => gate.Hold > 0 && !CanHover(gate)) is { } moving)
            throw run.Wrong(
                moving,
                nameof(LandingGate.Hold),
                "",
                "asks to hover where that cannot be",
                "hover at a gate without speed after the first, with 'guidance: gates'"
            );
        if (!(start.Mass > vehicle.DryMass))
            throw run.Wrong(
                Lander,
                nameof(Lander.DryMass),
                $"{vehicle.DryMass:0.#} kg",
                $"leaves no propellant in {start.Mass:0.#} kg at ignition",
                "check the mass at ignition"
            );
        CheckAvoidance(run);
        DivertingGuidance? diverting = null;
        var guidance = Steering(scene, vehicle, start, made => diverting ??= made);
        var error = new NavigationError(HeightError * start.Position.Unit, Vector3.Zero, RadarHeight);
        DescentFlight flight;
        try
        {
            flight = DescentSimulation.Fly(scene, vehicle, start, guidance(), error);
        }
        catch (InvalidOperationException none)
        {
            throw run.Wrong(this, none.Message, "relax what is named, or move the gate");
        }
        if (flight.Touchdown is null)
            throw run.Wrong(
                this,
                $"never comes down: {flight.End.Time:0} s after ignition {flight.End.Position.Norm - scene.Target.Norm:0} m up",
                "give more thrust, or a site that the orbit comes to"
            );
        DescentResults.Tell(run, scene, flight, ignition, Lander.SpecificImpulse * Stage.StandardGravity);
        if (diverting is not null)
            HazardAvoidance?.Tell(run, scene, diverting, Lander.Bounds);
        Dispersed?.Fly(run, scene, vehicle, start, guidance);
        Abort?.Fly(run, scene, vehicle, flight);
        run.End(DescentStart.ToSky(run, flight.End, ignition));
    }

    private bool CanHover(LandingGate gate) =>
        Guidance == DescentGuidanceKind.Gates && gate != Gates[0] && gate is { SinkRate: 0, ForwardSpeed: 0 };

    /// <summary>Makes the guidance of one flight.</summary>
    private Func<IPoweredGuidance> Steering(
        DescentScene scene,
        DescentVehicle vehicle,
        DescentState start,
        Action<DivertingGuidance> made
    )
    {
        Func<IPoweredGuidance> automatic =
            Guidance == DescentGuidanceKind.Apollo
                ? () => new ApolloGuidance(ApolloLandings.Luminary99, scene.Target, scene.Body.GravitationalParameter)
                : () => ByGates(scene, vehicle, start);
        if (HazardAvoidance is { } hazards)
        {
            var straight = automatic;
            automatic = () =>
            {
                var diverting = new DivertingGuidance(
                    scene,
                    straight(),
                    place => Onward(place, scene, hazards.Height),
                    hazards.Height,
                    hazards.Budget,
                    hazards.Limits(Lander.Bounds)
                );
                made(diverting);
                return diverting;
            };
        }
        if (Takeover is not { } crew)
            return automatic;
        return () =>
            new TakeoverGuidance(
                automatic(),
                crew.Time,
                new TerminalGuidance(
                    [
                        new("crew", CrewTakeover.Handover, 0, SinkRate, 0)
                        {
                            // The last metres at the sink rate, after which contact is felt.
                            EndTime = crew.Contact - (CrewTakeover.Handover - vehicle.ContactHeight) / SinkRate,
                        },
                    ],
                    scene.Target,
                    scene.Body,
                    SinkRate
                )
            );
    }

    /// <summary>From the gates below a height on, to another place.</summary>
    private TerminalGuidance Onward(Vector3 place, DescentScene scene, double height) =>
        new(
            [
                .. Gates
                    .Skip(1)
                    .Where(gate => gate.Height < height)
                    .Select(gate => gate.ToLeg(gate.Name) with { EndTime = null }),
            ],
            place,
            scene.Body,
            SinkRate
        );

    private void CheckAvoidance(PhaseRun run)
    {
        if (HazardAvoidance is not { } hazards)
            return;
        if (Guidance != DescentGuidanceKind.Gates)
            throw run.Wrong(hazards, "goes aside by gates", "write 'guidance: gates', or leave it out");
        var (top, bottom) = (Gates[0].Height, Gates[^1].Height);
        if (Gates.Count < 2 || hazards.Height > top || hazards.Height <= bottom)
            throw run.Wrong(
                hazards,
                nameof(hazards.Height),
                $"{hazards.Height:0.#} m",
                "is not between the first gate and the last",
                Gates.Count < 2
                    ? "add a gate below the first"
                    : $"write more than {bottom:0.#} m and at most {top:0.#} m"
            );
    }

    private ExplicitGuidance ByGates(DescentScene scene, DescentVehicle vehicle, DescentState start)
    {
        var goal = BrakingGoal(scene, start.Position);
        IPoweredGuidance then = new TerminalGuidance(
            Guidance == DescentGuidanceKind.Gates ? [.. Gates.Skip(1).Select(gate => gate.ToLeg(gate.Name))] : [],
            scene.Target,
            scene.Body,
            SinkRate
        );
        if (Guidance == DescentGuidanceKind.FuelOptimal)
            then = new FuelOptimalGuidance(scene, vehicle, Gates[^1].Height, Gates[^1].SinkRate, then);
        return new ExplicitGuidance(scene.Body, vehicle, goal, gains: false, throttle: 1, then)
        {
            LeastThrottle = Lander.LeastThrottle,
            Phase = "main braking",
        };
    }

    /// <summary>The first gate as the goal of the braking.</summary>
    internal PoweredGoal BrakingGoal(DescentScene scene, Vector3 from)
    {
        var gate = Gates[0];
        var up = scene.Target.Unit;
        var toSite = scene.Target - from;
        var along = (toSite - Vector3.Dot(toSite, up) * up).Unit;
        var place = scene.Target + gate.Height * up - gate.Before * along;
        return new(place.Norm, -gate.SinkRate, gate.ForwardSpeed) { Place = place };
    }
}
