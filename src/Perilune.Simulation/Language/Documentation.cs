using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Perilune.Simulation.Language;

/// <summary>
/// The summaries that stand in the code, from the documentation files that the compiler writes beside the assemblies:
/// what a property says of itself is what the schema and the reference say.
/// </summary>
public sealed class Documentation
{
    private readonly Dictionary<string, string> summaries = new(StringComparer.Ordinal);

    /// <summary>Reads the documentation of assemblies.</summary>
    /// <param name="assemblies">The assemblies.</param>
    /// <exception cref="FileNotFoundException">An assembly has no documentation file beside it.</exception>
    public Documentation(IEnumerable<Assembly> assemblies)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        foreach (var assembly in assemblies)
        {
            var file = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml");
            foreach (var member in XDocument.Load(file).Descendants("member"))
                summaries[(string)member.Attribute("name")!] = Text(member.Element("summary"));
        }
    }

    /// <summary>The documentation of everything that a grammar is made of.</summary>
    /// <param name="grammar">The grammar.</param>
    public static Documentation Of(SectionGrammar grammar)
    {
        ArgumentNullException.ThrowIfNull(grammar);
        var types = grammar
            .Everything()
            .SelectMany(section => section.Fields.Select(field => field.Choices).OfType<Type>().Append(section.Type));
        return new(types.Select(type => type.Assembly).Distinct());
    }

    /// <summary>The summary of a type.</summary>
    /// <param name="type">The type.</param>
    public string Of(Type type) => Find("T:" + Name(type));

    /// <summary>The summary of a property.</summary>
    /// <param name="property">The property.</param>
    public string Of(PropertyInfo property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return Find($"P:{Name(property.DeclaringType!)}.{property.Name}");
    }

    /// <summary>The summary of a member of an enumeration.</summary>
    /// <param name="value">The member.</param>
    public string Of(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Find($"F:{Name(value.GetType())}.{value}");
    }

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    private string Find(string member) =>
        summaries.TryGetValue(member, out var summary)
            ? summary
            : throw new InvalidOperationException($"{member} is not documented");

    private static string Text(XElement? summary)
    {
        if (summary is null)
            return "";
        var text = string.Concat(
            summary
                .Nodes()
                .Select(node =>
                    node switch
                    {
                        XText words => words.Value,
                        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
                        XElement element => element.Value,
                        _ => "",
                    }
                )
        );
        return Regex.Replace(text, @"\s+", " ").Trim();
    }
}
