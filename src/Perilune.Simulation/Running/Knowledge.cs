using System.Collections.Immutable;
using Perilune.Astro.Bodies;
using Perilune.Astro.Earth;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Orientation;
using Perilune.Astro.Time;
using Perilune.Simulation.Language;
using Perilune.Surface.Topography;
using Perilune.Surface.Topography.Products;

namespace Perilune.Simulation.Running;

/// <summary>
/// What a run knows of the world: time, sky, gravity, ground, catalogue. Loaded once, immutable, safe from any thread; big
/// parts are read when first asked for.
/// </summary>
public sealed class Knowledge
{
    private readonly Lazy<Ephemeris> ephemeris;
    private readonly Lazy<FrameSystem> frames;
    private readonly Lazy<LunarOrientation> moon;
    private readonly Lazy<GravityField> lunarGravity;
    private readonly Lazy<LunarTerrain> terrain;

    /// <summary>Knowledge from a data folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="registeredTerrain">Products that the user registered, to nest among the shipped grids; null for the shipped
    /// ground alone.</param>
    /// <exception cref="Perilune.Astro.Kernels.DataFileException">A file is missing, truncated or damaged.</exception>
    /// <exception cref="InputException">The catalogue has mistakes.</exception>
    public Knowledge(string folder, TerrainLibrary? registeredTerrain = null)
    {
        Data = new(folder);
        Times = new(LeapSeconds.ReadFile(Data.Check("time/tai-utc.csv")));
        Catalogue = CatalogueIndex.Read(Path.Combine(folder, "catalogue"), Path.Combine(folder, "stations"));
        Bodies = BodyConstants.Load(Data.Check("constants/bodies.csv"));
        ephemeris = new(() => Ephemeris.Load(Data.Check("ephemeris/perilune_1959_2060.bsp")));
        moon = new(() =>
            LunarOrientation.Load(LunarOrientation.PrincipalAxesDe440, Data.Check("orientation/moon_pa.bpc"))
        );
        frames = new(() =>
            new() { MoonDe440 = moon.Value, Earth = EarthOrientation.Load(Times, Data.CheckFolder("earth")) }
        );
        lunarGravity = new(() => GravityField.Load(Data.Check("gravity/grgm900c_165.bin")));
        terrain = new(() => LunarTerrain.Load(Data.CheckFolder("terrain"), registeredTerrain?.Grids() ?? []));
    }

    /// <summary>The data folder.</summary>
    public ShippedData Data { get; }

    /// <summary>Time scales.</summary>
    public TimeScales Times { get; }

    /// <summary>Catalogue of vehicles, modules, units and partners.</summary>
    public CatalogueIndex Catalogue { get; }

    /// <summary>Masses and sizes of bodies.</summary>
    public BodyConstants Bodies { get; }

    /// <summary>Sun, planets, Earth and Moon.</summary>
    public Ephemeris Ephemeris => ephemeris.Value;

    /// <summary>Frames, with the orientation of Earth and Moon.</summary>
    public FrameSystem Frames => frames.Value;

    /// <summary>Principal axes of the Moon.</summary>
    public LunarOrientation Moon => moon.Value;

    /// <summary>Gravity field of the Moon.</summary>
    public GravityField LunarGravity => lunarGravity.Value;

    /// <summary>Terrain of the Moon.</summary>
    public LunarTerrain Terrain => terrain.Value;
}
