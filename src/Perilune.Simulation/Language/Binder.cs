using System.Collections;
using Perilune.Astro.Time;

namespace Perilune.Simulation.Language;

/// <summary>
/// Binds a document to records by their grammar: every key is checked, every value read, catalogue entries are laid under
/// what the user wrote, and all that is wrong is collected.
/// </summary>
internal sealed class Binder(CatalogueIndex catalogue, TimeScales times, Problems problems)
{
    private const int DeepestInclusion = 16;

    private readonly LeafBinder leaves = new(catalogue, times, problems);

    /// <summary>Where everything was written.</summary>
    public Bound Bound { get; } = new();

    /// <summary>Names defined and used.</summary>
    public References References { get; } = new();

    /// <summary>All values in the order of the grammar.</summary>
    public IReadOnlyList<InputValue> Inputs => leaves.Inputs;

    /// <summary>Binds a section; what cannot be bound keeps its initial value and is known as failed.</summary>
    public object? BindSection(SectionGrammar grammar, YamlNode node, Place place, string? name = null)
    {
        if (Resolve(grammar, node, place) is not { } mapping)
            return null;
        var section = Activator.CreateInstance(grammar.Type)!;
        Bound.Remember(section, place);
        if (name is not null)
            grammar.NameProperty?.SetValue(section, name);
        CheckKeys(grammar, mapping, place);
        foreach (var field in grammar.Fields)
        {
            if (mapping.Find(field.Key) is { } entry && entry.Value is not YamlScalar { IsNone: true })
                BindField(section, field, entry, place);
            else if (field.Default is not null)
                BindDefault(section, field, place);
            else if (field.IsRequired)
            {
                problems.Add(place.Key(field.Key, place.Location), place.Location, "", "is missing", Mend(field));
                Bound.Fail(section, field.Property);
            }
        }
        FillLists(section, grammar);
        return section;
    }

    private void BindField(object section, FieldGrammar field, YamlEntry entry, Place parent)
    {
        var place = parent.Key(field.Key, entry.KeyLocation);
        Bound.Remember(section, field.Property, place, entry.Value.Location);
        var value = field.Shape switch
        {
            FieldShape.Section => BindSection(field.Section!, entry.Value, place),
            FieldShape.Named => BindNamed(field, entry, parent),
            FieldShape.List => leaves.ReadList(field, entry, place),
            _ => leaves.Read(field, entry, place),
        };
        if (value is null)
        {
            Bound.Fail(section, field.Property);
            foreach (var scope in field.Defines)
                References.Forget(scope);
        }
        else
            field.Property.SetValue(section, value);
        if (field.Shape == FieldShape.Section)
            Define(field, field.Key);
        if (field.RefersTo is { } target)
        {
            foreach (var text in value as IEnumerable<string> ?? (value is string one ? [one] : []))
                References.Use(target, text, place, entry.Value.Location);
        }
    }

    private void BindDefault(object section, FieldGrammar field, Place parent)
    {
        var place = parent.Key(field.Key, parent.Location);
        var value =
            field.Shape == FieldShape.Section
                ? BindSection(
                    field.Section!,
                    field.Default!.Length == 0
                        ? new YamlMapping([], parent.Location)
                        : new YamlScalar(field.Default, parent.Location),
                    place
                )
                : leaves.ReadDefault(field, place);
        field.Property.SetValue(section, value);
    }

