using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Orientation;
using Perilune.Astro.Time;
using Perilune.Surface.Topography;

namespace Perilune.Benchmarks;

/// <summary>The shipped models, read when first asked for.</summary>
internal sealed class ShippedData
{
    private readonly Lazy<Ephemeris> ephemeris;
    private readonly Lazy<LunarOrientation> moon;
    private readonly Lazy<LunarTerrain> terrain;

    public ShippedData()
    {
        var place = new DirectoryInfo(AppContext.BaseDirectory);
        while (place is not null && !System.IO.File.Exists(Path.Combine(place.FullName, "data", "manifest.json")))
            place = place.Parent;
        Root =
            place?.FullName ?? throw new DirectoryNotFoundException($"no data folder above {AppContext.BaseDirectory}");
        ephemeris = new(() => Ephemeris.Load(File("ephemeris/perilune_1959_2060.bsp")));
        moon = new(() => LunarOrientation.Load(LunarOrientation.PrincipalAxesDe440, File("orientation/moon_pa.bpc")));
        terrain = new(() => LunarTerrain.Load(File("terrain")));
    }

    public string Root { get; }

    public Ephemeris Ephemeris => ephemeris.Value;

    public LunarOrientation Moon => moon.Value;

    public FrameSystem Frames => new() { MoonDe440 = Moon };

    public LunarTerrain Terrain => terrain.Value;

    public TimeScales Times => new(LeapSeconds.ReadFile(File("time/tai-utc.csv")));

    public GravityField Field(string name) => GravityField.Load(File(name));

    public string File(string relative) => Path.Combine(Root, "data", relative);
}
