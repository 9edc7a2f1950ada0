namespace Perilune.Station.Atmosphere;

/// <summary>Saturation of water vapour over liquid water.</summary>
public static class WaterVapour
{
    /// <summary>
    /// Saturation pressure, Pa, between 273.16 K and 373 K within 0.1 % to 323 K: Buck, "New equations for computing vapor
    /// pressure and enhancement factor", J. Appl. Meteorol. 20 (1981), with the coefficients of 1996 for water, no
    /// enhancement by air.
    /// </summary>
    /// <param name="temperature">Temperature, K.</param>
    public static double SaturationPressure(double temperature)
    {
        var celsius = temperature - 273.15;
        return 611.21 * Math.Exp((18.678 - (celsius / 234.5)) * (celsius / (257.14 + celsius)));
    }
}
