using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Optimization;

namespace Perilune.Flight.Transfers;

/// <summary>Which way a flight between the station and the surface goes.</summary>
public enum SurfaceSense
{
    /// <summary>From a low lunar orbit up to the station.</summary>
    Ascending = 1,

    /// <summary>From the station down: solved as the way up with time reversed.</summary>
    Descending = -1,
}

/// <summary>What is asked of a transfer between a station in a large lunar orbit and a low one over a site.</summary>
/// <param name="Sense">Up or down.</param>
/// <param name="Earliest">First departure, from the station or lift-off from the site, TDB s past J2000.</param>
/// <param name="Latest">Last one.</param>
/// <param name="OrbitRadius">Of the circular low orbit, m.</param>
/// <param name="Coast">Time between the low orbit's burn and the landing or lift-off, s.</param>
public readonly record struct OrbitTransferGoal(
    SurfaceSense Sense,
    double Earliest,
    double Latest,
    double OrbitRadius,
    double Coast
);

/// <summary>
/// Two-burn transfers between a station in a large lunar orbit and a circular low orbit whose plane holds the site when the
/// lander comes down or has lifted off. Tangential conics from the low orbit are tried over the window, the best are flown
/// on the ephemeris and improved there.
/// </summary>
public sealed class OrbitTransfer(CislunarModel model, StationState station, SiteDirection site)
{
    private const double Day = 86400;

    /// <summary>The cheapest transfer in the window, or null where none is found.</summary>
    public Transfer? Find(OrbitTransferGoal goal, CancellationToken cancellation = default)
    {
        var candidates = new List<(double Cost, double StationTime, double Angle, int Side)>();
        // Upward the window bounds the lift-off; the station is met a coast and up to three days later.
        var last = goal.Sense == SurfaceSense.Descending ? goal.Latest : goal.Latest + goal.Coast + 3 * Day;
        var steps = Math.Max(1, (int)Math.Ceiling((last - goal.Earliest) / (0.05 * Day)));
        for (var i = 0; i <= steps; i++)
        {
            var time = goal.Earliest + (last - goal.Earliest) * i / steps;
            for (var angle = 1.0; angle < 3.1; angle += 0.05)
            {
                for (var side = -1; side <= 1; side += 2)
                {
                    if (Conic(goal, time, angle, side) is { } conic)
                        candidates.Add((conic.Cost, time, angle, side));
                }
            }
        }
        Transfer? best = null;
        foreach (var candidate in Apart(candidates))
        {
            cancellation.ThrowIfCancellationRequested();
            NelderMead.Minimize(
                x =>
                {
                    var flown = Fly(goal, x[0] * Day, x[1], candidate.Side);
                    if (flown is null)
                        return double.PositiveInfinity;
                    if (best is null || flown.SpacecraftDeltaV < best.SpacecraftDeltaV)
                        best = flown;
                    return flown.SpacecraftDeltaV;
                },
                [candidate.StationTime / Day, candidate.Angle],
                [candidate.StationTime > last - 0.03 * Day ? -0.02 : 0.02, 0.02],
                evaluations: 24,
                tolerance: 0.5
            );
        }
        return best;
    }

    /// <summary>The best few candidates that are not neighbours of a better one.</summary>
    private static List<(double Cost, double StationTime, double Angle, int Side)> Apart(
        List<(double Cost, double StationTime, double Angle, int Side)> candidates
    )
    {
        var chosen = new List<(double Cost, double StationTime, double Angle, int Side)>();
        foreach (var c in candidates.OrderBy(c => c.Cost))
        {
            if (chosen.Any(o => Math.Abs(o.StationTime - c.StationTime) < 0.5 * Day))
                continue;
            chosen.Add(c);
            if (chosen.Count == 2)
                break;
        }
        return chosen;
    }

