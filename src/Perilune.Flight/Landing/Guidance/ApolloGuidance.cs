using Perilune.Flight.Landing.Descent;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Landing.Guidance;

/// <summary>
/// Apollo's landing guidance: a trim phase at the lowest thrust, braking (P63) and approach (P64) by the quadratic law with
/// the time to go from its cubic, and a vertical descent that nulls velocity (P65). A. R. Klumpp, "Apollo Lunar-Descent
/// Guidance", MIT Charles Stark Draper Laboratory R-695, 1971. As there, the law takes the turning ground for inertial and
/// the Moon for a point mass; the loop mends it.
/// </summary>
/// <param name="load">The erasable load.</param>
/// <param name="site">The site, in the body's axes, m.</param>
/// <param name="gravitationalParameter">m3/s2.</param>
public sealed class ApolloGuidance(ApolloGuidanceLoad load, Vector3 site, double gravitationalParameter)
    : IPoweredGuidance
{
    private int program = 63;
    private double? timeToGo;
    private double last;
    private bool full;
    private bool throttledUp;
    private bool recovered;
    private Matrix3? axes;

    /// <inheritdoc/>
    public double Period => load.Period;

    /// <summary>Time to go of the phase's aim, s, positive; not a number before the first command.</summary>
    public double TimeToGo => -timeToGo ?? double.NaN;

    /// <inheritdoc/>
    public DescentCommand Steer(in DescentState estimate)
    {
        if (timeToGo is { } known)
            timeToGo = known + (estimate.Time - last);
        last = estimate.Time;
        if (program == 65)
            return Vertical(estimate);
        var target = program == 63 ? load.Braking : load.Approach;
        var (position, velocity) = ToGuidance(estimate, target);
        timeToGo = Solve(target, position, velocity, timeToGo ?? Guess(position, velocity));
        if (-timeToGo <= target.EndTime)
        {
            if (program == 64)
            {
                program = 65;
                return Vertical(estimate);
            }
            program = 64;
            axes = null;
            timeToGo -= load.ApproachTime;
            target = load.Approach;
            (position, velocity) = ToGuidance(estimate, target);
            timeToGo = Solve(target, position, velocity, timeToGo.Value);
        }
        var t = timeToGo.Value;
        var p = 1 + load.LeadTime / t;
        var wanted =
            (3 * p - 2) * p * 12 / (t * t) * (target.Position - position)
            + (4 * p - 3) * p * 6 / t * target.Velocity
            + (2 * p - 1) * p * 6 / t * velocity
            + (6 * p * p - 6 * p + 1) * target.Acceleration;
        var acceleration = axes!.Value.TransposeTimes(wanted) - Gravity(estimate.Position);
        return Throttle(estimate, acceleration, estimate.Time < load.TrimTime ? "trim" : $"P{program}");
    }

    private Vector3 Gravity(Vector3 position) =>
        position * (-gravitationalParameter / Math.Pow(position.NormSquared, 1.5));

    private DescentCommand Vertical(in DescentState estimate)
    {
        var up = estimate.Position.Unit;
        var acceleration = (-load.SinkRate * up - estimate.Velocity) / load.VerticalTime - Gravity(estimate.Position);
        return Throttle(estimate, acceleration, "P65");
    }

    private DescentCommand Throttle(in DescentState estimate, Vector3 acceleration, string phase)
    {
        var fraction = acceleration.Norm * estimate.Mass / load.RatedThrust;
        if (phase == "trim")
            return new(load.Throttle.Least * load.RatedThrust * acceleration.Unit, phase);
        // After the trim phase the engine goes to full, and stays there until the law asks for little enough.
        if (!throttledUp)
            (throttledUp, full) = (true, true);
        var was = full;
        (var throttle, full) = load.Throttle.Choose(fraction, full);
        if (was && !full && program == 63)
            recovered = true;
        var name = phase == "P63" && recovered ? "P63 throttled" : phase;
        return new(throttle * load.RatedThrust * acceleration.Unit, name);
    }

    /// <summary>Position and velocity in guidance axes, which turn with the vehicle until the phase nears its end.</summary>
    private (Vector3 Position, Vector3 Velocity) ToGuidance(in DescentState estimate, QuadraticTarget target)
    {
        var offset = estimate.Position - site;
        if (axes is null || !(TimeToGo <= target.FreezeTime))
        {
            var up = site.Unit;
            var ahead = timeToGo is { } t ? offset - target.CrossRangeGain * t / 4 * estimate.Velocity : offset;
            var right = Vector3.Cross(up, ahead).Unit;
            axes = Matrix3.FromRows(up, right, Vector3.Cross(up, right));
        }
        return (axes.Value * offset, axes.Value * estimate.Velocity);
    }

    /// <summary>A first time to go: the distance at two thirds of the speed.</summary>
    private static double Guess(Vector3 position, Vector3 velocity) => -position.Norm / (0.6 * velocity.Norm);

    /// <summary>Newton's method on the cubic of the time to go (Klumpp, equation 7), in target time, negative.</summary>
    private static double Solve(QuadraticTarget target, Vector3 position, Vector3 velocity, double guess)
    {
        var t = guess;
        for (var i = 0; i < 50; i++)
        {
            var linear = 18 * target.Velocity.Z + 6 * velocity.Z;
            var value =
                ((target.ForwardJerk * t + 6 * target.Acceleration.Z) * t + linear) * t
                + 24 * (target.Position.Z - position.Z);
            var slope = (3 * target.ForwardJerk * t + 12 * target.Acceleration.Z) * t + linear;
            var step = value / slope;
            // A step across zero would leave the branch.
            t = t - step < 0 ? t - step : 0.5 * t;
            if (Math.Abs(step) < 1e-9)
                break;
        }
        return t;
    }
}
