using Perilune.Astro.Ephemerides;
using Perilune.Astro.Propagation;
using Perilune.Flight.Rendezvous.RelativeMotion;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Rendezvous.Phasing;

/// <summary>
/// How a flown rendezvous depends on the numbers that are found: carried through every coast by its exact state-transition matrix,
/// and through every rule that makes a burn, and every goal, by the slope of its closed form. Of one flight alone.
/// </summary>
internal sealed class RendezvousPartials
{
    // Displacements along which closed forms are differenced, m and m/s: a millionth of an orbit, squared in what is left out.
    private const double Position = 10;
    private const double Velocity = 0.01;

    // m/s: what no burn is made to.
    private const double Smoothing = 0.02;

    private readonly RendezvousPlan plan;
    private readonly List<PositionVelocity[]> pieces = [];
    private PositionVelocity[] chaser;
    private PositionVelocity[] unburnt = [];
    private int next;

    public RendezvousPartials(RendezvousPlan plan)
    {
        this.plan = plan;
        chaser = new PositionVelocity[plan.Unknowns];
        ByGoal = new double[plan.Goals.Count, plan.Unknowns];
        OfDeltaV = new double[plan.Unknowns];
    }

    /// <summary>Derivatives of the sum of all burns, by their smoothed sizes, by what is found.</summary>
    public double[] OfDeltaV { get; }

    /// <summary>Derivatives of the misses, each over its tolerance, by goal and by what is found.</summary>
    public double[,] ByGoal { get; }

    /// <summary>How the target changes with the seconds that it is ahead at the beginning, at an epoch; null where that is not found.</summary>
    public Func<double, PositionVelocity>? Target { get; set; }

    /// <summary>Passes a coast.</summary>
    public void Coast(StateTransition transition)
    {
        pieces.Add(chaser);
        chaser = [.. chaser.Select(one => Applied(transition, one))];
    }

    /// <summary>Passes a burn whose velocity afterwards is a closed form of both states and of the burn's own impulse.</summary>
    /// <param name="elapsed">s.</param>
    /// <param name="aim">What the burn is to do.</param>
    /// <param name="target">The target.</param>
    /// <param name="before">The chaser before it.</param>
    /// <param name="after">The velocity after it.</param>
    public void Burn(
        double elapsed,
        BurnAim aim,
        PositionVelocity target,
        PositionVelocity before,
        Func<BurnAim, PositionVelocity, PositionVelocity, Vector3> after
    )
    {
        var own = Own(aim);
        var moved = new PositionVelocity[chaser.Length];
        for (var column = 0; column < chaser.Length; column++)
        {
            var (mine, theirs) = (chaser[column], TargetColumn(column, elapsed));
            var part = own.FirstOrDefault(one => one.Column == column).Part;
            var scale = Scale(mine, theirs, part);
            if (scale == 0)
                continue;
            Vector3 At(double step) =>
                after(
                    aim is ImpulseAim impulse ? impulse with { DeltaV = impulse.DeltaV + part * step } : aim,
                    Moved(target, theirs, step),
                    Moved(before, mine, step)
                );
            moved[column] = new(mine.Position, (At(scale) - At(-scale)) / (2 * scale));
        }
        (unburnt, chaser) = (chaser, moved);
    }

    /// <summary>Counts the burn that was passed last, by its smoothed size.</summary>
    public void Spend(Vector3 deltaV)
    {
        var direction = deltaV / Smoothed(deltaV);
        for (var column = 0; column < chaser.Length; column++)
            OfDeltaV[column] += Vector3.Dot(direction, chaser[column].Velocity - unburnt[column].Velocity);
    }

    /// <summary>Size of a burn, m/s, with a slope where it vanishes: where a burn does not pay, the cheapest plan has none.</summary>
    public static double Smoothed(Vector3 deltaV) => Math.Sqrt(deltaV.NormSquared + Smoothing * Smoothing);

    /// <summary>Passes a burn that meets a place: what it departs from is made good by the flight's own matrix.</summary>
    /// <param name="arrival">When the place is met, s.</param>
    /// <param name="flight">From the burn to the arrival.</param>
    /// <param name="target">The target at the arrival.</param>
    /// <param name="place">The place, by the target then.</param>
    public void Intercept(
        double arrival,
        StateTransition flight,
        PositionVelocity target,
        Func<PositionVelocity, Vector3> place
    )
    {
        var moved = new PositionVelocity[chaser.Length];
        for (var column = 0; column < chaser.Length; column++)
        {
            var theirs = TargetColumn(column, arrival);
            var scale = Scale(theirs, default, default);
            var there =
                scale == 0
                    ? Vector3.Zero
                    : (place(Moved(target, theirs, scale)) - place(Moved(target, theirs, -scale))) / (2 * scale);
            var mine = chaser[column];
            var missed = there - flight.PositionByPosition * mine.Position;
            moved[column] = new(mine.Position, LeastImpulse.Solve(flight.PositionByVelocity, missed, 1e-5));
        }
        (unburnt, chaser) = (chaser, moved);
    }

    /// <summary>Passes a goal.</summary>
    /// <param name="goal">Its number.</param>
    /// <param name="piece">The coast in which it lies.</param>
    /// <param name="transition">From the beginning of that coast to the goal.</param>
    /// <param name="target">The target then.</param>
    /// <param name="state">The chaser then.</param>
    /// <param name="gravitationalParameter">GM, m3/s2.</param>
    public void Goal(
        int goal,
        int piece,
        StateTransition transition,
        PositionVelocity target,
        PositionVelocity state,
        double gravitationalParameter
    )
    {
        var wanted = plan.Goals[goal];
        for (var column = 0; column < chaser.Length; column++)
        {
            var mine = Applied(transition, pieces[piece][column]);
            var theirs = TargetColumn(column, wanted.Time);
            var scale = Scale(mine, theirs, default);
            if (scale == 0)
                continue;
            double At(double step) =>
                wanted.Of(
                    OrbitalOffset.Of(Moved(target, theirs, step), Moved(state, mine, step), gravitationalParameter)
                );
            ByGoal[goal, column] = (At(scale) - At(-scale)) / (2 * scale * wanted.Tolerance);
        }
    }

    /// <summary>The columns that are parts of a burn's own impulse; burns are passed in their order.</summary>
    private List<(int Column, Vector3 Part)> Own(BurnAim aim)
    {
        var own = new List<(int, Vector3)>();
        if (aim is not ImpulseAim impulse)
            return own;
        if (impulse.Radial)
            own.Add((next++, Vector3.UnitX));
        if (impulse.Transverse)
            own.Add((next++, Vector3.UnitY));
        if (impulse.Normal)
            own.Add((next++, Vector3.UnitZ));
        return own;
    }

    private PositionVelocity TargetColumn(int column, double elapsed) =>
        Target is { } target && column == chaser.Length - 1 ? target(elapsed) : default;

    private static PositionVelocity Applied(StateTransition transition, PositionVelocity column)
    {
        var (position, velocity) = transition.Apply(column.Position, column.Velocity);
        return new(position, velocity);
    }

    private static PositionVelocity Moved(PositionVelocity state, PositionVelocity column, double step) =>
        new(state.Position + column.Position * step, state.Velocity + column.Velocity * step);

    private static double Scale(PositionVelocity one, PositionVelocity other, Vector3 part)
    {
        var size = Math.Max(
            Math.Max(one.Position.Norm, other.Position.Norm) / Position,
            Math.Max(Math.Max(one.Velocity.Norm, other.Velocity.Norm), part.Norm) / Velocity
        );
        return size > 0 ? 1 / size : 0;
    }
}
