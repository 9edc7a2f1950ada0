using Perilune.Flight.Landing.Touchdown;

namespace Perilune.Flight.Entry.Hop;

/// <summary>A rocket stage that falls broadside, turns upright on its engines and lands on them.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DryMass">kg.</param>
/// <param name="BroadsideDragArea">Drag coefficient times area of the air across the body, flaps out, m2.</param>
/// <param name="AxialDragArea">Drag coefficient times area of the air along the body, m2.</param>
/// <param name="GimbalArm">From the gimbals of the engines to the centre of mass, m.</param>
/// <param name="GyrationRadius">About a crosswise axis through the centre of mass, m.</param>
/// <param name="Engines">Its engines.</param>
/// <param name="Limits">What its landing gear bears.</param>
public sealed record RocketStage(
    string Name,
    double DryMass,
    double BroadsideDragArea,
    double AxialDragArea,
    double GimbalArm,
    double GyrationRadius,
    EngineGroup Engines,
    TouchdownLimits Limits
);

/// <summary>Equal engines with a throttle, a gimbal and a delay.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Thrust">Of one at full throttle near the ground, N.</param>
/// <param name="LowestThrottle">Lowest share of it at which one burns.</param>
/// <param name="ExhaustVelocity">m/s.</param>
/// <param name="Gimbal">Largest angle, rad.</param>
/// <param name="StartDelay">From command to first thrust, s.</param>
/// <param name="Lag">Time constant of the thrust after that, s.</param>
public sealed record EngineGroup(
    int Count,
    double Thrust,
    double LowestThrottle,
    double ExhaustVelocity,
    double Gimbal,
    double StartDelay,
    double Lag
);
