namespace Perilune.Astro.Atmospheres;

/// <summary>
/// The standard of 1976 from 86 to 1000 km: number densities of nitrogen, oxygen, argon, helium and hydrogen from its
/// equations of diffusion 36 to 40, integrated once by the trapezoid rule and kept every kilometre.
/// </summary>
internal sealed class UpperAtmosphere1976
{
    private const double Floor = 86; // km
    private const int Kilometres = 914;
    private const int Substeps = 20; // of a kilometre
    private const double Boltzmann = 1.380622e-23; // J/K, as in the standard
    private const double Avogadro = 6.022169e26; // 1/kmol
    private const double NitrogenMass = 28.0134; // kg/kmol
    private const double HydrogenMass = 1.00797;
    private const double HydrogenTop = 500; // km, where its density is given
    private const double TemperatureAtHydrogenTop = 999.2356; // K
    private const double HydrogenFloor = 150; // km, below which there is none

    private readonly double[] logarithmOfNumber = new double[Kilometres + 1];
    private readonly double[] molarMass = new double[Kilometres + 1];

    internal UpperAtmosphere1976()
    {
        var count = Kilometres * Substeps + 1;
        var step = 1.0 / Substeps; // km
        var numbers = new double[6][];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = new double[count];
        Nitrogen(numbers[0], step);
        // Oxygen, molecular oxygen, argon, helium: a, b, thermal diffusion, mass, density at 86 km (tables 6 and 7); flux
        // terms Q, q, U, u, W, w (table 7), in km.
        Diffuse(
            numbers,
            1,
            step,
            new(6.986e20, 0.750, 0, 15.9994, 8.6e16),
            new(-5.809644e-4, -3.416248e-3, 56.90311, 97, 2.706240e-5, 5.008765e-4)
        );
        Diffuse(
            numbers,
            2,
            step,
            new(4.863e20, 0.750, 0, 31.9988, 3.030898e19),
            new(1.366212e-4, 0, 86, 97, 8.333333e-5, 0)
        );
        Diffuse(
            numbers,
            3,
            step,
            new(4.487e20, 0.870, 0, 39.948, 1.351400e18),
            new(9.434079e-5, 0, 86, 97, 8.333333e-5, 0)
        );
        Diffuse(
            numbers,
            4,
            step,
            new(1.700e21, 0.691, -0.40, 4.0026, 7.5817e14),
            new(-2.457369e-4, 0, 86, 97, 6.666667e-4, 0)
        );
        Hydrogen(numbers, step);
        ReadOnlySpan<double> masses = [NitrogenMass, 15.9994, 31.9988, 39.948, 4.0026, HydrogenMass];
        for (var k = 0; k <= Kilometres; k++)
        {
            double total = 0,
                mass = 0;
            for (var i = 0; i < numbers.Length; i++)
            {
                total += numbers[i][k * Substeps];
                mass += numbers[i][k * Substeps] * masses[i];
            }
            (logarithmOfNumber[k], molarMass[k]) = (Math.Log(total), mass / total);
        }
    }

    internal AirState At(double altitude)
    {
        var number = Math.Exp(Interpolate(logarithmOfNumber, altitude));
        var temperature = Temperature(altitude);
        var mass = Interpolate(molarMass, altitude);
        return new(
            number * mass / Avogadro,
            number * Boltzmann * temperature,
            temperature,
            UsStandardAtmosphere1976.SpeedOfSound(temperature, mass)
        );
    }

    internal double SpeedOfSound(double altitude) =>
        UsStandardAtmosphere1976.SpeedOfSound(Temperature(altitude), Interpolate(molarMass, altitude));

    /// <summary>Kinetic temperature, K, of an altitude in m (equations 25 to 31).</summary>
    internal static double Temperature(double altitude)
    {
        var z = altitude / 1000;
        if (z <= 91)
            return 186.8673;
        if (z <= 110)
        {
            var s = (z - 91) / 19.9429;
            return 263.1905 - 76.3232 * Math.Sqrt(1 - s * s);
        }
        if (z <= 120)
            return 240 + 12 * (z - 110);
        var radius = UsStandardAtmosphere1976.EarthRadius / 1000;
        return 1000 - 640 * Math.Exp(-0.01875 * (z - 120) * (radius + 120) / (radius + z));
    }

    // Cubic through four rows: the logarithm of the number density is smooth, and 1 km fine.
    private static double Interpolate(double[] rows, double altitude)
    {
        var place = altitude / 1000 - Floor;
        var i = Math.Clamp((int)place - 1, 0, Kilometres - 3);
        var t = place - i;
        return rows[i] * (t - 1) * (t - 2) * (t - 3) / -6
            + rows[i + 1] * t * (t - 2) * (t - 3) / 2
            - rows[i + 2] * t * (t - 1) * (t - 3) / 2
            + rows[i + 3] * t * (t - 1) * (t - 2) / 6;
    }

