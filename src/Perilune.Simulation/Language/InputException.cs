namespace Perilune.Simulation.Language;

/// <summary>What the user gave cannot be run; it carries everything that is wrong with it.</summary>
public sealed class InputException : Exception
{
    /// <summary>An exception with its problems.</summary>
    /// <param name="problems">The problems, in the order in which they are told.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public InputException(IReadOnlyList<InputProblem> problems)
        : base(string.Join('\n', problems))
    {
        if (problems.Count == 0)
            throw new ArgumentException("an input exception needs a problem", nameof(problems));
        Problems = problems;
    }

    /// <summary>All problems, in the order of the files and their lines.</summary>
    public IReadOnlyList<InputProblem> Problems { get; }
}
