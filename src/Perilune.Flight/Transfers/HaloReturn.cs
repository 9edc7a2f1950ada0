using Perilune.Flight.Targeting;

namespace Perilune.Flight.Transfers;

/// <summary>What is asked of a way home from a large lunar orbit.</summary>
/// <param name="Earliest">First departure, TDB seconds past J2000.</param>
/// <param name="Latest">Last one.</param>
public sealed record HaloReturnGoal(double Earliest, double Latest)
{
    /// <summary>Which way.</summary>
    public TransferVia Via { get; init; } = TransferVia.Best;

    /// <summary>Inclination of the way home at the Earth, rad; raised where the declination asks for it.</summary>
    public double Inclination { get; init; } = 28.5 * Math.PI / 180;

    /// <summary>Flight-path angle of the entry, rad; -6.5 deg came home from the Moon with Apollo.</summary>
    public double EntryAngle { get; init; } = -6.5 * Math.PI / 180;

    /// <summary>Distance of the entry from the Earth's centre, m: 400,000 ft over the equator.</summary>
    public double EntryRadius { get; init; } = 6378136.6 + 121_920;

    /// <summary>Radius of a powered flyby, m.</summary>
    public double FlybyRadius { get; init; } = 1737.4e3 + 100e3;

    /// <summary>Threads; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;
}

/// <summary>A way home.</summary>
/// <param name="Transfer">The transfer, to the vacuum perigee.</param>
/// <param name="Via">Direct, or over a flyby.</param>
/// <param name="Entry">State at the entry.</param>
/// <param name="EntryAngle">Flight-path angle there, rad.</param>
/// <param name="EntrySpeed">Speed there against the stars, m/s.</param>
public sealed record HaloReturn(
    Transfer Transfer,
    TransferVia Via,
    LunarState Entry,
    double EntryAngle,
    double EntrySpeed
)
{
    // C3 of a fall from the Moon's distance; the perigee of an entry moves by a kilometre for 1 km2/s2.
    private const double FirstEnergy = -1.5e6;

    /// <summary>The cheapest way home from a station in a window.</summary>
    /// <param name="model">Forces.</param>
    /// <param name="station">The station.</param>
    /// <param name="goal">What is asked.</param>
    /// <param name="cancellation">Is looked at now and then.</param>
    /// <exception cref="NoSolutionException">There is none.</exception>
    public static HaloReturn Find(
        CislunarModel model,
        StationState station,
        HaloReturnGoal goal,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(goal);
        var perigee = PerigeeOf(goal, FirstEnergy, model.EarthGM);
        var direct =
            goal.Via == TransferVia.Flyby
                ? null
                : new DirectTransfer(model, station).Find(
                    new(LegSense.Inbound, goal.Earliest, goal.Latest, perigee, goal.Inclination),
                    threads: goal.Threads,
                    cancellation: cancellation
                );
        var flyby =
            goal.Via == TransferVia.Direct
                ? null
                : new NodeTransfer(model, station).Find(
                    new(LegSense.Inbound, goal.Earliest, goal.Latest, perigee, goal.Inclination, goal.FlybyRadius),
                    FlybyEvaluations,
                    cancellation
                );
        if (direct is null && flyby is null)
            throw new NoSolutionException("no way home leaves the orbit in this window", "widen the window");
        var isDirect = flyby is null || direct?.SpacecraftDeltaV <= flyby.SpacecraftDeltaV;
        var transfer = isDirect ? direct! : flyby!;
        var (start, end) = transfer.Arcs[^1];
        var flown = model.Fly(start, end, [model.Entry(goal.EntryRadius)]);
        var entry = new LunarState(flown.Final.Epoch.SecondsPastJ2000, flown.Final.Position, flown.Final.Velocity);
        var (r, v) = model.FromEarth(entry);
        var angle = Math.Asin(Numerics.LinearAlgebra.Vector3.Dot(r.Unit, v.Unit));
        return new(transfer, isDirect ? TransferVia.Direct : TransferVia.Flyby, entry, angle, v.Norm);
    }

    private const int FlybyEvaluations = 24;

    /// <summary>Radius of the vacuum perigee of an entry, m, by the angular momentum at its speed and angle.</summary>
    private static double PerigeeOf(HaloReturnGoal goal, double energy, double gm)
    {
        var speed = Math.Sqrt(energy + 2 * gm / goal.EntryRadius);
        var h = goal.EntryRadius * speed * Math.Cos(goal.EntryAngle);
        var p = h * h / gm;
        var e = Math.Sqrt(1 + energy * p / gm);
        return p / (1 + e);
    }
}
