using Perilune.Numerics.Randomness;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Tests.Synthetic;

/// <summary>A hilly place near the pole, out of waves of random phase.</summary>
internal static class SyntheticSite
{
    public static SiteRecord Make()
    {
        var random = new CounterRandom(11, "terrain");
        var waves = Enumerable
            .Range(0, 30)
            .Select(i => (K: Math.Pow(1.14, i), A: 2 * Math.PI * random.Uniform(), P: 2 * Math.PI * random.Uniform()))
            .ToArray();
        double Height(double x, double y) =>
            waves.Sum(w => Math.Cos(w.K * (x * Math.Cos(w.A) + y * Math.Sin(w.A)) * 2 + w.P) / Math.Pow(w.K, 1.4));

        const int side = 200;
        var grey = new byte[side * side];
        for (var r = 0; r < side; r++)
        for (var c = 0; c < side; c++)
        {
            var (x, y, h) = (c / 30.0, -r / 30.0, 1e-3);
            var slope =
                0.7 * (Height(x + h, y) - Height(x - h, y)) / (2 * h)
                - 0.7 * (Height(x, y + h) - Height(x, y - h)) / (2 * h);
            grey[r * side + c] = (byte)Math.Clamp(120 - 34 * slope, 0, 255);
        }

        var degree = Math.PI / 180;
        return new()
        {
            Name = "Connecting Ridge",
            Latitude = -89.45 * degree,
            Longitude = 222.69 * degree,
            GroundHeight = 1921.4,
            MastHeight = 10,
            Terrain = ["Connecting Ridge, 10 m", "Shackleton, 40 m", "Shackleton ridge, 200 m", "south pole, 500 m"],
            Horizon =
            [
                .. Enumerable
                    .Range(0, 1440)
                    .Select(i =>
                        degree * (0.5 * Math.Sin(i / 200.0) + 0.35 * Math.Sin(i / 37.0) + 0.12 * Math.Sin(i / 7.0))
                    ),
            ],
            HorizonDistance =
            [
                .. Enumerable.Range(0, 1440).Select(i => 1000 * Math.Exp(2.6 + 2.4 * Math.Sin(Math.Floor(i / 60.0)))),
            ],
            Sky =
            [
                .. Enumerable
                    .Range(0, 366 * 12)
                    .Select(i =>
                    {
                        var t = i * 7200.0;
                        var day = t / 86400;
                        var azimuth = 2 * Math.PI * (day / 29.53 % 1);
                        var sun = 1.54 * Math.Cos(2 * Math.PI * (day - 300) / 346.6) + 0.55 * Math.Cos(azimuth);
                        var earth = 6.6 * Math.Sin(2 * Math.PI * day / 27.2) + 0.4;
                        var earthAzimuth = 2.4 + 0.13 * Math.Sin(2 * Math.PI * day / 27.55);
                        return new SkyPoint(t, azimuth, sun * degree, earthAzimuth, earth * degree);
                    }),
            ],
            Relief = new ReliefRecord(side, side, 40, -16_000, -8_000, -12_300, -11_400, 5.5, grey),
        };
    }
}
