using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers;

/// <summary>Direction of a place on the Moon's surface from its centre, ICRF axes, unit, at TDB seconds past J2000.</summary>
public delegate Vector3 SiteDirection(double time);

/// <summary>What is asked of a transfer between the Earth and a low lunar orbit over a site.</summary>
/// <param name="Sense">To the Moon, or back.</param>
/// <param name="Earliest">First departure from the parking orbit, or lift-off from the site, TDB s past J2000.</param>
/// <param name="Latest">Last one.</param>
/// <param name="PerigeeRadius">Of the parking orbit, or of the entry's vacuum perigee, m.</param>
/// <param name="Inclination">At perigee, rad.</param>
/// <param name="OrbitRadius">Of the circular lunar orbit, m.</param>
/// <param name="Coast">Time between the orbit's burn and the landing or lift-off, s.</param>
public readonly record struct SurfaceTransferGoal(
    LegSense Sense,
    double Earliest,
    double Latest,
    double PerigeeRadius,
    double Inclination,
    double OrbitRadius,
    double Coast
);

/// <summary>
/// Transfers between the Earth and a circular lunar orbit whose plane holds the site when the lander comes down to it, or
/// when it has lifted off from it: the plane through the arrival's asymptote and the site, so that no plane change is paid.
/// </summary>
public sealed class SurfaceTransfer(CislunarModel model, SiteDirection site)
{
    private const double Day = 86400;
    private static readonly double[] legDays = [4.0, 4.4, 4.8];

    private readonly EarthLegSolver legs = new(model);

    /// <summary>The cheapest transfer in the window, or null where none is found.</summary>
    public Transfer? Find(SurfaceTransferGoal goal, CancellationToken cancellation = default)
    {
        var sign = (int)goal.Sense;
        var inclination = sign > 0 ? goal.Inclination : Math.PI - goal.Inclination;
        var candidates = new List<(double Excess, EarthLegGoal Goal)>();
        // Back to the Earth the window bounds the lift-off; perigee comes a coast and a leg later.
        var first = sign > 0 ? goal.Earliest : goal.Earliest + goal.Coast + legDays[0] * Day;
        var last = sign > 0 ? goal.Latest : goal.Latest + goal.Coast + legDays[^1] * Day;
        var departures = Math.Max(1, (int)Math.Ceiling((last - first) / (0.5 * Day)));
        for (var d = 0; d <= departures; d++)
        {
            var perigeeTime = first + (last - first) * d / departures;
            foreach (var days in legDays)
            {
                var periluneTime = perigeeTime + sign * days * Day;
                var liftOff = periluneTime - goal.Coast;
                if (sign < 0 && !(liftOff >= goal.Earliest && liftOff <= goal.Latest))
                    continue;
                var moon = model.Moon(periluneTime);
                for (var side = 0; side < 2; side++)
                {
                    var conic = EarthConic.To(
                        moon.Position,
                        moon.Velocity * sign,
                        goal.PerigeeRadius,
                        inclination,
                        days * Day,
                        side == 1,
                        model.EarthGM
                    );
                    if (conic is not { } c)
                        continue;
                    var legGoal = new EarthLegGoal(
                        goal.Sense,
                        perigeeTime,
                        periluneTime,
                        goal.PerigeeRadius,
                        goal.OrbitRadius,
                        inclination,
                        side == 1
                    );
                    candidates.Add((c.ExcessVelocity.Norm, legGoal));
                }
            }
        }
        Transfer? best = null;
        foreach (var (_, legGoal) in candidates.OrderBy(c => c.Excess).Take(6))
        {
            cancellation.ThrowIfCancellationRequested();
            (double, double, double)? guess = null;
            var place = site(legGoal.PeriluneTime + sign * goal.Coast);
            // The side of the plane on which the orbit passes the site first does not matter to its cost.
            if (legs.Solve(legGoal, s => Vector3.Cross(s, Vector3.Cross(s, place).Unit), ref guess) is not { } leg)
                continue;
            var transfer = Assemble(goal, leg);
            if (best is null || transfer.SpacecraftDeltaV < best.SpacecraftDeltaV)
                best = transfer;
        }
        return best;
    }

    private Transfer Assemble(in SurfaceTransferGoal goal, EarthLeg leg)
    {
        var speed = leg.Perilune.Velocity.Norm;
        var circular = Math.Sqrt(model.MoonGM / leg.Perilune.Position.Norm);
        var braking = leg.Perilune.Velocity * (circular / speed - 1);
        var radius = leg.Perilune.Position.Norm;
        if (goal.Sense == LegSense.Outbound)
        {
            return new(
                leg.Perigee.Time,
                leg.Perilune.Time,
                [
                    ParkingOrbit.Injection(model, leg),
                    new("lunar orbit insertion", leg.Perilune.Time, braking, radius, ByLauncher: false),
                ],
                [(leg.Perigee, leg.Perilune.Time)],
                leg
            );
        }
        return new(
            leg.Perilune.Time,
            leg.Perigee.Time,
            [new("trans-Earth injection", leg.Perilune.Time, -braking, radius, ByLauncher: false)],
            [(leg.Perilune, leg.Perigee.Time)],
            leg
        );
    }
}
