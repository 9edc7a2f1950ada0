using Perilune.Surface.Roving;

namespace Perilune.Surface.Tests.Roving;

/// <summary>Rovers of the tests.</summary>
internal static class Rovers
{
    public const double Degree = Math.PI / 180;

    // Masses, wheels, motors, batteries, speed and slopes of the lunar roving vehicle as published (NASA, Jacob et al. 2026; encyclopaedias);
    // efficiency, idle and driving power are assumed.
    public static Rover Lrv { get; } =
        new()
        {
            Name = "lunar roving vehicle",
            Mass = 700,
            Wheel = new(0.81, 0.24, 0.05),
            Wheels = 4,
            DrivenWheels = 4,
            DriveEfficiency = 0.8,
            MotorPower = 4 * 0.25 * 745.7 / 0.8,
            Speed = 13 / 3.6,
            ClimbLimit = 25 * Degree,
            DescentLimit = 25 * Degree,
            SideLimit = 20 * Degree,
            IdlePower = 20,
            DrivingPower = 60,
            BatteryCapacity = 2 * 36 * 121 * 3600,
        };

    public static Rover Perseverance { get; } =
        new()
        {
            Name = "Perseverance",
            Mass = 1025,
            Wheel = new(0.526, 0.33, 0.05),
            Wheels = 6,
            DrivenWheels = 6,
            DriveEfficiency = 0.5,
            MotorPower = 500,
            Speed = 152.0 / 3600,
            ClimbLimit = 20 * Degree,
            DescentLimit = 20 * Degree,
            SideLimit = 20 * Degree,
            TurnRate = 1 * Degree,
            IdlePower = 100,
            ConstantPower = 110,
            BatteryCapacity = 2 * 43 * 28 * 3600,
        };
}
