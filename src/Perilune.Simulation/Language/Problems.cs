namespace Perilune.Simulation.Language;

/// <summary>Collects everything that is wrong, to be told in the order of the files and their lines.</summary>
public sealed class Problems
{
    private readonly List<InputProblem> found = [];
    private readonly List<string> files = [];

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => found.Count > 0;

    /// <summary>The list that a reader of one file may add to.</summary>
    public ICollection<InputProblem> Found => found;

    /// <summary>Names a file whose problems are told after those of the files named before.</summary>
    /// <param name="file">The file.</param>
    public void Register(string file)
    {
        if (!files.Contains(file))
            files.Add(file);
    }

    /// <summary>Adds a problem of a place.</summary>
    /// <param name="place">The thing and its field.</param>
    /// <param name="location">Where the value was written.</param>
    /// <param name="value">What was written.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="mend">What to do.</param>
    public void Add(Place place, SourceLocation location, string value, string message, string mend)
    {
        ArgumentNullException.ThrowIfNull(place);
        found.Add(new(location.File, location.Line, location.Column, place.Words, value, message, mend));
    }

    /// <summary>All problems in order, each once.</summary>
    public IReadOnlyList<InputProblem> InOrder() =>
        [
            .. found
                .Distinct()
                .OrderBy(problem => files.IndexOf(problem.File) is var index && index < 0 ? int.MaxValue : index)
                .ThenBy(problem => problem.File, StringComparer.Ordinal)
                .ThenBy(problem => problem.Line)
                .ThenBy(problem => problem.Column),
        ];

    /// <summary>Stops when anything is wrong.</summary>
    /// <exception cref="InputException">Something is.</exception>
    public void ThrowIfAny()
    {
        if (Any)
            throw new InputException(InOrder());
    }
}
