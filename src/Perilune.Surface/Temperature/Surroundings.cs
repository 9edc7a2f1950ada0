namespace Perilune.Surface.Temperature;

/// <summary>
/// Heat that ground in shadow receives from the lit ground it sees: scattered light and infrared, any number of times.
/// </summary>
/// <remarks>
/// Ingersoll, Svitek and Murray, 1992, Stability of polar frosts in spherical bowl-shaped craters on the Moon, Mercury, and
/// Mars, Icarus 100, 40: inside a sphere every patch sees every other alike, so that the shadowed floor of a bowl absorbs
/// <c>E sin(e) f (1 - A) / (1 - A f) (emissivity + A (1 - f))</c>, f being the part of the whole sphere that the bowl
/// is, which is also how much of its outlook is ground. On real terrain f is one less the sky view: right on average, since all
/// sunlight that enters a region falls on some of its ground, and blind to which walls are lit.
/// </remarks>
public static class Surroundings
{
    /// <summary>The share f of a whole sphere that a bowl is (Ingersoll et al., 1992, equation 4).</summary>
    /// <param name="depthToDiameter">Depth over diameter, above 0 to 0.5, a hemisphere.</param>
    public static double BowlShare(double depthToDiameter)
    {
        if (!(depthToDiameter is > 0 and <= 0.5))
            throw new ArgumentOutOfRangeException(
                nameof(depthToDiameter),
                depthToDiameter,
                "a bowl is more than 0 and at most 0.5 of its diameter deep"
            );
        var square = 4 * depthToDiameter * depthToDiameter;
        return square / (1 + square);
    }

    /// <summary>Elevation of the rim seen from the middle of a bowl's floor, rad: below it the Sun never shines there.</summary>
    /// <param name="depthToDiameter">Depth over diameter, above 0 to 0.5.</param>
    public static double RimElevation(double depthToDiameter) => Math.Atan(2 * depthToDiameter);

    /// <summary>Heat absorbed from the surroundings, W/m2.</summary>
    /// <param name="regolith">The ground, here and around.</param>
    /// <param name="groundView">How much of the outlook is ground, 0 to 1.</param>
    /// <param name="beam">Sunlight, W/m2, on a plane that faces it.</param>
    /// <param name="sunElevation">Elevation of the Sun over the level, rad; nothing comes from below 0.</param>
    public static double Absorbed(Regolith regolith, double groundView, double beam, double sunElevation)
    {
        ArgumentNullException.ThrowIfNull(regolith);
        if (sunElevation <= 0)
            return 0;
        var albedo = regolith.NormalAlbedo;
        var gain =
            groundView * (1 - albedo) / (1 - albedo * groundView) * (regolith.Emissivity + albedo * (1 - groundView));
        return beam * Math.Sin(sunElevation) * gain;
    }
}
