using System.Collections;
using Perilune.Astro.Time;

namespace Perilune.Simulation.Language;

/// <summary>
/// Binds single values and lists of words, written plainly (<c>mass: 8 t</c>) or with their source
/// (<c>mass: { value: 8 t, source: ..., confidence: published }</c>), and keeps what was given.
/// </summary>
internal sealed class LeafBinder(CatalogueIndex catalogue, TimeScales times, Problems problems)
{
    private const string SourceKey = "source";
    private const string ConfidenceKey = "confidence";

    private readonly List<InputValue> inputs = [];

    public IReadOnlyList<InputValue> Inputs => inputs;

    /// <summary>The value of a field, or null when it is wrong.</summary>
    public object? Read(FieldGrammar field, YamlEntry entry, Place place)
    {
        if (entry.Value is YamlMapping mapping && YamlOverlay.IsValue(mapping))
            return ReadWithSource(field, mapping, entry.IsOverride, place);
        if (field.Shape == FieldShape.Vector && entry.Value is YamlSequence { Items: var items })
        {
            // [1 km, 2 km, 3 km] is the same as 1 km 2 km 3 km.
            if (items.All(item => item is YamlScalar))
                return Read(
                    field,
                    new(string.Join(' ', items.Select(item => ((YamlScalar)item).Text)), entry.Value.Location),
                    place,
                    ("", Confidence.Scenario),
                    entry.IsOverride
                );
        }
        if (entry.Value is not YamlScalar scalar)
        {
            problems.Add(place, entry.Value.Location, "", $"is not {Described(field)}", "write one value");
            return null;
        }
        var inCatalogue = catalogue.Contains(scalar.Location.File);
        var isNumber = field.Shape is FieldShape.Quantity or FieldShape.Vector or FieldShape.Whole;
        if (inCatalogue && isNumber)
        {
            problems.Add(
                place,
                scalar.Location,
                scalar.Text,
                "has no source",
                $"write {{ value: {scalar.Text}, source: ..., confidence: published, unverified or assumed }}"
            );
            return null;
        }
        // Names and words of a catalogue entry are not measured; they need no source and are no inputs of a run.
        return Read(field, scalar, place, inCatalogue ? null : ("", Confidence.Scenario), entry.IsOverride);
    }

    /// <summary>The words of a list; one word may stand alone. Null when one is wrong.</summary>
    public IList? ReadList(FieldGrammar field, YamlEntry entry, Place place)
    {
        var nodes = entry.Value is YamlSequence sequence ? sequence.Items : [entry.Value];
        var items = (IList)
            Activator.CreateInstance(
                typeof(List<>).MakeGenericType(field.Property.PropertyType.GetGenericArguments()[0])
            )!;
        var wrong = false;
        foreach (var node in nodes)
        {
            if (node is not YamlScalar scalar)
            {
                problems.Add(place, node.Location, "", "is not a word", "write a list of words: [one, two]");
                wrong = true;
            }
            else if (Read(field, scalar, place, null, false) is { } value)
                items.Add(value);
            else
                wrong = true;
        }
        return wrong ? null : items;
    }

    /// <summary>The value of a field that was left out.</summary>
    /// <exception cref="InvalidOperationException">The default is not a value of the field.</exception>
    public object ReadDefault(FieldGrammar field, Place place)
    {
        var reading = ValueReader.Read(field, field.Default!, times);
        if (reading.Value is null)
            throw new InvalidOperationException($"the default of {place.Path} {reading.Message}");
        inputs.Add(new(place.Path, field.Default!, reading.Unit, "", Confidence.Default, false, place.Location));
        return reading.Value;
    }

    private object? ReadWithSource(FieldGrammar field, YamlMapping mapping, bool isOverride, Place place)
    {
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key is YamlOverlay.ValueKey or SourceKey or ConfidenceKey && entry.Value is YamlScalar)
                continue;
            problems.Add(
                place,
                entry.KeyLocation,
                entry.Key,
                "is not known",
                $"there are value, {SourceKey}, {ConfidenceKey}"
            );
            return null;
        }
        var value = (YamlScalar)mapping.Find(YamlOverlay.ValueKey)!.Value;
        var inCatalogue = catalogue.Contains(mapping.Location.File);
        var source = (mapping.Find(SourceKey)?.Value as YamlScalar)?.Text;
        var confidence = Confidence.Scenario;
        if (mapping.Find(ConfidenceKey) is { Value: YamlScalar word })
        {
            if (word.Text is not ("published" or "unverified" or "assumed"))
            {
                problems.Add(
                    place,
                    word.Location,
                    word.Text,
                    "is no confidence",
                    "write published, unverified or assumed"
                );
                return null;
            }
            confidence = Enum.Parse<Confidence>(word.Text, ignoreCase: true);
        }
        if (inCatalogue && (source is null || confidence == Confidence.Scenario))
        {
            problems.Add(place, mapping.Location, value.Text, "has no source or no confidence", "add both");
            return null;
        }
        var citation = source is null ? "" : catalogue.Citation(mapping.Location.File, source);
        if (inCatalogue && citation is null)
        {
            problems.Add(place, mapping.Location, source!, "is not among the file's sources", "add it to 'sources:'");
            return null;
        }
        return Read(field, value, place, (citation ?? source!, confidence), isOverride);
    }

    private object? Read(
        FieldGrammar field,
        YamlScalar scalar,
        Place place,
        (string Source, Confidence Confidence)? provenance,
        bool isOverride
    )
    {
        var reading = ValueReader.Read(field, scalar.Text, times);
        if (reading.Value is null)
        {
            problems.Add(place, scalar.Location, scalar.Text, reading.Message!, reading.Mend);
            return null;
        }
        if (provenance is var (source, confidence))
            inputs.Add(new(place.Path, scalar.Text, reading.Unit, source, confidence, isOverride, scalar.Location));
        return reading.Value;
    }

    private static string Described(FieldGrammar field) =>
        field.Shape switch
        {
            FieldShape.Quantity => $"one {field.Measure.Name}",
            FieldShape.Vector => $"three of {field.Measure.Name}",
            FieldShape.Whole => "one whole number",
            FieldShape.Instant => "one instant",
            _ => "one word or text",
        };
}
