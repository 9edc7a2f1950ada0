using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Landing.Descent;

/// <summary>Where a descent or an ascent is flown.</summary>
/// <param name="Body">The body.</param>
/// <param name="Ground">Its ground.</param>
/// <param name="Target">Where the landing is aimed at, in the body's axes, m; its distance from the centre is the ground's.</param>
public sealed record DescentScene(LandingBody Body, Ground Ground, Vector3 Target)
{
    /// <summary>Position in the body's axes, m.</summary>
    /// <param name="latitude">Planetocentric, rad.</param>
    /// <param name="longitude">East, rad.</param>
    /// <param name="radius">From the centre, m.</param>
    public static Vector3 At(double latitude, double longitude, double radius) =>
        radius
        * new Vector3(
            Math.Cos(latitude) * Math.Cos(longitude),
            Math.Cos(latitude) * Math.Sin(longitude),
            Math.Sin(latitude)
        );

    /// <summary>A scene at a place whose ground is known.</summary>
    /// <exception cref="ArgumentException">The ground at the target is not known.</exception>
    public static DescentScene At(LandingBody body, Ground ground, double latitude, double longitude)
    {
        ArgumentNullException.ThrowIfNull(ground);
        if (ground(latitude, longitude) is not { } point)
            throw new ArgumentException(
                $"the ground at {latitude * 180 / Math.PI:0.####} deg, {longitude * 180 / Math.PI:0.####} deg is not known",
                nameof(ground)
            );
        return new(body, ground, At(latitude, longitude, point.Radius));
    }
}
