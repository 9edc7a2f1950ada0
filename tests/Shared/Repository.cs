namespace Perilune;

/// <summary>Places that tests read; in the namespace above every test project.</summary>
internal static class Repository
{
    /// <summary>The project's own folder.</summary>
    public static string Root { get; } =
        Above(folder => File.Exists(Path.Combine(folder, "Perilune.slnx")))
        ?? throw new InvalidOperationException("the tests do not stand inside the project's folder");

    /// <summary>The shipped data.</summary>
    public static string Data => Path.Combine(Root, "data");

    /// <summary>A file among the independent reference tables and kernels, or a skip that says that they are not here.</summary>
    public static string Truth(string path) => Beside("truth", path);

    /// <summary>A file among the public source products, or a skip that says that they are not here.</summary>
    public static string Products(string path) => Beside("data", path);

    private static string Beside(string kind, string path)
    {
        var shared = Above(folder => Directory.Exists(Path.Combine(folder, "shared", "truth")));
        var file = shared is null ? null : Path.Combine(shared, "shared", kind, path);
        if (file is null || !File.Exists(file))
            Assert.Skip($"needs {kind}/{path} of the reference material, which is not beside the project");
        return file!;
    }

    private static string? Above(Func<string, bool> has)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (has(folder.FullName))
                return folder.FullName;
        }
        return null;
    }
}
