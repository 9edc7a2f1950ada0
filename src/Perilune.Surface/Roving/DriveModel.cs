namespace Perilune.Surface.Roving;

/// <summary>How a rover drives on a slope.</summary>
/// <param name="Slope">Slope along its way, rad, above 0 uphill.</param>
/// <param name="Slip">Slip of its driven wheels.</param>
/// <param name="Speed">Speed over ground while it moves, m/s.</param>
/// <param name="MotorPower">Electric power of the motors while it moves, W.</param>
/// <param name="MotorEnergy">Electric energy of the motors for a metre of way, J/m.</param>
/// <param name="Time">Time for a metre of way, with its share of stops, s/m.</param>
public readonly record struct DriveState(
    double Slope,
    double Slip,
    double Speed,
    double MotorPower,
    double MotorEnergy,
    double Time
);

/// <summary>
/// A rover on the ground of a body: slip, speed, power and energy against slope. Wheels share load and thrust alike; a rover
/// that rolls downhill by itself brakes without slip and wins nothing back. Immutable.
/// </summary>
public sealed class DriveModel
{
    /// <summary>Standard acceleration on the Moon's surface, m/s2 (GM 4902.8 km3/s2 at 1737.4 km).</summary>
    public const double MoonGravity = 1.6242;

    /// <summary>Acceleration on the surface of Mars, m/s2 (GM 42828.4 km3/s2 at 3396.2 km; 0.3 % more at the pole of rotation).</summary>
    public const double MarsGravity = 3.7132;

    private const double SteepestSlope = Math.PI / 3;
    private const double SlopeTolerance = 1e-12;

    /// <summary>A rover on some ground.</summary>
    /// <param name="rover">The rover.</param>
    /// <param name="soil">The ground.</param>
    /// <param name="gravity">Acceleration of free fall, m/s2, above 0.</param>
    /// <exception cref="ArgumentException">A rover without mass, wheels, power, speed or with an efficiency outside (0, 1]; or
    /// one that does not move on level ground.</exception>
    public DriveModel(Rover rover, Soil soil, double gravity)
    {
        ArgumentNullException.ThrowIfNull(rover);
        ArgumentNullException.ThrowIfNull(soil);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(gravity);
        (Rover, Soil, Gravity) = (rover, soil, gravity);
        Check(rover);
        if (Try(0) is null)
            throw new ArgumentException(
                $"{rover.Name} does not move on level {soil.Name}: its wheels spin",
                nameof(rover)
            );
        Traction = FindTraction();
    }

    /// <summary>The rover.</summary>
    public Rover Rover { get; }

    /// <summary>The ground.</summary>
    public Soil Soil { get; }

    /// <summary>Acceleration of free fall, m/s2.</summary>
    public double Gravity { get; }

    /// <summary>The slope, rad, at which the driven wheels spin on the spot: none steeper is climbed, whatever the limit says.</summary>
    public double Traction { get; }

    /// <summary>The steepest slope that it climbs, rad: its own limit or its wheels'.</summary>
    public double SteepestClimb => Math.Min(Rover.ClimbLimit, Traction);

    /// <summary>How it drives on a slope.</summary>
    /// <param name="slope">Slope along its way, rad, above 0 uphill, within 60 deg.</param>
    /// <exception cref="ArgumentOutOfRangeException">Steeper than <see cref="Traction"/>, or than 60 deg down.</exception>
    public DriveState At(double slope) =>
        Math.Abs(slope) <= SteepestSlope && Try(slope) is { } state
            ? state
            : throw new ArgumentOutOfRangeException(
                nameof(slope),
                slope,
                $"{Rover.Name} climbs at most {Traction * 180 / Math.PI:F1} deg on {Soil.Name}"
            );

