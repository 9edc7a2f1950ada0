using System.CommandLine;
using System.Globalization;
using Perilune.Astro.ThreeBody;
using Perilune.Cli.Orbits;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune orbit manifold</c>.</summary>
internal static class OrbitManifoldCommand
{
    private const double Day = 86400;

    public static Command Make(CancellationToken cancellation)
    {
        var system = OrbitFamiliesCommand.SystemOption();
        var family = new Option<string>("--family")
        {
            Description = "Family, as of 'orbit families'; lyapunov-l1 unless told.",
            DefaultValueFactory = _ => "lyapunov-l1",
        };
        var period = new Option<double>("--period")
        {
            Description = "Period that names the member, days; 12.6 unless told.",
            DefaultValueFactory = _ => 12.6,
        };
        var kind = new Option<string>("--kind")
        {
            Description = "unstable: what leaves the orbit (unless told); stable: what winds onto it.",
            DefaultValueFactory = _ => "unstable",
        };
        var side = new Option<string>("--side")
        {
            Description =
                "interior: displaced towards the larger body at the orbit's start; exterior: away from it; both unless told.",
            DefaultValueFactory = _ => "both",
        };
        var branches = new Option<int>("--branches")
        {
            Description = "Trajectories of each side, evenly in time along the orbit, up to 1000; 40 unless told.",
            DefaultValueFactory = _ => 40,
        };
        var days = new Option<double>("--days")
        {
            Description = "How long each is followed, days, up to 3650; four periods unless told.",
        };
        var offset = new Option<double>("--offset")
        {
            Description = "Displacement from the orbit, km; 50 unless told.",
            DefaultValueFactory = _ => 50,
        };
        var output = new Option<string>("--out")
        {
            Description = "Folder for manifold.csv and manifold.svg; out/manifold unless told.",
            DefaultValueFactory = _ => "out/manifold",
        };
        var command = new Command("manifold", "Follows what leaves a periodic orbit without fuel, or winds onto it.")
        {
            system,
            family,
            period,
            kind,
            side,
            branches,
            days,
            offset,
            output,
        };
        command.SetAction(parsed =>
            Run(
                OrbitFamiliesCommand.System(parsed.GetValue(system)),
                parsed.GetValue(family)!,
                parsed.GetValue(period) * Day,
                Kind(parsed.GetValue(kind)),
                Sides(parsed.GetValue(side)),
                (
                    parsed.GetValue(branches),
                    parsed.GetResult(days) is { Implicit: false } ? parsed.GetValue(days) * Day : null,
                    parsed.GetValue(offset) * 1e3
                ),
                parsed.GetValue(output)!,
                cancellation
            )
        );
        return command;
    }

    private static int Run(
        ThreeBodySystem system,
        string name,
        double period,
        ManifoldKind kind,
        int[] sides,
        (int Branches, double? Span, double Offset) wish,
        string folder,
        CancellationToken cancellation
    )
    {
        if (wish.Branches is < 1 or > 1000)
            throw OrbitFamiliesCommand.Wrong("--branches", Text(wish.Branches), "not 1 to 1000", "--branches 40");
        if (!(wish.Offset > 0 && wish.Offset < 0.01 * system.LengthUnit))
        {
            throw OrbitFamiliesCommand.Wrong(
                "--offset",
                Text(wish.Offset / 1e3),
                "not a displacement beside the orbit",
                "--offset 50"
            );
        }
        var span = wish.Span ?? 4 * period;
        if (!(span > 0 && span <= 3650 * Day))
            throw OrbitFamiliesCommand.Wrong("--days", Text(span / Day), "not a time of 0 to 3650 days", "--days 60");
        var orbit = OrbitFamiliesCommand.Member(OrbitFamiliesCommand.Family(system, name, cancellation), period);
        InvariantManifold manifold;
        try
        {
            manifold = new(orbit, kind);
        }
        catch (ArgumentException stable)
        {
            throw OrbitFamiliesCommand.Wrong(
                "--period",
                Text(period / Day),
                stable.Message.Split(" (")[0],
                "a member whose stability index exceeds 1"
            );
        }
        var found = new List<(int Side, ManifoldBranch Branch)>();
        foreach (var side in sides)
        {
            foreach (var begin in manifold.Begin(wish.Branches, side, wish.Offset))
            {
                cancellation.ThrowIfCancellationRequested();
                found.Add((side, manifold.Follow(begin, span / system.TimeUnit)));
            }
        }
        Directory.CreateDirectory(folder);
        OrbitFamiliesCommand.Write(Path.Combine(folder, "manifold.csv"), ManifoldFiles.Table(manifold, name, found));
        OrbitFamiliesCommand.Write(Path.Combine(folder, "manifold.svg"), ManifoldFiles.Picture(manifold, name, found));
        Console.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}, {period / Day:F4} d, Jacobi {orbit.JacobiConstant:F9}: a displacement grows {Math.Abs(manifold.Multiplier):F3} times a period"
            )
        );
        foreach (var side in sides)
        {
            var own = found.Where(f => f.Side == side).Select(f => f.Branch).ToList();
            var (larger, smaller) = ManifoldFiles.Bodies(system);
            Console.Out.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"    {ManifoldFiles.Side(side)}: {own.Count} trajectories, {own.Count(b => b.End == ManifoldEnd.Secondary)} meet {smaller}, {own.Count(b => b.End == ManifoldEnd.Primary)} meet {larger}; nearest {ManifoldFiles.Nearest(own, system, system.SecondaryX):F0} km from {smaller}'s centre, {ManifoldFiles.Nearest(own, system, system.PrimaryX):F0} km from {larger}'s"
                )
            );
        }
        Console.Out.WriteLine($"written: {folder}/manifold.csv, {folder}/manifold.svg");
        return ExitCode.Success;
    }

    private static ManifoldKind Kind(string? text) =>
        text switch
        {
            "unstable" => ManifoldKind.Unstable,
            "stable" => ManifoldKind.Stable,
            _ => throw OrbitFamiliesCommand.Wrong("--kind", text, "no such kind", "unstable or stable"),
        };

    private static int[] Sides(string? text) =>
        text switch
        {
            "interior" => [-1],
            "exterior" => [1],
            "both" => [-1, 1],
            _ => throw OrbitFamiliesCommand.Wrong("--side", text, "no such side", "interior, exterior or both"),
        };

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
