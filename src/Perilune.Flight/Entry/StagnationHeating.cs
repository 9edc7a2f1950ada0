using System.Collections.Immutable;

namespace Perilune.Flight.Entry;

/// <summary>
/// Heat at the stagnation point of a blunt nose: convection by K. Sutton and R. A. Graves (NASA TR R-376, 1971), radiation of
/// the shock layer by M. E. Tauber and K. Sutton (Journal of Spacecraft and Rockets 28(1), 40, 1991).
/// </summary>
public sealed class StagnationHeating
{
    private readonly double convective;
    private readonly double radiative;
    private readonly double densityPower;
    private readonly Func<double, double, double, double> radiusPower;
    private readonly ImmutableArray<(double Speed, double Value)> speeds;

    private StagnationHeating(
        double convective,
        double radiative,
        double densityPower,
        Func<double, double, double, double> radiusPower,
        ImmutableArray<(double, double)> speeds
    ) =>
        (this.convective, this.radiative, this.densityPower, this.radiusPower, this.speeds) = (
            convective,
            radiative,
            densityPower,
            radiusPower,
            speeds
        );

    /// <summary>Air: radiation from 9 to 16 km/s (Tauber and Sutton, equation 1 and table 1).</summary>
    public static StagnationHeating Earth { get; } =
        new(
            1.7415e-4,
            4.736e4,
            1.22,
            // At most 1, and 0.6 and 0.5 for noses of one to two and of two to three metres.
            (radius, density, speed) =>
                Math.Min(
                    1.072e6 * Math.Pow(speed, -1.88) * Math.Pow(density, -0.325),
                    radius <= 1 ? 1
                        : radius <= 2 ? 0.6
                        : 0.5
                ),
            [
                (9000, 1.5),
                (9250, 4.3),
                (9500, 9.7),
                (9750, 19.5),
                (10000, 35),
                (10250, 55),
                (10500, 81),
                (10750, 115),
                (11000, 151),
                (11500, 238),
                (12000, 359),
                (12500, 495),
                (13000, 660),
                (13500, 850),
                (14000, 1065),
                (14500, 1313),
                (15000, 1550),
                (15500, 1780),
                (16000, 2040),
            ]
        );

    /// <summary>Carbon dioxide of Mars: radiation from 6 to 9 km/s (Tauber and Sutton, equation 1 and table 2).</summary>
    public static StagnationHeating Mars { get; } =
        new(
            1.9027e-4,
            2.35e4,
            1.19,
            (_, _, _) => 0.526,
            [
                (6000, 0.2),
                (6150, 1.0),
                (6300, 1.95),
                (6500, 3.42),
                (6700, 5.10),
                (6900, 7.10),
                (7000, 8.10),
                (7200, 10.2),
                (7400, 12.5),
                (7600, 14.8),
                (7800, 17.1),
                (8000, 19.2),
                (8200, 21.4),
                (8400, 24.1),
                (8600, 26.0),
                (8800, 28.9),
                (9000, 32.8),
            ]
        );

    /// <summary>Convective flux into a cold wall, W/m2.</summary>
    /// <param name="density">kg/m3.</param>
    /// <param name="speed">Through the air, m/s.</param>
    /// <param name="noseRadius">m.</param>
    public double Convective(double density, double speed, double noseRadius) =>
        convective * Math.Sqrt(density / noseRadius) * speed * speed * speed;

    /// <summary>Radiative flux, W/m2; none below the slowest speed of the published table, its last row above the fastest.</summary>
    /// <param name="density">kg/m3.</param>
    /// <param name="speed">Through the air, m/s.</param>
    /// <param name="noseRadius">m.</param>
    public double Radiative(double density, double speed, double noseRadius)
    {
        if (speed < speeds[0].Speed || density <= 0)
            return 0;
        var i = 1;
        while (i < speeds.Length - 1 && speed > speeds[i].Speed)
            i++;
        var (low, high) = (speeds[i - 1], speeds[i]);
        var t = Math.Min(1, (speed - low.Speed) / (high.Speed - low.Speed));
        var shape = low.Value + t * (high.Value - low.Value);
        // The published constant gives W/cm2.
        return 1e4
            * radiative
            * Math.Pow(noseRadius, radiusPower(noseRadius, density, speed))
            * Math.Pow(density, densityPower)
            * shape;
    }
}
