using Perilune.Astro.Time;
using Perilune.Flight.Landing.Descent;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Landing;

/// <summary>What a powered descent tells.</summary>
internal static class DescentResults
{
    public static IReadOnlyList<PhaseResult> All { get; } =
    [
        PhaseResult.Instant("descent-orbit", "impulse into the descent orbit"),
        PhaseResult.Number("descent-orbit-delta-v", Measure.Speed, "that impulse"),
        PhaseResult.Instant("ignition", "ignition"),
        PhaseResult.Instant("throttle-recovery", "throttle recovered from full thrust"),
        PhaseResult.Instant("high-gate", "high gate: braking ends"),
        PhaseResult.Instant("takeover", "the crew takes over"),
        PhaseResult.Instant("contact", "contact"),
        PhaseResult.Instant("touchdown", "touchdown"),
        PhaseResult.Number("duration", Measure.Duration, "from ignition to touchdown"),
        PhaseResult.Number("ignition-speed", Measure.Speed, "speed over the ground at ignition"),
        PhaseResult.Number("ignition-range", Measure.Length, "along the ground from ignition to the site"),
        PhaseResult.Number("high-gate-altitude", Measure.Length, "height over the ground at high gate"),
        PhaseResult.Number("high-gate-climb-rate", Measure.Speed, "speed upward at high gate"),
        PhaseResult.Number("takeover-altitude", Measure.Length, "height at which the crew takes over"),
        PhaseResult.Number("landed-mass", Measure.Mass, "mass at touchdown"),
        PhaseResult.Number("propellant", Measure.Mass, "propellant burnt"),
        PhaseResult.Number("delta-v", Measure.Speed, "change of velocity by the engine"),
        PhaseResult.Number("miss", Measure.Length, "distance from the site"),
        PhaseResult.Number("vertical-speed", Measure.Speed, "speed downward at touchdown"),
        PhaseResult.Number("horizontal-speed", Measure.Speed, "speed along the ground at touchdown"),
        PhaseResult.Number("slope", Measure.Angle, "slope of the ground at touchdown"),
        PhaseResult.Word("verdict", "soft, missed, hard, tipped or crashed"),
        PhaseResult.Word("findings", "limits that the touchdown went beyond"),
        PhaseResult.Word("hazards", "what the look at the ground led to"),
        PhaseResult.Number("target-slope", Measure.Angle, "steepest ground about the site, as the look saw it"),
        PhaseResult.Number("place-slope", Measure.Angle, "steepest ground about the place that was gone to"),
        PhaseResult.Number("divert", Measure.Length, "distance of that place from the site"),
        PhaseResult.Number("dispersed-soft", Measure.Fraction, "part of the dispersed flights that land softly"),
        PhaseResult.Number("dispersed-miss", Measure.Length, "miss that 95 of 100 dispersed flights stay below"),
        PhaseResult.Number(
            "dispersed-propellant",
            Measure.Mass,
            "propellant that 99 of 100 dispersed flights stay below"
        ),
        PhaseResult.Word("abort", "whether an orbit can be reached from every moment of the descent"),
        PhaseResult.Number("abort-left", Measure.Mass, "least propellant left by an abort"),
    ];

    public static void Tell(PhaseRun run, DescentScene scene, DescentFlight flight, Epoch ignition, double exhaust)
    {
        var touchdown = flight.Touchdown!;
        run.Tell("ignition", ignition);
        Moment("P63 throttled", "throttle-recovery");
        if ((Moment("P64", "high-gate") ?? AfterBraking()) is { } gate)
        {
            run.Tell("high-gate-altitude", gate.Height);
            run.Tell("high-gate-climb-rate", gate.State.ClimbRate);
        }
        if (Moment("crew", "takeover") is { } takeover)
            run.Tell("takeover-altitude", takeover.Height);
        Moment("contact", "contact");
        Moment("touchdown", "touchdown");
        run.Tell("duration", flight.End.Time);
        run.Tell("ignition-speed", flight.Start.Velocity.Norm);
        run.Tell("ignition-range", Vector3.Angle(flight.Start.Position, scene.Target) * scene.Target.Norm);
        run.Tell("landed-mass", flight.End.Mass);
        run.Tell("propellant", flight.Propellant);
        run.Tell("delta-v", exhaust * Math.Log(flight.Start.Mass / flight.End.Mass));
        run.Tell("miss", touchdown.MissDistance);
        run.Tell("vertical-speed", touchdown.VerticalSpeed);
        run.Tell("horizontal-speed", touchdown.HorizontalSpeed);
        run.Tell("slope", touchdown.Slope);
        run.Tell("verdict", flight.Verdict!.Outcome.ToString().ToLowerInvariant());
        run.Tell("findings", flight.Verdict.ToString());
        foreach (var happened in flight.Events.Where(one => one.Name is not ("contact" or "touchdown")))
            run.Happens(
                ignition + happened.Sample.State.Time,
                $"{happened.Name}: {happened.Sample.Height:0} m up, {happened.Sample.State.HorizontalSpeed:0.0} m/s along, "
                    + $"{happened.Sample.State.ClimbRate:0.0} m/s up, {happened.Sample.State.Mass:0} kg"
            );
        Draw(run, scene, flight);

        DescentSample? Moment(string happened, string result)
        {
            if (flight.Find(happened) is not { } found)
                return null;
            run.Tell(result, ignition + found.Sample.State.Time);
            return found.Sample;
        }

        DescentSample? AfterBraking()
        {
            // Gate by gate: the phase after the main braking begins at its gate.
            var braking = flight.Events.ToList().FindIndex(happened => happened.Name == "main braking");
            if (braking < 0 || braking + 1 >= flight.Events.Length)
                return null;
            var next = flight.Events[braking + 1].Sample;
            run.Tell("high-gate", ignition + next.State.Time);
            return next;
        }
    }

    private static void Draw(PhaseRun run, DescentScene scene, DescentFlight flight)
    {
        var radius = scene.Target.Norm;
        PlotCurve Curve(string name, Func<DescentSample, double> x, Func<DescentSample, double> y) =>
            new(name, [.. flight.Samples.Select(sample => (x(sample), y(sample)))]);
        double Time(DescentSample sample) => sample.State.Time;
        double Range(DescentSample sample) => Vector3.Angle(sample.State.Position, scene.Target) * radius / 1e3;
        run.Draw(
            new FlightPlot(
                "height",
                "time from ignition, s",
                "height, km",
                [Curve("height", Time, s => s.Height / 1e3)]
            )
        );
        run.Draw(
            new FlightPlot(
                "profile",
                "distance to the site, km",
                "height, km",
                [Curve("profile", Range, s => s.Height / 1e3)]
            )
        );
        run.Draw(
            new FlightPlot(
                "thrust",
                "time from ignition, s",
                "thrust, kN",
                [Curve("thrust", Time, s => s.Thrust.Norm / 1e3)]
            )
        );
        run.Draw(
            new FlightPlot(
                "speed",
                "time from ignition, s",
                "speed, m/s",
                [
                    Curve("along the ground", Time, s => s.State.HorizontalSpeed),
                    Curve("downward", Time, s => -s.State.ClimbRate),
                ]
            )
        );
    }
}
