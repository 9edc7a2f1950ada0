using System.Collections.Immutable;

namespace Perilune.Astro.Kernels;

/// <summary>
/// The variables of several text kernels together: a later assignment replaces an earlier one, "+=" adds to it (NAIF,
/// "Kernel Required Reading"). Immutable.
/// </summary>
public sealed class KernelPool
{
    private readonly SortedDictionary<string, Variable> variables = new(StringComparer.Ordinal);
    private readonly string sources;

    private KernelPool(string sources) => this.sources = sources;

    /// <summary>The variables of kernels in that order.</summary>
    /// <exception cref="DataFileException">A kernel adds numbers to texts or the other way.</exception>
    public KernelPool(IReadOnlyList<TextKernel> kernels)
    {
        ArgumentNullException.ThrowIfNull(kernels);
        sources = kernels.Count == 0 ? "no text kernel" : string.Join(", ", kernels.Select(kernel => kernel.Path));
        foreach (var kernel in kernels)
            Add(kernel.Path, kernel.Assignments);
    }

    /// <summary>All names assigned, in order of the alphabet.</summary>
    public IEnumerable<string> Names => variables.Keys;

    /// <summary>Whether a name is assigned.</summary>
    public bool Has(string name) => variables.ContainsKey(name);

    /// <summary>The numbers assigned to a name; a date is seconds past J2000 by the calendar.</summary>
    /// <exception cref="DataFileException">The name is not assigned, or not to numbers.</exception>
    public double[] Numbers(string name)
    {
        var variable = Find(name);
        return variable.Values[0].Number is null
            ? throw variable.Error(name, $"holds '{variable.Values[0].Text}', not a number")
            : [.. variable.Values.Select(value => value.Number!.Value)];
    }

    /// <summary>The single number assigned to a name.</summary>
    /// <exception cref="DataFileException">The name is not assigned, or not to one number.</exception>
    public double Number(string name) =>
        Numbers(name) is [var value] ? value : throw Find(name).Error(name, "is not one number");

    /// <summary>The single whole number assigned to a name.</summary>
    /// <exception cref="DataFileException">The name is not assigned, or not to one whole number.</exception>
    public int Integer(string name)
    {
        var value = Number(name);
        return value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue
            ? (int)value
            : throw Find(name).Error(name, $"is {value:R}, not a whole number");
    }

    /// <summary>The values assigned to a name as text, quotes removed; a date keeps its '@'.</summary>
    /// <exception cref="DataFileException">The name is not assigned.</exception>
    public IReadOnlyList<string> Texts(string name) => [.. Find(name).Values.Select(value => value.Text)];

    /// <summary>The single text assigned to a name, without blanks around it.</summary>
    /// <exception cref="DataFileException">The name is not assigned, or not to one quoted text.</exception>
    public string Text(string name) =>
        Find(name).Values is [{ Number: null } value]
            ? value.Text.Trim()
            : throw Find(name).Error(name, "is not one quoted text");

    /// <summary>The complaint about a value, with the kernel that holds it.</summary>
    internal DataFileException Error(string name, string what) => Find(name).Error(name, what);

    /// <summary>The variables of one kernel.</summary>
    internal static KernelPool Of(string path, IReadOnlyList<KernelAssignment> assignments)
    {
        var pool = new KernelPool(path);
        pool.Add(path, assignments);
        return pool;
    }

    private void Add(string path, IReadOnlyList<KernelAssignment> assignments)
    {
        foreach (var assignment in assignments)
        {
            var earlier = assignment.Appends && variables.TryGetValue(assignment.Name, out var found) ? found : null;
            if (earlier is not null && earlier.Values[0].Number is null != assignment.Values[0].Number is null)
            {
                throw new DataFileException(
                    path,
                    $"line {assignment.Line}: {assignment.Name} mixes numbers and texts",
                    "mend the kernel"
                );
            }
            if (earlier is null)
                variables[assignment.Name] = new(path, [.. assignment.Values]);
            else
                earlier.Values.AddRange(assignment.Values);
        }
    }

    private Variable Find(string name) =>
        variables.TryGetValue(name, out var variable)
            ? variable
            : throw new DataFileException(sources, $"{name} is not assigned", "give the kernel that assigns it");

    private sealed record Variable(string Path, List<KernelValue> Values)
    {
        public DataFileException Error(string name, string what) => new(Path, $"{name} {what}", "mend the kernel");
    }
}
