using Perilune.Astro.Bodies;
using Perilune.Astro.Forces.Thrust;
using Perilune.Flight.Transfers;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Optimization;

namespace Perilune.Flight.Targeting;

/// <summary>One evaluation: the state on its way with its derivatives by every scaled control.</summary>
internal sealed class FlightEvaluation
{
    // Speed below which an impulse's size is rounded off, so that its derivative exists where it vanishes, m/s.
    private const double Smoothing = 1e-2;

    private readonly FlightProblem problem;
    private readonly ConstrainedValues result;
    private readonly double[] values;
    private readonly Vector3[] positions;
    private readonly Vector3[] velocities;
    private readonly double[] times;
    private readonly double[] masses;
    private LunarState state;
    private double mass;
    private int control;
    private int quantity;

    public FlightEvaluation(FlightProblem problem, ReadOnlySpan<double> point, ConstrainedValues result)
    {
        (this.problem, this.result) = (problem, result);
        var n = problem.Variables;
        values = new double[n];
        for (var i = 0; i < n; i++)
            values[i] = point[i] * problem.Controls[i].Scale;
        (positions, velocities) = (new Vector3[n], new Vector3[n]);
        (times, masses) = (new double[n], new double[n]);
        mass = problem.Mass;
    }

    private CislunarModel Model => problem.Model;

    public List<FlownArc> Run()
    {
        result.Value = 0;
        Array.Clear(result.Gradient);
        Array.Clear(result.Jacobian);
        var (at, derivatives) = problem.Start.WithDerivatives(values[..problem.Start.Controls.Count]);
        state = at;
        foreach (var (position, velocity, time) in derivatives)
        {
            var scale = problem.Controls[control].Scale;
            (positions[control], velocities[control]) = (position * scale, velocity * scale);
            times[control++] = time * scale;
        }
        var begun = (state.Time, Derivatives: (double[])times.Clone());
        var flown = new List<FlownArc>();
        foreach (var arc in problem.Arcs)
            flown.Add(Fly(arc));
        if (problem.Objective == FlightObjective.Duration)
        {
            result.Value = (state.Time - begun.Time) / 86400;
            for (var i = 0; i < times.Length; i++)
                result.Gradient[i] = (times[i] - begun.Derivatives[i]) / 86400;
        }
        return flown;
    }

    private FlownArc Fly(FlightArc arc)
    {
        if (arc.Patch is not null)
            Join();
        var impulse = Impulse(arc);
        var (begin, beginMass) = (state, mass);
        if (arc.Engine is { } engine)
        {
            var (direction, turning) = Burn(arc, engine);
            Require(arc);
            return new(arc.Name, begin, state, impulse, engine, direction, turning, beginMass, mass);
        }
        var (duration, column) = Duration(arc);
        var flown = ArcFlight.Coast(Model, state, duration);
        Carry(flown, column);
        Require(arc);
        return new(arc.Name, begin, state, impulse, null, default, default, mass, mass);
    }

    /// <summary>From here the state is the patch's own, and the difference to it is a requirement.</summary>
    private void Join()
    {
        var (r, v) = (new double[3], new double[3]);
        var first = control;
        for (var axis = 0; axis < 3; axis++)
        {
            r[axis] = values[control++];
            v[axis] = values[control++];
        }
        var patch = new LunarState(state.Time, new(r[0], r[1], r[2]), new(v[0], v[1], v[2]));
        var (dr, dv) = (state.Position - patch.Position, state.Velocity - patch.Velocity);
        for (var axis = 0; axis < 3; axis++)
        {
            Set(Component(dr, axis), i => Component(positions[i], axis), first + 2 * axis, FlightProblem.PlaceScale);
            Set(Component(dv, axis), i => Component(velocities[i], axis), first + 2 * axis + 1, 1000);
        }
        Array.Clear(positions);
        Array.Clear(velocities);
        for (var axis = 0; axis < 3; axis++)
        {
            positions[first + 2 * axis] = Unit(axis) * FlightProblem.PlaceScale;
            velocities[first + 2 * axis + 1] = Unit(axis) * FlightProblem.ImpulseScale;
        }
        // The patch does not move when its time does; derivatives here are total, so nothing else changes.
        state = patch;

        void Set(double value, Func<int, double> derivative, int own, double scale)
        {
            result.Quantities[quantity] = value / scale;
            for (var i = 0; i < values.Length; i++)
                result.Jacobian[quantity * values.Length + i] = derivative(i) / scale;
            result.Jacobian[quantity * values.Length + own] -= problem.Controls[own].Scale / scale;
            quantity++;
        }
    }

