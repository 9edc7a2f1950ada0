using Perilune.Flight.Landing.Abort;
using Perilune.Flight.Landing.Descent;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Landing;

/// <summary>An abort to orbit, flown from moments all along the descent.</summary>
public sealed record AbortPlan
{
    /// <summary>Height of the orbit's perilune over the site, where the engine is cut off.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    [Default("15 km")]
    public double Perilune { get; init; }

    /// <summary>Height of its other end.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    [Default("80 km")]
    public double Apolune { get; init; }

    /// <summary>The upper stage; none for a lander of one piece.</summary>
    public Lander? Upper { get; init; }

    /// <summary>Mass of the upper stage with its propellant.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public double? UpperMass { get; init; }

    /// <summary>Time from one stage's thrust to the other's.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 s")]
    [Default("2 s")]
    public double Staging { get; init; }

    /// <summary>Time between two moments from which an abort is flown.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 s")]
    [Default("30 s")]
    public double Every { get; init; }

    internal void Fly(PhaseRun run, DescentScene scene, DescentVehicle vehicle, DescentFlight flight)
    {
        if (Upper is not null && UpperMass is null)
            throw run.Wrong(this, nameof(UpperMass), "", "is missing", "give the mass of the upper stage");
        var upper = Upper is { } stage
            ? new AbortStage(stage.ToVehicle($"{run.Name}, upper stage"), UpperMass!.Value, Staging)
            : null;
        var left = double.PositiveInfinity;
        var next = 0.0;
        string? gap = null;
        foreach (var sample in flight.Samples)
        {
            if (sample.State.Time < next || flight.End.Time - sample.State.Time < Every)
                continue;
            next = sample.State.Time + Every;
            run.Cancellation.ThrowIfCancellationRequested();
            if (!(sample.State.Mass > vehicle.DryMass))
                break;
            var best = AbortToOrbit.Fly(scene, sample.State, vehicle, upper, Perilune, Apolune)[0];
            if (best.Reached)
                left = Math.Min(left, best.Left);
            else
                gap ??= $"not from {sample.State.Time:0} s on, {sample.Height:0} m up: {best.Why}";
        }
        run.Tell("abort", gap ?? "possible at every moment");
        if (double.IsFinite(left))
            run.Tell("abort-left", left);
    }
}
