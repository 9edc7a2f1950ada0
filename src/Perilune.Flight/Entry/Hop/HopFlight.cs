using Perilune.Astro.Atmospheres;
using Perilune.Flight.Landing.Touchdown;
using Perilune.Flight.Targeting;

namespace Perilune.Flight.Entry.Hop;

/// <summary>
/// Flies a hop in a vertical plane as a rigid body: a climb at a held speed with engines cut one by one, a fall on the belly
/// with the drag of a body across the wind, the turn upright by gimballed engines, and a landing on a profile of constant
/// deceleration. The force of the air acts across and along the body by the squares of the two components of the wind (the
/// cross-flow principle: H. J. Allen, NACA RM A9I26, 1949); its moment is taken by the flaps, the turn is made by the engines.
/// </summary>
public sealed class HopFlight
{
    /// <summary>An engine is cut on the way up.</summary>
    public const string Cutoff = "engine cut";

    /// <summary>The engines are called for the landing.</summary>
    public const string Relight = "relight";

    /// <summary>The stage has turned upright, within 15 degrees.</summary>
    public const string Upright = "upright";

    /// <summary>One engine is left.</summary>
    public const string LastEngine = "one engine";

    /// <summary>The ground.</summary>
    public const string Touchdown = "touchdown";

    private const double Belly = Math.PI / 2;

    // Control: the speed of the climb and of the landing is corrected within a second, attitude as a damped oscillator.
    private const double SpeedTime = 1;
    private const double BrakingToApogee = 1; // m/s2
    private const double PitchFrequency = 1.2; // rad/s
    private const double LargestTilt = 15 * Math.PI / 180;
    private const double TiltPerSpeed = 0.02; // rad per m/s across

    private readonly RocketStage stage;
    private readonly HopPlan plan;
    private readonly AtmosphericProfile air;
    private readonly List<HopEvent> events = [];
    private readonly List<HopState> samples = [];
    private int burning;
    private double calledAt;
    private Phase phase;
    private double phaseStart;
    private double command;
    private double gimbal;
    private double turn;

    private HopFlight(RocketStage stage, HopPlan plan, AtmosphericProfile air) =>
        (this.stage, this.plan, this.air, burning) = (stage, plan, air, stage.Engines.Count);

    private enum Phase
    {
        Climb,
        Tip,
        Fall,
        Land,
    }

