using System.Collections.Immutable;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Entry;

/// <summary>
/// Flies an entry and descent: steps of fixed length, the steps of the plan found on them to a millisecond, the events and the
/// largest loads and heat written down.
/// </summary>
public sealed class EntryFlight
{
    /// <summary>Falling through the interface altitude.</summary>
    public const string EntryInterface = "entry interface";

    /// <summary>Climbing back through it: a skip.</summary>
    public const string Exit = "atmosphere left";

    /// <summary>Highest point after a dip, in the air or above it.</summary>
    public const string SkipApogee = "highest point after the dip";

    /// <summary>Largest load before the first parachute or engine.</summary>
    public const string PeakLoad = "peak load";

    /// <summary>Largest heat flux at the stagnation point.</summary>
    public const string PeakHeat = "peak heat flux";

    /// <summary>The ground.</summary>
    public const string Touchdown = "touchdown";

    // Events are bracketed to this, s.
    private const double TimeTolerance = 1e-3;

    private readonly EntryDynamics dynamics;
    private readonly EntryPlan plan;
    private readonly BankLaw bank;
    private readonly List<EntryEvent> events = [];
    private readonly List<EntryEvent> samples = [];
    private Peak load;
    private Peak heat;
    private Peak pressure;
    private EntryEvent? heaviest;
    private EntryEvent? hottest;
    private int next;
    private double stepStart;
    private double nextCommand;
    private double nextSample;
    private bool slowed;
    private bool entered;

    private EntryFlight(EntryBody body, EntryVehicle vehicle, EntryPlan plan, BankLaw bank)
    {
        dynamics = new(body, vehicle) { DensityFactor = plan.DensityFactor, Wind = (plan.WindEast, plan.WindNorth) };
        (this.plan, this.bank) = (plan, bank);
    }

