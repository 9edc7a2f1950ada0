using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>
/// SPK type 15: a conic whose line of nodes and line of apsides precess by the centre's J2 (NAIF, "SPK Required Reading",
/// type 15; R. Battin, "Astronautical Guidance", p. 199).
/// </summary>
internal sealed class SpkConicSegment : SpkSegment
{
    private const int Words = 16;

    // J2 flag of the segment: what does not move.
    private const double NodesOnly = 1;
    private const double ApsidesOnly = 2;
    private const double NoPrecession = 3;

    // SPICE's crude check that pole and periapsis stand at right angles.
    private const double LargestCosine = 1e-5;

    private SpkConicSegment(DafFile file, DafArray array)
        : base(file, array) { }

    /// <summary>The segment of an array; null with the reason when it does not hold a conic.</summary>
    public static SpkSegment? Open(DafFile file, DafArray array, out string reason)
    {
        reason = $"array '{array.Name}' is damaged: {array.Length} words are not the {Words} of a conic";
        if (array.Length != Words)
            return null;
        var w = file.Store.Slice(array.First, Words);
        reason = $"array '{array.Name}' does not hold a conic";
        var trajectoryPole = new Vector3(w[1], w[2], w[3]);
        var periapsis = new Vector3(w[4], w[5], w[6]);
        var pole = new Vector3(w[10], w[11], w[12]);
        return
            w[7] > 0
            && w[8] >= 0
            && w[13] > 0
            && w[15] >= 0
            && trajectoryPole.Norm > 0
            && pole.Norm > 0
            && Math.Abs(Vector3.Dot(periapsis, trajectoryPole)) <= LargestCosine * periapsis.Norm * trajectoryPole.Norm
            && periapsis.Norm > 0
            ? new SpkConicSegment(file, array)
            : null;
    }

    internal override void Evaluate(double et, out Vector3 position, out Vector3 velocity)
    {
        var w = File.Store.Slice(Array.First, Words);
        var trajectoryPole = Unit(w[1], w[2], w[3]);
        var periapsis = Unit(w[4], w[5], w[6]);
        var (p, e, gm) = (w[7], w[8], w[13]);
        var dt = et - w[0];
        var nearest = p / (e + 1);
        position = periapsis * nearest;
        velocity = Vector3.Cross(trajectoryPole, periapsis) * (Math.Sqrt(gm / p) * (e + 1));
        if (!TwoBodyArc.TryPropagate(gm, ref position, ref velocity, dt))
            throw Damaged("its conic cannot be carried so far");
        var (flag, j2, radius) = (w[9], w[14], w[15]);
        if (flag == NoPrecession || j2 == 0 || e >= 1 || nearest <= radius)
            return;

        // The lines move in proportion to the true anomaly since the epoch, whole turns included.
        var oneLessE2 = 1 - e * e;
        var meanAnomaly = oneLessE2 / p * Math.Sqrt(gm * oneLessE2 / p) * dt;
        var part = WholeTurns.Without(meanAnomaly);
        if (Math.Abs(part) > Math.PI)
            part -= Math.CopySign(Math.Tau, part);
        var angle = Angle(periapsis, position);
        var trueAnomaly = Math.CopySign(angle, part) + (meanAnomaly - part);
        var pole = Unit(w[10], w[11], w[12]);
        var cosine = Vector3.Dot(pole, trajectoryPole);
        var ratio = radius / p;
        var z = trueAnomaly * 1.5 * j2 * (ratio * ratio);
        if (flag != NodesOnly)
            Turn(trajectoryPole, z * (cosine * cosine * 2.5 - 0.5), ref position, ref velocity);
        if (flag != ApsidesOnly)
            Turn(pole, -z * cosine, ref position, ref velocity);
    }

    private static Vector3 Unit(double x, double y, double z)
    {
        var vector = new Vector3(x, y, z);
        return vector * (1 / vector.Norm);
    }

    // Accurate near 0 and pi, unlike the arc cosine.
    private static double Angle(Vector3 unit, Vector3 vector)
    {
        var other = vector * (1 / vector.Norm);
        return Vector3.Dot(unit, other) switch
        {
            > 0 => 2 * Math.Asin(0.5 * (unit - other).Norm),
            < 0 => Math.PI - 2 * Math.Asin(0.5 * (unit + other).Norm),
            _ => Math.PI / 2,
        };
    }

    private static void Turn(Vector3 axis, double angle, ref Vector3 position, ref Vector3 velocity)
    {
        position = Turned(axis, angle, position);
        velocity = Turned(axis, angle, velocity);
    }

    private static Vector3 Turned(Vector3 axis, double angle, Vector3 vector)
    {
        var along = axis * Vector3.Dot(axis, vector);
        var across = vector - along;
        var (sin, cos) = Math.SinCos(angle);
        return along + (across * cos + Vector3.Cross(axis, across) * sin);
    }
}
