using Perilune.Flight.Landing.Descent;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Landing.Guidance;

/// <summary>
/// A landing gate by gate: each leg by the terminal law in its own time to go, then a vertical descent at a constant sink rate.
/// </summary>
/// <param name="legs">In the order of flying; may be empty.</param>
/// <param name="site">In the body's axes, m.</param>
/// <param name="body">What guidance knows of it: a point mass.</param>
/// <param name="sinkRate">Of the vertical descent, m/s.</param>
/// <param name="verticalTime">Time constant with which the vertical descent nulls velocity, s.</param>
/// <param name="period">Time between two commands, s.</param>
/// <param name="pointingCone">Greatest angle of thrust to the vertical, rad; what lies beyond is turned in to it.</param>
public sealed class TerminalGuidance(
    IReadOnlyList<TerminalLeg> legs,
    Vector3 site,
    LandingBody body,
    double sinkRate,
    double verticalTime = 3,
    double period = 1,
    double pointingCone = Math.PI
) : IPoweredGuidance
{
    // Nearer to its gate than this a leg's gains grow without bound, and the next leg begins.
    private const double LegEnd = 3;

    private int leg;
    private double? holdEnd;
    private Vector3? approach;

    /// <inheritdoc/>
    public double Period => period;

    /// <inheritdoc/>
    public DescentCommand Steer(in DescentState estimate)
    {
        var up = site.Unit;
        if (approach is null)
        {
            var toSite = site - estimate.Position;
            var along = toSite - Vector3.Dot(toSite, up) * up;
            approach = along.Norm > 1 ? along.Unit : Vector3.Cross(up, Vector3.UnitX).Unit;
        }
        var gravity = PointMass(estimate.Position);
        while (leg < legs.Count)
        {
            var gate = legs[leg];
            if (estimate.Time < holdEnd)
                return new(estimate.Mass * Within(Slowed(estimate, 0), estimate.Position.Unit), gate.Name);
            var place = site + gate.Height * up - gate.Before * approach.Value;
            var velocity = gate.ForwardSpeed * approach.Value - gate.SinkRate * up;
            var timeToGo =
                (gate.EndTime - estimate.Time)
                ?? LeastEffortTime(place - estimate.Position, estimate.Velocity, velocity, gravity);
            if (holdEnd is not null || timeToGo < LegEnd)
            {
                // A gate to hover at is left only when its time is over.
                if (holdEnd is null && gate.Hold > 0)
                {
                    holdEnd = estimate.Time + timeToGo + gate.Hold;
                    continue;
                }
                holdEnd = null;
                leg++;
                continue;
            }
            // At the end upright, in what holds the vehicle against gravity.
            var acceleration = TerminalLaw.ThrustAcceleration(
                timeToGo,
                estimate.Position,
                estimate.Velocity,
                place,
                velocity,
                -1 * gravity,
                gravity,
                gate.Gain
            );
            return new(estimate.Mass * Within(acceleration, estimate.Position.Unit), gate.Name);
        }
        return new(estimate.Mass * Within(Slowed(estimate, sinkRate), estimate.Position.Unit), "vertical descent");
    }

    private Vector3 Slowed(in DescentState estimate, double sinkRate) =>
        (-sinkRate * estimate.Position.Unit - estimate.Velocity) / verticalTime - PointMass(estimate.Position);

    /// <summary>
    /// Time to go for which the law's integral of squared thrust acceleration in uniform gravity is stationary, s (C. D'Souza,
    /// "An optimal guidance law for planetary landing", AIAA 97-3709): g2/2 t4 - 2 (v v + v w + w w) t2 + 12 r (v + w) t -
    /// 18 r r = 0 for what is to be flown, r, from velocity v to w; its only positive root.
    /// </summary>
    internal static double LeastEffortTime(Vector3 offset, Vector3 start, Vector3 end, Vector3 gravity)
    {
        var quartic = 0.5 * gravity.NormSquared;
        var square = -2 * (start.NormSquared + Vector3.Dot(start, end) + end.NormSquared);
        var linear = 12 * Vector3.Dot(offset, start + end);
        var constant = -18 * offset.NormSquared;
        double Value(double t) => ((quartic * t * t + square) * t + linear) * t + constant;
        // Negative at zero, positive far away: the greatest root by halving from a time at which it is surely positive.
        var high = 1.0;
        while (Value(high) < 0 && high < 1e6)
            high *= 2;
        var low = 0.0;
        for (var i = 0; i < 60; i++)
        {
            var middle = 0.5 * (low + high);
            if (Value(middle) < 0)
                low = middle;
            else
                high = middle;
        }
        return high;
    }

    private Vector3 PointMass(Vector3 position) =>
        position * (-body.GravitationalParameter / Math.Pow(position.NormSquared, 1.5))
        - Vector3.Cross(body.Spin, Vector3.Cross(body.Spin, position));

    private Vector3 Within(Vector3 acceleration, Vector3 up)
    {
        var angle = Vector3.Angle(acceleration, up);
        if (angle <= pointingCone)
            return acceleration;
        // The vertical part stays, so that the vehicle is still held; below the horizon the least is upright.
        var vertical = Math.Max(Vector3.Dot(acceleration, up), 0);
        var across = acceleration - Vector3.Dot(acceleration, up) * up;
        return vertical * up + vertical * Math.Tan(pointingCone) * across.Unit;
    }
}
