using Perilune.Simulation.Language;
using Perilune.Simulation.Units;
using Perilune.Surface.Roving;

namespace Perilune.Simulation.Catalogue;

/// <summary>A rover of the catalogue: wheels, drive, power, limits.</summary>
[CatalogueKind("rovers")]
public sealed record RoverVehicle
{
    /// <summary>Name for people.</summary>
    public required string Title { get; init; }

    /// <summary>Mass with all it carries.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public required double Mass { get; init; }

    /// <summary>Number of wheels, all alike and all driven.</summary>
    [Whole(3, 100)]
    public required int Wheels { get; init; }

    /// <summary>Diameter of a wheel.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m", AtMost = "20 m")]
    public required double WheelDiameter { get; init; }

    /// <summary>Width of a wheel's tread.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m", AtMost = "10 m")]
    public required double WheelWidth { get; init; }

    /// <summary>Force against rolling by the wheel's own flexing and bearings, of its load.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "50 %"), Default("5 %")]
    public double RollingFriction { get; init; }

    /// <summary>Mechanical power at the wheels over electric power of the motors.</summary>
    [Quantity(Measure.Fraction, Above = "0 %", AtMost = "100 %")]
    public required double DriveEfficiency { get; init; }

    /// <summary>Electric power that all motors together may draw.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, Above = "0 W")]
    public required double MotorPower { get; init; }

    /// <summary>Greatest speed over ground.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s")]
    public required double Speed { get; init; }

    /// <summary>Steepest slope up.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, Above = "0 deg", AtMost = "45 deg")]
    public required double ClimbLimit { get; init; }

    /// <summary>Steepest slope down.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, Above = "0 deg", AtMost = "45 deg")]
    public required double DescentLimit { get; init; }

    /// <summary>Steepest slope across the way.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, Above = "0 deg", AtMost = "45 deg")]
    public required double SideLimit { get; init; }

    /// <summary>Rate of a turn in place; a rover without it cannot.</summary>
    /// <value>rad/s</value>
    [Quantity(Measure.AngularRate, AtLeast = "0 deg/s"), Default("0 deg/s")]
    public double TurnRate { get; init; }

    /// <summary>Electric power of all motors in a turn in place; that of the level drive unless told.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, AtLeast = "0 W")]
    public double? TurnPower { get; init; }

    /// <summary>Smallest radius of an arc that it drives; an arc that fits between two ways costs nothing.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m", AtMost = "1 km")]
    public double? TurnRadius { get; init; }

    /// <summary>Way between two stops to look around; a rover without it does not stop.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public double? StopEvery { get; init; }

    /// <summary>Length of such a stop.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 s"), Default("0 s")]
    public double StopTime { get; init; }

    /// <summary>Power that it always draws.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, AtLeast = "0 W")]
    public required double IdlePower { get; init; }

    /// <summary>Power beside the motors that it draws on its way, stops included.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, AtLeast = "0 W"), Default("0 W")]
    public double DrivingPower { get; init; }

    /// <summary>Power of its heaters where no Sun shines.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, AtLeast = "0 W"), Default("0 W")]
    public double HeaterPower { get; init; }

    /// <summary>Energy of the full battery.</summary>
    /// <value>J</value>
    [Quantity(Measure.Energy, Above = "0 kWh")]
    public required double BatteryCapacity { get; init; }

    /// <summary>Charge under which it must not fall.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "90 %"), Default("20 %")]
    public double BatteryFloor { get; init; }

    /// <summary>Energy stored for each unit of energy charged.</summary>
    [Quantity(Measure.Fraction, Above = "0 %", AtMost = "100 %"), Default("100 %")]
    public double ChargeEfficiency { get; init; }

    /// <summary>Power of its solar arrays under the whole Sun.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, AtLeast = "0 W"), Default("0 W")]
    public double SolarPower { get; init; }

    /// <summary>Power of a source that needs no Sun.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, AtLeast = "0 W"), Default("0 W")]
    public double ConstantPower { get; init; }

    /// <summary>Height of its solar arrays and antenna over the ground.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m", AtMost = "100 m"), Default("1 m")]
    public double MastHeight { get; init; }

    /// <summary>Least visible part of the Sun's disc under which it may drive.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "100 %"), Default("0 %")]
    public double SunToDrive { get; init; }

    /// <summary>Whether it drives only where it sees the Earth.</summary>
    [Default("no")]
    public bool EarthToDrive { get; init; }

    /// <summary>Coldest ground on which it may drive.</summary>
    /// <value>K</value>
    [Quantity(Measure.Temperature, AtLeast = "0 K")]
    public double? ColdestGround { get; init; }

    /// <summary>Warmest ground on which it may drive.</summary>
    /// <value>K</value>
    [Quantity(Measure.Temperature, AtLeast = "0 K")]
    public double? WarmestGround { get; init; }

    /// <summary>As the library takes it.</summary>
    public Rover ToRover() =>
        new()
        {
            Name = Title,
            Mass = Mass,
            Wheel = new(WheelDiameter, WheelWidth, RollingFriction),
            Wheels = Wheels,
            DrivenWheels = Wheels,
            DriveEfficiency = DriveEfficiency,
            MotorPower = MotorPower,
            Speed = Speed,
            ClimbLimit = ClimbLimit,
            DescentLimit = DescentLimit,
            SideLimit = SideLimit,
            TurnRate = TurnRate,
            TurnPower = TurnPower,
            TurnRadius = TurnRadius,
            StopEvery = StopEvery ?? double.PositiveInfinity,
            StopTime = StopTime,
            IdlePower = IdlePower,
            DrivingPower = DrivingPower,
            HeaterPower = HeaterPower,
            BatteryCapacity = BatteryCapacity,
            BatteryFloor = BatteryFloor,
            ChargeEfficiency = ChargeEfficiency,
            SolarPower = SolarPower,
            ConstantPower = ConstantPower,
            MastHeight = MastHeight,
            SunToDrive = SunToDrive,
            EarthToDrive = EarthToDrive,
            ColdestGround = ColdestGround ?? 0,
            WarmestGround = WarmestGround ?? double.PositiveInfinity,
        };
}

/// <summary>Reads rovers from the catalogue by their names.</summary>
public static class RoverReader
{
    /// <summary>A rover of the catalogue.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="times">Time scales.</param>
    /// <param name="command">Who asks, for messages: <c>perilune drive</c>.</param>
    /// <param name="name">Name of the rover.</param>
    /// <exception cref="InputException">No such rover, or one with mistakes.</exception>
    public static RoverVehicle Read(
        CatalogueIndex catalogue,
        Perilune.Astro.Time.TimeScales times,
        string command,
        string name
    )
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var problems = new Problems();
        var place = new Place("--rover", "--rover", new(command, 0, 0));
        var binder = new Binder(catalogue, times, problems);
        var bound = binder.BindSection(
            SectionGrammar.Of(typeof(RoverVehicle)),
            new YamlScalar(name, new(command, 0, 0)),
            place
        );
        problems.ThrowIfAny();
        return (RoverVehicle)bound!;
    }
}
