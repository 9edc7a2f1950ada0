using Perilune.Flight.Transfers;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Targeting;

/// <summary>A number that may be changed to reach a target.</summary>
/// <param name="Name">In the field's words, for the report.</param>
/// <param name="Guess">First value.</param>
/// <param name="Scale">A moderate change.</param>
/// <param name="Least">Least value.</param>
/// <param name="Greatest">Greatest value.</param>
public sealed record Control(
    string Name,
    double Guess,
    double Scale,
    double Least = double.NegativeInfinity,
    double Greatest = double.PositiveInfinity
);

/// <summary>Where a flight starts: a state that depends on controls, or on none.</summary>
public sealed class FlightStart
{
    private readonly Func<double[], LunarState> state;

    private FlightStart(IReadOnlyList<Control> controls, Func<double[], LunarState> state) =>
        (Controls, this.state) = (controls, state);

    /// <summary>The controls.</summary>
    public IReadOnlyList<Control> Controls { get; }

    /// <summary>The state for values of the controls.</summary>
    public LunarState At(params double[] values) => state(values);

    /// <summary>A state that is given.</summary>
    public static FlightStart At(LunarState state) => new([], _ => state);

    /// <summary>A state that is a smooth function of controls; its derivatives are taken by symmetric differences.</summary>
    /// <param name="controls">The controls; a step of 1e-5 of a scale must be small.</param>
    /// <param name="state">The state relative to the Moon for their values.</param>
    public static FlightStart Of(IReadOnlyList<Control> controls, Func<double[], LunarState> state) =>
        new(controls, state);

    /// <summary>
    /// Injection at the perigee of a leg from a parking orbit: its time may move between limits, node, argument of perigee and
    /// speed are free.
    /// </summary>
    /// <param name="model">Where the Moon is.</param>
    /// <param name="time">Injection, TDB seconds past J2000.</param>
    /// <param name="timeLimits">Limits of the time; null where it is fixed.</param>
    /// <param name="radius">Of the parking orbit, m.</param>
    /// <param name="inclination">To the Earth's mean equator of J2000, rad.</param>
    /// <param name="node">First guess of its right ascension, rad.</param>
    /// <param name="argument">First guess of the argument of perigee, rad.</param>
    /// <param name="speed">First guess of the speed after injection, m/s.</param>
    public static FlightStart Injection(
        CislunarModel model,
        double time,
        (double Least, double Greatest)? timeLimits,
        double radius,
        double inclination,
        double node,
        double argument,
        double speed
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        List<Control> controls =
        [
            new("right ascension of the node", node, 0.1),
            new("argument of perigee", argument, 0.1),
            new("injection speed", speed, 100),
        ];
        if (timeLimits is { } limits)
            controls.Add(new("time of injection", time, 1e4, limits.Least, limits.Greatest));
        return new(
            controls,
            x =>
            {
                var (position, motion) = EarthConic.AtPerigee(x[0], x[1], inclination);
                return model.FromMoon(x.Length > 3 ? x[3] : time, new(position * radius, motion * x[2]));
            }
        );
    }

    /// <summary>The state and how it and its time change with each control, for one unit of it.</summary>
    internal (LunarState State, (Vector3 Position, Vector3 Velocity, double Time)[] Derivatives) WithDerivatives(
        double[] values
    )
    {
        var derivatives = new (Vector3, Vector3, double)[Controls.Count];
        for (var i = 0; i < Controls.Count; i++)
        {
            var step = 1e-5 * Controls[i].Scale;
            var (ahead, behind) = (At(Moved(i, step)), At(Moved(i, -step)));
            // What the rounding of the sum leaves of the step.
            step = (values[i] + step - (values[i] - step)) / 2;
            derivatives[i] = (
                (ahead.Position - behind.Position) / (2 * step),
                (ahead.Velocity - behind.Velocity) / (2 * step),
                (ahead.Time - behind.Time) / (2 * step)
            );
        }
        return (At(values), derivatives);

        double[] Moved(int control, double step)
        {
            var moved = (double[])values.Clone();
            moved[control] += step;
            return moved;
        }
    }
}
