using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>
/// SPK type 17: equinoctial elements of a satellite with the rates of its mean longitude, periapsis and node on the
/// equator of its centre (NAIF, "SPK Required Reading", type 17).
/// </summary>
internal sealed class SpkEquinoctialSegment : SpkSegment
{
    private const int Words = 12;

    // SPICE's own limit for these elements.
    private const double LargestEccentricity = 0.9;
    private const int MostIterations = 60;

    private SpkEquinoctialSegment(DafFile file, DafArray array)
        : base(file, array) { }

    /// <summary>The segment of an array; null with the reason when it does not hold elements.</summary>
    public static SpkSegment? Open(DafFile file, DafArray array, out string reason)
    {
        reason = $"array '{array.Name}' is damaged: {array.Length} words are not the {Words} of equinoctial elements";
        if (array.Length != Words)
            return null;
        var w = file.Store.Slice(array.First, Words);
        reason = $"array '{array.Name}' does not hold the elements of an ellipse of eccentricity below 0.9";
        return w[1] > 0 && w[2] * w[2] + w[3] * w[3] < LargestEccentricity * LargestEccentricity && w[8] != 0
            ? new SpkEquinoctialSegment(file, array)
            : null;
    }

    internal override void Evaluate(double et, out Vector3 position, out Vector3 velocity)
    {
        var w = File.Store.Slice(Array.First, Words);
        var dt = et - w[0];
        var a = w[1];
        var (periapsisRate, longitudeRate, nodeRate) = (w[7], w[8], w[9]);
        var (h, k) = Turned(w[2], w[3], dt * periapsisRate);
        var (p, q) = Turned(w[5], w[6], dt * nodeRate);
        var beta = 1 / (Math.Sqrt(1 - h * h - k * k) + 1);
        var scale = 1 / (p * p + 1 + q * q);
        var along = new Vector3((1 - p * p + q * q) * scale, p * 2 * q * scale, p * -2 * scale);
        var across = new Vector3(p * 2 * q * scale, (p * p + 1 - q * q) * scale, q * 2 * scale);

        var (sin, cos) = Math.SinCos(EccentricLongitude(w[4] + WholeTurns.Without(longitudeRate * dt), h, k));
        var x = a * ((1 - beta * (h * h)) * cos + (h * k * beta * sin - k));
        var y = a * ((1 - beta * (k * k)) * sin + (h * k * beta * cos - h));
        var projection = h * sin + k * cos;
        var rate = longitudeRate * a * a / (a * (1 - projection));
        // Rates in the moving plane, then that of the periapsis in it and that of the plane.
        var anomalyShare = 1 - periapsisRate / longitudeRate;
        var turning = periapsisRate - nodeRate;
        var dx = anomalyShare * (rate * (-sin + h * beta * projection)) - turning * y;
        var dy = anomalyShare * (rate * (cos - k * beta * projection)) + turning * x;
        var r = along * x + across * y;
        var v = new Vector3(-nodeRate * r.Y, nodeRate * r.X, 0) + along * dx + across * dy;

        var (sinRa, cosRa) = Math.SinCos(w[10]);
        var (sinDec, cosDec) = Math.SinCos(w[11]);
        var equator = new Matrix3(
            -sinRa,
            -cosRa * sinDec,
            cosRa * cosDec,
            cosRa,
            -sinRa * sinDec,
            sinRa * cosDec,
            0,
            cosDec,
            sinDec
        );
        position = equator * r;
        velocity = equator * v;
    }

    private static (double Sine, double Cosine) Turned(double sine, double cosine, double angle)
    {
        var (sin, cos) = Math.SinCos(angle);
        return (sine * cos + cosine * sin, cosine * cos - sine * sin);
    }

    /// <summary>F of L = F + h cos F - k sin F, by Newton's iteration kept within the eccentricity of L.</summary>
    private double EccentricLongitude(double longitude, double h, double k)
    {
        var (sinL, cosL) = Math.SinCos(longitude);
        // With x = F - L the equation is x = s cos x + c sin x, and |x| is at most the eccentricity.
        var s = -h * cosL + k * sinL;
        var c = h * sinL + k * cosL;
        var reach = Math.Sqrt(h * h + k * k);
        var x = Math.Clamp(s, -reach, reach);
        for (var i = 0; i < MostIterations; i++)
        {
            var (sin, cos) = Math.SinCos(x);
            var next = Math.Clamp(x - (x - s * cos - c * sin) / (1 + s * sin - c * cos), -reach, reach);
            if (Math.Abs(next - x) <= 1e-16)
                return longitude + next;
            x = next;
        }
        return double.IsFinite(x) ? longitude + x : throw Damaged("Kepler's equation has no solution");
    }
}
