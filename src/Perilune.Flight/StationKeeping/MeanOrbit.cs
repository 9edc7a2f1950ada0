using Perilune.Astro.Ephemerides;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Astro.TwoBody;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.StationKeeping;

/// <summary>
/// An orbit about a body with its changes within a revolution averaged away: osculating elements over one turn. The
/// eccentricity is a vector in the orbit's plane, towards the periapsis, from the ascending node on the body's equator.
/// </summary>
/// <param name="SemiMajorAxis">Semi-major axis, m.</param>
/// <param name="EccentricityCosine">e cos w.</param>
/// <param name="EccentricitySine">e sin w.</param>
/// <param name="Inclination">To the body's equator, rad.</param>
public readonly record struct MeanOrbit(
    double SemiMajorAxis,
    double EccentricityCosine,
    double EccentricitySine,
    double Inclination
)
{
    // The Moon's field of degree 50 has 25 waves in half a turn; two samples and more for each.
    private const int Samples = 120;

    /// <summary>Eccentricity.</summary>
    public double Eccentricity =>
        Math.Sqrt(EccentricityCosine * EccentricityCosine + EccentricitySine * EccentricitySine);

    /// <summary>Argument of the periapsis, rad in (-pi, pi].</summary>
    public double ArgumentOfPeriapsis => Math.Atan2(EccentricitySine, EccentricityCosine);

    /// <summary>Distance of the periapsis, m.</summary>
    public double PeriapsisRadius => SemiMajorAxis * (1 - Eccentricity);

    /// <summary>The mean orbit of a flight over whole turns before an epoch.</summary>
    /// <param name="flight">The flight.</param>
    /// <param name="end">End of the turns.</param>
    /// <param name="pole">The body's pole, unit vector in the flight's axes.</param>
    /// <param name="gravitationalParameter">GM of the body, m3/s2.</param>
    /// <param name="turns">How many turns.</param>
    /// <exception cref="ArgumentException">The flight is shorter.</exception>
    public static MeanOrbit Before(
        Trajectory flight,
        Epoch end,
        Vector3 pole,
        double gravitationalParameter,
        int turns = 1
    )
    {
        ArgumentNullException.ThrowIfNull(flight);
        var last = flight.At(end);
        var period = OrbitalElements.Of(last, gravitationalParameter).Period;
        var first = -turns * period;
        if (end + first < flight.Start)
            throw new ArgumentException($"the flight has not {turns} turns before that epoch", nameof(flight));
        var (a, cosine, sine, inclination) = (0.0, 0.0, 0.0, 0.0);
        var count = turns * Samples;
        for (var i = 0; i < count; i++)
        {
            var one = Of(flight.At(end + first * (i + 0.5) / count), pole, gravitationalParameter);
            a += one.SemiMajorAxis / count;
            cosine += one.EccentricityCosine / count;
            sine += one.EccentricitySine / count;
            inclination += one.Inclination / count;
        }
        return new(a, cosine, sine, inclination);
    }

    /// <summary>The osculating orbit in the same numbers.</summary>
    /// <param name="state">Position and velocity, m and m/s.</param>
    /// <param name="pole">The body's pole.</param>
    /// <param name="gravitationalParameter">GM of the body, m3/s2.</param>
    public static MeanOrbit Of(PositionVelocity state, Vector3 pole, double gravitationalParameter)
    {
        var (along, across, normal) = Axes(state, pole);
        var shape =
            Vector3.Cross(state.Velocity, Vector3.Cross(state.Position, state.Velocity)) / gravitationalParameter
            - state.Position.Unit;
        return new(
            1 / (2 / state.Position.Norm - state.Velocity.NormSquared / gravitationalParameter),
            Vector3.Dot(shape, along),
            Vector3.Dot(shape, across),
            Math.Acos(Math.Clamp(Vector3.Dot(normal, pole), -1, 1))
        );
    }

    /// <summary>Angle from the ascending node to a state along its motion, rad in (-pi, pi].</summary>
    internal static double ArgumentOfLatitude(PositionVelocity state, Vector3 pole)
    {
        var (along, across, _) = Axes(state, pole);
        return Math.Atan2(Vector3.Dot(state.Position, across), Vector3.Dot(state.Position, along));
    }

    // To the node, a quarter turn ahead of it, and the momentum. An orbit in the equator counts from the first axis.
    private static (Vector3 Along, Vector3 Across, Vector3 Normal) Axes(PositionVelocity state, Vector3 pole)
    {
        var normal = Vector3.Cross(state.Position, state.Velocity).Unit;
        var node = Vector3.Cross(pole, normal);
        if (!(node.Norm > 1e-3))
            node = Vector3.UnitX - normal * normal.X;
        var along = node.Unit;
        return (along, Vector3.Cross(normal, along), normal);
    }
}
