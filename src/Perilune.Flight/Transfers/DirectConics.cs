using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers;

/// <summary>What conics promise of a direct transfer.</summary>
/// <param name="Cost">The burn at the orbit, m/s.</param>
/// <param name="PerigeeTime">TDB seconds past J2000.</param>
/// <param name="Flight">s.</param>
/// <param name="Later">By how much later the orbit is flown, s.</param>
/// <param name="Conic">The Earth's conic, time running away from the Earth.</param>
internal readonly record struct DirectCandidate(
    double Cost,
    double PerigeeTime,
    double Flight,
    double Later,
    EarthConic Conic
);

/// <summary>
/// First guesses of direct transfers: the Earth's conic to the place on the orbit, and the Moon's hyperbola with the velocity on
/// that conic as its excess velocity through the same place (R. H. Battin, "An Introduction to the Mathematics and Methods of
/// Astrodynamics", revised edition 1999, section 7.5: velocity from the asymptote's and a position).
/// </summary>
internal sealed class DirectConics(CislunarModel model, TargetOrbit orbit, LegSense sense)
{
    /// <summary>The two planes of the Earth's conic and the two ways around the Moon, as far as there are any.</summary>
    public void Add(
        List<DirectCandidate> found,
        double perigeeTime,
        double flight,
        double later,
        double perigeeRadius,
        double inclination
    )
    {
        var sign = (int)sense;
        var time = perigeeTime + sign * flight;
        var moon = model.Moon(time);
        var (position, velocity) = orbit.At(time, later);
        var best = default(DirectCandidate?);
        for (var plane = 0; plane < 2; plane++)
        {
            if (
                EarthConic.To(
                    moon.Position + position,
                    moon.Velocity * sign,
                    perigeeRadius,
                    inclination,
                    flight,
                    plane == 1,
                    model.EarthGM
                )
                is not { } conic
            )
                return;
            for (var way = -1; way <= 1; way += 2)
            {
                if (Arrival(conic.ExcessVelocity, position, way) is not { } arrival)
                    continue;
                var cost = (velocity * sign - arrival).Norm;
                if (best is null || cost < best.Value.Cost)
                    best = new(cost, perigeeTime, flight, later, conic);
            }
        }
        if (best is { } one)
            found.Add(one);
    }

    /// <summary>Velocity at a place on the hyperbola that comes in with an excess velocity, or null where it hits the Moon before.</summary>
    private Vector3? Arrival(Vector3 excess, Vector3 position, int way)
    {
        var (speed, r) = (excess.Norm, position.Norm);
        var (asymptote, outward) = (excess / speed, position / r);
        var cosine = Vector3.Dot(asymptote, outward);
        var d = way * Math.Sqrt(model.MoonGM / (r * Math.Max(1e-9, 1 - cosine)) + speed * speed / 4);
        var velocity = asymptote * (d + speed / 2) - outward * (d - speed / 2);
        return Passes(position, velocity, model.MoonGM, DirectTransfer.LeastPerilune) ? velocity : null;
    }

    /// <summary>Whether a state, if it comes from a perilune, comes from one that clears the Moon.</summary>
    public static bool Passes(Vector3 position, Vector3 velocity, double gm, double leastPerilune)
    {
        if (Vector3.Dot(position, velocity) <= 0)
            return true;
        var h = Vector3.Cross(position, velocity).NormSquared;
        var energy = velocity.NormSquared / 2 - gm / position.Norm;
        var e = Math.Sqrt(Math.Max(0, 1 + 2 * energy * h / (gm * gm)));
        return h / (gm * (1 + e)) > leastPerilune;
    }
}