    /// <summary>The conic that leaves the low orbit along its motion and meets the station after a true anomaly.</summary>
    private (double Cost, LunarState LowOrbit, Vector3 Along)? Conic(
        in OrbitTransferGoal goal,
        double stationTime,
        double anomaly,
        int side
    )
    {
        var sign = (int)goal.Sense;
        var (position, velocity) = station(stationTime);
        var r0 = goal.OrbitRadius;
        var r2 = position.Norm;
        var denominator = r0 - r2 * Math.Cos(anomaly);
        var e = (r2 - r0) / denominator;
        if (!(e > 0.5 && e < 1.5))
            return null;
        var p = r0 * (1 + e);
        var flight = FlightTime(r0, e, anomaly, model.MoonGM);
        var lowTime = stationTime - sign * flight;
        var departure = goal.Sense == SurfaceSense.Descending ? stationTime : lowTime - goal.Coast;
        if (!(departure >= goal.Earliest && departure <= goal.Latest))
            return null;
        var place = site(lowTime - sign * goal.Coast);
        var normal = Vector3.Cross(place, position).Unit * side;
        var outward = position / r2;
        var forward = Vector3.Cross(normal, outward);
        var root = Math.Sqrt(model.MoonGM / p);
        var arrival = outward * (root * e * Math.Sin(anomaly)) + forward * (root * (1 + e * Math.Cos(anomaly)));
        var perilune = outward * Math.Cos(anomaly) - forward * Math.Sin(anomaly);
        var along = Vector3.Cross(normal, perilune);
        var speed = root * (1 + e);
        var cost = speed - Math.Sqrt(model.MoonGM / r0) + (velocity * sign - arrival).Norm;
        return (cost, new(lowTime, perilune * r0, along * (speed * sign)), along * sign);
    }

    private Transfer? Fly(in OrbitTransferGoal goal, double stationTime, double anomaly, int side)
    {
        if (Conic(goal, stationTime, anomaly, side) is not { } conic)
            return null;
        var (position, velocity) = station(stationTime);
        if (Shooting.Solve(model, conic.LowOrbit, stationTime, position) is not { } arc)
            return null;
        var circular = conic.Along * Math.Sqrt(model.MoonGM / goal.OrbitRadius);
        if (goal.Sense == SurfaceSense.Ascending)
        {
            return new(
                arc.Start.Time,
                stationTime,
                [
                    new(
                        "low orbit departure",
                        arc.Start.Time,
                        arc.Start.Velocity - circular,
                        goal.OrbitRadius,
                        ByLauncher: false
                    ),
                    new("orbit insertion", stationTime, velocity - arc.End.Velocity, position.Norm, ByLauncher: false),
                ],
                [(arc.Start, stationTime)],
                EarthLeg: null
            );
        }
        return new(
            stationTime,
            arc.Start.Time,
            [
                new("orbit departure", stationTime, arc.End.Velocity - velocity, position.Norm, ByLauncher: false),
                new(
                    "low orbit insertion",
                    arc.Start.Time,
                    circular - arc.Start.Velocity,
                    goal.OrbitRadius,
                    ByLauncher: false
                ),
            ],
            [(arc.End, arc.Start.Time)],
            EarthLeg: null
        );
    }

    private static double FlightTime(double periapsis, double e, double anomaly, double gm)
    {
        var half = Math.Tan(anomaly / 2);
        if (Math.Abs(e - 1) < 1e-6)
            return Math.Sqrt(2 * periapsis * periapsis * periapsis / gm) * (half + half * half * half / 3);
        if (e < 1)
        {
            var a = periapsis / (1 - e);
            var eccentric = 2 * Math.Atan(Math.Sqrt((1 - e) / (1 + e)) * half);
            return Math.Sqrt(a * a * a / gm) * (eccentric - e * Math.Sin(eccentric));
        }
        var b = periapsis / (e - 1);
        var hyperbolic = 2 * Math.Atanh(Math.Sqrt((e - 1) / (e + 1)) * half);
        return Math.Sqrt(b * b * b / gm) * (e * Math.Sinh(hyperbolic) - hyperbolic);
    }
}
