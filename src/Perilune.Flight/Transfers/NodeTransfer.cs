using Perilune.Astro.TwoBody;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Optimization;

namespace Perilune.Flight.Transfers;

/// <summary>What is asked of a transfer between the Earth and a station in lunar orbit.</summary>
/// <param name="Sense">To the station, or back to the Earth.</param>
/// <param name="Earliest">First time of departure, from the parking orbit or from the station, TDB s past J2000.</param>
/// <param name="Latest">Last one.</param>
/// <param name="PerigeeRadius">Of the parking orbit, or of the entry's vacuum perigee, m.</param>
/// <param name="Inclination">At perigee, rad.</param>
/// <param name="PeriluneRadius">Of the flyby, m.</param>
public readonly record struct NodeTransferGoal(
    LegSense Sense,
    double Earliest,
    double Latest,
    double PerigeeRadius,
    double Inclination,
    double PeriluneRadius
);

/// <summary>
/// Transfers between the Earth and a station in a large lunar orbit by a powered lunar flyby, the way of crewed flights to a
/// near-rectilinear halo orbit: injection, a burn at a low perilune, insertion at the station. Every departure of the window,
/// side of passage and flight time is tried on conics; the best are flown on the ephemeris and improved there.
/// </summary>
public sealed class NodeTransfer(CislunarModel model, StationState station)
{
    private const double Day = 86400;
    private const int Angles = 24;
    private const int Candidates = 8;
    private const int Evaluations = 36;
    private static readonly double[] legDays = [3.5, 4.0, 4.5, 4.9];

    private readonly EarthLegSolver legs = new(model);

    /// <summary>The cheapest transfer in the window, or null where none is found.</summary>
    public Transfer? Find(NodeTransferGoal goal, CancellationToken cancellation = default) =>
        Find(goal, Evaluations, cancellation);

    /// <summary>The cheapest transfer in the window that so many flights from each candidate find, or null.</summary>
    /// <param name="goal">What is asked.</param>
    /// <param name="evaluations">Flights that improve a candidate, 4 or more.</param>
    /// <param name="cancellation">Is looked at before each candidate.</param>
    public Transfer? Find(NodeTransferGoal goal, int evaluations, CancellationToken cancellation = default)
    {
        Transfer? best = null;
        foreach (var candidate in Coarse(goal))
        {
            cancellation.ThrowIfCancellationRequested();
            // What conics promise is a few percent off; a candidate far behind the best flown is not worth flying.
            if (best is not null && candidate.Cost > 1.3 * best.SpacecraftDeltaV)
                break;
            var flown = Improve(goal, candidate, evaluations);
            if (flown is not null && (best is null || flown.SpacecraftDeltaV < best.SpacecraftDeltaV))
                best = flown;
            if (best is not null && best.SpacecraftDeltaV <= 1.05 * candidate.Cost)
                break;
        }
        return best;
    }

    /// <summary>What conics promise of the cheapest transfer, m/s; infinite where they find none.</summary>
    /// <param name="goal">What is asked.</param>
    public double Estimate(NodeTransferGoal goal) =>
        Coarse(goal) is [var best, ..] ? best.Cost : double.PositiveInfinity;

    /// <summary>What conics promise.</summary>
    internal readonly record struct Candidate(
        double Cost,
        double PerigeeTime,
        double LegTime,
        bool Descending,
        double Angle,
        double Beyond
    );

    /// <summary>The best that conics promise, cheapest first.</summary>
    internal List<Candidate> Coarse(in NodeTransferGoal goal)
    {
        var sign = (int)goal.Sense;
        var found = new List<Candidate>();
        // Back to the Earth the window bounds the departure from the station; perigee comes a leg and a passage later.
        var first = sign > 0 ? goal.Earliest : goal.Earliest + 4 * Day;
        var last = sign > 0 ? goal.Latest : goal.Latest + 9 * Day;
        var departures = Math.Max(1, (int)Math.Ceiling((last - first) / (0.5 * Day)));
        if (last == first)
            departures = 0;
        for (var d = 0; d <= departures; d++)
        {
            var perigeeTime = departures == 0 ? first : first + (last - first) * d / departures;
            foreach (var days in legDays)
            {
                var periluneTime = perigeeTime + sign * days * Day;
                var moon = model.Moon(periluneTime);
                for (var side = 0; side < 2; side++)
                {
                    if (
                        EarthConic.To(
                            moon.Position,
                            moon.Velocity * sign,
                            goal.PerigeeRadius,
                            Sensed(goal),
                            days * Day,
                            side == 1,
                            model.EarthGM
                        ) is
                        { } conic
                    )
                    {
                        found.Add(BestPassage(goal, conic, perigeeTime, days * Day, side == 1));
                    }
                }
            }
        }
        return [.. found.Where(c => double.IsFinite(c.Cost)).OrderBy(c => c.Cost).Take(Candidates)];
    }

