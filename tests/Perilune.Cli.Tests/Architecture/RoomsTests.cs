using System.Reflection;

namespace Perilune.Cli.Tests.Architecture;

public sealed class RoomsTests
{
    // In the order of ARCHITECTURE.md: a room may use only those above it.
    private static readonly string[] rooms =
    [
        "Perilune.Numerics",
        "Perilune.Astro",
        "Perilune.Interchange",
        "Perilune.Flight",
        "Perilune.Surface",
        "Perilune.Station",
        "Perilune.Partnership",
        "Perilune.Simulation",
        "Perilune.Report",
        "perilune",
    ];

    // What a room may not use although it stands above: the design's column "what never does".
    private static readonly (string Room, string Never)[] walls =
    [
        ("Perilune.Partnership", "Perilune.Astro"),
        ("Perilune.Partnership", "Perilune.Station"),
        ("Perilune.Station", "Perilune.Partnership"),
        ("Perilune.Station", "Perilune.Flight"),
        ("Perilune.Station", "Perilune.Surface"),
        ("Perilune.Report", "Perilune.Astro"),
        ("Perilune.Report", "Perilune.Station"),
        ("Perilune.Report", "Perilune.Flight"),
        ("Perilune.Report", "Perilune.Surface"),
    ];

    public static TheoryData<string> Rooms => new(rooms);

    [Theory]
    [MemberData(nameof(Rooms))]
    public void ARoom_UsesOnlyThoseAboveIt(string room)
    {
        var below = rooms.Skip(Array.IndexOf(rooms, room) + 1);
        Assert.Empty(References(room).Intersect(below));
    }

    [Fact]
    public void Walls_Hold() => Assert.All(walls, wall => Assert.DoesNotContain(wall.Never, References(wall.Room)));

    [Fact]
    public void EveryProjectUnderSrc_IsARoom()
    {
        var projects = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(p =>
                Path.GetFileNameWithoutExtension(p).Replace("Perilune.Cli", "perilune", StringComparison.Ordinal)
            );
        Assert.Equal(rooms.Order(StringComparer.Ordinal), projects.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void NoStaticFieldOfOurs_IsMutable(string room)
    {
        const BindingFlags all =
            BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var mutable =
            from type in Assembly.Load(room).GetTypes()
            where !type.Name.Contains('<', StringComparison.Ordinal)
            from field in type.GetFields(all)
            where !field.IsInitOnly && !field.IsLiteral && !field.Name.Contains('<', StringComparison.Ordinal)
            select $"{type.FullName}.{field.Name}";
        Assert.Empty(mutable);
    }

    private static string?[] References(string room) =>
        [.. Assembly.Load(room).GetReferencedAssemblies().Select(a => a.Name)];
}
