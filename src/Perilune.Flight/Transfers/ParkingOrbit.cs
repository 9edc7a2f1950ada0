namespace Perilune.Flight.Transfers;

/// <summary>The circular orbit about the Earth from which a spacecraft is injected.</summary>
internal static class ParkingOrbit
{
    /// <summary>The injection from a circular orbit through the leg's perigee, in its plane: the launch vehicle's burn.</summary>
    public static Manoeuvre Injection(CislunarModel model, EarthLeg leg)
    {
        var moon = model.Moon(leg.Perigee.Time);
        var velocity = leg.Perigee.Velocity + moon.Velocity;
        var radius = (leg.Perigee.Position + moon.Position).Norm;
        var circular = Math.Sqrt(model.EarthGM / radius);
        return new(
            "trans-lunar injection",
            leg.Perigee.Time,
            velocity * (1 - circular / velocity.Norm),
            leg.Perigee.Position.Norm,
            ByLauncher: true
        );
    }
}
