using Perilune.Flight.HaloOrbits;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers;

/// <summary>
/// The orbit that a transfer reaches or leaves: one in the sky, at whose state nothing is free but the time, or the pattern of
/// a periodic orbit whose phase is free too.
/// </summary>
/// <param name="At">
/// State relative to the Moon, ICRF axes, m and m/s, at TDB seconds past J2000, of the orbit flown so many seconds later.
/// </param>
/// <param name="PhaseSpan">Seconds after which the orbit flown later is the same again; zero where the phase is fixed.</param>
internal sealed record TargetOrbit(Func<double, double, (Vector3 Position, Vector3 Velocity)> At, double PhaseSpan = 0)
{
    /// <summary>An orbit in the sky.</summary>
    public static TargetOrbit Of(StationState station) => new((time, _) => station(time));

    /// <summary>A pattern of free phase.</summary>
    public static TargetOrbit Of(HaloPattern pattern) =>
        new(
            (time, later) =>
            {
                var (position, velocity) = pattern.Later(time, later);
                return (position, velocity);
            },
            pattern.Orbit.PeriodSeconds
        );

    /// <summary>How the state changes with the time and with the phase, for a second of each.</summary>
    public (Vector3 Position, Vector3 Velocity) Derivative(double time, double later, bool byPhase)
    {
        // The orbit is smooth over minutes, also at the perilune of a near-rectilinear one: there the third order leaves
        // two parts in a million.
        const double step = 8;
        var (ahead, behind) = byPhase
            ? (At(time, later + step), At(time, later - step))
            : (At(time + step, later), At(time - step, later));
        return ((ahead.Position - behind.Position) / (2 * step), (ahead.Velocity - behind.Velocity) / (2 * step));
    }
}
