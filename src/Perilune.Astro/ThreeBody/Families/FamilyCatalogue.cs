using System.Globalization;

namespace Perilune.Astro.ThreeBody.Families;

/// <summary>The families of <see cref="OrbitFamilies"/> by name, as a user writes them.</summary>
public static class FamilyCatalogue
{
    /// <summary>All names but the resonances, which are <c>resonant-P-Q</c> with any two numbers.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. from point in (string[])["l1", "l2", "l3"]
        from name in (string[])
            [$"lyapunov-{point}", $"halo-{point}-north", $"halo-{point}-south", $"vertical-{point}", $"axial-{point}"]
        select name,
        "butterfly-north",
        "butterfly-south",
        "distant-retrograde",
        "distant-prograde",
    ];

    /// <summary>Computes a family.</summary>
    /// <param name="system">The system in declared units.</param>
    /// <param name="name">One of <see cref="Names"/>, or a resonance.</param>
    /// <param name="limits">How far and how finely; the usual limits unless told.</param>
    /// <param name="cancellation">Is looked at before each orbit.</param>
    /// <returns>The family; null when there is none of that name.</returns>
    /// <exception cref="ArithmeticException">The family is not found in the system.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static OrbitFamily? Find(
        ThreeBodySystem system,
        string name,
        FamilyLimits? limits = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.ToLowerInvariant().Split('-') switch
        {
            ["lyapunov", var p] when Point(p) is { } point => OrbitFamilies.Lyapunov(
                system,
                point,
                limits,
                cancellation
            ),
            ["halo", var p, var side] when Point(p) is { } point && North(side) is { } north => OrbitFamilies.Halo(
                system,
                point,
                north,
                limits,
                cancellation
            ),
            ["vertical", var p] when Point(p) is { } point => OrbitFamilies.Vertical(
                system,
                point,
                limits,
                cancellation
            ),
            ["axial", var p] when Point(p) is { } point => OrbitFamilies.Axial(system, point, limits, cancellation),
            ["butterfly", var side] when North(side) is { } north => OrbitFamilies.Butterfly(
                system,
                north,
                limits,
                cancellation
            ),
            ["distant", "retrograde"] => OrbitFamilies.DistantRetrograde(system, limits, cancellation),
            ["distant", "prograde"] => OrbitFamilies.DistantPrograde(system, limits, cancellation),
            ["resonant", var p, var q] when Count(p) is { } revolutions && Count(q) is { } months =>
                OrbitFamilies.Resonant(system, revolutions, months, limits, cancellation),
            _ => null,
        };
    }

    private static LibrationPoint? Point(string text) =>
        text switch
        {
            "l1" => LibrationPoint.L1,
            "l2" => LibrationPoint.L2,
            "l3" => LibrationPoint.L3,
            _ => null,
        };

    private static bool? North(string text) =>
        text switch
        {
            "north" => true,
            "south" => false,
            _ => null,
        };

    private static int? Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and < 20
            ? count
            : null;
}