    private static double Gravity(double z)
    {
        var ratio = UsStandardAtmosphere1976.EarthRadius / (UsStandardAtmosphere1976.EarthRadius + z * 1000);
        return UsStandardAtmosphere1976.Gravity * ratio * ratio;
    }

    /// <summary>g / (R T), kmol/(kg km).</summary>
    private static double Weight(double z) =>
        Gravity(z) * 1000 / (UsStandardAtmosphere1976.GasConstant * Temperature(z * 1000));

    // Air is mixed up to 100 km; above, each species for itself, and nitrogen leads.
    private static double MixedMass(double z) => z <= 100 ? UsStandardAtmosphere1976.MolarMass : NitrogenMass;

    /// <summary>Eddy diffusion, m2/s (equations 7a to 7c).</summary>
    private static double Eddy(double z)
    {
        if (z < 95)
            return 120;
        if (z >= 115)
            return 0;
        var s = z - 95;
        return 120 * Math.Exp(1 - 400 / (400 - s * s));
    }

    private static void Nitrogen(double[] number, double step)
    {
        number[0] = 1.129794e20;
        var integral = 0.0;
        for (var k = 1; k < number.Length; k++)
        {
            var (low, high) = (Floor + (k - 1) * step, Floor + k * step);
            integral += 0.5 * step * (MixedMass(low) * Weight(low) + MixedMass(high) * Weight(high));
            number[k] = number[0] * Temperature(Floor * 1000) / Temperature(high * 1000) * Math.Exp(-integral);
        }
    }

    private static void Diffuse(double[][] numbers, int species, double step, Gas gas, Flux flux)
    {
        var number = numbers[species];
        var integral = 0.0;
        var before = 0.0;
        for (var k = 0; k < number.Length; k++)
        {
            var z = Floor + k * step;
            // What the species moves through: nitrogen for the oxygens, all three of them for argon and helium.
            var background = numbers[0][k] + (species > 2 ? numbers[1][k] + numbers[2][k] : 0);
            var temperature = Temperature(z * 1000);
            var molecular = gas.A * Math.Pow(temperature / 273.15, gas.B) / background;
            var eddy = Eddy(z);
            var gradient = (Temperature((z + 1e-3) * 1000) - Temperature((z - 1e-3) * 1000)) / 2e-3; // K/km
            var rate =
                molecular / (molecular + eddy) * (Weight(z) * (gas.Mass + MixedMass(z) * eddy / molecular))
                + molecular / (molecular + eddy) * gas.Thermal * gradient / temperature
                + flux.At(z);
            integral += k == 0 ? 0 : 0.5 * step * (before + rate);
            before = rate;
            number[k] = gas.Number * Temperature(Floor * 1000) / temperature * Math.Exp(-integral);
        }
    }

    /// <summary>Equation 39: a constant upward flux of hydrogen, its density given at 500 km.</summary>
    private static void Hydrogen(double[][] numbers, double step)
    {
        const double thermal = -0.25;
        const double flow = 7.2e11; // 1/(m2 s)
        var top = (int)Math.Round((HydrogenTop - Floor) / step);
        foreach (var direction in (ReadOnlySpan<int>)[-1, 1])
        {
            double depth = 0,
                supply = 0,
                weightBefore = 0,
                supplyBefore = 0;
            for (var k = top; k >= 0 && k < numbers[5].Length; k += direction)
            {
                var z = Floor + k * step;
                if (z < HydrogenFloor)
                    break;
                var temperature = Temperature(z * 1000);
                var background = 0.0;
                for (var i = 0; i < 5; i++)
                    background += numbers[i][k];
                var diffusion = 3.305e21 * Math.Sqrt(temperature / 273.15) / background;
                var weight = HydrogenMass * Weight(z);
                if (k != top)
                    depth += direction * 0.5 * step * (weightBefore + weight);
                var ratio = Math.Pow(temperature / TemperatureAtHydrogenTop, 1 + thermal);
                var rate = flow / diffusion * 1000 * ratio * Math.Exp(depth);
                if (k != top)
                    supply += direction * 0.5 * step * (supplyBefore + rate);
                (weightBefore, supplyBefore) = (weight, rate);
                numbers[5][k] = (8.0e10 - (direction < 0 ? supply : 0)) / ratio * Math.Exp(-depth);
            }
        }
    }

    private readonly record struct Gas(double A, double B, double Thermal, double Mass, double Number);

    private readonly record struct Flux(double Q, double LowQ, double U, double LowU, double W, double LowW)
    {
        /// <summary>What stands for the vertical transport, 1/km (equation 37).</summary>
        internal double At(double z)
        {
            var above = z - U;
            var sum = Q * above * above * Math.Exp(-W * above * above * above);
            if (z <= LowU && LowQ != 0)
            {
                var below = LowU - z;
                sum += LowQ * below * below * Math.Exp(-LowW * below * below * below);
            }
            return sum;
        }
    }
}
