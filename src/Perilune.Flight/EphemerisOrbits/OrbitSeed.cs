using Perilune.Astro.ThreeBody;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.EphemerisOrbits;

/// <summary>
/// The patch points of a revolution of a periodic orbit, denser where the motion is faster: evenly spaced in an angle that
/// grows as a motion around either body or with the turning axes would (Sundman's regularising time).
/// </summary>
internal sealed class OrbitSeed
{
    // Of the angle: an arc multiplies a displacement by about e.
    private const double ArcAngle = 1.0;
    private const int SamplesAStep = 16;

    /// <summary>The patch points of an orbit.</summary>
    /// <param name="orbit">The orbit.</param>
    /// <param name="centreX">Abscissa from which positions are counted, length units.</param>
    public OrbitSeed(PeriodicOrbit orbit, double centreX)
    {
        var record = new DenseSolution.Builder();
        RestrictedFlow.Propagate(orbit.System.MassRatio, orbit.Initial, orbit.Period, record);
        var path = record.Build();
        var (times, angles) = Angles(orbit.System.MassRatio, path);
        // An even number of arcs from half an arc after the start: the crossings, where the nearest point of a passage lies,
        // fall into the middle of arcs.
        var count = 2 * (int)Math.Ceiling(angles[^1] / (2 * ArcAngle));
        var points = new List<(double, Vector3, Vector3)>();
        Span<double> y = stackalloc double[6];
        for (var i = 0; i < count; i++)
        {
            var angle = (i + 0.5) * angles[^1] / count;
            var k = angles.BinarySearch(angle) is var found && found >= 0 ? found : ~found;
            var time = times[k - 1] + (times[k] - times[k - 1]) * (angle - angles[k - 1]) / (angles[k] - angles[k - 1]);
            path.Evaluate(time, y);
            points.Add((time, new(y[0] - centreX, y[1], y[2]), new(y[3], y[4], y[5])));
        }
        (Period, Points) = (orbit.Period, points);
    }

    /// <summary>Period, time units.</summary>
    public double Period { get; }

    /// <summary>Least distance of a patch point from where positions are counted.</summary>
    public double Nearest => Points.Min(point => point.Position.Norm);

    /// <summary>Time since the start of the orbit, position and velocity of each, in units.</summary>
    public IReadOnlyList<(double Time, Vector3 Position, Vector3 Velocity)> Points { get; }

    private static (List<double> Times, List<double> Angles) Angles(double mu, DenseSolution path)
    {
        var (times, angles) = (new List<double> { 0 }, new List<double> { 0 });
        Span<double> y = stackalloc double[6];
        for (var i = 1; i < path.Knots.Length; i++)
        {
            var (a, b) = (path.Knots[i - 1], path.Knots[i]);
            for (var j = 0; j < SamplesAStep; j++)
            {
                var step = (b - a) / SamplesAStep;
                path.Evaluate(a + (j + 0.5) * step, y);
                var sideways = y[1] * y[1] + y[2] * y[2];
                var first = Math.Sqrt((y[0] + mu) * (y[0] + mu) + sideways);
                var second = Math.Sqrt((y[0] - 1 + mu) * (y[0] - 1 + mu) + sideways);
                var rate = Math.Sqrt(1 + (1 - mu) / (first * first * first) + mu / (second * second * second));
                times.Add(a + (j + 1) * step);
                angles.Add(angles[^1] + rate * step);
            }
        }
        return (times, angles);
    }
}