    private Vector3 Impulse(FlightArc arc)
    {
        var impulse = arc.Impulse;
        if (arc.ImpulseIsFree)
        {
            var first = control;
            impulse = new(values[control++], values[control++], values[control++]);
            var size = Math.Sqrt(impulse.NormSquared + Smoothing * Smoothing);
            for (var axis = 0; axis < 3; axis++)
            {
                velocities[first + axis] += Unit(axis) * FlightProblem.ImpulseScale;
                var slope = Component(impulse, axis) / size * FlightProblem.ImpulseScale;
                if (problem.Objective == FlightObjective.DeltaV)
                    result.Gradient[first + axis] += slope / 1000;
                if (double.IsFinite(arc.MostImpulse))
                    result.Jacobian[quantity * values.Length + first + axis] = slope / FlightProblem.MostImpulseScale;
            }
            if (problem.Objective == FlightObjective.DeltaV)
                result.Value += size / 1000;
            if (double.IsFinite(arc.MostImpulse))
                result.Quantities[quantity++] = size / FlightProblem.MostImpulseScale;
        }
        state = state with { Velocity = state.Velocity + impulse };
        return impulse;
    }

    private (Vector3 Direction, Vector3 Turning) Burn(FlightArc arc, ArcEngine engine)
    {
        var first = arc.Direction.Unit;
        var (second, third) = Across(first);
        var (direction, turning) = (first, arc.Turning);
        var (angle1, angle2, turning1, turning2) = (-1, -1, -1, -1);
        if (arc.DirectionIsFree)
        {
            (angle1, angle2) = (control++, control++);
            var (sin1, cos1) = Math.SinCos(values[angle1]);
            var (sin2, cos2) = Math.SinCos(values[angle2]);
            direction = (first * cos1 + second * sin1) * cos2 + third * sin2;
        }
        if (arc.TurningIsFree)
        {
            (turning1, turning2) = (control++, control++);
            turning += second * values[turning1] + third * values[turning2];
        }
        var (duration, column) = Duration(arc);
        var flow = engine.Thrust / (engine.SpecificImpulse * FiniteBurn.StandardGravity);
        if (!(flow * duration < mass))
            throw new ArgumentException(
                $"'{arc.Name}' burns {flow * duration:F0} kg of a mass of {mass:F0} kg: {mass / flow:F1} s would empty it"
            );
        var flown = ArcFlight.Burn(Model, state, duration, engine, mass, direction, turning, arc.TurningIsFree);
        // Starting later with the same mass leaves more of it at every instant, while the engine's law stays.
        var byMass = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
            byMass[i] = masses[i] + flow * times[i];
        var beforeTimes = (double[])times.Clone();
        Carry(flown, column);
        for (var i = 0; i < values.Length; i++)
        {
            Add(flown.ByMass, i, byMass[i]);
            // And its turning is behind by as much.
            for (var axis = 0; axis < 3; axis++)
                Add(flown.ByTurn[axis], i, -Component(turning, axis) * beforeTimes[i]);
        }
        if (angle1 >= 0)
        {
            var (sin1, cos1) = Math.SinCos(values[angle1]);
            var (sin2, cos2) = Math.SinCos(values[angle2]);
            Turned(angle1, (second * cos1 - first * sin1) * cos2);
            Turned(angle2, third * cos2 - (first * cos1 + second * sin1) * sin2);
        }
        if (turning1 >= 0)
        {
            Bent(turning1, second);
            Bent(turning2, third);
        }
        var before = mass;
        mass -= flow * duration;
        for (var i = 0; i < values.Length; i++)
        {
            var after = masses[i] - flow * (times[i] - beforeTimes[i]);
            if (problem.Objective == FlightObjective.DeltaV)
                result.Gradient[i] +=
                    engine.SpecificImpulse * FiniteBurn.StandardGravity / 1000 * (masses[i] / before - after / mass);
            masses[i] = after;
        }
        if (problem.Objective == FlightObjective.DeltaV)
            result.Value += engine.SpecificImpulse * FiniteBurn.StandardGravity / 1000 * Math.Log(before / mass);
        return (direction, turning);

        // A change of the unit vector is a turn about what is across both.
        void Turned(int column, Vector3 change)
        {
            var turn = Vector3.Cross(direction, change) * FlightProblem.TurnScale;
            for (var axis = 0; axis < 3; axis++)
                Add(flown.ByTurn[axis], column, Component(turn, axis));
        }

        void Bent(int column, Vector3 change)
        {
            for (var axis = 0; axis < 3; axis++)
                Add(flown.ByTurning[axis], column, Component(change, axis) * FlightProblem.TurningScale);
        }
    }

