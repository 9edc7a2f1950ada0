namespace Perilune.Astro.Tests;

/// <summary>Finds the files that tests read, from the folder that the tests run in upwards.</summary>
internal static class TestFiles
{
    /// <summary>A file shipped in the repository's <c>data/</c>.</summary>
    public static string Data(params string[] parts) => Path.Combine([Repository, "data", .. parts]);

    /// <summary>A small reference file in this project's <c>Data/</c>.</summary>
    public static string Here(params string[] parts) =>
        Path.Combine([Repository, "tests", "Perilune.Astro.Tests", "Data", .. parts]);

    private static string Repository
    {
        get
        {
            for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "Perilune.slnx")))
                    return folder;
            }
            throw new DirectoryNotFoundException("no folder above the tests holds Perilune.slnx");
        }
    }
}
