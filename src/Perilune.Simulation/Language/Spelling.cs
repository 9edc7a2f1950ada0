namespace Perilune.Simulation.Language;

/// <summary>Finds what a misspelt word was probably meant to be.</summary>
public static class Spelling
{
    /// <summary>The nearest of some words, or null when none is near (two letters of five wrong).</summary>
    /// <param name="word">The word written.</param>
    /// <param name="candidates">The words that exist.</param>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(candidates);
        string? nearest = null;
        var best = Math.Max(1, (int)Math.Ceiling(word.Length * 0.4)) + 1;
        foreach (var candidate in candidates)
        {
            var distance = Distance(word, candidate);
            if (distance < best)
                (best, nearest) = (distance, candidate);
        }
        return nearest;
    }

    /// <summary>A mend: the nearest word, or the list of what exists.</summary>
    /// <param name="word">The word written.</param>
    /// <param name="candidates">The words that exist.</param>
    public static string Suggest(string word, IReadOnlyCollection<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        if (candidates.Count == 0)
            return "none is defined";
        var all = "there " + (candidates.Count == 1 ? "is " : "are ") + string.Join(", ", candidates);
        return Nearest(word, candidates) is { } nearest ? $"did you mean '{nearest}'? {all}" : all;
    }

    // Levenshtein's distance, with an exchange of neighbours as one step.
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= right.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                var least = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    least = Math.Min(least, rows[i - 2, j - 2] + 1);
                rows[i, j] = least;
            }
        }
        return rows[left.Length, right.Length];
    }
}
