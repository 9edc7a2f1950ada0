using Perilune.Astro.Ephemerides;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.EphemerisOrbits;

/// <summary>
/// The axes that turn with the line from one body to another as the ephemeris has it, at an instant: x along the line, z along
/// the angular momentum; with the distance, the angular velocity and the rates of both.
/// </summary>
/// <remarks>
/// Rates that the ephemeris does not give are central differences of its velocities: good to 1e-6 of their size, which
/// is enough for a field that only leads to a first guess.
/// </remarks>
internal readonly struct PulsatingFrame
{
    private PulsatingFrame(in Line line, in Line before, in Line after, double step)
    {
        ToRotating = line.Axes;
        (Distance, DistanceRate, AngularVelocity) = (line.Distance, line.DistanceRate, line.AngularVelocity);
        DistanceAcceleration = (after.DistanceRate - before.DistanceRate) / (2 * step);
        AngularAcceleration = (after.AngularVelocity - before.AngularVelocity) / (2 * step);
    }

    /// <summary>Rotation from ICRF to the turning axes.</summary>
    public Matrix3 ToRotating { get; }

    /// <summary>Distance of the two bodies, m.</summary>
    public double Distance { get; }

    /// <summary>Its rate, m/s.</summary>
    public double DistanceRate { get; }

    /// <summary>The rate of its rate, m/s2.</summary>
    public double DistanceAcceleration { get; }

    /// <summary>Angular velocity of the axes in the axes themselves, rad/s; the turning of the orbital plane is its x.</summary>
    public Vector3 AngularVelocity { get; }

    /// <summary>Its derivative, rad/s2.</summary>
    public Vector3 AngularAcceleration { get; }

    /// <summary>The frame of a line at TDB seconds past J2000.</summary>
    /// <param name="ephemeris">Where the bodies are.</param>
    /// <param name="from">NAIF code of the body that x leads away from.</param>
    /// <param name="to">NAIF code of the body that x leads to.</param>
    /// <param name="tdb">The instant.</param>
    /// <param name="step">Step of the differences, s: a thousandth of the time in which the line turns by a radian.</param>
    public static PulsatingFrame At(Ephemeris ephemeris, int from, int to, double tdb, double step)
    {
        var far = ephemeris.State(to, from, tdb - 2 * step);
        var near = ephemeris.State(to, from, tdb - step);
        var here = ephemeris.State(to, from, tdb);
        var next = ephemeris.State(to, from, tdb + step);
        var last = ephemeris.State(to, from, tdb + 2 * step);
        return new(
            new(here, (next.Velocity - near.Velocity) / (2 * step)),
            new(near, (here.Velocity - far.Velocity) / (2 * step)),
            new(next, (last.Velocity - here.Velocity) / (2 * step)),
            step
        );
    }

    private readonly struct Line
    {
        public Line(PositionVelocity state, Vector3 acceleration)
        {
            var (r, v) = state;
            Distance = r.Norm;
            var momentum = Vector3.Cross(r, v);
            var (x, z) = (r / Distance, momentum.Unit);
            Axes = Matrix3.FromRows(x, Vector3.Cross(z, x), z);
            DistanceRate = Vector3.Dot(x, v);
            // The plane turns about the line by what acts across it.
            AngularVelocity = new(
                Distance * Vector3.Dot(acceleration, z) / momentum.Norm,
                0,
                momentum.Norm / (Distance * Distance)
            );
        }

        public Matrix3 Axes { get; }
        public double Distance { get; }
        public double DistanceRate { get; }
        public Vector3 AngularVelocity { get; }
    }
}
