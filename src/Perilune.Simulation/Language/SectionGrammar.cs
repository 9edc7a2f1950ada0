using System.Reflection;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Language;

/// <summary>
/// The grammar of a section, read once from its record type: binding, messages, JSON Schema and reference table all come
/// from it.
/// </summary>
public sealed class SectionGrammar
{
    private SectionGrammar(Type type) => Type = type;

    /// <summary>The record type.</summary>
    public Type Type { get; }

    /// <summary>What one of them is called: <c>flight</c>.</summary>
    public string Noun => Kebab.Of(Type.Name);

    /// <summary>Section of the catalogue from which it may come; null for none.</summary>
    public string? CatalogueKind => Type.GetCustomAttribute<CatalogueKindAttribute>()?.Kind;

    /// <summary>The keys in the order of the properties.</summary>
    public IReadOnlyList<FieldGrammar> Fields { get; private set; } = [];

    /// <summary>Whether all of it may be left out, so that a name alone, or nothing, stands for one with its defaults.</summary>
    public bool MayBeEmpty => CatalogueKind is null && !Fields.Any(one => one.IsRequired);

    /// <summary>The field whose value may stand for the whole section; null for none.</summary>
    public FieldGrammar? Short => Fields.FirstOrDefault(candidate => candidate.IsShort);

    /// <summary>The property that receives the name under which it stands in a list; null for none.</summary>
    public PropertyInfo? NameProperty { get; private set; }

    /// <summary>The grammar of a record type and of all that it is made of.</summary>
    /// <param name="type">The record type.</param>
    /// <exception cref="ArgumentException">A property cannot be written in the language.</exception>
    public static SectionGrammar Of(Type type) => Of(type, []);

    /// <summary>All sections that it is made of, itself first, each once, depth first.</summary>
    public IEnumerable<SectionGrammar> Everything()
    {
        var seen = new List<SectionGrammar>();
        Collect(this);
        return seen;

        void Collect(SectionGrammar section)
        {
            if (seen.Contains(section))
                return;
            seen.Add(section);
            foreach (var field in section.Fields)
            {
                if (field.Section is not null)
                    Collect(field.Section);
            }
        }
    }

    private static SectionGrammar Of(Type type, Dictionary<Type, SectionGrammar> known)
    {
        if (known.TryGetValue(type, out var existing))
            return existing;
        var grammar = new SectionGrammar(type);
        known.Add(type, grammar);
        var nullability = new NullabilityInfoContext();
        var fields = new List<FieldGrammar>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.SetMethod is null)
                continue;
            if (property.GetCustomAttribute<NameAttribute>() is not null)
                grammar.NameProperty = property;
            else
                fields.Add(Field(property, nullability, known));
        }
        grammar.Fields = fields;
        return grammar;
    }

    private static FieldGrammar Field(
        PropertyInfo property,
        NullabilityInfoContext nullability,
        Dictionary<Type, SectionGrammar> known
    )
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var item =
            type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
                ? type.GetGenericArguments()[0]
                : null;
        var quantity = property.GetCustomAttribute<QuantityAttribute>();
        var shape = Shape(property, type, item, quantity);
        return new()
        {
            Key = Kebab.Of(property.Name),
            Property = property,
            Shape = shape,
            IsOptional = item is not null || nullability.Create(property).WriteState == NullabilityState.Nullable,
            Default = property.GetCustomAttribute<DefaultAttribute>()?.Text,
            Quantity = quantity,
            Scale = property.GetCustomAttribute<ScaleAttribute>()?.Scale ?? TimeScale.Utc,
            Whole = property.GetCustomAttribute<WholeAttribute>(),
            Choices = (item ?? type).IsEnum ? item ?? type : null,
            Section = shape is FieldShape.Section or FieldShape.Named ? Of(item ?? type, known) : null,
            Defines = property.GetCustomAttribute<DefinesAttribute>()?.Scopes ?? [],
            IsShort = property.GetCustomAttribute<ShortAttribute>() is not null,
            RefersTo = property.GetCustomAttribute<RefersToAttribute>()?.Scope,
        };
    }

    private static FieldShape Shape(PropertyInfo property, Type type, Type? item, QuantityAttribute? quantity) =>
        (item ?? type) switch
        {
            var t when t == typeof(double) && item is null && quantity is not null => FieldShape.Quantity,
            var t when t == typeof(Vector3) && item is null && quantity is not null => FieldShape.Vector,
            var t when (t == typeof(int) || t == typeof(long)) && item is null => FieldShape.Whole,
            var t when t == typeof(bool) && item is null => FieldShape.Truth,
            var t when t == typeof(string) => item is null ? FieldShape.Text : FieldShape.List,
            var t when t.IsEnum => item is null ? FieldShape.Choice : FieldShape.List,
            var t when t == typeof(Epoch) && item is null => FieldShape.Instant,
            var t when t.IsClass && !t.IsGenericType => item is null ? FieldShape.Section : FieldShape.Named,
            _ => throw new ArgumentException(
                $"{property.DeclaringType}.{property.Name} cannot be written in the language"
            ),
        };
}
