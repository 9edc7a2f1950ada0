using System.Collections.Immutable;
using System.Globalization;

namespace Perilune.Station.Models;

/// <summary>Gathers the problems of a model under the path of the record being checked.</summary>
internal sealed class ModelChecks(List<ModelProblem> problems, string path)
{
    public ModelChecks()
        : this([], "") { }

    public ImmutableArray<ModelProblem> Problems => [.. problems];

    public ModelChecks Under(string property) => new(problems, path.Length == 0 ? property : path + "." + property);

    public void Positive(double value, string property) => Require(value > 0, value, property, "must be positive");

    public void NotNegative(double value, string property) =>
        Require(value >= 0, value, property, "must not be negative");

    public void Between(double value, double low, double high, string property) =>
        Require(
            value >= low && value <= high,
            value,
            property,
            string.Create(CultureInfo.InvariantCulture, $"must lie in {low} to {high}")
        );

    public void Require(bool holds, double value, string property, string mend)
    {
        if (!holds || !double.IsFinite(value))
            Add(property, value.ToString("R", CultureInfo.InvariantCulture), mend);
    }

    public void Name(string? value, string property)
    {
        if (string.IsNullOrWhiteSpace(value))
            Add(property, value is null ? "null" : "'" + value + "'", "needs a name");
    }

    public void Distinct(IEnumerable<string> names, string property)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!seen.Add(name))
                Add(property, "'" + name + "'", "is used twice; names must differ");
        }
    }

    public void Add(string property, string value, string mend) => problems.Add(new(Under(property).Path, value, mend));

    private string Path => path;
}