    private void Add((Vector3 Position, Vector3 Velocity) derivative, int column, double factor)
    {
        positions[column] += derivative.Position * factor;
        velocities[column] += derivative.Velocity * factor;
    }

    private (double Duration, int Column) Duration(FlightArc arc) =>
        arc.DurationLimits is null ? (arc.Duration, -1) : (values[control], control++);

    /// <summary>Carries state and derivatives over a piece.</summary>
    private void Carry(ArcFlight flown, int column)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var (position, velocity) = flown.Transition.Apply(
                positions[i] - state.Velocity * times[i],
                velocities[i] - flown.StartAcceleration * times[i]
            );
            if (i == column)
                times[i] += problem.Controls[i].Scale;
            positions[i] = position + flown.End.Velocity * times[i];
            velocities[i] = velocity + flown.EndAcceleration * times[i];
        }
        state = flown.End;
    }

    private void Require(FlightArc arc)
    {
        foreach (var requirement in arc.Requirements)
        {
            var gm = FlightTargeting.GravitationalParameter(Model, requirement.Body);
            var (r, v) = Relative(requirement.Body, state.Time);
            var (value, byPosition, byVelocity) = requirement.Quantity.WithDerivatives(state.Time, r, v, gm);
            // Bodies and axes that move under a state that stands still: half a minute is short for them.
            const double step = 30;
            var (later, laterV) = Relative(requirement.Body, state.Time + step);
            var (sooner, soonerV) = Relative(requirement.Body, state.Time - step);
            var byTime =
                (
                    requirement.Quantity.Of(state.Time + step, later, laterV, gm)
                    - requirement.Quantity.Of(state.Time - step, sooner, soonerV, gm)
                ) / (2 * step);
            result.Quantities[quantity] = value / requirement.Scale;
            for (var i = 0; i < values.Length; i++)
                result.Jacobian[quantity * values.Length + i] =
                    (Vector3.Dot(byPosition, positions[i]) + Vector3.Dot(byVelocity, velocities[i]) + byTime * times[i])
                    / requirement.Scale;
            quantity++;
        }
    }

    private (Vector3 Position, Vector3 Velocity) Relative(int body, double time)
    {
        if (body == NaifId.Moon)
            return (state.Position, state.Velocity);
        var (position, velocity) = Model.Forces.Ephemeris.State(body, NaifId.Moon, time);
        return (state.Position - position, state.Velocity - velocity);
    }

    private static (Vector3 Second, Vector3 Third) Across(Vector3 first)
    {
        var second = Vector3.Cross(Math.Abs(first.Z) < 0.9 ? Vector3.UnitZ : Vector3.UnitX, first).Unit;
        return (second, Vector3.Cross(first, second));
    }

    private static Vector3 Unit(int axis) =>
        axis switch
        {
            0 => Vector3.UnitX,
            1 => Vector3.UnitY,
            _ => Vector3.UnitZ,
        };

    private static double Component(Vector3 vector, int axis) =>
        axis switch
        {
            0 => vector.X,
            1 => vector.Y,
            _ => vector.Z,
        };
}
