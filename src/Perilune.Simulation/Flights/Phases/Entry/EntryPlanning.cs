using System.Collections.Immutable;
using Perilune.Astro.Time;
using Perilune.Flight.Entry;

namespace Perilune.Simulation.Flights.Phases.Entry;

/// <summary>Turns the steps of a file into those of a flight.</summary>
internal static class EntryPlanning
{
    // Between two samples of the pictures, s.
    private const double Sampling = 2;

    public static EntryPlan Plan(PhaseRun run, EntryPhase phase, Epoch begin, double mass)
    {
        // What 'at' counts from, on the phase's clock.
        var clock = run.Liftoff is { } liftoff ? liftoff - begin : 0;
        var steps = ImmutableArray.CreateBuilder<DescentStep>();
        foreach (var step in phase.Steps)
        {
            if (step.Triggers() != 1)
                throw run.Wrong(
                    step,
                    $"has {step.Triggers()} triggers",
                    "give it one of at, later, below, slower-than, below-mach"
                );
            if (step.At is { } at && at + clock < 0)
                throw run.Wrong(
                    step,
                    nameof(step.At),
                    $"{at:F0} s",
                    $"lies {-(at + clock):F0} s before the phase begins",
                    "begin earlier"
                );
            steps.Add(
                new(step.Name, step.Trigger(clock, phase.Ground))
                {
                    Jettisons = step.Jettisons,
                    MassBecomes = step.Mass,
                    Becomes = step.Becomes?.ToVehicle(step.Name, step.Mass ?? mass),
                    Opens = step.Opens is { } canopy
                        ? new(step.Name, canopy.DragArea, canopy.Filling, canopy.ReefedShare, canopy.ReefedTime)
                        : null,
                    CutsParachute = step.CutsParachute,
                    Burns = Engine(run, phase, step, mass),
                    Ends = step.Ends,
                }
            );
            mass = (step.Mass ?? mass) - step.Jettisons;
            if (!(mass > 0))
                throw run.Wrong(step, $"leaves a mass of {mass:F0} kg", "jettison less");
        }
        return new()
        {
            Steps = steps.ToImmutable(),
            Ground = phase.Ground,
            Interface = phase.Interface,
            HighestSkip = phase.HighestSkip,
            SampleEvery = Sampling,
            CoastStep = 1,
        };
    }

    private static Thruster? Engine(PhaseRun run, EntryPhase phase, EntryStep step, double mass)
    {
        if (step.Burns is { } burn)
            return burn.ToThruster(mass);
        if (step.Descends is not { } descent)
            return null;
        if (step.Below is not { } from || from <= descent.ToHeight)
            throw run.Wrong(
                step,
                "descends on engines from a height that it does not name",
                "trigger it with 'below:', above the height it descends to"
            );
        return descent.ToThruster(from, phase.Ground);
    }
}
