using System.Globalization;
using System.Text;
using Perilune.Astro.ThreeBody;
using Perilune.Astro.ThreeBody.Families;
using Perilune.Report.Charts;

namespace Perilune.Cli.Orbits;

/// <summary>A family as a table and as a picture.</summary>
internal static class FamilyFiles
{
    private const double Kilometre = 1e3;
    private const double Day = 86400;

    /// <summary>Members as CSV: state, period and Jacobi constant in the units of the system, the rest in the units named.</summary>
    public static string Table(OrbitFamily family)
    {
        var system = family.System;
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"# {family.Name}; {system.Name}: length unit {system.LengthUnit / Kilometre:R} km, time unit {system.TimeUnit:R} s, mass ratio {system.MassRatio:R}\n"
        );
        text.Append(
            "# rotating axes from the barycentre; stability index (|m| + 1/|m|)/2 of the greatest multiplier m\n"
        );
        text.Append(
            "x,y,z,vx,vy,vz,period,jacobi,stability,period_days,nearest_km,multiplier1_re,multiplier1_im,multiplier2_re,multiplier2_im\n"
        );
        foreach (var orbit in family.Members)
        {
            var ((r, v), multipliers) = (orbit.Initial, orbit.Stability.Multipliers);
            double[] cells =
            [
                r.X,
                r.Y,
                r.Z,
                v.X,
                v.Y,
                v.Z,
                orbit.Period,
                orbit.JacobiConstant,
                orbit.Stability.Index,
                orbit.PeriodSeconds / Day,
                Nearest(orbit, orbit.Path()),
                multipliers[0].Real,
                multipliers[0].Imaginary,
                multipliers[2].Real,
                multipliers[2].Imaginary,
            ];
            text.AppendJoin(',', cells.Select(cell => cell.ToString("R", CultureInfo.InvariantCulture))).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The family as a scalable vector graphic.</summary>
    public static string Picture(OrbitFamily family)
    {
        var system = family.System;
        var around =
            family.Name.Contains("L3", StringComparison.Ordinal)
            || family.Name.StartsWith("resonant", StringComparison.Ordinal)
                ? system.PrimaryX
                : system.SecondaryX;
        var isSun = system.PrimaryRadius > 1e8;
        var (larger, smaller) = isSun ? ("the Sun", "the Earth") : ("the Earth", "the Moon");
        var isLarger = around == system.PrimaryX;
        return FamilyFigure.Draw(
            new(
                $"{char.ToUpperInvariant(family.Name[0])}{family.Name[1..]}: {family.Members.Count} periodic orbits",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{system.Name}; rotating axes from {(isLarger ? larger : smaller)}, x away from {larger}. Stability index (|m| + 1/|m|)/2 of the greatest multiplier m; 1 is stable."
                ),
                isLarger ? larger : smaller,
                (isLarger ? system.PrimaryRadius : system.SecondaryRadius) / Kilometre,
                [.. family.Members.Select(orbit => Draw(orbit, around))],
                [.. family.Bifurcations.Select(Mark)]
            )
        );
    }

    /// <summary>Words for a kind of bifurcation.</summary>
    public static string Name(BifurcationKind kind) =>
        kind switch
        {
            BifurcationKind.Branch => "branch",
            BifurcationKind.Fold => "fold",
            BifurcationKind.PeriodDoubling => "period doubling",
            BifurcationKind.Collision => "collision",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind"),
        };

    /// <summary>Least distance from the smaller body's centre, km.</summary>
    public static double Nearest(PeriodicOrbit orbit, IReadOnlyList<RestrictedState> path) =>
        path.Min(s => (s.Position with { X = s.Position.X - orbit.System.SecondaryX }).Norm)
        * orbit.System.LengthUnit
        / Kilometre;

    private static FamilyOrbit Draw(PeriodicOrbit orbit, double around)
    {
        var path = orbit.Path();
        var unit = orbit.System.LengthUnit / Kilometre;
        return new(
            [.. path.Select(s => ((s.Position.X - around) * unit, s.Position.Y * unit, s.Position.Z * unit))],
            orbit.PeriodSeconds / Day,
            orbit.JacobiConstant,
            orbit.Stability.Index,
            Nearest(orbit, path)
        );
    }

    private static FamilyMark Mark(FamilyBifurcation found) =>
        new(
            Name(found.Kind),
            found.Orbit.PeriodSeconds / Day,
            found.Orbit.JacobiConstant,
            found.Orbit.Stability.Index,
            Nearest(found.Orbit, found.Orbit.Path())
        );
}
