using System.Globalization;
using System.Text;
using Perilune.Astro.ThreeBody;
using Perilune.Report.Charts;

namespace Perilune.Cli.Orbits;

/// <summary>A manifold as a table and as a picture.</summary>
internal static class ManifoldFiles
{
    private const double Kilometre = 1e3;
    private const double Day = 86400;

    /// <summary>Trajectories as CSV: states in the units of the system, a row for each time.</summary>
    public static string Table(
        InvariantManifold manifold,
        string name,
        IReadOnlyList<(int Side, ManifoldBranch Branch)> found
    )
    {
        var system = manifold.Orbit.System;
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"# {manifold.Kind.ToString().ToLowerInvariant()} manifold of {name}, {manifold.Orbit.PeriodSeconds / Day:R} d; {system.Name}: length unit {system.LengthUnit / Kilometre:R} km, time unit {system.TimeUnit:R} s, mass ratio {system.MassRatio:R}\n"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"# rotating axes from the barycentre; multiplier {manifold.Multiplier:R}; days from the displacement, negative before it\n"
        );
        text.Append("side,branch,days,x,y,z,vx,vy,vz,end\n");
        foreach (var side in found.GroupBy(f => f.Side))
        {
            foreach (var (number, (_, branch)) in side.Index())
            {
                foreach (var (time, (r, v)) in branch.Path)
                {
                    double[] cells = [time * system.TimeUnit / Day, r.X, r.Y, r.Z, v.X, v.Y, v.Z];
                    text.Append(CultureInfo.InvariantCulture, $"{Side(side.Key)},{number},");
                    text.AppendJoin(',', cells.Select(cell => cell.ToString("R", CultureInfo.InvariantCulture)));
                    text.Append(',').Append(End(branch.End)).Append('\n');
                }
            }
        }
        return text.ToString();
    }

    /// <summary>The manifold as a scalable vector graphic.</summary>
    public static string Picture(
        InvariantManifold manifold,
        string name,
        IReadOnlyList<(int Side, ManifoldBranch Branch)> found
    )
    {
        var orbit = manifold.Orbit;
        var system = orbit.System;
        var (larger, smaller) = Bodies(system);
        var kind = manifold.Kind.ToString();
        return ManifoldFigure.Draw(
            new(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{kind} manifold of {name}, {orbit.PeriodSeconds / Day:F3} d"
                ),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{system.Name}; rotating axes from {smaller}, x away from {larger}. {found.Count} trajectories; a displacement grows {Math.Abs(manifold.Multiplier):F1} times a period."
                ),
                [.. orbit.Path().Select(Place)],
                [.. found.Select(f => new ManifoldCurve(f.Side < 0, [.. f.Branch.Path.Select(p => Place(p.State))]))],
                [
                    (
                        larger,
                        (system.PrimaryX - system.SecondaryX) * system.LengthUnit / Kilometre,
                        system.PrimaryRadius / Kilometre
                    ),
                    (smaller, 0, system.SecondaryRadius / Kilometre),
                ]
            )
        );

        (double X, double Y, double Z) Place(RestrictedState state)
        {
            var unit = system.LengthUnit / Kilometre;
            var r = state.Position;
            return ((r.X - system.SecondaryX) * unit, r.Y * unit, r.Z * unit);
        }
    }

    /// <summary>Least distance of trajectories from a body's centre, km.</summary>
    public static double Nearest(IEnumerable<ManifoldBranch> branches, ThreeBodySystem system, double x) =>
        branches.Min(b => b.Path.Min(p => (p.State.Position with { X = p.State.Position.X - x }).Norm))
        * system.LengthUnit
        / Kilometre;

    /// <summary>Names of the larger and the smaller body.</summary>
    public static (string Larger, string Smaller) Bodies(ThreeBodySystem system) =>
        system.PrimaryRadius > 1e8 ? ("the Sun", "the Earth") : ("the Earth", "the Moon");

    /// <summary>Word for a side.</summary>
    public static string Side(int side) => side < 0 ? "interior" : "exterior";

    private static string End(ManifoldEnd end) =>
        end switch
        {
            ManifoldEnd.Primary => "larger body",
            ManifoldEnd.Secondary => "smaller body",
            _ => "time",
        };
}
