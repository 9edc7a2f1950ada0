using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Entry;

/// <summary>An engine that burns during a step of a descent, and the law that steers it.</summary>
/// <param name="MaximumThrust">N.</param>
/// <param name="MinimumThrust">Least thrust while it burns, N.</param>
/// <param name="ExhaustVelocity">m/s.</param>
public abstract record Thruster(double MaximumThrust, double MinimumThrust, double ExhaustVelocity)
{
    /// <summary>The thrust, body-fixed axes, N.</summary>
    /// <param name="body">The body.</param>
    /// <param name="state">Where the vehicle is.</param>
    /// <param name="unpowered">Acceleration of everything else, body-fixed axes, m/s2.</param>
    public abstract Vector3 Thrust(EntryBody body, in EntryState state, Vector3 unpowered);

    /// <summary>A wish brought within the throttle.</summary>
    protected Vector3 Throttled(Vector3 wish)
    {
        var norm = wish.Norm;
        return norm > 0 ? wish * (Math.Clamp(norm, MinimumThrust, MaximumThrust) / norm) : wish;
    }
}

/// <summary>Full thrust against the velocity through space: the burn that ends an orbit.</summary>
/// <param name="MaximumThrust">N.</param>
/// <param name="ExhaustVelocity">m/s.</param>
public sealed record RetrogradeBurn(double MaximumThrust, double ExhaustVelocity)
    : Thruster(MaximumThrust, MaximumThrust, ExhaustVelocity)
{
    /// <inheritdoc/>
    public override Vector3 Thrust(EntryBody body, in EntryState state, Vector3 unpowered) =>
        state.SpaceFixedVelocity(body).Unit * -MaximumThrust;
}

/// <summary>
/// Vertical descent on a profile: from one altitude and speed to another at constant deceleration, errors of the speed and the
/// speed sideways taken away within a time constant.
/// </summary>
/// <param name="MaximumThrust">N.</param>
/// <param name="MinimumThrust">N.</param>
/// <param name="ExhaustVelocity">m/s.</param>
/// <param name="TargetAltitude">Where the profile ends, m.</param>
/// <param name="TargetSpeed">Downward speed there, m/s; zero deceleration holds it throughout.</param>
/// <param name="Deceleration">Of the profile, m/s2.</param>
/// <param name="TimeConstant">s.</param>
public sealed record VerticalProfile(
    double MaximumThrust,
    double MinimumThrust,
    double ExhaustVelocity,
    double TargetAltitude,
    double TargetSpeed,
    double Deceleration,
    double TimeConstant = 1.5
) : Thruster(MaximumThrust, MinimumThrust, ExhaustVelocity)
{
    /// <summary>The profile between two altitudes and downward speeds.</summary>
    public static VerticalProfile Between(
        double maximumThrust,
        double minimumThrust,
        double exhaustVelocity,
        (double Altitude, double Speed) start,
        (double Altitude, double Speed) end
    ) =>
        new(
            maximumThrust,
            minimumThrust,
            exhaustVelocity,
            end.Altitude,
            end.Speed,
            (start.Speed * start.Speed - end.Speed * end.Speed) / (2 * (start.Altitude - end.Altitude))
        );

    /// <inheritdoc/>
    public override Vector3 Thrust(EntryBody body, in EntryState state, Vector3 unpowered)
    {
        ArgumentNullException.ThrowIfNull(body);
        var up = body.Up(state.Position);
        var fall = -Vector3.Dot(state.Velocity, up);
        var sideways = state.Velocity + up * fall;
        var above = Math.Max(0, body.Altitude(state.Position) - TargetAltitude);
        var wanted = Math.Sqrt(TargetSpeed * TargetSpeed + 2 * Deceleration * above);
        var acceleration =
            up * ((above > 0 ? Deceleration : 0) + (fall - wanted) / TimeConstant) - sideways / TimeConstant;
        return Throttled((acceleration - unpowered) * state.Mass);
    }
}
