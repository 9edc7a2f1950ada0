namespace Perilune.TestSupport;

/// <summary>Files of this repository, and the reference products and tables that may lie beside it in <c>shared</c>.</summary>
internal static class ReferenceFiles
{
    private static string? Above(Func<string, bool> holds)
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (holds(folder))
                return folder;
        }
        return null;
    }

    /// <summary>A file of the repository.</summary>
    public static string Repository(string relative) =>
        Path.Combine(Above(folder => File.Exists(Path.Combine(folder, "Perilune.slnx")))!, relative);

    /// <summary>A file of <c>shared</c>, such as <c>truth/kernels/de440_2007.bsp</c>; the test is skipped where it is not.</summary>
    public static string Shared(string relative)
    {
        var root = Above(folder => Directory.Exists(Path.Combine(folder, "shared", "truth")));
        Assert.SkipWhen(root is null, $"shared/{relative} is not beside the repository");
        return Path.Combine(root!, "shared", relative);
    }

    /// <summary>Rows of a table with one header line, split at commas; comment lines begin with '#'.</summary>
    public static IEnumerable<string[]> Rows(string path) =>
        File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').Skip(1).Select(line => line.Split(','));
}
