using Perilune.Flight.Landing.Guidance;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Tests.Landing;

public sealed class TerminalLawTests
{
    private static readonly Vector3 gravity = new(-1.62, 0, 0);
    private static readonly Vector3 position = new(2200, 100, -7500);
    private static readonly Vector3 velocity = new(-45, -2, 160);
    private static readonly Vector3 endVelocity = new(-1, 0, 0);
    private static readonly Vector3 endAcceleration = new(1.7, 0, -0.2);

    // Gain 12 is Apollo's law in target time T = -t: a = 12 (rT - r) / T^2 + 6 vT / T + 6 v / T + aT (Klumpp 1971), with the
    // accelerations total.
    [Fact]
    public void GainOfTwelve_IsApollosQuadraticLaw()
    {
        const double t = 90;
        var ours = TerminalLaw.ThrustAcceleration(
            t,
            position,
            velocity,
            Vector3.Zero,
            endVelocity,
            endAcceleration,
            gravity,
            TerminalLaw.Apollo
        );
        var total =
            12 / (t * t) * (Vector3.Zero - position)
            - 6 / t * endVelocity
            - 6 / t * velocity
            + endAcceleration
            + gravity;
        Assert.Equal(0, (ours - (total - gravity)).Norm, 1e-12);
    }

    // Gain 6 is zero-effort-miss, zero-effort-velocity: a = 6 ZEM / t^2 - 2 ZEV / t (Guo, Hawkins and Wie 2013).
    [Fact]
    public void GainOfSix_IsZeroEffortFeedback()
    {
        const double t = 90;
        var ours = TerminalLaw.ThrustAcceleration(
            t,
            position,
            velocity,
            Vector3.Zero,
            endVelocity,
            endAcceleration,
            gravity,
            TerminalLaw.Energy
        );
        var miss = Vector3.Zero - (position + t * velocity + t * t / 2 * gravity);
        var error = endVelocity - (velocity + t * gravity);
        Assert.Equal(0, (ours - (6 / (t * t) * miss - 2 / t * error)).Norm, 1e-12);
    }

    // The quartic's time is where the integral of the squared acceleration is stationary in the end time; the integral of the
    // law's linear acceleration (a0 to a1) over t is t (a0^2 + a0 a1 + a1^2) / 3.
    [Fact]
    public void LeastEffortTime_IsStationary()
    {
        double Effort(double t)
        {
            Vector3 At(Vector3 r, Vector3 v, double left) =>
                TerminalLaw.ThrustAcceleration(left, r, v, Vector3.Zero, endVelocity, default, gravity, 6);
            var a0 = At(position, velocity, t);
            // Coefficients of a = a0 + k s from the end velocity.
            var k = 2 / (t * t) * (endVelocity - velocity - t * (a0 + gravity));
            var a1 = a0 + t * k;
            return t * (a0.NormSquared + Vector3.Dot(a0, a1) + a1.NormSquared) / 3;
        }
        var best = TerminalGuidance.LeastEffortTime(Vector3.Zero - position, velocity, endVelocity, gravity);
        Assert.InRange(best, 50, 200);
        var slope = (Effort(best + 0.01) - Effort(best - 0.01)) / 0.02;
        Assert.Equal(0, slope, 1e-4);
        Assert.True(Effort(best) < Effort(best - 5) && Effort(best) < Effort(best + 5));
    }

    [Theory]
    // Full until less than 57 % is asked for, then throttled until more than 63 %.
    [InlineData(0.70, true, 0.94, true)]
    [InlineData(0.58, true, 0.94, true)]
    [InlineData(0.56, true, 0.56, false)]
    [InlineData(0.62, false, 0.6, false)]
    [InlineData(0.64, false, 0.94, true)]
    [InlineData(0.05, false, 0.1, false)]
    public void Throttle_LeavesOutTheForbiddenBand(double wanted, bool full, double throttle, bool stays) =>
        Assert.Equal((throttle, stays), new ThrottleRecovery(0.94, 0.1, 0.6, 0.57, 0.63).Choose(wanted, full));
}
