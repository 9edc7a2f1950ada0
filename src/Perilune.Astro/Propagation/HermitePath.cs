using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Propagation;

/// <summary>The way between both ends of a short step, from positions and velocities there.</summary>
internal readonly struct HermitePath(double start, ReadOnlySpan<double> initial, double end, ReadOnlySpan<double> final)
{
    private readonly Vector3 first = new(initial[0], initial[1], initial[2]);
    private readonly Vector3 firstSlope = (end - start) * new Vector3(initial[3], initial[4], initial[5]);
    private readonly Vector3 last = new(final[0], final[1], final[2]);
    private readonly Vector3 lastSlope = (end - start) * new Vector3(final[3], final[4], final[5]);

    public double Start => start;

    public double End => end;

    public Vector3 Position(double time)
    {
        var s = (time - start) / (end - start);
        var r = 1 - s;
        return first * (r * r * (1 + 2 * s))
            + last * (s * s * (1 + 2 * r))
            + firstSlope * (s * r * r)
            - lastSlope * (s * s * r);
    }

    public Vector3 Velocity(double time)
    {
        var s = (time - start) / (end - start);
        var r = 1 - s;
        return ((last - first) * (6 * s * r) + firstSlope * (r * (1 - 3 * s)) + lastSlope * (s * (3 * s - 2)))
            / (end - start);
    }
}
