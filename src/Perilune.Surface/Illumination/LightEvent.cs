namespace Perilune.Surface.Illumination;

/// <summary>What changes in the sky of a site.</summary>
public enum LightEventKind
{
    /// <summary>The first limb of the Sun clears the horizon: full darkness ends.</summary>
    SunFirstLimb,

    /// <summary>The whole disc of the Sun stands clear.</summary>
    SunFull,

    /// <summary>The Sun's disc touches the horizon again.</summary>
    SunPartial,

    /// <summary>The last limb of the Sun is gone: full darkness begins.</summary>
    SunLastLimb,

    /// <summary>The Earth's disc begins to cover the Sun.</summary>
    EclipseStart,

    /// <summary>The Earth's disc covers all of the Sun.</summary>
    EclipseTotalStart,

    /// <summary>The first of the Sun comes out behind the Earth.</summary>
    EclipseTotalEnd,

    /// <summary>The Earth's disc has left the Sun.</summary>
    EclipseEnd,

    /// <summary>The first limb of the Earth clears the horizon.</summary>
    EarthFirstLimb,

    /// <summary>The centre of the Earth rises.</summary>
    EarthRise,

    /// <summary>The whole disc of the Earth stands clear.</summary>
    EarthFull,

    /// <summary>The Earth's disc touches the horizon again.</summary>
    EarthPartial,

    /// <summary>The centre of the Earth sets.</summary>
    EarthSet,

    /// <summary>The last limb of the Earth is gone.</summary>
    EarthLastLimb,
}

/// <summary>A change in the sky of a site.</summary>
/// <param name="Tdb">TDB seconds past J2000, within 0.1 s.</param>
/// <param name="Kind">What changes.</param>
public readonly record struct LightEvent(double Tdb, LightEventKind Kind);
