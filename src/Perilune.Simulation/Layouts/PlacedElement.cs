using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Layout;
using Perilune.Surface.Topography;

namespace Perilune.Simulation.Layouts;

/// <summary>An element on the ground.</summary>
/// <param name="Element">What was written.</param>
/// <param name="Place">Where on the Moon.</param>
/// <param name="Foot">Where on the ground, in the layout's axes: east, north, up, m.</param>
/// <param name="Slope">How the ground leans there.</param>
/// <param name="Footprint">The ground that it takes.</param>
public sealed record PlacedElement(
    LayoutElement Element,
    SurfacePoint Place,
    Vector3 Foot,
    TerrainSlope Slope,
    Footprint Footprint
)
{
    /// <summary>Its name.</summary>
    public string Name => Element.Name;

    /// <summary>What it is, in a word.</summary>
    public string Kind =>
        Element switch
        {
            SolarArray => "array",
            RadiatorPanel => "radiator",
            Module => "module",
            Mast => "mast",
            _ => "pad",
        };

    /// <summary>Puts an element on the ground.</summary>
    /// <param name="element">The element.</param>
    /// <param name="place">Where.</param>
    /// <param name="foot">Where on the ground.</param>
    /// <param name="slope">How the ground leans there.</param>
    internal static PlacedElement At(LayoutElement element, SurfacePoint place, Vector3 foot, TerrainSlope slope) =>
        new(
            element,
            place,
            foot,
            slope,
            element switch
            {
                Module box => new(foot.X, foot.Y, box.Length, box.Width, box.Azimuth, 0),
                RadiatorPanel { Attitude: RadiatorAttitude.Horizontal } flat => new(
                    foot.X,
                    foot.Y,
                    flat.Height,
                    flat.Width,
                    flat.Facing,
                    0
                ),
                RadiatorPanel panel => new(foot.X, foot.Y, 0, panel.Width, panel.Facing, 0),
                // It sweeps a circle as it turns.
                SolarArray array => Footprint.Disc(foot.X, foot.Y, 0.5 * array.Width),
                LandingPad pad => Footprint.Disc(foot.X, foot.Y, pad.Radius),
                _ => Footprint.Disc(foot.X, foot.Y, 0),
            }
        );
}
