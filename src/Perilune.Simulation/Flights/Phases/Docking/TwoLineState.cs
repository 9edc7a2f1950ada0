using Perilune.Astro.Analytic;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Docking;

/// <summary>The state of a satellite of the Earth from its two-line elements by SGP4: good to a kilometre, and some a day.</summary>
public sealed record TwoLineState : IPhase
{
    /// <summary>First line.</summary>
    public required string Line1 { get; init; }

    /// <summary>Second line.</summary>
    public required string Line2 { get; init; }

    /// <summary>The instant of the state; elapsed time is told with <c>elapsed</c> instead.</summary>
    public Epoch? Epoch { get; init; }

    /// <summary>Time since liftoff, instead of the epoch.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration)]
    public double? Elapsed { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } = [.. OrbitResults.All];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var epoch = PhaseInstant.Of(run, this, Epoch, Elapsed);
        TwoLineElements elements;
        try
        {
            elements = TwoLineElements.Parse(Line1, Line2);
        }
        catch (FormatException error)
        {
            throw run.Wrong(
                this,
                $"are no two-line elements: {error.Message}",
                "copy both lines as they were published"
            );
        }
        try
        {
            var state = new Sgp4(elements).State(epoch, run.Knowledge.Times);
            var inertial = run.Knowledge.Frames.InFrame(state, Frame.Icrf);
            OrbitResults.Tell(run, inertial);
            run.End(new(inertial, double.NaN));
        }
        catch (Sgp4Exception error)
        {
            throw run.Wrong(this, $"do not reach the instant: {error.Message}", "take elements of that day");
        }
    }
}
