using Perilune.Astro.Bodies;
using Perilune.Astro.Propagation;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers;

/// <summary>What flights between Earth and Moon are stopped by.</summary>
public static class CislunarEvents
{
    /// <summary>Nearest to the Moon.</summary>
    /// <param name="stops">Whether the flight ends there.</param>
    public static PropagationEvent Perilune(bool stops) =>
        new("perilune", (_, state) => Vector3.Dot(state.Position, state.Velocity), EventDirection.Rising, stops);

    /// <summary>Nearest to the Earth.</summary>
    /// <param name="model">Where the Moon is.</param>
    /// <param name="stops">Whether the flight ends there.</param>
    public static PropagationEvent Perigee(this CislunarModel model, bool stops)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new(
            "perigee",
            (tdb, state) =>
            {
                var (r, v) = model.FromEarth(new(tdb, state.Position, state.Velocity));
                return Vector3.Dot(r, v);
            },
            EventDirection.Rising,
            stops
        );
    }

    /// <summary>Coming down through a distance from the Earth's centre.</summary>
    /// <param name="model">Where the Moon is.</param>
    /// <param name="radius">m.</param>
    public static PropagationEvent Entry(this CislunarModel model, double radius)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new(
            "entry",
            (tdb, state) => (state.Position + model.Moon(tdb).Position).Norm - radius,
            EventDirection.Falling,
            Stops: true
        );
    }
}
