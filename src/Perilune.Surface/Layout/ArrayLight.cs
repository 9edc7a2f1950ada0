using System.Collections.Immutable;

namespace Perilune.Surface.Layout;

/// <summary>Light of a panel over a span.</summary>
/// <param name="Alone">Mean of the lit part of its area if it stood alone, 0 to 1.</param>
/// <param name="Together">The same among the other panels and the blocks.</param>
/// <param name="EnergyAlone">Sunlight that falls on it if it stood alone, J.</param>
/// <param name="EnergyTogether">The same among the others, J.</param>
public readonly record struct ArrayLight(double Alone, double Together, double EnergyAlone, double EnergyTogether)
{
    /// <summary>The part of its sunlight that the others take, 0 to 1.</summary>
    public double Loss => EnergyAlone > 0 ? 1 - EnergyTogether / EnergyAlone : 0;

    /// <summary>The light of each panel in an arrangement.</summary>
    /// <param name="light">The light of the panels alone.</param>
    /// <param name="panels">The panels as they stand in this arrangement, in the same order.</param>
    /// <param name="boxes">The blocks.</param>
    /// <exception cref="ArgumentException">Other panels than those of the light.</exception>
    public static ImmutableArray<ArrayLight> Find(
        PanelLight light,
        IReadOnlyList<StandingPanel> panels,
        IReadOnlyList<StandingBox> boxes
    )
    {
        ArgumentNullException.ThrowIfNull(light);
        ArgumentNullException.ThrowIfNull(panels);
        ArgumentNullException.ThrowIfNull(boxes);
        if (panels.Count != light.Panels.Length)
            throw new ArgumentException("the panels are not those of the light", nameof(panels));
        StandingPanel[] standing = [.. panels];
        StandingBox[] blocks = [.. boxes];
        var found = new ArrayLight[standing.Length];
        var clear = new double[PanelLight.Bands];
        for (var n = 0; n < light.Sun.Length; n++)
        {
            var sun = light.Sun[n];
            var heat = sun.Beam * Math.Cos(sun.Elevation) * light.Step;
            for (var i = 0; i < standing.Length; i++)
            {
                var alone = 0.0;
                for (var k = 0; k < PanelLight.Bands; k++)
                    alone += light.Fraction(n, i, k);
                if (alone == 0)
                    continue;
                PanelShade.ClearShares(standing, blocks, i, sun.Azimuth, sun.Elevation, clear);
                var together = 0.0;
                for (var k = 0; k < PanelLight.Bands; k++)
                    together += light.Fraction(n, i, k) * clear[k];
                alone /= PanelLight.Bands;
                together /= PanelLight.Bands;
                var (one, area) = (found[i], standing[i].Area);
                found[i] = new(
                    one.Alone + alone / light.Sun.Length,
                    one.Together + together / light.Sun.Length,
                    one.EnergyAlone + alone * heat * area,
                    one.EnergyTogether + together * heat * area
                );
            }
        }
        return [.. found];
    }

    /// <summary>
    /// The panels moved as one: their distances from their middle scaled, and turned about it; each stands on the ground where
    /// it then is.
    /// </summary>
    /// <param name="light">The panels and the axes.</param>
    /// <param name="spacing">Factor on the distances, above 0.</param>
    /// <param name="turn">Turn clockwise, rad.</param>
    /// <returns>The panels, or null where one leaves the terrain.</returns>
    public static ImmutableArray<StandingPanel>? Rearranged(PanelLight light, double spacing, double turn)
    {
        ArgumentNullException.ThrowIfNull(light);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(spacing);
        var panels = light.Panels;
        var (x, y) = (panels.Average(panel => panel.Foot.X), panels.Average(panel => panel.Foot.Y));
        var (sin, cos) = Math.SinCos(turn);
        var moved = ImmutableArray.CreateBuilder<StandingPanel>(panels.Length);
        foreach (var panel in panels)
        {
            var (east, north) = (panel.Foot.X - x, panel.Foot.Y - y);
            var place = light.Frame.PointAt(
                x + spacing * (east * cos + north * sin),
                y + spacing * (north * cos - east * sin)
            );
            if (!light.Frame.Terrain.TryHeight(place.Up, out _, out _))
                return null;
            moved.Add(panel with { Foot = light.Frame.Foot(place) });
        }
        return moved.MoveToImmutable();
    }
}
