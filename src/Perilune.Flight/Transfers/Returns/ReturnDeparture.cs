using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers.Returns;

/// <summary>
/// Where a flight home leaves the Moon's neighbourhood. Hyperbolas are those of time reversed, so that they come in along their
/// asymptote.
/// </summary>
internal abstract class ReturnDeparture(double time)
{
    /// <summary>TDB seconds past J2000.</summary>
    public double Time => time;

    /// <summary>The change of velocity for a velocity at infinity after departure, m/s; infinite where none leads there.</summary>
    public abstract double Cost(Vector3 excess);

    /// <summary>The miss vector and the time from the departure back to perilune for a reversed asymptote and speed at infinity.</summary>
    public abstract (Vector3 Miss, double ToPerilune)? Aim(Vector3 asymptote, double speed);

    /// <summary>Place of departure relative to the Moon, m; null where the asymptote decides it.</summary>
    public virtual Vector3? Place => null;

    /// <summary>The impulse that makes the state after departure.</summary>
    public abstract Vector3 Impulse(LunarState after);
}

/// <summary>An orbit of an inclination whose node suits: left at its perilune, along the motion.</summary>
internal sealed class PlaneDeparture(
    double time,
    double perilune,
    double apolune,
    double inclination,
    Vector3 pole,
    double gm
) : ReturnDeparture(time)
{
    private readonly double orbitSpeed = Math.Sqrt(2 * gm * apolune / (perilune * (perilune + apolune)));

    public override double Cost(Vector3 excess) => Math.Sqrt(excess.NormSquared + 2 * gm / perilune) - orbitSpeed;

    public override (Vector3 Miss, double ToPerilune)? Aim(Vector3 asymptote, double speed)
    {
        // The normal lies across the asymptote, at the wanted angle from the pole or as near as it can; reversed motion turns
        // the other way about it.
        var sine = Vector3.Dot(asymptote, pole);
        var across = (pole - asymptote * sine).Unit;
        var cosine = Math.Clamp(-Math.Cos(inclination) / Math.Sqrt(1 - sine * sine), -1, 1);
        var normal = across * cosine + Vector3.Cross(asymptote, across) * Math.Sqrt(1 - cosine * cosine);
        return (Vector3.Cross(asymptote, normal) * LunarHyperbola.MissFor(perilune, speed, gm), 0);
    }

    public override Vector3 Impulse(LunarState after) => after.Velocity * (1 - orbitSpeed / after.Velocity.Norm);
}

/// <summary>A point of an orbit that is given.</summary>
internal sealed class PointDeparture(LunarState orbit, double gm) : ReturnDeparture(orbit.Time)
{
    // A hyperbola that comes nearer to the Moon's centre on its way out meets the ground: the mean radius, 1,737.4 km.
    private const double Ground = 1737.4e3;

    public override double Cost(Vector3 excess)
    {
        if (Velocity(excess.Unit, excess.Norm) is not { } velocity)
            return double.PositiveInfinity;
        if (Vector3.Dot(orbit.Position, velocity) < 0)
        {
            var h = Vector3.Cross(orbit.Position, velocity).NormSquared;
            var e = Math.Sqrt(1 + excess.NormSquared * h / (gm * gm));
            if (h / (gm * (1 + e)) < Ground)
                return double.PositiveInfinity;
        }
        return (velocity - orbit.Velocity).Norm;
    }

    public override (Vector3 Miss, double ToPerilune)? Aim(Vector3 asymptote, double speed)
    {
        if (Velocity(-asymptote, speed) is not { } velocity)
            return null;
        return LunarHyperbola.Of(orbit.Position, -velocity, gm) is { } hyperbola
            ? (hyperbola.Miss, hyperbola.TimeToPerilune)
            : null;
    }

    public override Vector3? Place => orbit.Position;

    public override Vector3 Impulse(LunarState after) => after.Velocity - orbit.Velocity;

    /// <summary>
    /// The velocity here that leads to one at infinity: along the asymptote and along the radius (R. H. Battin, An Introduction
    /// to the Mathematics and Methods of Astrodynamics, 1999, section 11.4).
    /// </summary>
    private Vector3? Velocity(Vector3 asymptote, double speed)
    {
        var r = orbit.Position.Norm;
        var up = orbit.Position / r;
        var facing = 1 + Vector3.Dot(up, asymptote);
        if (!(facing > 1e-9))
            return null;
        var d = Math.Sqrt(1 + 4 * gm / (r * speed * speed * facing));
        return (asymptote * (d + 1) + up * (d - 1)) * (speed / 2);
    }
}
