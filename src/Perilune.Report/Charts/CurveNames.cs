namespace Perilune.Report.Charts;

/// <summary>Short names for curves that stand in one plot: what all their titles share is in the plot's own title.</summary>
internal static class CurveNames
{
    // What fits between the plot and the edge of the picture.
    private const int Longest = 23;

    /// <summary>The titles without the words that all begin or end with, cut where still too long.</summary>
    public static IReadOnlyList<string> Shorten(IReadOnlyList<string> titles)
    {
        var words = titles.Select(t => t.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        if (words.Count > 1)
        {
            // At least one word stays of every title.
            while (words.All(w => w.Length > 1 && w[0] == words[0][0]))
                words = [.. words.Select(w => w[1..])];
            while (words.All(w => w.Length > 1 && w[^1] == words[0][^1]))
                words = [.. words.Select(w => w[..^1])];
        }

        return [.. words.Select(w => Cut(string.Join(' ', w).Trim(',', ' ')))];
    }

    private static string Cut(string name) => name.Length <= Longest ? name : name[..(Longest - 1)].TrimEnd() + "…";
}
