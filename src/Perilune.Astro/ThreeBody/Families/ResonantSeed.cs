namespace Perilune.Astro.ThreeBody.Families;

/// <summary>
/// First orbit of a resonant family: an ellipse of the two-body problem whose period is q/p months closes in the rotating
/// frame. Symmetric ones persist when the smaller body is given mass (R. F. Arenstorf, American Journal of Mathematics 85, 27,
/// 1963), so that the mass ratio is raised from zero in steps.
/// </summary>
internal static class ResonantSeed
{
    // A shape between the circle, where the family has another branch, and the line; the family is followed both ways.
    private static ReadOnlySpan<double> Eccentricities => [0.3, 0.2, 0.4, 0.1, 0.5];

    private const double ShortestStep = 1e-4;

    public static FamilyCurve.Point Find(
        ThreeBodySystem system,
        int revolutions,
        int months,
        CancellationToken cancellation
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(revolutions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        if (Divisor(revolutions, months) != 1)
            throw new ArgumentOutOfRangeException(nameof(months), months, "the two numbers have a common divisor");
        foreach (var eccentricity in Eccentricities)
        {
            if (Raise(system, Ellipse(revolutions, months, eccentricity), cancellation) is { } point)
                return point;
        }
        throw new ArithmeticException($"no ellipse leads to an orbit in resonance {revolutions}:{months}");
    }

    /// <summary>Perigee on the x axis opposite to the smaller body; unit mass at the origin, axes turning once in 2 pi.</summary>
    private static double[] Ellipse(int revolutions, int months, double eccentricity)
    {
        var semiMajorAxis = Math.Cbrt((double)months * months / revolutions / revolutions);
        var x = -semiMajorAxis * (1 - eccentricity);
        var speed = Math.Sqrt((1 + eccentricity) / -x);
        return [x, 0, -speed - x, 2 * Math.PI * months];
    }

    private static FamilyCurve.Point? Raise(ThreeBodySystem system, double[] start, CancellationToken cancellation)
    {
        double[] direction = [1, 0, 0, 0];
        var (share, step) = (0.0, 0.05);
        var (reached, guess) = (start, start);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var next = Math.Min(1, share + step);
            var point = new FamilyCurve(next * system.MassRatio, OrbitSymmetry.Plane, 1).Correct(guess, direction);
            if (point is null)
            {
                step /= 2;
                if (step < ShortestStep)
                    return null;
                continue;
            }
            if (next == 1)
                return point;
            // Straight on, as far as the last step led.
            guess =
            [
                .. point.Scaled.Select((q, i) => q + (q - reached[i]) * Math.Min(step, 1 - next) / (next - share)),
            ];
            (share, reached) = (next, point.Scaled);
        }
    }

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
