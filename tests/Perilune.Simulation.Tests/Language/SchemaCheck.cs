using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Perilune.Simulation.Language;

namespace Perilune.Simulation.Tests.Language;

/// <summary>Checks YAML against the keywords of JSON Schema that Perilune's schema uses; any other keyword is an error.</summary>
internal sealed class SchemaCheck(JsonObject root)
{
    private static readonly string[] annotations = ["$schema", "$defs", "title", "description", "examples"];

    public IReadOnlyList<string> Errors(YamlNode node) => [.. Errors(node, root, "")];

    private IEnumerable<string> Errors(YamlNode node, JsonObject schema, string path)
    {
        foreach (var (keyword, argument) in schema)
        {
            if (annotations.Contains(keyword) || keyword is "then" or "else")
                continue;
            var errors = keyword switch
            {
                "$ref" => Errors(node, Definition((string)argument!), path),
                "anyOf" => AnyOf(node, (JsonArray)argument!, path),
                "if" => Errors(
                    node,
                    (JsonObject)schema[Errors(node, (JsonObject)argument!, path).Any() ? "else" : "then"]!,
                    path
                ),
                "type" => Types(argument!).Any(type => IsOf(node, type)) ? [] : [$"{path}: is not {argument}"],
                "const" => Text(node) == (string)argument! ? [] : [$"{path}: is not {argument}"],
                "enum" => ((JsonArray)argument!).Any(value => Text(node) == value!.ToString())
                    ? []
                    : [$"{path}: is not in {argument}"],
                "pattern" => Regex.IsMatch(Text(node) ?? "", (string)argument!)
                    ? []
                    : [$"{path}: '{Text(node)}' does not match"],
                "minimum" => Number(node) >= Value(argument!) ? [] : [$"{path}: is under {argument}"],
                "maximum" => Number(node) <= Value(argument!) ? [] : [$"{path}: is over {argument}"],
                "required" => ((JsonArray)argument!)
                    .Where(key => node is YamlMapping mapping && mapping.Find((string)key!) is null)
                    .Select(key => $"{path}: lacks {key}"),
                "items" => ((node as YamlSequence)?.Items ?? []).SelectMany(item =>
                    Errors(item, (JsonObject)argument!, path)
                ),
                "properties" or "additionalProperties" => [],
                _ => throw new InvalidOperationException($"keyword {keyword}"),
            };
            foreach (var error in errors)
                yield return error;
        }
        if (node is not YamlMapping entries)
            yield break;
        foreach (var entry in entries.Entries)
        {
            var below = $"{path}/{entry.Key}";
            var value = schema["properties"]?[entry.Key] ?? schema["additionalProperties"];
            if (value is JsonObject form)
            {
                foreach (var error in Errors(entry.Value, form, below))
                    yield return error;
            }
            else if (value is not null && !(bool)value)
                yield return $"{below}: is not known";
        }
    }

    private List<string> AnyOf(YamlNode node, JsonArray forms, string path)
    {
        var all = forms.Select(form => Errors(node, (JsonObject)form!, path).ToList()).ToList();
        return all.Any(errors => errors.Count == 0)
            ? []
            : all.MaxBy(errors => errors[0].Count(letter => letter == '/'))!;
    }

    private JsonObject Definition(string reference) =>
        (JsonObject)
            reference
                .Split('/')
                .Skip(1)
                .Aggregate((JsonNode)root, (node, key) => node[key] ?? throw new KeyNotFoundException(reference));

    private static IEnumerable<string> Types(JsonNode argument) =>
        argument is JsonArray array ? array.Select(type => (string)type!) : [(string)argument!];

    // Text that reads as a number is a number in YAML; quoting it makes it text. Either is taken here.
    private static bool IsOf(YamlNode node, string type) =>
        type switch
        {
            "object" => node is YamlMapping,
            "array" => node is YamlSequence,
            "string" => node is YamlScalar,
            "number" => !double.IsNaN(Number(node)),
            "integer" => Number(node) % 1 == 0,
            _ => throw new InvalidOperationException($"type {type}"),
        };

    private static double Value(JsonNode argument) =>
        double.Parse(argument.ToJsonString(), CultureInfo.InvariantCulture);

    private static string? Text(YamlNode node) => (node as YamlScalar)?.Text;

    private static double Number(YamlNode node) =>
        double.TryParse(Text(node), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : double.NaN;
}
