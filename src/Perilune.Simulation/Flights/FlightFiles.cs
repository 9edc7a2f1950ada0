using Perilune.Simulation.Language;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Flights;

/// <summary>The flights that ship: <c>scenarios/flights</c> in the current folder, or beside the data.</summary>
public static class FlightFiles
{
    private const string Folder = "scenarios/flights";

    /// <summary>All of them, in the order of their names.</summary>
    public static IReadOnlyList<string> All() =>
        Place() is { } folder ? [.. Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal)] : [];

    /// <summary>The file of a name, or the file itself.</summary>
    /// <param name="name">Name of a flight, or a path that ends in .yaml.</param>
    /// <exception cref="InputException">There is none.</exception>
    public static string Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.EndsWith(".yaml", StringComparison.Ordinal) || File.Exists(name))
            return name;
        var all = All();
        return all.FirstOrDefault(path => Path.GetFileNameWithoutExtension(path) == name)
            ?? throw new InputException([
                new(
                    name,
                    0,
                    0,
                    "flight",
                    name,
                    "is neither a flight that ships nor a file",
                    Spelling.Suggest(name, [.. all.Select(path => Path.GetFileNameWithoutExtension(path)!)])
                ),
            ]);
    }

    private static string? Place()
    {
        if (Directory.Exists(Folder))
            return Folder;
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(ShippedData.FindFolder()))!, Folder);
        return Directory.Exists(beside) ? beside : null;
    }
}
