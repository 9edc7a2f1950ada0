using System.Collections.Immutable;
using System.Globalization;
using Perilune.Report.Drawing;
using Perilune.Report.Maps;
using Perilune.Simulation.Running;
using Perilune.Surface.Hazards;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Maps;
using Perilune.Surface.Sites;
using Perilune.Surface.Temperature;
using Perilune.Surface.Topography;

namespace Perilune.Cli.Grounds;

/// <summary>A layer, and what limits it.</summary>
internal sealed record FoundLayer(MapLayer Layer, IReadOnlyList<string> Notes);

/// <summary>What a map of light and heat is asked for.</summary>
/// <param name="Mast">Height of the observers above the ground, m.</param>
/// <param name="Start">TDB seconds past J2000.</param>
/// <param name="Span">Length, s.</param>
/// <param name="Step">From one sample to the next, s.</param>
/// <param name="Footprint">Side of the square under which slope and roughness are taken, m.</param>
/// <param name="When">The span as words.</param>
/// <param name="Stations">Tracking stations of the layer of contact.</param>
/// <param name="Havens">What a safe haven must offer.</param>
/// <param name="Around">Side of the ground that scatters light onto the map, m.</param>
internal sealed record MapRequest(
    double Mast,
    double Start,
    double Span,
    double Step,
    double Footprint,
    string When,
    IReadOnlyList<EarthStation> Stations,
    SafeHavens Havens,
    double Around
);

/// <summary>Computes the layers of <c>perilune map</c>.</summary>
internal static class MapLayers
{
    public const string Height = "height above the sphere of 1737.4 km";

    private const double Degree = Math.PI / 180;
    private const double Day = 86400;
    private const int NeverLit = 0x1F5FBF;
    private const int SafeHaven = 0x2E9E6B;

    // Steps of conduction: three hours leave a few tenths of a kelvin.
    private const double HeatStep = 3 * 3600;