    /// <summary>Flies.</summary>
    /// <param name="body">The planet.</param>
    /// <param name="vehicle">What enters; the mass that counts is that of the state.</param>
    /// <param name="start">From where; the clock is the state's.</param>
    /// <param name="plan">Steps and limits.</param>
    /// <param name="bank">Turns the lift; null for lift up.</param>
    /// <exception cref="ArgumentException">The state is under ground, or has no mass, or is not a number.</exception>
    public static EntryResult Fly(
        EntryBody body,
        EntryVehicle vehicle,
        in EntryState start,
        EntryPlan plan,
        BankLaw? bank = null
    )
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(vehicle);
        ArgumentNullException.ThrowIfNull(plan);
        if (!(start.Mass > 0 && double.IsFinite(start.Position.NormSquared + start.Velocity.NormSquared)))
            throw new ArgumentException($"the state {start} is not finite or has no mass", nameof(start));
        if (body.Altitude(start.Position) < plan.Ground)
            throw new ArgumentException(
                $"the entry starts at an altitude of {body.Altitude(start.Position):F0} m, under the ground at "
                    + $"{plan.Ground:F0} m",
                nameof(start)
            );
        return new EntryFlight(body, vehicle, plan, bank ?? new ConstantBank(0)).Run(start);
    }

    private EntryResult Run(EntryState state)
    {
        (stepStart, nextCommand, nextSample) = (state.Time, state.Time, state.Time);
        var end = state.Time + plan.LongestTime;
        var before = dynamics.Conditions(state);
        // Starts at the interface itself are of reports that round it.
        entered = before.Altitude < plan.Interface + 1000;
        while (true)
        {
            if (state.Time >= end)
                return Finish(EntryFate.TimedOut, state);
            if (state.Time >= nextCommand - TimeTolerance)
            {
                dynamics.Bank = bank.Bank(state, before);
                nextCommand = state.Time + bank.Cycle;
            }
            Keep(state, before);
            var h = before.Altitude > 1.2 * plan.Interface ? plan.CoastStep : plan.TimeStep;
            var (after, fired) = Advance(state, h);
            var conditions = dynamics.Conditions(after);
            Watch(state, before, after, conditions);
            if (conditions.Altitude <= plan.Ground + 1e-6)
            {
                events.Add(new(Touchdown, after, conditions));
                return Finish(EntryFate.Landed, after);
            }
            if (Crossed(state, before, after, conditions))
                return Finish(EntryFate.SkippedOut, after);
            (state, before) = (after, conditions);
            if (fired)
            {
                var step = plan.Steps[next++];
                events.Add(new(step.Name, state, conditions));
                if (step.Ends)
                    return Finish(EntryFate.Ended, state);
                state = Apply(step, state);
                before = dynamics.Conditions(state);
            }
        }
    }

    /// <summary>One step, cut where the ground or the next trigger comes first.</summary>
    private (EntryState State, bool Fired) Advance(in EntryState state, double h)
    {
        var after = dynamics.Step(state, h);
        if (Remaining(after).Least > 0)
            return (after, false);
        double low = 0,
            high = h;
        while (high - low > TimeTolerance)
        {
            var middle = 0.5 * (low + high);
            if (Remaining(dynamics.Step(state, middle)).Least > 0)
                low = middle;
            else
                high = middle;
        }
        after = dynamics.Step(state, high);
        return (after, Remaining(after).Trigger <= 0);
    }

    private (double Least, double Trigger) Remaining(in EntryState state)
    {
        var conditions = dynamics.Conditions(state);
        var ground = conditions.Altitude - plan.Ground;
        var trigger =
            next < plan.Steps.Length
                ? plan.Steps[next].When.Remaining(conditions, state.Time, stepStart)
                : double.PositiveInfinity;
        return (Math.Min(ground, trigger), trigger);
    }

    private EntryState Apply(DescentStep step, EntryState state)
    {
        stepStart = state.Time;
        if (step.Becomes is { } shape)
            dynamics.Vehicle = shape;
        if (step.CutsParachute)
            dynamics.Parachute = null;
        if (step.Opens is { } canopy)
            (dynamics.Parachute, dynamics.OpenedAt) = (canopy, state.Time);
        dynamics.Thruster = step.Burns;
        // Loads of a retrograde burn in space are none of an entry; of parachutes and landing engines neither.
        slowed |= step.Opens is not null;
        var mass = (step.MassBecomes ?? state.Mass) - step.Jettisons;
        if (!(mass > 0))
            throw new ArgumentException($"'{step.Name}' leaves a mass of {mass} kg", nameof(step));
        return state with { Mass = mass };
    }

    /// <summary>Interface, highest point of a skip; true when the vehicle is lost to space.</summary>
    private bool Crossed(
        in EntryState state,
        in FlightConditions before,
        in EntryState after,
        in FlightConditions conditions
    )
    {
        if (before.Altitude > plan.Interface && conditions.Altitude <= plan.Interface)
        {
            entered = true;
            events.Add(At(EntryInterface, state, after, before, conditions));
        }
        var rose = Vector3.Dot(state.Position, state.Velocity) > 0;
        var rises = Vector3.Dot(after.Position, after.Velocity) > 0;
        if (rose && !rises && heaviest is not null)
            events.Add(new(SkipApogee, after, conditions));
        if (before.Altitude > plan.Interface || conditions.Altitude <= plan.Interface)
            return false;
        events.Add(At(Exit, state, after, before, conditions));
        return entered && Apogee(after) > plan.HighestSkip;
    }

    // The speed changes by a percent in a step and the altitude by a kilometre; the straight line between is good to a metre.
    private EntryEvent At(
        string name,
        in EntryState low,
        in EntryState high,
        in FlightConditions before,
        in FlightConditions after
    )
    {
        var share = (plan.Interface - before.Altitude) / (after.Altitude - before.Altitude);
        var state = dynamics.Step(low, share * (high.Time - low.Time));
        return new(name, state, dynamics.Conditions(state));
    }

    /// <summary>Altitude of the apogee that the space-fixed motion leads to; infinite when it escapes.</summary>
    private double Apogee(in EntryState state)
    {
        var body = dynamics.Body;
        var velocity = state.SpaceFixedVelocity(body);
        var energy = velocity.NormSquared / 2 - body.GravitationalParameter / state.Position.Norm;
        if (energy >= 0)
            return double.PositiveInfinity;
        var axis = -body.GravitationalParameter / (2 * energy);
        var momentum = Vector3.Cross(state.Position, velocity).NormSquared;
        var eccentricity = Math.Sqrt(Math.Max(0, 1 - momentum / (body.GravitationalParameter * axis)));
        return axis * (1 + eccentricity) - body.Ellipsoid.EquatorialRadius;
    }

    private void Watch(
        in EntryState state,
        in FlightConditions before,
        in EntryState after,
        in FlightConditions conditions
    )
    {
        if (conditions.DynamicPressure > pressure.Value)
            pressure = new(conditions.DynamicPressure, after.Time, conditions.Altitude);
        if (conditions.HeatFlux > heat.Value)
        {
            heat = new(conditions.HeatFlux, after.Time, conditions.Altitude);
            hottest = null;
        }
        if (!slowed && dynamics.Thruster is null && conditions.Load > load.Value && conditions.DynamicPressure > 0)
        {
            load = new(conditions.Load, after.Time, conditions.Altitude);
            heaviest = null;
        }
        // Past a maximum: keep the state of it for the list of events.
        if (hottest is null && before.HeatFlux == heat.Value && heat.Value > 0)
            hottest = new(PeakHeat, state, before);
        if (heaviest is null && before.Load == load.Value && load.Value > 0.05)
            heaviest = new(PeakLoad, state, before);
    }

    private void Keep(in EntryState state, in FlightConditions conditions)
    {
        if (plan.SampleEvery <= 0 || state.Time < nextSample - TimeTolerance)
            return;
        samples.Add(new("", state, conditions));
        nextSample = state.Time + plan.SampleEvery;
    }

    private EntryResult Finish(EntryFate fate, in EntryState state)
    {
        if (hottest is not null)
            events.Add(hottest);
        if (heaviest is not null)
            events.Add(heaviest);
        if (plan.SampleEvery > 0)
            samples.Add(new("", state, dynamics.Conditions(state)));
        ImmutableArray<EntryEvent> ordered = [.. events.OrderBy(happened => happened.State.Time)];
        return new(fate, state, ordered, load, heat, pressure, [.. samples]);
    }
}
