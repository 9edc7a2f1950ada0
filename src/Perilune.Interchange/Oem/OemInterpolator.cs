using Perilune.Astro.Ephemerides;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Interchange.Oem;

/// <summary>
/// States of a message between its time tags, by the interpolation that each segment recommends, or Hermite of degree 7. Never
/// across the edge of two segments; where two share an instant the later one counts. Immutable and safe from any thread.
/// </summary>
public sealed class OemInterpolator
{
    private const int DefaultDegree = 7;

    private static readonly string[] Methods = ["HERMITE", "LAGRANGE", "LINEAR"];

    private readonly IReadOnlyList<OemSegment> segments;

    /// <summary>An interpolator of the segments of one object.</summary>
    /// <param name="segments">The segments in order of time, with one object, centre and frame.</param>
    /// <exception cref="ArgumentException">There is no segment, or a recommended method is not known.</exception>
    public OemInterpolator(IReadOnlyList<OemSegment> segments)
    {
        ArgumentNullException.ThrowIfNull(segments);
        if (segments.Count == 0)
            throw new ArgumentException("there is no segment to interpolate", nameof(segments));
        foreach (var segment in segments)
        {
            if (segment.Interpolation is { } wanted && !Methods.Contains(wanted.Method.ToUpperInvariant()))
                throw new ArgumentException(
                    $"interpolation {wanted.Method} is not known ({string.Join(", ", Methods)})"
                );
        }
        this.segments = segments;
    }

    /// <summary>The spans held, one a segment, TDB seconds past J2000.</summary>
    public IReadOnlyList<(double Start, double End)> Coverage =>
        [
            .. segments.Select(segment =>
                (segment.States[0].Epoch.SecondsPastJ2000, segment.States[^1].Epoch.SecondsPastJ2000)
            ),
        ];

    /// <summary>State at TDB seconds past J2000, m and m/s in the segments' frame and about their centre; null outside them.</summary>
    public PositionVelocity? At(double tdb)
    {
        for (var i = segments.Count - 1; i >= 0; i--)
        {
            var states = segments[i].States;
            // The tags carry two numbers, the question one: it may miss an end by its rounding.
            if (tdb >= states[0].Epoch.SecondsPastJ2000 && tdb <= states[^1].Epoch.SecondsPastJ2000)
                return Interpolate(segments[i], Epoch.FromSecondsPastJ2000(tdb));
        }
        return null;
    }

    private static PositionVelocity Interpolate(OemSegment segment, Epoch epoch)
    {
        var (method, degree) = segment.Interpolation is { } recommended
            ? (recommended.Method.ToUpperInvariant(), recommended.Degree)
            : ("HERMITE", DefaultDegree);
        var states = segment.States;
        var hermite = method == "HERMITE";
        var count = Math.Min(
            states.Count,
            hermite ? (degree + 2) / 2
                : method == "LINEAR" ? 2
                : degree + 1
        );
        var first = Math.Clamp(Before(states, epoch) - (count - 1) / 2, 0, states.Count - count);
        return hermite ? Hermite(states, first, count, epoch) : Lagrange(states, first, count, epoch);
    }

    /// <summary>Index of the last state not after an epoch; 0 for an epoch before all.</summary>
    private static int Before(IReadOnlyList<OemState> states, Epoch epoch)
    {
        var (low, high) = (0, states.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (states[middle].Epoch <= epoch)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }

    /// <summary>Position and velocity as two polynomials through the states.</summary>
    private static PositionVelocity Lagrange(IReadOnlyList<OemState> states, int first, int count, Epoch epoch)
    {
        var (position, velocity) = (Vector3.Zero, Vector3.Zero);
        for (var i = first; i < first + count; i++)
        {
            var weight = 1.0;
            for (var j = first; j < first + count; j++)
            {
                if (j != i)
                    weight *= (epoch - states[j].Epoch) / (states[i].Epoch - states[j].Epoch);
            }
            position += states[i].Position * weight;
            velocity += states[i].Velocity * weight;
        }
        return new(position, velocity);
    }

    /// <summary>The polynomial with the positions and velocities of the states, and its derivative (Newton's form).</summary>
    private static PositionVelocity Hermite(IReadOnlyList<OemState> states, int first, int count, Epoch epoch)
    {
        var size = 2 * count;
        var times = new double[size];
        var table = new Vector3[size];
        for (var i = 0; i < size; i++)
        {
            var state = states[first + i / 2];
            times[i] = state.Epoch - states[first].Epoch;
            table[i] = state.Position;
        }
        // Divided differences; those of a doubled node are its velocity.
        for (var order = 1; order < size; order++)
        {
            for (var i = size - 1; i >= order; i--)
            {
                var span = times[i] - times[i - order];
                table[i] = span == 0 ? states[first + i / 2].Velocity : (table[i] - table[i - 1]) / span;
            }
        }
        var t = epoch - states[first].Epoch;
        var (position, velocity) = (table[size - 1], Vector3.Zero);
        for (var i = size - 2; i >= 0; i--)
        {
            velocity = velocity * (t - times[i]) + position;
            position = position * (t - times[i]) + table[i];
        }
        return new(position, velocity);
    }
}
