using System.Globalization;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Astro.TwoBody;
using Perilune.Flight.Targeting;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.StationKeeping;

/// <summary>A frozen orbit that was found.</summary>
/// <param name="Mean">Its mean orbit at the beginning.</param>
/// <param name="Initial">The state that begins it, ICRF axes.</param>
/// <param name="Drift">What its eccentricity vector moved by over the cycle, times the semi-major axis, m.</param>
public sealed record FrozenOrbit(MeanOrbit Mean, State Initial, double Drift);

/// <summary>
/// Finds the eccentricity vector that comes back to itself after a cycle of the whole force model, as after a month, in which the
/// Moon turns once under a low orbit: Newton's method on flights of that length. Nothing is averaged by hand, so mascons, zonal
/// harmonics of any degree and the Earth count alike.
/// </summary>
public static class FrozenOrbitSearch
{
    private const int MostIterations = 12;
    private const int Turns = 3;

    /// <summary>Finds a frozen orbit.</summary>
    /// <param name="propagator">Forces and tolerances.</param>
    /// <param name="epoch">When it begins.</param>
    /// <param name="pole">The body's pole, unit vector in ICRF axes.</param>
    /// <param name="semiMajorAxis">Osculating semi-major axis at the beginning, m.</param>
    /// <param name="inclination">Inclination at the beginning, rad.</param>
    /// <param name="node">Ascending node at the beginning, from the ICRF's first axis projected into the equator, rad.</param>
    /// <param name="cycle">Length of the cycle, s.</param>
    /// <param name="tolerance">What the eccentricity vector times the semi-major axis may move by, m.</param>
    /// <param name="guess">Where e cos w and e sin w are looked for first.</param>
    /// <param name="cancellation">Is looked at before each flight.</param>
    /// <exception cref="NoSolutionException">None was found near the guess: with the least drift that was.</exception>
    public static FrozenOrbit Find(
        Propagator propagator,
        Epoch epoch,
        Vector3 pole,
        double semiMajorAxis,
        double inclination,
        double node,
        double cycle,
        double tolerance,
        (double Cosine, double Sine) guess = default,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(propagator);
        var gm = propagator.Model.Central.GravitationalParameter;
        var (x, y) = guess;
        FrozenOrbit? best = null;
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (orbit, dx, dy) = Above(x, y);
            if (best is null || orbit.Drift < best.Drift)
                best = orbit;
            if (orbit.Drift <= tolerance)
                return orbit;
            // Over a cycle the vector turns about the frozen point by an angle, and little else happens: two flights tell the matrix.
            const double step = 2e-4;
            var (_, ax, ay) = Above(x + step, y);
            var (_, bx, by) = Above(x, y + step);
            var (xx, xy, yx, yy) = ((ax - dx) / step, (bx - dx) / step, (ay - dy) / step, (by - dy) / step);
            var determinant = xx * yy - xy * yx;
            var (sx, sy) = ((xy * dy - yy * dx) / determinant, (yx * dx - xx * dy) / determinant);
            var size = Math.Sqrt(sx * sx + sy * sy);
            var part = Math.Min(1, LargestStep / size);
            (x, y) = (x + part * sx, y + part * sy);
        }
        throw new NoSolutionException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"no frozen orbit was found; the least drift was {best!.Drift:F0} m at an eccentricity of {best.Mean.Eccentricity:F4}"
            ),
            "guess another eccentricity, or take another inclination"
        );

        (FrozenOrbit Orbit, double Dx, double Dy) Above(double cosine, double sine)
        {
            try
            {
                return Fly(cosine, sine);
            }
            catch (InsideBodyException)
            {
                throw new NoSolutionException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"an orbit with an eccentricity of {Math.Sqrt(cosine * cosine + sine * sine):F4} meets the ground within the cycle"
                    ),
                    best is null
                        ? "guess a smaller eccentricity, or take a larger orbit"
                        : string.Create(
                            CultureInfo.InvariantCulture,
                            $"take a larger orbit, or one of {best.Mean.Eccentricity:F4}, which moves by {best.Drift:F0} m"
                        )
                );
            }
        }

        (FrozenOrbit Orbit, double Dx, double Dy) Fly(double cosine, double sine)
        {
            var initial = State(cosine, sine);
            var period = Math.Tau * Math.Sqrt(semiMajorAxis * semiMajorAxis * semiMajorAxis / gm);
            var flown = propagator
                .Propagate(initial, epoch + (cycle + 2 * Turns * period), cancellation: cancellation)
                .Trajectory;
            var first = MeanOrbit.Before(flown, epoch + (Turns + 0.5) * period, pole, gm, Turns);
            var last = MeanOrbit.Before(flown, epoch + (cycle + (Turns + 0.5) * period), pole, gm, Turns);
            var (dx, dy) = (
                last.EccentricityCosine - first.EccentricityCosine,
                last.EccentricitySine - first.EccentricitySine
            );
            return (new(first, initial, semiMajorAxis * Math.Sqrt(dx * dx + dy * dy)), dx, dy);
        }

        State State(double cosine, double sine)
        {
            var e = Math.Sqrt(cosine * cosine + sine * sine);
            var argument = Math.Atan2(sine, cosine);
            var elements = new OrbitalElements(
                semiMajorAxis * (1 - e),
                e,
                inclination,
                0,
                argument < 0 ? argument + Math.Tau : argument,
                0,
                gm
            );
            // Begun at the apoapsis, where a low orbit is safest.
            var (r, v) = (elements with { TrueAnomaly = Math.PI }).ToState();
            var first = (Vector3.UnitX - pole * pole.X).Unit;
            var second = Vector3.Cross(pole, first);
            var (s, c) = Math.SinCos(node);
            Vector3 Placed(Vector3 u) => first * (u.X * c - u.Y * s) + second * (u.X * s + u.Y * c) + pole * u.Z;
            return new(epoch, propagator.Model.Central.Body, Frame.Icrf, Placed(r), Placed(v));
        }
    }

    // Of the eccentricity vector: Newton's method holds no farther.
    private const double LargestStep = 0.02;
}
