using System.Collections.Immutable;

namespace Perilune.Astro.Atmospheres;

/// <summary>
/// Mars from the ground to 200 km: the average profile of Mars-GRAM (C. G. Justus and others, NASA Marshall) as the Aerocapture
/// Mission Analysis Tool ships it (A. Girija and others, Journal of Open Source Software 6(67), 3710, 2021,
/// <c>mars-gram-avg.dat</c>, 0 to 125 km; every fifth kilometre here, logarithms of density and pressure straight between).
/// Altitudes are over the areoid. Season, hour and dust move the density by some 10 % below 40 km and by a factor of two at
/// 100 km.
/// </summary>
public sealed class MarsAtmosphere : AtmosphericProfile
{
    private const double Spacing = 5000;
    private static readonly ImmutableArray<Row> rows = Table();

    private MarsAtmosphere() { }

    /// <summary>The average profile.</summary>
    public static MarsAtmosphere Average { get; } = new();

    /// <inheritdoc/>
    public override double Top => 200_000;

    /// <inheritdoc/>
    public override AirState At(double altitude)
    {
        var place = altitude / Spacing;
        var i = Math.Clamp((int)Math.Floor(place), 0, rows.Length - 2);
        var t = place - i;
        var (low, high) = (rows[i], rows[i + 1]);
        // Beyond the table the last scale heights go on, at the temperature of its end.
        var u = Math.Clamp(t, i == 0 ? -1 : 0, 1);
        var temperature = low.Temperature + u * (high.Temperature - low.Temperature);
        var sound = low.SpeedOfSound + u * (high.SpeedOfSound - low.SpeedOfSound);
        if (altitude > Top)
            return new(0, 0, temperature, sound);
        return new(
            low.Density * Math.Exp(t * Math.Log(high.Density / low.Density)),
            low.Pressure * Math.Exp(t * Math.Log(high.Pressure / low.Pressure)),
            temperature,
            sound
        );
    }

    // Every 5 km: K, Pa, kg/m3, m/s.
    private static ImmutableArray<Row> Table() =>
        [
            new(227.50, 5.669e+02, 1.319e-02, 236.38),
            new(210.90, 3.577e+02, 8.976e-03, 227.61),
            new(198.20, 2.159e+02, 5.762e-03, 220.70),
            new(187.10, 1.272e+02, 3.596e-03, 214.44),
            new(176.60, 7.312e+01, 2.190e-03, 208.34),
            new(166.30, 4.093e+01, 1.302e-03, 202.16),
            new(154.30, 2.234e+01, 7.659e-04, 194.73),
            new(149.30, 1.186e+01, 4.203e-04, 191.53),
            new(137.70, 6.136e+00, 2.357e-04, 183.96),
            new(132.70, 3.167e+00, 1.263e-04, 180.55),
            new(131.00, 1.587e+00, 6.420e-05, 179.26),
            new(140.40, 8.403e-01, 3.175e-05, 185.49),
            new(148.30, 4.905e-01, 1.754e-05, 190.67),
            new(148.60, 3.296e-01, 1.175e-05, 190.96),
            new(145.80, 2.000e-01, 7.254e-06, 189.32),
            new(141.70, 1.076e-01, 4.006e-06, 186.86),
            new(131.80, 5.249e-02, 2.022e-06, 183.70),
            new(124.80, 2.394e-02, 9.557e-07, 180.46),
            new(121.10, 1.020e-02, 4.192e-07, 177.85),
            new(118.90, 4.286e-03, 1.795e-07, 176.18),
            new(118.80, 1.846e-03, 7.749e-08, 175.98),
            new(121.30, 8.243e-04, 3.384e-08, 177.95),
            new(126.80, 3.772e-04, 1.488e-08, 181.53),
            new(135.80, 1.833e-04, 6.725e-09, 188.24),
            new(147.50, 9.435e-05, 3.205e-09, 195.63),
            new(159.30, 5.203e-05, 1.632e-09, 203.58),
        ];

    private readonly record struct Row(double Temperature, double Pressure, double Density, double SpeedOfSound);
}