    /// <summary>Flies a plan.</summary>
    /// <exception cref="ArgumentException">The plan has not one cut for each engine.</exception>
    /// <exception cref="NoSolutionException">The engines cannot lift the stage, or the tanks run dry; says when.</exception>
    public static HopResult Fly(RocketStage stage, HopPlan plan, AtmosphericProfile air)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(air);
        if (plan.Cutoffs.Length != stage.Engines.Count)
            throw new ArgumentException(
                $"{plan.Cutoffs.Length} cut-offs for the {stage.Engines.Count} engines of {stage.Name}: give one for each",
                nameof(plan)
            );
        var weight = (stage.DryMass + plan.Propellant) * plan.Gravity;
        var thrust = stage.Engines.Count * stage.Engines.Thrust;
        if (weight >= thrust)
            throw new NoSolutionException(
                $"{stage.Name} weighs {weight / 1e6:F2} MN and its engines lift {thrust / 1e6:F2} MN",
                $"load at most {(thrust / plan.Gravity - stage.DryMass) / 1000:F0} t of propellant"
            );
        return new HopFlight(stage, plan, air).Run();
    }

    /// <summary>The climb alone, to the apogee after the last engine is cut, however little propellant it takes.</summary>
    internal static (HopState End, double Apogee) Climb(RocketStage stage, HopPlan plan, AtmosphericProfile air)
    {
        var flight = new HopFlight(stage, plan, air);
        var state = flight.OnPad();
        var apogee = 0.0;
        while (flight.phase == Phase.Climb || state.ClimbSpeed > 0)
        {
            flight.Decide(state);
            flight.Steer(state);
            var after = flight.Step(state, plan.TimeStep);
            state = after.Altitude < 0 ? after with { Altitude = 0, ClimbSpeed = 0 } : after;
            apogee = Math.Max(apogee, state.Altitude);
        }
        return (state, apogee);
    }

    private HopState OnPad() => new(0, 0, 0, 0, 0, 0, 0, stage.DryMass + plan.Propellant, 0);

    private HopResult Run()
    {
        var state = OnPad();
        var apogee = 0.0;
        var nextSample = 0.0;
        var upright = false;
        while (true)
        {
            Decide(state);
            Steer(state);
            if (plan.SampleEvery > 0 && state.Time >= nextSample - 1e-9)
            {
                samples.Add(state);
                nextSample += plan.SampleEvery;
            }
            var after = Step(state, plan.TimeStep);
            if (after.Mass < stage.DryMass)
                throw new NoSolutionException(
                    $"the tanks of {stage.Name} run dry {after.Time:F1} s after lift-off, {after.Altitude:F0} m up",
                    $"load more than {plan.Propellant / 1000:F0} t"
                );
            apogee = Math.Max(apogee, after.Altitude);
            if (phase == Phase.Land && !upright && Math.Abs(after.Pitch) < LargestTilt && after.Thrust > 0)
            {
                upright = true;
                events.Add(new(Upright, after));
            }
            if (after.Altitude <= 0 && apogee > 1)
            {
                var share = state.Altitude / (state.Altitude - after.Altitude);
                after = Step(state, plan.TimeStep * share);
                events.Add(new(Touchdown, after));
                samples.Add(after);
                return new(after, apogee, Judge(after), [.. events], [.. samples]);
            }
            // On the pad until the thrust lifts.
            state = after.Altitude < 0 ? after with { Altitude = 0, ClimbSpeed = 0 } : after;
        }
    }

    private void Decide(in HopState state)
    {
        switch (phase)
        {
            case Phase.Climb:
                var cut = plan.Cutoffs.Length - burning;
                if (burning > 0 && state.Time >= plan.Cutoffs[cut] - 1e-9)
                {
                    burning--;
                    events.Add(new($"{Cutoff} {cut + 1}", state));
                }
                if (burning == 0)
                    Enter(Phase.Tip, state);
                break;
            case Phase.Tip when state.Time - phaseStart >= plan.TipTime:
                Enter(Phase.Fall, state);
                break;
            case Phase.Tip or Phase.Fall when state.Altitude <= plan.Relight && state.ClimbSpeed < 0:
                Enter(Phase.Land, state);
                (burning, calledAt) = (stage.Engines.Count, state.Time);
                events.Add(new(Relight, state));
                break;
            default:
                break;
        }
    }

    private void Enter(Phase next, in HopState state) => (phase, phaseStart) = (next, state.Time);

    /// <summary>Thrust, gimbal and, where the flaps do it, the acceleration of the pitch for the coming step.</summary>
    private void Steer(in HopState state)
    {
        (command, gimbal, turn) = (0, 0, 0);
        switch (phase)
        {
            case Phase.Climb:
                var left = Math.Max(0, plan.Apogee - state.Altitude);
                var wanted = Math.Min(plan.ClimbSpeed, Math.Sqrt(2 * BrakingToApogee * left));
                Throttle(state, (wanted - state.ClimbSpeed) / SpeedTime, 1);
                break;
            case Phase.Tip:
                // Evenly accelerated to half-way, evenly slowed from there.
                var t = (state.Time - phaseStart) / plan.TipTime;
                turn = (t < 0.5 ? 4 : -4) * Belly / (plan.TipTime * plan.TipTime);
                break;
            case Phase.Fall:
                turn = Pull(state, Belly - plan.GlidePitch);
                break;
            default:
                Land(state);
                break;
        }
    }

    private static double Pull(in HopState state, double aim) =>
        PitchFrequency * PitchFrequency * (aim - state.Pitch) - 1.8 * PitchFrequency * state.PitchRate;

    private void Land(in HopState state)
    {
        if (state.Time - calledAt < stage.Engines.StartDelay)
        {
            turn = Pull(state, Belly - plan.GlidePitch);
            return;
        }
        var engines = stage.Engines;
        var fall = -state.ClimbSpeed;
        var deceleration = plan.ProfileThrottle * engines.Thrust / state.Mass - plan.Gravity;
        var wanted = Math.Sqrt(
            plan.TouchdownSpeed * plan.TouchdownSpeed + 2 * Math.Max(0, deceleration) * Math.Max(0, state.Altitude)
        );
        var upright = Math.Cos(state.Pitch);
        var needed = state.Mass * (plan.Gravity + deceleration + (fall - wanted) / SpeedTime) / Math.Max(0.5, upright);
        // All burn for the turn; once upright and on the profile, one is enough.
        if (burning > 1 && Math.Abs(state.Pitch) < LargestTilt && needed < engines.Thrust)
        {
            burning = 1;
            events.Add(new(LastEngine, state));
        }
        var lowest = burning * engines.LowestThrottle * engines.Thrust;
        command = Math.Clamp(upright < 0.5 ? lowest : needed, lowest, burning * engines.Thrust);
        if (burning == 1)
            command *= plan.LandingThrustShare;
        var aim = Math.Clamp(-TiltPerSpeed * state.AcrossSpeed, -LargestTilt, LargestTilt);
        // Near the ground upright comes before standing still.
        aim *= Math.Clamp(state.Altitude / 60, 0, 1);
        var inertia = state.Mass * stage.GyrationRadius * stage.GyrationRadius;
        var sine = Pull(state, aim) * inertia / (Math.Max(state.Thrust, lowest) * stage.GimbalArm);
        gimbal = Math.Asin(Math.Clamp(sine, -Math.Sin(engines.Gimbal), Math.Sin(engines.Gimbal)));
    }

    private void Throttle(in HopState state, double acceleration, double share)
    {
        var engines = stage.Engines;
        var drag = Drag(state, 0);
        var needed = state.Mass * (plan.Gravity + acceleration) + drag;
        command =
            share * Math.Clamp(needed, burning * engines.LowestThrottle * engines.Thrust, burning * engines.Thrust);
    }

    /// <summary>Drag straight down of a climb, N.</summary>
    private double Drag(in HopState state, double wind)
    {
        var speed = state.ClimbSpeed - wind;
        return 0.5 * air.At(plan.Ground + state.Altitude).Density * speed * Math.Abs(speed) * stage.AxialDragArea;
    }

    private HopState Step(in HopState s, double h)
    {
        var a = Rates(s);
        var b = Rates(Moved(s, a, h / 2));
        var c = Rates(Moved(s, b, h / 2));
        var d = Rates(Moved(s, c, h));
        return Moved(s, a, h / 6).Add(b, h / 3).Add(c, h / 3).Add(d, h / 6) with { Time = s.Time + h };
    }

    private static HopState Moved(in HopState s, in HopState rate, double h) => s.Add(rate, h);

    private HopState Rates(in HopState s)
    {
        var density = air.At(plan.Ground + s.Altitude).Density;
        var (sin, cos) = Math.SinCos(s.Pitch);
        var along = s.AcrossSpeed * sin + s.ClimbSpeed * cos;
        var across = s.AcrossSpeed * cos - s.ClimbSpeed * sin;
        var axial = -0.5 * density * stage.AxialDragArea * along * Math.Abs(along);
        var normal = -0.5 * density * stage.BroadsideDragArea * across * Math.Abs(across);
        var (sinThrust, cosThrust) = Math.SinCos(s.Pitch - gimbal);
        var x = s.Thrust * sinThrust + axial * sin + normal * cos;
        var y = s.Thrust * cosThrust + axial * cos - normal * sin;
        var inertia = s.Mass * stage.GyrationRadius * stage.GyrationRadius;
        return new(
            1,
            s.AcrossSpeed,
            s.ClimbSpeed,
            x / s.Mass,
            y / s.Mass - plan.Gravity,
            s.PitchRate,
            turn + s.Thrust * stage.GimbalArm * Math.Sin(gimbal) / inertia,
            -s.Thrust / stage.Engines.ExhaustVelocity,
            (command - s.Thrust) / stage.Engines.Lag
        );
    }

    private TouchdownVerdict Judge(in HopState s) =>
        TouchdownVerdict.Judge(
            new()
            {
                VerticalSpeed = -s.ClimbSpeed,
                HorizontalSpeed = Math.Abs(s.AcrossSpeed),
                Tilt = Math.Abs(s.Pitch),
                TiltRate = s.PitchRate * Math.Sign(s.Pitch),
                MissDistance = Math.Abs(s.Across),
                Gravity = plan.Gravity,
            },
            stage.Limits
        );
}
