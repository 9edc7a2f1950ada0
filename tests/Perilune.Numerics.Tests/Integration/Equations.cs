using Perilune.Numerics.Integration;

namespace Perilune.Numerics.Tests.Integration;

/// <summary>Kepler's problem in a plane with unit gravitational parameter: x, y, vx, vy.</summary>
internal readonly struct TwoBody : IDifferentialEquation
{
    public void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative)
    {
        var r2 = state[0] * state[0] + state[1] * state[1];
        var k = -1 / (r2 * Math.Sqrt(r2));
        (derivative[0], derivative[1]) = (state[2], state[3]);
        (derivative[2], derivative[3]) = (k * state[0], k * state[1]);
    }

    /// <summary>State at perihelion of an orbit of unit semi-major axis.</summary>
    internal static double[] Perihelion(double e) => [1 - e, 0, 0, Math.Sqrt((1 + e) / (1 - e))];

    /// <summary>Position and velocity at a mean anomaly, by Newton's method on Kepler's equation.</summary>
    internal static double[] Exact(double e, double meanAnomaly)
    {
        var anomaly = meanAnomaly;
        for (var i = 0; i < 60; i++)
            anomaly -= (anomaly - e * Math.Sin(anomaly) - meanAnomaly) / (1 - e * Math.Cos(anomaly));
        var (s, c) = Math.SinCos(anomaly);
        var b = Math.Sqrt(1 - e * e);
        var rate = 1 / (1 - e * c);
        return [c - e, b * s, -s * rate, b * c * rate];
    }
}

/// <summary>The restricted problem of Arenstorf's orbit (Hairer, Norsett, Wanner I, equation II.0.1).</summary>
internal readonly struct Arenstorf : IDifferentialEquation
{
    internal const double Period = 17.0652165601579625588917206249;
    private const double Mu = 0.012277471;

    internal static double[] Start => [0.994, 0, 0, -2.00158510637908252240537862224];

    public void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative)
    {
        var (x, y, vx, vy) = (state[0], state[1], state[2], state[3]);
        var d1 = Math.Pow((x + Mu) * (x + Mu) + y * y, 1.5);
        var d2 = Math.Pow((x - 1 + Mu) * (x - 1 + Mu) + y * y, 1.5);
        (derivative[0], derivative[1]) = (vx, vy);
        derivative[2] = x + 2 * vy - (1 - Mu) * (x + Mu) / d1 - Mu * (x - 1 + Mu) / d2;
        derivative[3] = y - 2 * vx - (1 - Mu) * y / d1 - Mu * y / d2;
    }
}

/// <summary>A harmonic oscillator of unit frequency.</summary>
internal readonly struct Oscillator : IDifferentialEquation
{
    public void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative) =>
        (derivative[0], derivative[1]) = (state[1], -state[0]);
}

/// <summary>y' = 8 t^7, whose solution the method of order 8 finds without error.</summary>
internal readonly struct SeventhPower : IDifferentialEquation
{
    public void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative) =>
        derivative[0] = 8 * Math.Pow(t, 7);
}
