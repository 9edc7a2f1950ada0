using Perilune.Astro.Ephemerides;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Ascent;

/// <summary>
/// Closed-loop guidance to a radius, speed, flight-path angle and plane over several stages: unified powered flight guidance
/// (R. F. Jaggers, "An explicit solution to the exoatmospheric powered flight guidance and trajectory optimization problem for
/// rocket propelled vehicles", AIAA 77-1051; T. J. Brand, D. W. Brown, J. P. Higgins, "Unified Powered Flight Guidance",
/// C. S. Draper Laboratory, 1973). Thrust turns by the linear tangent law; the velocity to be gained is corrected from
/// prediction to prediction. The coast that gives the effect of gravity is integrated with the planet's oblateness.
/// </summary>
/// <param name="planet">The planet.</param>
/// <param name="target">Where to.</param>
public sealed class ExplicitGuidance(LaunchPlanet planet, InsertionTarget target)
{
    private const int CoastSteps = 12;

    // Directions of thrust turn by less than this on the way: beyond it the expansions of the law do not hold.
    private const double GreatestTurn = 1.2;

    private Vector3 toGain;
    private Vector3 bias;
    private Vector3 gravityShift;
    private Vector3 end;
    private bool started;

    /// <summary>Time to cut-off, s, of the last solution.</summary>
    public double TimeToGo { get; private set; } = 1;

    /// <summary>Direction of thrust at the instant of the last solution; not of unit length.</summary>
    public Vector3 Direction { get; private set; }

    /// <summary>How <see cref="Direction"/> changes, 1/s.</summary>
    public Vector3 DirectionRate { get; private set; }

    /// <summary>Solves from scratch until the time to cut-off settles.</summary>
    /// <returns>Whether it did.</returns>
    public bool Converge(PositionVelocity state, IReadOnlyList<GuidanceStage> stages)
    {
        Start(state);
        for (var i = 0; i < 100; i++)
        {
            var before = TimeToGo;
            Update(state, Vector3.Zero, stages);
            if (!double.IsFinite(TimeToGo))
                return false;
            if (i > 3 && Math.Abs(TimeToGo - before) < 1e-3)
                return true;
        }
        return false;
    }

    /// <summary>Solves once more, from the solution before.</summary>
    /// <param name="state">Now, launch axes.</param>
    /// <param name="gained">Velocity that thrust has given since the solution before, m/s.</param>
    /// <param name="stages">What is ahead; the last one long enough.</param>
    public void Update(PositionVelocity state, Vector3 gained, IReadOnlyList<GuidanceStage> stages)
    {
        ArgumentNullException.ThrowIfNull(stages);
        if (!started)
            Start(state);
        toGain -= gained;
        var before = TimeToGo;
        var integrals = ThrustIntegrals.Over(toGain.Norm, stages);
        var time = integrals.Time;
        TimeToGo = time;
        var aim = toGain.Unit;
        gravityShift *= time / before * (time / before);
        var shift = end - (state.Position + state.Velocity * time + gravityShift);
        // The place along the orbit is free: the thrust turns so that its last free component vanishes.
        var forward = Vector3.Cross(end, -target.Normal).Unit;
        var across = shift - forward * Vector3.Dot(forward, shift);
        var along = (integrals.Shift - Vector3.Dot(aim, across)) / Vector3.Dot(aim, forward);
        shift = across + forward * along + bias;
        var centre = integrals.Moment / integrals.Velocity;
        var turning = (shift - aim * integrals.Shift) / (integrals.ShiftMoment - integrals.Shift * centre);
        var turn = turning.Norm * centre;
        if (turn > GreatestTurn)
            turning *= GreatestTurn / turn;
        Direction = aim - turning * centre;
        DirectionRate = turning;
        var (velocity, position) = Thrust(aim, turning, integrals);
        bias = shift - position;
        var (gravityVelocity, newShift) = Gravity(state, position, velocity, time);
        gravityShift = newShift;
        var predicted = state.Position + state.Velocity * time + gravityShift + position;
        predicted -= target.Normal * Vector3.Dot(predicted, target.Normal);
        end = predicted.Unit * target.Radius;
        toGain = WantedVelocity() - state.Velocity - gravityVelocity + (toGain - velocity);
    }

    private void Start(PositionVelocity state)
    {
        const double ahead = 20 * Math.PI / 180;
        started = true;
        var flat = state.Position - target.Normal * Vector3.Dot(state.Position, target.Normal);
        var (sin, cos) = Math.SinCos(ahead);
        end = (flat.Unit * cos + Vector3.Cross(target.Normal, flat).Unit * sin) * target.Radius;
        toGain = WantedVelocity() - state.Velocity;
        gravityShift = planet.Gravity(state.Position) * 0.5;
        bias = Vector3.Zero;
        TimeToGo = 1;
    }

    private Vector3 WantedVelocity()
    {
        var (sin, cos) = Math.SinCos(target.FlightPathAngle);
        var up = end.Unit;
        return (up * sin + Vector3.Cross(target.Normal, up) * cos) * target.Speed;
    }

    /// <summary>What thrust along the law gives: velocity, m/s, and shift, m (Brand et al., section on the thrust integrals).</summary>
    private (Vector3 Velocity, Vector3 Position) Thrust(Vector3 aim, Vector3 turning, in ThrustIntegrals i)
    {
        if (turning.Norm == 0)
            return (aim * i.Velocity, aim * i.Shift);
        var angle = Vector3.Angle(Direction, aim);
        var rate = -angle * i.Velocity / i.Moment;
        var velocity =
            i.Velocity * (1 - 0.5 * angle * angle) - i.Moment * angle * rate - 0.5 * i.SecondMoment * rate * rate;
        var shift =
            i.Shift * (1 - 0.5 * angle * angle)
            - i.ShiftMoment * angle * rate
            - 0.5 * i.ShiftSecondMoment * rate * rate;
        return (aim * velocity, aim * shift - turning.Unit * (i.Shift * angle + i.ShiftMoment * rate));
    }

    /// <summary>
    /// What gravity does to velocity and place on the way, from a coast whose start is moved so that it runs amid the powered
    /// arc (Jaggers, conic prediction; here integrated).
    /// </summary>
    private (Vector3 Velocity, Vector3 Shift) Gravity(
        PositionVelocity state,
        Vector3 shift,
        Vector3 velocity,
        double time
    )
    {
        var start = state.Position - shift * 0.1 - velocity * (time / 30);
        var startVelocity = state.Velocity + shift * (1.2 / time) - velocity * 0.1;
        var (position, speed) = (start, startVelocity);
        var h = time / CoastSteps;
        for (var i = 0; i < CoastSteps; i++)
        {
            // Nystroem's method of order 4 (Hairer, Norsett, Wanner, section II.14).
            var k1 = planet.Gravity(position);
            var k2 = planet.Gravity(position + speed * (h / 2) + k1 * (h * h / 8));
            var k3 = planet.Gravity(position + speed * h + k2 * (h * h / 2));
            position += speed * h + (k1 + k2 * 2) * (h * h / 6);
            speed += (k1 + k2 * 4 + k3) * (h / 6);
        }
        return (speed - startVelocity, position - start - startVelocity * time);
    }
}
