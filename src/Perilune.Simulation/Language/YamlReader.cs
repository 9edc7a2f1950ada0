using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Perilune.Simulation.Language;

/// <summary>
/// Reads a YAML document into nodes that remember their lines. The language uses mappings, lists and text; anchors and
/// tags are refused, because including is done by name (<c>from:</c>).
/// </summary>
public static class YamlReader
{
    private const int DeepestNesting = 64;

    /// <summary>Reads a document.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">The file's name for messages.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <returns>The document's root, or null when there is none or its syntax is broken.</returns>
    public static YamlNode? Read(string text, string file, ICollection<InputProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var scanner = new Scanner(new StringReader(text), skipComments: true);
        try
        {
            var parser = new Parser(scanner);
            parser.Consume<StreamStart>();
            if (parser.TryConsume<StreamEnd>(out _))
            {
                problems.Add(new(file, 1, 1, "", "", "is empty", "write a scenario; scenarios/ has examples"));
                return null;
            }
            parser.Consume<DocumentStart>();
            var root = ReadNode(parser, file, problems, 0);
            parser.Consume<DocumentEnd>();
            if (parser.Current is DocumentStart second)
                problems.Add(
                    At(file, second.Start, "", "a second document begins here", "keep one document in a file")
                );
            return root;
        }
        catch (YamlException broken)
        {
            problems.Add(Translate(text, file, broken));
            return null;
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 16.3 throws this where a plain text in an open bracket meets a colon.
            var at = scanner.CurrentPosition;
            problems.Add(Translate(text, file, new YamlException(at, at, "an open bracket or brace is not closed")));
            return null;
        }
    }

    private static YamlNode ReadNode(Parser parser, string file, ICollection<InputProblem> problems, int depth)
    {
        var start = parser.Current!.Start;
        if (depth > DeepestNesting)
            throw new YamlException(start, start, $"nested more than {DeepestNesting} deep");
        if (parser.Current is NodeEvent { Anchor.IsEmpty: false } or AnchorAlias)
            problems.Add(
                At(file, start, "", "uses a YAML anchor or alias", "name a catalogue entry with 'from:' instead")
            );
        var location = Location(file, start);
        if (parser.TryConsume<Scalar>(out var scalar))
            return new YamlScalar(scalar.Value, location);
        if (parser.TryConsume<AnchorAlias>(out var alias))
            return new YamlScalar(alias.Value.Value, location);
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(ReadNode(parser, file, problems, depth + 1));
            return new YamlSequence(items, location);
        }
        parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
                throw new YamlException(parser.Current!.Start, parser.Current.End, "a key must be plain text");
            var value = ReadNode(parser, file, problems, depth + 1);
            var earlier = entries.Find(entry => entry.Key == key.Value);
            if (earlier is null)
                entries.Add(new(key.Value, Location(file, key.Start), value));
            else
            {
                problems.Add(
                    At(
                        file,
                        key.Start,
                        key.Value,
                        $"is given twice, first in line {earlier.KeyLocation.Line}",
                        "keep one"
                    )
                );
            }
        }
        return new YamlMapping(entries, location);
    }

    private static SourceLocation Location(string file, Mark mark) => new(file, (int)mark.Line, (int)mark.Column);

    private static InputProblem At(string file, Mark mark, string value, string message, string mend) =>
        new(file, (int)mark.Line, (int)mark.Column, value.Length > 0 ? "key" : "", value, message, mend);

    private static InputProblem Translate(string text, string file, YamlException broken)
    {
        var line = (int)broken.Start.Line;
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        // The scanner names the line behind the fault when a tab indents; the tab is what the user must see.
        for (var i = Math.Max(line - 2, 0); i < Math.Min(line + 1, lines.Length); i++)
        {
            var content = lines[i].TrimStart(' ');
            if (content.StartsWith('\t'))
                return new(
                    file,
                    i + 1,
                    lines[i].Length - content.Length + 1,
                    "",
                    "",
                    "is indented with a tab",
                    "use spaces"
                );
        }
        var message = broken.Message.Split('\n')[0].TrimEnd('.');
        message =
            message.Length == 0 ? "is not YAML" : char.ToLower(message[0], CultureInfo.InvariantCulture) + message[1..];
        return new(
            file,
            line,
            (int)broken.Start.Column,
            "",
            "",
            $"is not YAML: {message}",
            "check indentation, colons and quotes of this line and the one above"
        );
    }
}