    private Candidate BestPassage(
        in NodeTransferGoal goal,
        EarthConic conic,
        double perigeeTime,
        double legTime,
        bool descending
    )
    {
        var sign = (int)goal.Sense;
        var periluneTime = perigeeTime + sign * legTime;
        var speed = conic.ExcessVelocity.Norm;
        var asymptote = conic.ExcessVelocity / speed;
        var periluneSpeed = Math.Sqrt(speed * speed + 2 * model.MoonGM / goal.PeriluneRadius);
        var best = new Candidate(double.PositiveInfinity, perigeeTime, legTime, descending, 0, 0);
        for (var beyond = 0.4 * Day; beyond <= 4 * Day; beyond += 0.15 * Day)
        {
            if (!InWindow(goal, periluneTime + sign * beyond))
                continue;
            var (position, velocity) = station(periluneTime + sign * beyond);
            for (var k = 0; k < Angles; k++)
            {
                var angle = 2 * Math.PI * k / Angles;
                var miss = LunarHyperbola.MissDirection(asymptote, angle);
                var (p, q) = LunarHyperbola.Perilune(asymptote, miss, speed, goal.PeriluneRadius, model.MoonGM);
                var (v1, v2) = Lambert.Solve(
                    p * goal.PeriluneRadius,
                    position,
                    beyond,
                    model.MoonGM,
                    Vector3.Cross(p, q)
                );
                var cost = (v1 - q * periluneSpeed).Norm + (velocity * sign - v2).Norm;
                if (cost < best.Cost)
                    best = best with { Cost = cost, Angle = angle, Beyond = beyond };
            }
        }
        return best;
    }

    private Transfer? Improve(NodeTransferGoal goal, Candidate candidate, int evaluations)
    {
        (double, double, double)? legGuess = null;
        Vector3? velocityGuess = null;
        Transfer? best = null;
        NelderMead.Minimize(
            x =>
            {
                var flown = Fly(goal, candidate, x[0], x[1] * Day, x[2] * Day, ref legGuess, ref velocityGuess);
                if (flown is null)
                    return double.PositiveInfinity;
                if (best is null || flown.SpacecraftDeltaV < best.SpacecraftDeltaV)
                    best = flown;
                return flown.SpacecraftDeltaV;
            },
            [candidate.Angle, candidate.Beyond / Day, candidate.LegTime / Day],
            [0.1, 0.1, -0.1],
            evaluations: evaluations,
            tolerance: 0.5
        );
        return best;
    }

    private Transfer? Fly(
        NodeTransferGoal goal,
        Candidate candidate,
        double angle,
        double beyond,
        double legTime,
        ref (double, double, double)? legGuess,
        ref Vector3? velocityGuess
    )
    {
        var sign = (int)goal.Sense;
        var periluneTime = candidate.PerigeeTime + sign * legTime;
        if (beyond < 0.2 * Day || legTime < 2.5 * Day || !InWindow(goal, periluneTime + sign * beyond))
            return null;
        var legGoal = new EarthLegGoal(
            goal.Sense,
            candidate.PerigeeTime,
            periluneTime,
            goal.PerigeeRadius,
            goal.PeriluneRadius,
            Sensed(goal),
            candidate.Descending
        );
        if (legs.Solve(legGoal, s => LunarHyperbola.MissDirection(s, angle), ref legGuess) is not { } leg)
            return null;
        var stationTime = periluneTime + sign * beyond;
        var (position, velocity) = station(stationTime);
        if (velocityGuess is null)
        {
            var normal = Vector3.Cross(leg.Perilune.Position, leg.Perilune.Velocity * sign);
            var (v1, _) = Lambert.Solve(leg.Perilune.Position, position, beyond, model.MoonGM, normal);
            velocityGuess = v1 * sign;
        }
        var start = leg.Perilune with { Velocity = velocityGuess.Value };
        if (Shooting.Solve(model, start, stationTime, position) is not { } arc)
            return null;
        velocityGuess = arc.Start.Velocity;
        return Assemble(model, goal, leg, arc.Start, arc.End, velocity);
    }

    /// <summary>The transfer of a leg and of an arc between perilune and station.</summary>
    internal static Transfer Assemble(
        CislunarModel model,
        in NodeTransferGoal goal,
        EarthLeg leg,
        LunarState atPerilune,
        LunarState atStation,
        Vector3 stationVelocity
    )
    {
        var radius = goal.PeriluneRadius;
        if (goal.Sense == LegSense.Outbound)
        {
            return new(
                leg.Perigee.Time,
                atStation.Time,
                [
                    ParkingOrbit.Injection(model, leg),
                    new(
                        "powered lunar flyby",
                        atPerilune.Time,
                        atPerilune.Velocity - leg.Perilune.Velocity,
                        radius,
                        ByLauncher: false
                    ),
                    new(
                        "orbit insertion",
                        atStation.Time,
                        stationVelocity - atStation.Velocity,
                        atStation.Position.Norm,
                        ByLauncher: false
                    ),
                ],
                [(leg.Perigee, leg.Perilune.Time), (atPerilune, atStation.Time)],
                leg
            );
        }
        return new(
            atStation.Time,
            leg.Perigee.Time,
            [
                new(
                    "orbit departure",
                    atStation.Time,
                    atStation.Velocity - stationVelocity,
                    atStation.Position.Norm,
                    ByLauncher: false
                ),
                new(
                    "powered lunar flyby",
                    atPerilune.Time,
                    leg.Perilune.Velocity - atPerilune.Velocity,
                    radius,
                    ByLauncher: false
                ),
            ],
            [(atStation, atPerilune.Time), (leg.Perilune, leg.Perigee.Time)],
            leg
        );
    }

    private static bool InWindow(in NodeTransferGoal goal, double stationTime) =>
        goal.Sense == LegSense.Outbound || (stationTime >= goal.Earliest && stationTime <= goal.Latest);

    /// <summary>With time reversed a prograde orbit turns the other way.</summary>
    private static double Sensed(in NodeTransferGoal goal) =>
        goal.Sense == LegSense.Outbound ? goal.Inclination : Math.PI - goal.Inclination;
}
