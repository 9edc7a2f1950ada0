using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Simulation.Propagation;

/// <summary>A state of a flight, about the centre and in the axes that are wanted.</summary>
/// <param name="Elapsed">TDB seconds after the epoch of the initial state.</param>
/// <param name="Epoch">The instant.</param>
/// <param name="State">Position and velocity, m and m/s.</param>
public readonly record struct SampledState(double Elapsed, Epoch Epoch, PositionVelocity State);

/// <summary>Takes states of a flight about any centre and in any axes.</summary>
internal sealed class TrajectorySampling(
    PropagationOutcome outcome,
    PropagationSky sky,
    ForceModel model,
    int center,
    Frame frame
)
{
    /// <summary>
    /// States in the order of the flight: every so often from the epoch on, or at the steps of the integration, and at the
    /// end. At a manoeuvre the state is the one after it.
    /// </summary>
    public IEnumerable<SampledState> Table(double? interval)
    {
        var last = outcome.Final.Epoch - outcome.Initial.Epoch;
        if (interval is { } every)
        {
            var count = (long)Math.Ceiling(Math.Abs(last) / every * (1 - 1e-15));
            var leg = 0;
            for (var i = 0L; i < count; i++)
            {
                var elapsed = Math.Sign(last) * (i * every);
                // The last leg that has begun by then.
                while (leg + 1 < outcome.Legs.Count && Math.Abs(Offset(leg + 1)) <= Math.Abs(elapsed))
                    leg++;
                yield return At(leg, elapsed - Offset(leg));
            }
        }
        else
        {
            for (var leg = 0; leg < outcome.Legs.Count; leg++)
            {
                // The end of a leg is the beginning of the next, after the manoeuvre.
                foreach (var knot in Knots(leg).SkipLast(1))
                    yield return At(leg, knot);
            }
        }
        yield return Transformed(last, outcome.Final.Epoch, new(outcome.Final.Position, outcome.Final.Velocity));
    }

    /// <summary>
    /// States of a leg in the order of time, both ends among them, closer together where the motion is quicker: some part of
    /// the shortest sqrt(d3/GM) of all that attract. Steps of the integration would not do: at edges of shadow they become so
    /// short that an interpolation through them is lost in rounding.
    /// </summary>
    public IReadOnlyList<SampledState> LegByPace(int leg, double part)
    {
        var (time, end) = (outcome.Legs[leg].Solution.Start, outcome.Legs[leg].Solution.End);
        var times = new List<double>();
        while (time < end)
        {
            times.Add(time);
            time += part * Pace(leg, time);
        }
        // A last stretch much shorter than the one before is joined to it.
        if (times.Count > 1 && end - times[^1] < (times[^1] - times[^2]) / 2)
            times.RemoveAt(times.Count - 1);
        times.Add(end);
        return [.. times.Select(t => At(leg, t))];
    }

    private double Pace(int leg, double time)
    {
        var trajectory = outcome.Legs[leg];
        var position = trajectory.AtElapsed(time).Position;
        var tdb = (trajectory.Initial + time).SecondsPastJ2000;
        var pace = Pace(position, model.Central.GravitationalParameter);
        foreach (var body in model.Others)
        {
            var place = sky.Ephemeris.Position(body.Body, model.Central.Body, tdb);
            pace = Math.Min(pace, Pace(position - place, body.GravitationalParameter));
        }
        return pace;
    }

    private static double Pace(Vector3 offset, double gravitationalParameter)
    {
        var distance = offset.Norm;
        return Math.Sqrt(distance / gravitationalParameter) * distance;
    }

    /// <summary>States of a leg in the order of time, every so often from its first instant on, and at its end.</summary>
    public IReadOnlyList<SampledState> Leg(int leg, double interval)
    {
        var (start, end) = (outcome.Legs[leg].Solution.Start, outcome.Legs[leg].Solution.End);
        var count = (int)Math.Ceiling((end - start) / interval * (1 - 1e-15));
        return [.. Enumerable.Range(0, count).Select(i => At(leg, start + i * interval)), At(leg, end)];
    }

    /// <summary>A state of a leg.</summary>
    /// <param name="leg">Which.</param>
    /// <param name="time">Seconds after the leg's own first state.</param>
    public SampledState At(int leg, double time)
    {
        var trajectory = outcome.Legs[leg];
        return Transformed(Offset(leg) + time, trajectory.Initial + time, trajectory.AtElapsed(time));
    }

    private SampledState Transformed(double elapsed, Epoch epoch, PositionVelocity state)
    {
        var central = outcome.Initial.Origin;
        if (center != central)
            state -= sky.Ephemeris.State(center, central, epoch.SecondsPastJ2000);
        if (frame != Frame.Icrf)
            state = sky.Frames.Transformation(Frame.Icrf, frame, epoch).Apply(state);
        return new(elapsed, epoch, state);
    }

    private double Offset(int leg) => outcome.Legs[leg].Initial - outcome.Initial.Epoch;

    private double[] Knots(int leg)
    {
        var knots = outcome.Legs[leg].Solution.Knots.ToArray();
        if (outcome.IsBackward)
            Array.Reverse(knots);
        return knots;
    }
}
