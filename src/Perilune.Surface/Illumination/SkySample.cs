namespace Perilune.Surface.Illumination;

/// <summary>The Sun and the Earth over a horizon at one instant; clearances in rad, positive when free.</summary>
/// <param name="SunTop">Of the Sun's highest part over the horizon.</param>
/// <param name="SunBottom">Of its lowest part.</param>
/// <param name="EarthTop">Of the Earth's highest part over the horizon.</param>
/// <param name="EarthCentre">Of its centre.</param>
/// <param name="EarthBottom">Of its lowest part.</param>
/// <param name="EclipseContact">Of the Sun from the Earth's disc.</param>
/// <param name="EclipseTotal">Of the Sun from being covered altogether by the Earth.</param>
/// <param name="SunFraction">Visible fraction of the Sun's disc.</param>
internal readonly record struct SkySample(
    double SunTop,
    double SunBottom,
    double EarthTop,
    double EarthCentre,
    double EarthBottom,
    double EclipseContact,
    double EclipseTotal,
    double SunFraction
);
