using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests;

/// <summary>The shipped terrain, loaded once for all tests (it is immutable).</summary>
public sealed class ShippedTerrain
{
    public LunarTerrain Terrain { get; } = LunarTerrain.Load(Path.Combine(Repository.Data, "terrain"));

    /// <summary>The ridge's best-lit region in the published studies (Glaeser et al. 2014, Icarus 243:78).</summary>
    public static SurfacePoint ConnectingRidge => SurfacePoint.FromDegrees(-89.44, 222.9);
}
