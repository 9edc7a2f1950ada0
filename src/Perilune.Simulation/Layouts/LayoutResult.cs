using System.Collections.Immutable;
using Perilune.Astro.Time;
using Perilune.Surface.Layout;
using Perilune.Surface.Maps;

namespace Perilune.Simulation.Layouts;

/// <summary>All that is told of a layout.</summary>
/// <param name="Plan">The layout on the ground.</param>
/// <param name="Arrays">Light of each array, in the order of the language.</param>
/// <param name="Variants">What other arrangements of the arrays would give; none where there is but one array.</param>
/// <param name="Masts">Light of each mast's place for several heights.</param>
/// <param name="Radiators">Heat of each radiator through a lunar day.</param>
/// <param name="Exposures">How every element is exposed to landings on every pad.</param>
/// <param name="Violations">What stands where it may not.</param>
/// <param name="Scene">What is drawn.</param>
/// <param name="Warnings">What limits these answers.</param>
public sealed record LayoutResult(
    LayoutGroundPlan Plan,
    ImmutableArray<NamedLight> Arrays,
    ImmutableArray<ArrayVariant> Variants,
    ImmutableArray<NamedMast> Masts,
    ImmutableArray<NamedRadiator> Radiators,
    ImmutableArray<PadExposure> Exposures,
    ImmutableArray<KeepOutViolation> Violations,
    LayoutScene Scene,
    ImmutableArray<string> Warnings
);

/// <summary>Light of an array.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Light">Its light.</param>
public sealed record NamedLight(string Name, ArrayLight Light);

/// <summary>Another arrangement of the arrays.</summary>
/// <param name="Spacing">Factor on their distances from their middle.</param>
/// <param name="Turn">Turn about it clockwise, rad.</param>
/// <param name="Energy">Sunlight on all of them, J; null where one would leave the terrain.</param>
/// <param name="Loss">The part of their sunlight that they and the modules take from each other.</param>
public sealed record ArrayVariant(double Spacing, double Turn, double? Energy, double Loss);

/// <summary>Light of a mast's place.</summary>
/// <param name="Name">Name of the mast.</param>
/// <param name="Heights">Its light for several heights, from the lowest.</param>
public sealed record NamedMast(string Name, ImmutableArray<MastLight> Heights);

/// <summary>Heat of a radiator.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Area">Of the panel, one side, m2.</param>
/// <param name="Day">Its day.</param>
public sealed record NamedRadiator(string Name, double Area, RadiatorDay Day);

/// <summary>What a picture of a layout shows.</summary>
/// <param name="Whole">The ground around all of it.</param>
/// <param name="Near">The ground around all but pads.</param>
/// <param name="Epoch">Instant of the shadows; null where no array sees the Sun.</param>
/// <param name="SunAzimuth">Azimuth of the Sun then, rad clockwise from the origin's north.</param>
/// <param name="SunElevation">Its elevation, rad.</param>
/// <param name="Shadows">Shadows on the ground.</param>
/// <param name="Zones">Circles that are kept free.</param>
public sealed record LayoutScene(
    SiteMap Whole,
    SiteMap Near,
    Epoch? Epoch,
    double SunAzimuth,
    double SunElevation,
    ImmutableArray<DrawnShadow> Shadows,
    ImmutableArray<DrawnZone> Zones
);

/// <summary>A strip of shadow.</summary>
/// <param name="East">Of the foot of what casts it, m.</param>
/// <param name="North">Of the foot of what casts it, m.</param>
/// <param name="Width">m.</param>
/// <param name="From">Where it begins, m down-Sun.</param>
/// <param name="To">Where it ends, m down-Sun.</param>
public sealed record DrawnShadow(double East, double North, double Width, double From, double To);

/// <summary>A circle that is kept free.</summary>
/// <param name="Name">Its name and owner.</param>
/// <param name="East">Of its middle, m.</param>
/// <param name="North">Of its middle, m.</param>
/// <param name="Radius">m.</param>
/// <param name="IsPad">Whether it is kept free for landings.</param>
public sealed record DrawnZone(string Name, double East, double North, double Radius, bool IsPad);