    /// <summary>
    /// What a change of heading between two straight ways on level ground costs, by plane geometry. An arc of radius r takes
    /// r tan(a / 2) of either way and is no longer than what it replaces: where there is room for it, the turn is free. Else a rover
    /// turns in place, or, where it cannot, goes to and fro on arcs that together turn it: a way of r a. A rover of which neither
    /// rate nor radius is known turns for nothing.
    /// </summary>
    /// <param name="angle">Change of heading, rad, 0 to pi.</param>
    /// <param name="room">What an arc may take of either way, m.</param>
    /// <returns>Time, s, and energy of the motors, J, beside those of the two ways.</returns>
    public (double Time, double MotorEnergy) Turn(double angle, double room)
    {
        if (angle <= 0 || Rover.TurnRadius * Math.Tan(angle / 2) <= room)
            return (0, 0);
        if (Rover.TurnRate > 0)
            return TurnInPlace(angle);
        return Rover.TurnRadius * angle is { } way ? (way / At(0).Speed, way * At(0).MotorEnergy) : (0, 0);
    }

    /// <summary>What a turn in place costs.</summary>
    /// <param name="angle">Change of heading, rad, either way.</param>
    /// <returns>Time, s, and energy of the motors, J.</returns>
    /// <exception cref="InvalidOperationException">The rover does not turn in place.</exception>
    public (double Time, double MotorEnergy) TurnInPlace(double angle)
    {
        if (!(Rover.TurnRate > 0))
            throw new InvalidOperationException($"{Rover.Name} does not turn in place");
        var time = Math.Abs(angle) / Rover.TurnRate;
        return (time, (Rover.TurnPower ?? At(0).MotorPower) * time);
    }

    /// <summary>
    /// Electric energy of a metre of way beside the motors' own, J/m: idling and driving load over the time it takes.
    /// </summary>
    /// <param name="state">How it drives.</param>
    public double Overhead(DriveState state) => (Rover.IdlePower + Rover.DrivingPower) * state.Time;

    /// <summary>One wheel under its share of the weight on a slope.</summary>
    /// <param name="slope">Slope, rad.</param>
    public LoadedWheel WheelOn(double slope) =>
        new(Soil, Rover.Wheel, Rover.Mass * Gravity * Math.Cos(slope) / Rover.Wheels);

    private DriveState? Try(double slope)
    {
        var wheel = WheelOn(slope);
        var force = Rover.Mass * Gravity * Math.Sin(slope) + Rover.Wheels * wheel.MotionResistance;
        var thrust = Math.Max(0, force) / Rover.DrivenWheels;
        if (wheel.SlipFor(thrust) is not { } slip || slip >= 1)
            return null;
        // Thrust times the speed of the rim, through the drive.
        var perMetre = Rover.DrivenWheels * thrust / ((1 - slip) * Rover.DriveEfficiency);
        var speed = perMetre > 0 ? Math.Min(Rover.Speed, Rover.MotorPower / perMetre) : Rover.Speed;
        var time = 1 / speed + Rover.StopTime / Rover.StopEvery;
        return new(slope, slip, speed, perMetre * speed, perMetre, time);
    }

    private double FindTraction()
    {
        var (low, high) = (0.0, SteepestSlope);
        if (Try(high) is not null)
            return high;
        while (high - low > SlopeTolerance)
        {
            var middle = (low + high) / 2;
            if (Try(middle) is null)
                high = middle;
            else
                low = middle;
        }
        return low;
    }

    private static void Check(Rover rover)
    {
        if (!(rover.Mass > 0 && rover.Wheels > 0 && rover.DrivenWheels is > 0 && rover.DrivenWheels <= rover.Wheels))
            throw new ArgumentException(
                $"{rover.Name} needs a mass, wheels, and at most all of them driven",
                nameof(rover)
            );
        if (rover.TurnRate < 0 || rover.TurnPower < 0 || rover.TurnRadius < 0)
            throw new ArgumentException(
                $"{rover.Name} needs a rate, power and radius of turns that are not below 0",
                nameof(rover)
            );
        if (!(rover.DriveEfficiency is > 0 and <= 1 && rover.MotorPower > 0 && rover.Speed > 0 && rover.StopEvery > 0))
        {
            throw new ArgumentException(
                $"{rover.Name} needs an efficiency up to 1, power, a speed, and way between its stops",
                nameof(rover)
            );
        }
    }
}
