using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Language;

/// <summary>
/// The JSON Schema (draft 2020-12) of a grammar, with which an editor completes and checks a scenario as it is typed.
/// Every section has two forms: a whole one, and an overlay, of which nothing is required because the rest is included.
/// </summary>
public sealed class JsonSchema
{
    private const string OverlaySuffix = "-overlay";
    private const string Number = @"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?";

    private readonly SectionGrammar grammar;
    private readonly CatalogueIndex catalogue;
    private readonly Documentation documentation;

    /// <summary>The schema of a grammar.</summary>
    /// <param name="grammar">The grammar of the whole document.</param>
    /// <param name="catalogue">The catalogue whose names are completed.</param>
    public JsonSchema(SectionGrammar grammar, CatalogueIndex catalogue)
    {
        this.grammar = grammar;
        this.catalogue = catalogue;
        documentation = Documentation.Of(grammar);
    }

    /// <summary>The schema as JSON.</summary>
    public JsonObject Document()
    {
        var definitions = new JsonObject();
        foreach (var section in grammar.Everything())
        {
            definitions[section.Noun] = Section(section, isOverlay: false);
            definitions[section.Noun + OverlaySuffix] = Section(section, isOverlay: true);
        }
        foreach (var measure in MeasureInfo.All)
            definitions[DefinitionOf(measure)] = WithSource(Quantity(measure));
        var fileOverlay = (JsonObject)definitions[grammar.Noun + OverlaySuffix]!;
        var properties = (JsonObject)fileOverlay["properties"]!;
        properties[YamlOverlay.FromKey] = Described("string", "The scenario file on which this one is built.");
        fileOverlay["required"] = new JsonArray(YamlOverlay.FromKey);
        foreach (var form in new[] { grammar.Noun, grammar.Noun + OverlaySuffix })
            ((JsonObject)definitions[form]!["properties"]!)["catalogue"] = Own();
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Perilune scenario",
            ["description"] = documentation.Of(grammar.Type),
            ["if"] = new JsonObject { ["required"] = new JsonArray(YamlOverlay.FromKey) },
            ["then"] = Reference(grammar.Noun + OverlaySuffix),
            ["else"] = Reference(grammar.Noun),
            ["$defs"] = definitions,
        };
    }

    /// <summary>The schema as indented text.</summary>
    public string Text() =>
        Document()
            .ToJsonString(
                new JsonSerializerOptions
                {
                    WriteIndented = true,
                    Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            ) + "\n";

    private JsonObject Own()
    {
        var kinds = new JsonObject();
        foreach (var section in grammar.Everything().Where(section => section.CatalogueKind is not null))
            kinds[section.CatalogueKind!] = Map(Use(section, isOverlay: false));
        return new JsonObject
        {
            ["description"] = "Entries of this scenario's own, found before the catalogue's.",
            ["type"] = "object",
            ["properties"] = kinds,
            ["additionalProperties"] = false,
        };
    }

    private JsonObject Section(SectionGrammar section, bool isOverlay)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var field in section.Fields)
        {
            properties[field.Key] = Field(field, isOverlay);
            if (field.IsRequired)
                required.Add(field.Key);
        }
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["description"] = documentation.Of(section.Type),
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
        if (!isOverlay && required.Count > 0)
            schema["required"] = required;
        return schema;
    }

    private JsonObject Field(FieldGrammar field, bool isOverlay)
    {
        var schema = field.Shape switch
        {
            FieldShape.Section => Use(field.Section!, isOverlay),
            FieldShape.Named => Named(field.Section!, isOverlay),
            FieldShape.List => List(field),
            FieldShape.Quantity => Reference(DefinitionOf(field.Measure)),
            FieldShape.Vector => Vector(field),
            _ => WithSource(Value(field)),
        };
        if (field.IsOptional && field.Shape is not (FieldShape.Named or FieldShape.List))
            schema = AnyOf(schema, new JsonObject { ["const"] = "none" });
        var text = documentation.Of(field.Property);
        if (field.Default is { Length: > 0 } value)
            text += $" Default: {value}.";
        schema["description"] = text;
        return schema;
    }

    private JsonObject Use(SectionGrammar section, bool isOverlay, bool mayBeNone = false)
    {
        var forms = new List<JsonObject>();
        if (section.CatalogueKind is { } kind)
        {
            var names = new JsonArray([.. catalogue.Names(kind).Select(name => (JsonNode)name)]);
            forms.Add(
                new JsonObject
                {
                    ["type"] = "string",
                    ["description"] = $"An entry of the catalogue's {kind}.",
                    ["examples"] = names,
                }
            );
            forms.Add(
                new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = WithFrom(section, kind),
                    ["required"] = new JsonArray(YamlOverlay.FromKey),
                    ["additionalProperties"] = false,
                }
            );
        }
        if (section.Short is { } one)
            forms.Add(one.Shape == FieldShape.Quantity ? Reference(DefinitionOf(one.Measure)) : WithSource(Value(one)));
        if (mayBeNone)
            forms.Add(new JsonObject { ["const"] = "none" });
        var whole = Reference(section.Noun + (isOverlay ? OverlaySuffix : ""));
        return forms.Count == 0 ? whole : AnyOf([.. forms, whole]);
    }

    private JsonObject Named(SectionGrammar section, bool isOverlay)
    {
        var map = Map(Use(section, isOverlay, mayBeNone: isOverlay));
        if (section.MayBeEmpty)
            return AnyOf(
                new JsonObject
                {
                    ["type"] = "array",
                    ["items"] = new JsonObject { ["type"] = "string" },
                },
                map
            );
        if (section.CatalogueKind is not { } kind)
            return map;
        var names = new JsonArray([.. catalogue.Names(kind).Select(name => (JsonNode)name)]);
        var list = new JsonObject
        {
            ["type"] = "array",
            ["items"] = new JsonObject { ["type"] = "string", ["examples"] = names },
        };
        return AnyOf(list, map);
    }

    private static JsonObject WithFrom(SectionGrammar section, string kind)
    {
        var properties = new JsonObject
        {
            [YamlOverlay.FromKey] = Described("string", $"The entry of the catalogue's {kind} that is changed."),
        };
        foreach (var field in section.Fields)
            properties[field.Key] = new JsonObject
            {
                ["$ref"] = $"#/$defs/{section.Noun}{OverlaySuffix}/properties/{field.Key}",
            };
        return properties;
    }

    private JsonObject List(FieldGrammar field)
    {
        var item = field.Choices is null ? new JsonObject { ["type"] = "string" } : Words(field);
        return AnyOf(new JsonObject { ["type"] = "array", ["items"] = item }, item.DeepClone().AsObject());
    }

    private static JsonObject Vector(FieldGrammar field) =>
        AnyOf(
            new JsonObject
            {
                ["type"] = "array",
                ["items"] = new JsonObject { ["type"] = new JsonArray("string", "number") },
                ["minItems"] = 3,
                ["maxItems"] = 3,
            },
            new JsonObject { ["type"] = "string", ["examples"] = new JsonArray(ValueReader.VectorExample(field)) }
        );

    private JsonObject Value(FieldGrammar field) =>
        field.Shape switch
        {
            FieldShape.Whole when field.Whole is { } whole => new JsonObject
            {
                ["type"] = "integer",
                ["minimum"] = whole.AtLeast,
                ["maximum"] = whole.AtMost,
            },
            FieldShape.Whole => new JsonObject { ["type"] = "integer" },
            FieldShape.Truth => new JsonObject { ["enum"] = new JsonArray("yes", "no", true, false) },
            FieldShape.Choice => Words(field),
            FieldShape.Instant => new JsonObject
            {
                ["type"] = "string",
                ["pattern"] =
                    @"^(\d{4}-\d\d-\d\d([Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?)?|M?JD\s*\d+(\.\d+)?)\s*(Z|UTC|TAI|TT|TDB)?$",
                ["examples"] = new JsonArray("2028-01-01", "2028-01-01T12:00 UTC", "2028-01-01T12:00 TDB"),
            },
            _ => new JsonObject { ["type"] = new JsonArray("string", "number") },
        };

    private JsonObject Words(FieldGrammar field) =>
        new()
        {
            ["anyOf"] = new JsonArray([
                .. field.Words.Select(pair =>
                    (JsonNode)new JsonObject { ["const"] = pair.Word, ["description"] = documentation.Of(pair.Value) }
                ),
            ]),
        };

    /// <summary>Name of the definition of a measure's values.</summary>
    /// <param name="measure">The measure.</param>
    public static string DefinitionOf(MeasureInfo measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return "quantity-" + Kebab.Of($"{measure.Measure}");
    }

    private static JsonObject Quantity(MeasureInfo measure)
    {
        var units = measure.Units.Select(unit => Regex.Escape(unit).Replace("/", @"\/", StringComparison.Ordinal));
        // m2, m^2 and m² are one unit.
        var spelt = units.Select(unit =>
            Regex.Replace(unit, "([23])", match => match.Value == "2" ? @"(\^?2|²)" : @"(\^?3|³)")
        );
        var text = new JsonObject
        {
            ["type"] = "string",
            ["pattern"] = $"^{Number}\\s*({string.Join('|', spelt)}){(measure.AllowsPlainNumber ? "?" : "")}$",
            ["examples"] = new JsonArray(measure.Example),
        };
        return measure.AllowsPlainNumber ? AnyOf(new JsonObject { ["type"] = "number" }, text) : text;
    }

    private static JsonObject WithSource(JsonObject value) =>
        AnyOf(
            value,
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    [YamlOverlay.ValueKey] = value.DeepClone(),
                    ["source"] = Described("string", "Where the value comes from."),
                    ["confidence"] = new JsonObject { ["enum"] = new JsonArray("published", "unverified", "assumed") },
                },
                ["required"] = new JsonArray(YamlOverlay.ValueKey),
                ["additionalProperties"] = false,
            }
        );

    private static JsonObject Map(JsonObject item) => new() { ["type"] = "object", ["additionalProperties"] = item };

    private static JsonObject AnyOf(params JsonObject[] forms) => new() { ["anyOf"] = new JsonArray([.. forms]) };

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    private static JsonObject Described(string type, string text) => new() { ["type"] = type, ["description"] = text };
}