    /// <summary>Names of the layers, in the order of the manual.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "hillshade",
        "height",
        "slope",
        "roughness",
        "light",
        "night",
        "earth",
        "both",
        "contact",
        "haven",
        "shadow",
        "scattered",
        "scattered-most",
        "earthshine",
        "earthshine-most",
        "temperature",
        "hottest",
        "coldest",
        "deep",
    ];

    /// <summary>Title of a layer's map.</summary>
    public static string Title(string name) =>
        name switch
        {
            "hillshade" => "Relief of the ground",
            "height" => "Height of the ground",
            "slope" => "Slope of the ground",
            "roughness" => "Roughness of the ground",
            "light" => "Mean sunlight",
            "night" => "Longest night",
            "earth" => "View of the Earth",
            "both" => "Sunlight and Earth together",
            "contact" => "Contact with the Earth",
            "haven" => "Safe havens",
            "shadow" => "Ground that the Sun does not reach",
            "scattered" => "Mean scattered sunlight",
            "scattered-most" => "Most scattered sunlight",
            "earthshine" => "Mean light and heat of the Earth",
            "earthshine-most" => "Most light and heat of the Earth",
            "temperature" => "Mean temperature of the surface",
            "hottest" => "Highest temperature of the surface",
            "coldest" => "Lowest temperature of the surface",
            _ => "Temperature one metre down",
        };

    /// <summary>The layers asked for; each computation is done once.</summary>
    public static List<(string Name, FoundLayer? Found)> Find(
        IReadOnlyList<string> names,
        MapGrid grid,
        MapRequest request,
        Knowledge knowledge,
        ParallelOptions parallel
    )
    {
        var margin = Math.Max(1, (int)Math.Round(request.Footprint / (2 * grid.CellSize)));
        var wide = new Lazy<MapGrid>(() => Wider(grid, margin));
        var heights = new Lazy<HeightMap>(() => HeightMap.Read(knowledge.Terrain, wide.Value, parallel));
        var footprints = new Lazy<FootprintMap>(() => FootprintMap.Fit(heights.Value, request.Footprint));
        var sky = new Lazy<LunarSky>(() =>
            LunarSky.From(knowledge.Ephemeris, knowledge.Moon, request.Start, request.Start + request.Span + HeatStep)
        );
        var (sighted, told) = SightedGround.Of(knowledge.Terrain, grid);
        var leftOut = told.Length > 0 ? $" {told}" : "";
        var stations = new Lazy<EarthStations?>(() =>
            names.Contains("contact")
                ? EarthStations.Over(
                    request.Stations,
                    GroundPicture.Middle(grid),
                    knowledge.Ephemeris,
                    knowledge.Frames,
                    sky.Value,
                    parallel
                )
                : null
        );
        var light = new Lazy<LightMap>(() =>
        {
            var horizons = Swept(sighted, grid, request.Mast, parallel);
            using var progress = ShareProgress.Start("light");
            return LightMapFinder.Find(
                horizons,
                sky.Value,
                request.Start,
                request.Start + request.Span,
                request.Step,
                stations: stations.Value,
                parallel: parallel,
                progress: progress
            );
        });
        var bare = new Lazy<HorizonMap>(() => Swept(sighted, wide.Value, 0, parallel));
        var faint = new Lazy<ShadowLight>(() =>
            ShadowLight.Find(knowledge.Terrain, bare.Value, footprints.Value, sky.Value, request, parallel)
        );
        var heat = new Lazy<(TemperatureMap Map, HorizonMapCoverage Coverage)>(() =>
        {
            var horizons = bare.Value;
            using var progress = ShareProgress.Start("heat");
            var map = TemperatureMap.Find(
                horizons,
                footprints.Value,
                sky.Value,
                Regolith.Highland,
                request.Start,
                HeatStep,
                (int)Math.Round(request.Span / HeatStep),
                progress,
                parallel
            );
            return (map, horizons.Coverage);
        });
        return [.. names.Select(name => (name, One(name)))];

        FoundLayer? One(string name) =>
            name switch
            {
                "hillshade" => null,
                "height" => new(MapLayer.Around(Height, "m", Inner(heights.Value.Heights), ColourRamp.Viridis), []),
                "slope" => Slope(),
                "roughness" => Roughness(),
                "light" => Light(
                    "mean visible share of the Sun's light",
                    "%",
                    light.Value.MeanSun.Select(share => 100 * share),
                    ColourRamp.Inferno,
                    new(0, "never lit in the span", NeverLit)
                ),
                "night" => Light(
                    "longest time without any Sun",
                    "days",
                    light.Value.LongestNight.Select((night, i) => Dark(i) ? -1 : (float)(night / Day)),
                    ColourRamp.Cividis,
                    new(-1, "dark all the span", NeverLit)
                ),
                "earth" => Light(
                    "share of the time with the Earth's centre in view",
                    "%",
                    light.Value.MeanEarth.Select(share => 100 * share),
                    ColourRamp.Viridis,
                    new(0, "never in view in the span", 0x3A3A3A)
                ),
                "both" => Light(
                    "share of the time with half the Sun's light and the Earth's centre in view",
                    "%",
                    light.Value.Both.Select(share => 100 * share),
                    ColourRamp.Inferno,
                    new(0, "never both in the span", NeverLit)
                ),
                "contact" => Contact(),
                "haven" => Haven(),
                "shadow" => Shadow(),
                "scattered" => Faint("scattered sunlight on the ground, mean", faint.Value.Map.MeanScattered),
                "scattered-most" => Faint("scattered sunlight on the ground, most", faint.Value.Map.MostScattered),
                "earthshine" => Faint("Earth's light and heat on the ground, mean", faint.Value.Map.MeanEarthshine),
                "earthshine-most" => Faint(
                    "Earth's light and heat on the ground, most",
                    faint.Value.Map.MostEarthshine
                ),
                "temperature" => Heat("mean temperature of the surface", heat.Value.Map.Mean),
                "hottest" => Heat("highest temperature of the surface", heat.Value.Map.Maximum),
                "coldest" => Heat("lowest temperature of the surface", heat.Value.Map.Minimum),
                _ => Heat("mean temperature one metre down", heat.Value.Map.Deep),
            };

        bool Dark(int cell) => light.Value.IsPermanentlyShadowed(cell);

        FoundLayer Slope() =>
            new(
                new(
                    "slope",
                    "°",
                    Inner(footprints.Value.Slopes.ToArray().Select(slope => (float)(slope / Degree)).ToArray()),
                    0,
                    30,
                    ColourRamp.Viridis
                ),
                [Footprint()]
            );

        FoundLayer Roughness() =>
            new(
                MapLayer.Around("roughness", "m", Inner(footprints.Value.Roughness), ColourRamp.Viridis),
                [Footprint() + " Roughness is the root mean square height of the ground over that plane."]
            );

        string Footprint() =>
            Text($"Of the plane fitted to the ground under a square of {footprints.Value.Side:0.##} m.");

        FoundLayer Light(string quantity, string unit, IEnumerable<float> values, ColourRamp ramp, MapClass special) =>
            new(
                unit == "%"
                    ? new(quantity, unit, [.. values], 0, 100, ramp) { Special = special }
                    : MapLayer.Around(quantity, unit, [.. values], ramp, special),
                [
                    Text(
                        $"{request.When}, every {request.Step / 3600:0.###} h, seen from {request.Mast:0.##} m above the ground; horizons every 0.5° of azimuth."
                    ),
                    Coverage(light.Value.Coverage) + leftOut,
                ]
            );

        FoundLayer Contact()
        {
            var found = Light(
                "share of the time with a tracking station in view",
                "%",
                light.Value.Contact.Select(share => 100 * share),
                ColourRamp.Viridis,
                new(0, "never in the span", 0x3A3A3A)
            );
            var each = string.Join(
                ", ",
                request.Stations.Select(station => Text($"{station.Point.Name} over {station.Mask / Degree:0.#}°"))
            );
            return found with
            {
                Notes = [.. found.Notes, $"Stations, while the map's middle stands over their mask: {each}."],
            };
        }

        FoundLayer Shadow() =>
            Marked(
                "ground without Sun through the span",
                Dark,
                "no Sun through the span",
                "lit at some time",
                NeverLit
            );

        FoundLayer Haven()
        {
            var limits = request.Havens;
            var havens = limits.On(light.Value, Inner(footprints.Value.Slopes));
            var found = Marked("safe havens", cell => havens[cell], "safe haven", "no haven", SafeHaven);
            return found with
            {
                Notes =
                [
                    .. found.Notes,
                    Text(
                        $"No night over {limits.LongestNight / 3600:0.##} h, slope of up to {limits.Slope / Degree:0.##}° under a square of {footprints.Value.Side:0.##} m, Earth in view for at least {100 * limits.EarthView:0.##} % of the time."
                    ),
                ],
            };
        }

        // What is not marked shows its bare relief.
        FoundLayer Marked(string quantity, Func<int, bool> isMarked, string name, string other, int colour)
        {
            var found = Light(
                quantity,
                "1",
                Enumerable.Range(0, grid.Count).Select(cell => isMarked(cell) ? 1 : float.NaN),
                ColourRamp.Cividis,
                new(1, name, colour)
            );
            return found with { Layer = found.Layer with { Unknown = other } };
        }

        FoundLayer Faint(string quantity, IReadOnlyList<float> values) =>
            new(
                MapLayer.Around(quantity, "W/m²", Inner([.. values]), ColourRamp.Inferno),
                [.. faint.Value.Notes(request), Coverage(faint.Value.Map.Coverage) + leftOut]
            );

        FoundLayer Heat(string quantity, IReadOnlyList<float> values) =>
            new(
                MapLayer.Around(quantity, "K", Inner([.. values]), ColourRamp.Magma),
                [
                    Text(
                        $"{request.When}, in steps of 3 h; regolith of the highlands, albedo {Regolith.Highland.NormalAlbedo:0.##}, leaning as the plane under a square of {footprints.Value.Side:0.##} m."
                    ),
                    Coverage(heat.Value.Coverage) + leftOut,
                ]
            );

        float[] Inner(ReadOnlySpan<float> values)
        {
            var inner = new float[grid.Count];
            for (var row = 0; row < grid.Rows; row++)
                values
                    .Slice((row + margin) * wide.Value.Columns + margin, grid.Columns)
                    .CopyTo(inner.AsSpan(row * grid.Columns));
            return inner;
        }
    }

    private static HorizonMap Swept(LunarTerrain ground, MapGrid grid, double mast, ParallelOptions parallel)
    {
        using var progress = ShareProgress.Start("horizons");
        return HorizonSweep.Compute(ground, grid, mast, parallel: parallel, progress: progress);
    }

    private static MapGrid Wider(MapGrid grid, int margin) =>
        MapGrid.Around(GroundPicture.Middle(grid), grid.Columns + 2 * margin, grid.Rows + 2 * margin, grid.CellSize);

    private static string Coverage(HorizonMapCoverage coverage) =>
        coverage.Warnings.IsEmpty
            ? Text(
                $"Far field: ground of 500 m and finer is complete to {coverage.CompleteRadius / 1000:0} km, and coarser ground beyond it hides nothing."
            )
            : $"What the terrain does not give: {string.Join("; ", coverage.Warnings)}.";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
