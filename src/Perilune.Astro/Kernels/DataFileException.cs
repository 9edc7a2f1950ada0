namespace Perilune.Astro.Kernels;

/// <summary>A data file that cannot be used: it names the file, what is wrong with it, and the mend.</summary>
public sealed class DataFileException : IOException
{
    /// <summary>The file at <paramref name="path"/> has a problem, and a mend.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">What is wrong, with expected and found.</param>
    /// <param name="mend">What the reader can do about it.</param>
    public DataFileException(string path, string problem, string mend)
        : base($"{path}: {problem}; {mend}")
    {
        Path = path;
        Problem = problem;
        Mend = mend;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What is wrong, with expected and found.</summary>
    public string Problem { get; }

    /// <summary>What the reader can do about it.</summary>
    public string Mend { get; }
}
