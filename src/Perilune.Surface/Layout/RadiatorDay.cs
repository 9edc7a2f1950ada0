using System.Collections.Immutable;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Temperature;

namespace Perilune.Surface.Layout;

/// <summary>A radiator.</summary>
/// <param name="Sides">The planes that radiate, in azimuths of its own place: one of slope 0 where it lies, one or two of slope
/// pi/2 where it stands.</param>
/// <param name="Temperature">Of the panel, K.</param>
/// <param name="Emissivity">In the infrared, 0 to 1.</param>
/// <param name="Absorptivity">Of sunlight, 0 to 1.</param>
public sealed record Radiator(
    ImmutableArray<GroundPlane> Sides,
    double Temperature,
    double Emissivity,
    double Absorptivity
);

/// <summary>What a radiator gives off at one instant, W on each m2 of panel, its sides together.</summary>
/// <param name="Sunlight">Absorbed sunlight, direct and off the ground.</param>
/// <param name="Infrared">Absorbed infrared of the ground and of solar arrays.</param>
/// <param name="Net">Radiated less absorbed.</param>
public readonly record struct RadiatorHeat(double Sunlight, double Infrared, double Net);

/// <summary>A radiator through a span of the real sky, over its own horizon.</summary>
/// <param name="SkyViews">How much of the outlook of each side is sky.</param>
/// <param name="ArrayViews">How much of it solar arrays take, on the mean of the span.</param>
/// <param name="Radiated">What it radiates, W on each m2 of panel.</param>
/// <param name="Heat">The start of each step.</param>
public sealed record RadiatorDay(
    ImmutableArray<double> SkyViews,
    ImmutableArray<double> ArrayViews,
    double Radiated,
    ImmutableArray<RadiatorHeat> Heat
)
{
    /// <summary>
    /// A radiator through a span. All of it is taken to see what its middle sees; what is not sky is ground at the temperature of
    /// the place, lit as level ground under the same Sun is, and structures count as ground.
    /// </summary>
    /// <param name="radiator">The radiator.</param>
    /// <param name="horizon">Horizon of its middle, with the structures before it (<see cref="BoxHorizon"/>).</param>
    /// <param name="sky">Sun and Earth.</param>
    /// <param name="regolith">The ground around.</param>
    /// <param name="ground">Temperature of the ground at the start of each step, K.</param>
    /// <param name="start">TDB seconds past J2000.</param>
    /// <param name="step">s.</param>
    /// <param name="arrays">Solar arrays around; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sky does not cover the span.</exception>
    public static RadiatorDay Find(
        Radiator radiator,
        HorizonProfile horizon,
        LunarSky sky,
        Regolith regolith,
        IReadOnlyList<double> ground,
        double start,
        double step,
        PanelsInView? arrays = null
    )
    {
        ArgumentNullException.ThrowIfNull(radiator);
        ArgumentNullException.ThrowIfNull(horizon);
        ArgumentNullException.ThrowIfNull(sky);
        ArgumentNullException.ThrowIfNull(regolith);
        ArgumentNullException.ThrowIfNull(ground);
        var observer = new Observer(horizon, sky);
        var views = radiator.Sides.Select(side => side.SkyView(horizon)).ToImmutableArray();
        var groundView = views.Sum(view => 1 - view);
        var radiated =
            radiator.Sides.Length
            * radiator.Emissivity
            * RegolithColumn.StefanBoltzmann
            * Math.Pow(radiator.Temperature, 4);
        var taken = new double[views.Length];
        var heat = ImmutableArray.CreateBuilder<RadiatorHeat>(ground.Count);
        for (var i = 0; i < ground.Count; i++)
        {
            var tdb = start + i * step;
            var sun = observer.Sun(tdb);
            var beam = LevelGround.Sunlight(sky.Sun(tdb).Norm) * observer.Look(tdb).SunFraction;
            var direct = radiator.Sides.Sum(side => Math.Max(0, side.Cosine(sun.Azimuth, sun.Elevation)));
            var reflected = groundView * regolith.NormalAlbedo * Math.Max(0, Math.Sin(sun.Elevation));
            var sunlight = radiator.Absorptivity * beam * (direct + reflected);
            var infrared =
                radiator.Emissivity
                * groundView
                * regolith.Emissivity
                * RegolithColumn.StefanBoltzmann
                * Math.Pow(ground[i], 4);
            if (arrays is not null)
            {
                var emission = arrays.Emission(sky, tdb);
                var (facing, _) = arrays.Frame.Look(sky.Sun(tdb) - arrays.Frame.FromCentre(default));
                for (var side = 0; side < taken.Length; side++)
                {
                    var seen = arrays.Views(radiator.Sides[side], horizon, facing);
                    for (var k = 0; k < seen.Length; k++)
                    {
                        taken[side] += seen[k] / ground.Count;
                        infrared += radiator.Emissivity * seen[k] * emission[k];
                    }
                }
            }
            heat.Add(new(sunlight, infrared, radiated - sunlight - infrared));
        }
        return new(views, [.. taken], radiated, heat.MoveToImmutable());
    }
}
