using Perilune.Surface.Horizons;

namespace Perilune.Surface.Illumination;

/// <summary>How much of the Sun's light stands above a horizon, its limb darkened, whatever the form of the skyline.</summary>
public sealed class SunlightOnHorizon
{
    private const int Slices = 24;
    private readonly SunSlices slices;

    /// <summary>Sunlight of a disc with some brightness.</summary>
    public SunlightOnHorizon(SolarLimb limb)
    {
        ArgumentNullException.ThrowIfNull(limb);
        slices = new(limb, Slices);
    }

    /// <summary>Visible share of the disc's light, 0 to 1, within 5e-4 (<see cref="DiscOnHorizon"/> has the area).</summary>
    public double VisibleFraction(HorizonProfile horizon, ApparentDisc disc)
    {
        ArgumentNullException.ThrowIfNull(horizon);
        if (disc.Elevation - disc.Radius >= horizon.Highest)
            return 1;
        if (disc.Elevation + disc.Radius <= horizon.Lowest)
            return 0;
        var width = disc.Radius / Math.Max(Math.Cos(disc.Elevation), 1e-3);
        var light = 0.0;
        foreach (ref readonly var slice in slices.All.AsSpan())
            light += slice.Above((horizon.ElevationAt(disc.Azimuth + slice.X * width) - disc.Elevation) / disc.Radius);
        return light < 1e-9 ? 0 : Math.Min(light, 1);
    }
}