    private IList? BindNamed(FieldGrammar field, YamlEntry list, Place parent)
    {
        if (ByName(field, list.Value) is not { } named)
        {
            var wrong = parent.Key(field.Key, list.KeyLocation);
            problems.Add(
                wrong,
                list.Value.Location,
                Text(list.Value),
                "is not a list of named entries",
                "write 'name:' before each"
            );
            return null;
        }
        var section = field.Section!;
        var items = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(section.Type))!;
        foreach (var entry in named.Entries)
        {
            var place = parent.Named(field.Key, section.Noun, entry.Key, entry.KeyLocation);
            if (entry.Value is YamlScalar { IsNone: true })
                problems.Add(place, entry.Value.Location, "none", "takes away what is not there", "delete the line");
            else
            {
                Define(field, entry.Key);
                if (field.RefersTo is { } scope)
                    References.Use(scope, entry.Key, place, entry.KeyLocation);
                if (BindSection(section, entry.Value, place, entry.Key) is { } item)
                    items.Add(item);
            }
        }
        return items;
    }

    /// <summary>
    /// Named sections; names alone (<c>[jiamusi, kashgar]</c>) are the catalogue's entries of these names, or sections with
    /// all their defaults.
    /// </summary>
    private static YamlMapping? ByName(FieldGrammar field, YamlNode node)
    {
        if (
            node is not YamlSequence names
            || field.Section!.CatalogueKind is null && !field.Section.MayBeEmpty
            || names.Items.Any(item => item is not YamlScalar)
        )
            return node as YamlMapping;
        var entries = names
            .Items.Cast<YamlScalar>()
            .Select(name => new YamlEntry(
                name.Text,
                name.Location,
                field.Section!.CatalogueKind is null ? new YamlMapping([], name.Location) : name
            ));
        return new([.. entries.DistinctBy(entry => entry.Key)], names.Location);
    }

    private void Define(FieldGrammar field, string name)
    {
        foreach (var scope in field.Defines)
            References.Define(scope, name);
    }

    private YamlMapping? Resolve(SectionGrammar grammar, YamlNode node, Place place)
    {
        if (node is YamlScalar { Text: "" } && grammar.MayBeEmpty)
            return new([], node.Location);
        if (
            grammar.Short is { } one
            && (node is YamlScalar || node is YamlMapping single && YamlOverlay.IsValue(single))
        )
            node = new YamlMapping([new(one.Key, place.Location, node)], node.Location);
        for (var depth = 0; depth < DeepestInclusion; depth++)
        {
            var from = node switch
            {
                YamlScalar scalar when grammar.CatalogueKind is not null => scalar,
                YamlMapping mapping when grammar.CatalogueKind is not null => mapping.Find(YamlOverlay.FromKey)?.Value,
                _ => null,
            };
            if (from is null)
                break;
            if (Include(grammar.CatalogueKind!, from, place) is not { } included)
                return null;
            node = node is YamlMapping over
                ? YamlOverlay.Merge(
                    included,
                    over with
                    {
                        Entries = [.. over.Entries.Where(e => e.Key != YamlOverlay.FromKey)],
                    }
                )
                : included;
        }
        switch (node)
        {
            case YamlMapping mapping when grammar.CatalogueKind is null || mapping.Find(YamlOverlay.FromKey) is null:
                return mapping;
            case YamlMapping:
                problems.Add(place, node.Location, "", "includes itself", "break the circle of 'from:'");
                return null;
            default:
                problems.Add(
                    place,
                    node.Location,
                    Text(node),
                    $"is not a {grammar.Noun}",
                    $"write its keys: {Keys(grammar)}"
                );
                return null;
        }
    }

    private YamlNode? Include(string kind, YamlNode from, Place place)
    {
        var text = Text(from);
        var name = text.StartsWith(kind + "/", StringComparison.Ordinal) ? text[(kind.Length + 1)..] : text;
        if (from is YamlScalar && catalogue.Find(kind, name) is { } entry)
            return entry.Value;
        problems.Add(
            place,
            from.Location,
            text,
            $"is no entry of the catalogue's {kind}",
            Spelling.Suggest(name, catalogue.Names(kind))
        );
        return null;
    }

    private void CheckKeys(SectionGrammar grammar, YamlMapping mapping, Place place)
    {
        foreach (var entry in mapping.Entries)
        {
            if (grammar.Fields.Any(field => field.Key == entry.Key))
                continue;
            var words =
                place.Words.Length > 0 ? place with { Words = place.Words + " key" } : place with { Words = "key" };
            problems.Add(
                words,
                entry.KeyLocation,
                entry.Key,
                "is not known",
                Spelling.Suggest(entry.Key, [.. grammar.Fields.Select(field => field.Key)])
            );
        }
    }

    private static void FillLists(object section, SectionGrammar grammar)
    {
        foreach (var field in grammar.Fields)
        {
            if (
                field.Shape is not (FieldShape.Named or FieldShape.List)
                || field.Property.GetValue(section) is not null
            )
                continue;
            var item = field.Property.PropertyType.GetGenericArguments()[0];
            field.Property.SetValue(section, Array.CreateInstance(item, 0));
        }
    }

    private static string Mend(FieldGrammar field) =>
        field.Shape switch
        {
            FieldShape.Quantity => $"add '{field.Key}: {field.Measure.Example}'",
            FieldShape.Vector =>
                $"add '{field.Key}:' with three of {field.Measure.Name}: {ValueReader.VectorExample(field)}",
            FieldShape.Choice =>
                $"add '{field.Key}:' with one of {string.Join(", ", field.Words.Select(pair => pair.Word))}",
            FieldShape.Instant => $"add '{field.Key}: 2028-01-01'",
            FieldShape.Section when field.Section!.CatalogueKind is { } kind =>
                $"add '{field.Key}:' with an entry of the catalogue's {kind}",
            _ => $"add '{field.Key}:'",
        };

    private static string Keys(SectionGrammar grammar) => string.Join(", ", grammar.Fields.Select(field => field.Key));

    private static string Text(YamlNode node) => node is YamlScalar scalar ? scalar.Text : "";
}
