using Perilune.Numerics.Randomness;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Tests.Synthetic;

/// <summary>A near-rectilinear halo orbit in the restricted three-body problem, repeated with a little breathing.</summary>
internal static class SyntheticNode
{
    private const double Mu = 0.0121505856;
    private const double Length = 3.844e8;
    private const double TimeUnit = 375_190;

    public static NodeRecord Make()
    {
        var revolution = Revolution();
        var period = revolution[^1].Time;
        var rotating = new List<RotatingPoint>();
        var inertial = new List<TrajectoryPoint>();
        var apsides = new List<Apsis>();
        var random = new CounterRandom(5, "node");
        for (var n = 0; n * period < SyntheticRecord.Year; n++)
        {
            var breathe = 1 + 0.03 * Math.Sin(2 * Math.PI * n / 4.2);
            foreach (var p in revolution)
            {
                var t = n * period + p.Time;
                var (x, y, z) = (p.X * breathe, p.Y * breathe, p.Z * breathe);
                var turn = 2 * Math.PI * t / (27.32 * SyntheticRecord.Day);
                rotating.Add(new(t, x, y, z));
                inertial.Add(
                    new(t, x * Math.Cos(turn) - y * Math.Sin(turn), x * Math.Sin(turn) + y * Math.Cos(turn), z, 0, 0, 0)
                );
            }

            apsides.Add(new(n * period, 71_000e3 * breathe, false));
            apsides.Add(new((n + 0.5) * period, 3_250e3 * breathe, true));
        }

        return new()
        {
            Orbit = "9:2 near-rectilinear halo orbit around L2, southern",
            Trajectory = inertial,
            Rotating = rotating,
            Apsides = apsides,
            Burns =
            [
                .. apsides
                    .Where(a => !a.IsPerilune)
                    .Select(a => new StationKeepingBurn(a.Time, 0.02 + 0.1 * random.Uniform(), 0.01, 0)),
            ],
        };
    }

    /// <summary>From apolune to apolune by the classical Runge-Kutta method.</summary>
    private static List<RotatingPoint> Revolution()
    {
        double[] s = [1.022018, 0, -0.1820966, 0, -0.1032563, 0];
        const double step = 1e-4;
        var points = new List<RotatingPoint>();
        var count = (int)(1.5111 / step);
        for (var i = 0; i <= count; i++)
        {
            if (i % 100 == 0 || (i > 0.48 * count && i < 0.52 * count && i % 10 == 0))
                points.Add(new(i * step * TimeUnit, (s[0] - 1 + Mu) * Length, s[1] * Length, s[2] * Length));
            var k1 = Rate(s);
            var k2 = Rate(Add(s, k1, step / 2));
            var k3 = Rate(Add(s, k2, step / 2));
            var k4 = Rate(Add(s, k3, step));
            for (var j = 0; j < 6; j++)
                s[j] += step / 6 * (k1[j] + 2 * k2[j] + 2 * k3[j] + k4[j]);
        }

        return points;
    }

    private static double[] Add(double[] s, double[] k, double h) => [.. s.Select((v, i) => v + h * k[i])];

    private static double[] Rate(double[] s)
    {
        var (x, y, z) = (s[0], s[1], s[2]);
        var r1 = Math.Pow((x + Mu) * (x + Mu) + y * y + z * z, 1.5);
        var r2 = Math.Pow((x - 1 + Mu) * (x - 1 + Mu) + y * y + z * z, 1.5);
        return
        [
            s[3],
            s[4],
            s[5],
            2 * s[4] + x - (1 - Mu) * (x + Mu) / r1 - Mu * (x - 1 + Mu) / r2,
            -2 * s[3] + y - (1 - Mu) * y / r1 - Mu * y / r2,
            -(1 - Mu) * z / r1 - Mu * z / r2,
        ];
    }
}
