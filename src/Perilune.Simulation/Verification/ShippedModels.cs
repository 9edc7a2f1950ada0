using Perilune.Astro.Earth;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Orientation;
using Perilune.Astro.Time;
using Perilune.Surface.Topography;

namespace Perilune.Simulation.Verification;

/// <summary>The shipped models, read when first asked for. Safe from any thread.</summary>
internal sealed class ShippedModels
{
    private readonly string folder;
    private readonly Lazy<Ephemeris> ephemeris;
    private readonly Lazy<LunarOrientation> moon;
    private readonly Lazy<FrameSystem> frames;
    private readonly Lazy<LunarTerrain> terrain;

    public ShippedModels(string folder)
    {
        this.folder = folder;
        Times = new(LeapSeconds.ReadFile(Path("time/tai-utc.csv")));
        ephemeris = new(() => Ephemeris.Load(Path("ephemeris/perilune_1959_2060.bsp")));
        moon = new(() => LunarOrientation.Load(LunarOrientation.PrincipalAxesDe440, Path("orientation/moon_pa.bpc")));
        frames = new(() => new() { MoonDe440 = Moon, Earth = EarthOrientation.Load(Times, Path("earth")) });
        terrain = new(() => LunarTerrain.Load(Path("terrain")));
    }

    public TimeScales Times { get; }

    public Ephemeris Ephemeris => ephemeris.Value;

    public LunarOrientation Moon => moon.Value;

    public FrameSystem Frames => frames.Value;

    public LunarTerrain Terrain => terrain.Value;

    public string Path(string relative) => System.IO.Path.Combine(folder, relative);

    public IEnumerable<string[]> Table(string name) => ReferenceTable.Read(Path("validation/" + name));

    public GravityField Field(string name) => GravityField.Load(Path("validation/" + name));
}
