using Perilune.Astro.Time;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Flights;

/// <summary>What a phase may look at while it is flown, and who is told of it. Used by one thread.</summary>
public sealed class PhaseRun
{
    private readonly FlightDocument document;
    private readonly Phase phase;
    private readonly IPhase kind;
    private readonly IReadOnlyDictionary<string, PhaseOutcome> before;
    private readonly Dictionary<string, ResultValue> results = new(StringComparer.Ordinal);
    private readonly List<FlightMoment> moments = [];
    private readonly List<FlightPlot> plots = [];
    private readonly List<FlightPath> paths = [];
    private readonly List<string> used = [];
    private readonly string? previous;
    private FlightState? end;

    internal PhaseRun(
        FlightDocument document,
        Phase phase,
        IPhase kind,
        Knowledge knowledge,
        IReadOnlyDictionary<string, PhaseOutcome> before,
        string? previous,
        CancellationToken cancellation
    )
    {
        (this.document, this.phase, this.kind, this.before) = (document, phase, kind, before);
        (Knowledge, this.previous, Cancellation) = (knowledge, previous, cancellation);
    }

    /// <summary>The shipped data: sky, frames, gravity, ground, bodies.</summary>
    public Knowledge Knowledge { get; }

    /// <summary>Name of the phase.</summary>
    public string Name => phase.Name;

    /// <summary>The instant from which elapsed times count; null where the flight names none.</summary>
    public Epoch? Liftoff => document.Case.Liftoff;

    /// <summary>Folder that the file's own files are relative to.</summary>
    public string Folder => document.Folder;

    /// <summary>Is looked at where work is long.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Where the phase begins: the end of the phase before it.</summary>
    /// <exception cref="InputException">No phase before it tells a state.</exception>
    public FlightState Start
    {
        get
        {
            var name = phase.After ?? previous;
            if (name is not null)
                return Outcome(name).End
                    ?? throw Wrong(phase, nameof(Phase.After), name, "ends without a state", "name a phase with one");
            throw Wrong(phase, nameof(Phase.After), "", "is missing", "begin with a phase that tells a state");
        }
    }

    /// <summary>What a phase before this one came to.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InputException">No phase of that name was flown before.</exception>
    public PhaseOutcome Outcome(string name)
    {
        if (!before.TryGetValue(name, out var outcome))
            throw Wrong(phase, nameof(Phase.After), name, "is not flown before this phase", "move it up");
        used.Add(name);
        return outcome;
    }

    /// <summary>Tells a number.</summary>
    /// <param name="name">Name of a result of the kind.</param>
    /// <param name="value">Its value, SI.</param>
    public void Tell(string name, double value) =>
        results[name] = new(Declared(name, ResultKind.Number), value, default, "");

    /// <summary>Tells an instant, which is a moment of the flight too.</summary>
    /// <param name="name">Name of a result of the kind.</param>
    /// <param name="value">The instant.</param>
    public void Tell(string name, Epoch value)
    {
        var declared = Declared(name, ResultKind.Instant);
        results[name] = new(declared, 0, value, "");
        Happens(value, declared.Meaning);
    }

    /// <summary>Tells a word.</summary>
    /// <param name="name">Name of a result of the kind.</param>
    /// <param name="value">The word.</param>
    public void Tell(string name, string value) =>
        results[name] = new(Declared(name, ResultKind.Word), 0, default, value);

    /// <summary>Notes something that happens.</summary>
    /// <param name="epoch">When.</param>
    /// <param name="words">What.</param>
    public void Happens(Epoch epoch, string words) => moments.Add(new(epoch, words));

    /// <summary>Adds a plot.</summary>
    /// <param name="plot">The plot.</param>
    public void Draw(FlightPlot plot) => plots.Add(plot);

    /// <summary>Adds a path.</summary>
    /// <param name="path">The path.</param>
    public void Draw(FlightPath path) => paths.Add(path);

    /// <summary>Tells where the phase ends.</summary>
    /// <param name="state">The state at its end.</param>
    public void End(FlightState state) => end = state;

    /// <summary>What is wrong with a value, at the place where it was written.</summary>
    /// <param name="section">The bound record: the phase's kind, or a section of it.</param>
    /// <param name="property">Name of the property.</param>
    /// <param name="value">What was written; empty for nothing.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="mend">What to do, with the nearest thing that works where there is one.</param>
    public InputException Wrong(object section, string property, string value, string message, string mend)
    {
        var problems = new Problems();
        var (place, location) = document.Bound.PlaceOf(section, property);
        problems.Add(place, location, value, message, mend);
        return new(problems.InOrder());
    }

    /// <summary>What is wrong with a section as a whole.</summary>
    /// <param name="section">The bound record: the phase's kind, or a section of it.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="mend">What to do, with the nearest thing that works where there is one.</param>
    public InputException Wrong(object section, string message, string mend)
    {
        var problems = new Problems();
        var place = document.Bound.PlaceOf(section);
        problems.Add(place, place.Location, "", message, mend);
        return new(problems.InOrder());
    }

    internal PhaseOutcome Finish(string key)
    {
        List<ResultValue> told = [];
        foreach (var result in kind.Results)
        {
            if (results.TryGetValue(result.Name, out var value))
                told.Add(value);
        }
        return new(
            phase.Name,
            key,
            told,
            [.. moments.OrderBy(moment => moment.Epoch)],
            plots,
            paths,
            end,
            [.. used.Distinct()]
        );
    }

    private PhaseResult Declared(string name, ResultKind wanted) =>
        kind.Results.FirstOrDefault(result => result.Name == name && result.Kind == wanted)
        ?? throw new ArgumentException($"{kind.GetType().Name} does not list a {wanted} '{name}'", nameof(name));
}
