using Perilune.Surface.Roving;
using Perilune.Surface.Traverses;

namespace Perilune.Surface.Tests.Traverses;

/// <summary>A plain with a low ridge and bands of shadow that move over it, as a low Sun's do.</summary>
internal static class ShadowField
{
    private const double Degree = Math.PI / 180;

    public const int Side = 60;

    public const double CellSize = 10;

    /// <summary>Height of a place: swells of 6 m, and a wall with a gap.</summary>
    public static float Height(int column, int row) =>
        (float)(
            3 * Math.Sin(column / 9.0) * Math.Cos(row / 7.0) + (column is > 28 and < 32 && row is < 20 or > 24 ? 8 : 0)
        );

    /// <summary>Sun and Earth over a place: half of the plain in shadow, whose edge moves 2 m a minute.</summary>
    public static CellSky Sky(double column, double row, double time)
    {
        var phase = (column + 0.3 * row) * CellSize / 600 + time / 18_000;
        var sun = Math.Clamp(0.5 + 20 * Math.Sin(2 * Math.PI * phase), 0, 1);
        return new(sun, Math.Sin(2 * Math.PI * (time / 60_000 + 0.1)) > -0.7, double.NaN);
    }

    public static Rover Rover { get; } =
        new()
        {
            Name = "polar rover",
            Mass = 430,
            Wheel = new(0.5, 0.2, 0.05),
            Wheels = 4,
            DrivenWheels = 4,
            DriveEfficiency = 0.5,
            MotorPower = 200,
            Speed = 0.1,
            ClimbLimit = 15 * Degree,
            DescentLimit = 15 * Degree,
            SideLimit = 15 * Degree,
            IdlePower = 60,
            DrivingPower = 60,
            HeaterPower = 60,
            SolarPower = 260,
            ChargeEfficiency = 0.95,
            BatteryCapacity = 0.9e6,
            BatteryFloor = 0.2,
            EarthToDrive = true,
        };

    public static TraverseTask Task(TraverseGoal goal = default) =>
        new()
        {
            Ground = new(
                Side,
                Side,
                CellSize,
                [.. Enumerable.Range(0, Side * Side).Select(cell => Height(cell % Side, cell / Side))]
            ),
            Drive = new(Rover, Soil.Moon, DriveModel.MoonGravity),
            Sky = (cell, time) => Sky(cell % Side, cell / Side, time),
            Start = 30 * Side + 4,
            Stops = [new(50 * Side + 20, 1_800), new(12 * Side + 55, 600)],
            Deadline = 36_000,
            Reserve = 0.05,
            Goal = goal,
            StepTicks = 600,
        };
}
