using Perilune.Astro.Ephemerides;
using Perilune.Astro.Propagation;
using Perilune.Flight.Targeting;
using Perilune.Numerics.Integration;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Flights;

/// <summary>How far a flight is.</summary>
/// <param name="Done">Phases that are flown.</param>
/// <param name="Of">Phases in all, those of the sensitivities included.</param>
/// <param name="Phase">The phase that is flown next.</param>
public readonly record struct PhasesFlown(int Done, int Of, string Phase);

/// <summary>Flies the phases of a flight one after the other and lays what was flown beside them.</summary>
/// <param name="knowledge">The shipped data.</param>
public sealed class FlightRun(Knowledge knowledge)
{
    /// <summary>Flies a flight.</summary>
    /// <param name="document">The flight.</param>
    /// <param name="progress">Told of each phase; null for nobody.</param>
    /// <param name="cancellation">Ends the flight without an outcome.</param>
    /// <exception cref="InputException">A phase cannot be flown as it was written.</exception>
    public FlightOutcome Fly(
        FlightDocument document,
        IProgress<PhasesFlown>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(document);
        var phases = Phases(document, [], progress, cancellation);
        var comparisons = document
            .Case.Flown.Select(flown => FlownComparer.Compare(flown, document, phases, knowledge.Times))
            .ToList();
        return new(document, phases, comparisons, []);
    }

    /// <summary>Flies again with each assumption's other values.</summary>
    /// <param name="outcome">The flight as it is.</param>
    /// <param name="threads">Threads; the outcome does not depend on them.</param>
    /// <param name="cancellation">Ends it without an outcome.</param>
    /// <exception cref="InputException">An assumption names no value of the file.</exception>
    public FlightOutcome WithSensitivities(FlightOutcome outcome, int threads, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var document = outcome.Document;
        var reader = new FlightReader(knowledge.Catalogue, knowledge.Times);
        // Read first, so that what is wrong with an assumption is told before hours are flown.
        var variants = document
            .Case.Assumptions.SelectMany(one => new[] { (one, one.Low), (one, one.High) })
            .Select(pair => Read(reader, document, pair.one, pair.Item2))
            .ToList();
        var flown = new (IReadOnlyList<PhaseOutcome>? Phases, string? Fails)[variants.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(
            0,
            variants.Count,
            options,
            i =>
            {
                var assumption = document.Case.Assumptions[i / 2];
                try
                {
                    flown[i].Phases = Phases(variants[i], Untouched(outcome, assumption), null, cancellation);
                }
                catch (InputException error)
                {
                    flown[i].Fails = error.Problems[0].ToString();
                }
            }
        );
        var sensitivities = document
            .Case.Assumptions.Select(
                (one, i) => SensitivityOf(outcome, one, flown[2 * i], flown[2 * i + 1], variants[2 * i])
            )
            .ToList();
        return outcome with { Sensitivities = sensitivities };
    }

    private static FlightDocument Read(
        FlightReader reader,
        FlightDocument document,
        Assumption assumption,
        string value
    )
    {
        if (ValueAt(document.Root, assumption.Key) is not null)
            return reader.With(document, assumption.Key, value);
        var problems = new Problems();
        var (place, location) = document.Bound.PlaceOf(assumption, nameof(assumption.Key));
        problems.Add(
            place,
            location,
            assumption.Key,
            "names no value of this file",
            "write the value, and its keys here"
        );
        throw new InputException(problems.InOrder());
    }

    /// <summary>The text at some keys, or null where there is none.</summary>
    private static string? ValueAt(YamlNode root, string key)
    {
        var node = root;
        foreach (var part in key.Split('.'))
        {
            if ((node as YamlMapping)?.Find(part) is not { } entry)
                return null;
            node = entry.Value;
        }
        if (node is YamlMapping value && YamlOverlay.IsValue(value))
            node = value.Find(YamlOverlay.ValueKey)!.Value;
        return node switch
        {
            YamlScalar scalar => scalar.Text,
            YamlSequence items => string.Join(' ', items.Items.OfType<YamlScalar>().Select(item => item.Text)),
            _ => null,
        };
    }

    /// <summary>Phases before the first that an assumption touches, and those that hang on none that it does.</summary>
    private static Dictionary<string, PhaseOutcome> Untouched(FlightOutcome outcome, Assumption assumption)
    {
        var parts = assumption.Key.Split('.');
        if (parts is not ["phases", var first, ..])
            return [];
        var touched = new HashSet<string>(StringComparer.Ordinal) { first };
        var kept = new Dictionary<string, PhaseOutcome>(StringComparer.Ordinal);
        foreach (var phase in outcome.Phases)
        {
            if (touched.Contains(phase.Name) || phase.Used.Any(touched.Contains))
                touched.Add(phase.Name);
            else
                kept.Add(phase.Name, phase);
        }
        return kept;
    }

    private static Sensitivity SensitivityOf(
        FlightOutcome outcome,
        Assumption assumption,
        (IReadOnlyList<PhaseOutcome>? Phases, string? Fails) low,
        (IReadOnlyList<PhaseOutcome>? Phases, string? Fails) high,
        FlightDocument variant
    )
    {
        var affected =
            assumption.Affects.Count > 0
                ? assumption.Affects
                : [.. outcome.Document.Case.Flown.Select(flown => flown.Of).Distinct()];
        var moved = affected
            .Select(name => new MovedResult(
                name,
                FlownComparer.Declared(variant, name),
                FlownComparer.Find(low.Phases, name),
                FlownComparer.Find(outcome.Phases, name),
                FlownComparer.Find(high.Phases, name)
            ))
            .ToList();
        return new(assumption, ValueAt(outcome.Document.Root, assumption.Key)!, moved, low.Fails, high.Fails);
    }

    private List<PhaseOutcome> Phases(
        FlightDocument document,
        Dictionary<string, PhaseOutcome> known,
        IProgress<PhasesFlown>? progress,
        CancellationToken cancellation
    )
    {
        var flown = new Dictionary<string, PhaseOutcome>(StringComparer.Ordinal);
        var phases = document.Case.Phases;
        string? previous = null;
        foreach (var phase in phases)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new(flown.Count, phases.Count, phase.Name));
            var (key, kind) = phase.Kinds().Single();
            if (!known.TryGetValue(phase.Name, out var outcome))
            {
                var run = new PhaseRun(document, phase, kind, knowledge, flown, previous, cancellation);
                Guarded(run, kind, key);
                outcome = run.Finish(key);
            }
            flown.Add(phase.Name, outcome);
            previous = outcome.End is null ? previous : phase.Name;
        }
        return [.. phases.Select(phase => flown[phase.Name])];
    }

    /// <summary>Tells at the phase's line what its physics cannot do.</summary>
    private static void Guarded(PhaseRun run, IPhase kind, string key)
    {
        try
        {
            kind.Fly(run);
        }
        catch (NoSolutionException error)
        {
            throw run.Wrong(kind, $"has no solution: {error.Message}", error.Mend);
        }
        catch (EphemerisCoverageException error)
        {
            throw run.Wrong(kind, $"meets a gap: {error.Message}", "fly within the shipped ephemeris");
        }
        catch (InsideBodyException error)
        {
            throw run.Wrong(kind, $"flies into a body: {error.Message}", "begin outside it, or end before it");
        }
        catch (IntegrationException error)
        {
            throw run.Wrong(kind, $"cannot be flown: {error.Message}", $"see the state before this {key}");
        }
    }
}
