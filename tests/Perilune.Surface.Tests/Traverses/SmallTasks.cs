using Perilune.Numerics.Randomness;
using Perilune.Surface.Roving;
using Perilune.Surface.Traverses;

namespace Perilune.Surface.Tests.Traverses;

/// <summary>Random small tasks: hills, patchy light, a battery that matters, stops with dwells, turns. The same for the same number.</summary>
internal static class SmallTasks
{
    private const double Degree = Math.PI / 180;

    public static TraverseTask Make(int number, int side, int ticks, TraverseGoal goal)
    {
        var random = new CounterRandom(5, $"small traverse {number}");
        var heights = new float[side * side];
        for (var i = 0; i < heights.Length; i++)
            heights[i] = (float)(2.2 * random.Uniform());
        var gloom = 0.2 + 0.6 * random.Uniform();
        var skies = new CellSky[side * side * ticks];
        for (var i = 0; i < skies.Length; i++)
        {
            // Whole 255ths, as the planner keeps them.
            var sun = random.Uniform() < gloom ? 0 : Math.Floor(256 * random.Uniform()) / 255;
            skies[i] = new(Math.Min(1, sun), random.Uniform() < 0.9, 100 + 200 * random.Uniform());
        }
        var rover = new Rover
        {
            Name = "test rover",
            Mass = 300,
            Wheel = new(0.5, 0.2, 0.05),
            Wheels = 4,
            DrivenWheels = 4,
            DriveEfficiency = 0.6,
            MotorPower = 200,
            Speed = 0.2,
            ClimbLimit = 15 * Degree,
            DescentLimit = 18 * Degree,
            SideLimit = 14 * Degree,
            IdlePower = 20,
            DrivingPower = 30,
            HeaterPower = 30,
            SolarPower = 200,
            ChargeEfficiency = 0.9,
            BatteryCapacity = 20_000 + 40_000 * random.Uniform(),
            BatteryFloor = 0.1,
            EarthToDrive = random.Uniform() < 0.5,
            SunToDrive = random.Uniform() < 0.3 ? 0.1 : 0,
            ColdestGround = random.Uniform() < 0.3 ? 110 : 0,
            // A third turns for nothing, a third in place; the last on arcs of which only some fit between the cells, every other of
            // them in place where they do not.
            TurnRate = number % 3 == 1 || number % 6 == 5 ? 1.2 * Degree : 0,
            TurnPower = number % 2 == 0 ? null : 90,
            TurnRadius = number % 3 == 2 ? 6 : null,
        };
        int Cell() => (int)(random.Uniform() * heights.Length);
        return new()
        {
            Ground = new(side, side, 10, heights),
            Drive = new(rover, Soil.Moon, DriveModel.MoonGravity),
            Sky = (cell, time) => skies[cell * ticks + Math.Min((int)(time / 60), ticks - 1)],
            Start = Cell(),
            Stops =
                random.Uniform() < 0.5
                    ? [new(Cell(), 0)]
                    : [new(Cell(), 60 * (int)(3 * random.Uniform())), new(Cell(), 60)],
            StartCharge = 0.4 + 0.6 * random.Uniform(),
            Reserve = random.Uniform() < 0.3 ? 0.1 : 0,
            SurvivesUntil = random.Uniform() < 0.5 ? 0 : 60 * ticks,
            Deadline = 60 * (ticks - 1),
            Goal = goal,
            Tick = 60,
            StepTicks = 1,
        };
    }
}
