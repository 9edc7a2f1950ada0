using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.RootFinding;

namespace Perilune.Astro.ThreeBody;

/// <summary>The five points of equilibrium of a circular restricted three-body problem, in length units.</summary>
/// <param name="L1">Between the two bodies.</param>
/// <param name="L2">Beyond the smaller body.</param>
/// <param name="L3">Beyond the larger body.</param>
/// <param name="L4">Sixty degrees ahead of the smaller body.</param>
/// <param name="L5">Sixty degrees behind the smaller body.</param>
public sealed record LagrangePoints(Vector3 L1, Vector3 L2, Vector3 L3, Vector3 L4, Vector3 L5)
{
    /// <summary>The points of a system, each coordinate within a few units of rounding (1e-14 or better).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The mass ratio is not in (0, 0.5].</exception>
    public static LagrangePoints Of(double massRatio)
    {
        if (!(massRatio is > 0 and <= 0.5))
            throw new ArgumentOutOfRangeException(nameof(massRatio), massRatio, "a mass ratio lies in (0, 0.5]");
        var mu = massRatio;
        // Distances g from the nearer body as unknowns: the force balance then loses no digits when mu is small.
        // L1: x = 1 - mu - g; L2: x = 1 - mu + g; L3: x = -mu - g (Szebehely 1967, section 4.4).
        var inner = Solve(g => (1 - mu - g) - (1 - mu) / ((1 - g) * (1 - g)) + mu / (g * g), 1e-6, 1 - 1e-6);
        var outer = Solve(g => (1 - mu + g) - (1 - mu) / ((1 + g) * (1 + g)) - mu / (g * g), 1e-6, 2);
        var far = Solve(g => (-mu - g) + (1 - mu) / (g * g) + mu / ((1 + g) * (1 + g)), 0.5, 2);
        var (x, y) = (0.5 - mu, Math.Sqrt(3) / 2);
        return new(
            new Vector3(1 - mu - inner, 0, 0),
            new Vector3(1 - mu + outer, 0, 0),
            new Vector3(-mu - far, 0, 0),
            new Vector3(x, y, 0),
            new Vector3(x, -y, 0)
        );
    }

    private static double Solve(Func<double, double> balance, double low, double high) =>
        Brent.Solve(balance, low, high, 1e-17);
}
