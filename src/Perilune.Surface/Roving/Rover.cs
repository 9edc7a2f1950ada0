namespace Perilune.Surface.Roving;

/// <summary>A rover as a drive and a traverse need it: wheels, drive, power, limits. SI; immutable.</summary>
public sealed record Rover
{
    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Mass with all it carries, kg.</summary>
    public required double Mass { get; init; }

    /// <summary>One of its wheels; all are alike and carry the same load.</summary>
    public required Wheel Wheel { get; init; }

    /// <summary>Number of wheels.</summary>
    public required int Wheels { get; init; }

    /// <summary>How many of them are driven.</summary>
    public required int DrivenWheels { get; init; }

    /// <summary>Mechanical power at the wheels over electric power of the motors, in (0, 1].</summary>
    public required double DriveEfficiency { get; init; }

    /// <summary>Electric power that all drive motors together may draw, W.</summary>
    public required double MotorPower { get; init; }

    /// <summary>Greatest speed over ground, m/s.</summary>
    public required double Speed { get; init; }

    /// <summary>Steepest slope that it may drive up, rad.</summary>
    public required double ClimbLimit { get; init; }

    /// <summary>Steepest slope that it may drive down, rad.</summary>
    public required double DescentLimit { get; init; }

    /// <summary>Steepest slope across its way, rad.</summary>
    public required double SideLimit { get; init; }

    /// <summary>Rate of a turn in place, rad/s; 0 for a rover that cannot.</summary>
    public double TurnRate { get; init; }

    /// <summary>Electric power of the motors in a turn in place, W; null for that of the level drive, as wheels steered along a circle
    /// take.</summary>
    public double? TurnPower { get; init; }

    /// <summary>Smallest radius of an arc that it drives, m; null where it is not known.</summary>
    public double? TurnRadius { get; init; }

    /// <summary>Way between two stops to look around, m; infinite for a rover that does not stop.</summary>
    public double StopEvery { get; init; } = double.PositiveInfinity;

    /// <summary>Length of such a stop, s.</summary>
    public double StopTime { get; init; }

    /// <summary>Power that it always draws, W.</summary>
    public required double IdlePower { get; init; }

    /// <summary>Power beside the motors that it draws on its way, stops included, W.</summary>
    public double DrivingPower { get; init; }

    /// <summary>Power of its heaters when the Sun does not shine on it, W; in proportion where the Sun is partly covered.</summary>
    public double HeaterPower { get; init; }

    /// <summary>Energy of the full battery, J.</summary>
    public required double BatteryCapacity { get; init; }

    /// <summary>Charge under which it must not fall, of the capacity.</summary>
    public double BatteryFloor { get; init; }

    /// <summary>Energy stored for each unit of energy charged.</summary>
    public double ChargeEfficiency { get; init; } = 1;

    /// <summary>Power of its solar arrays under the whole Sun, W.</summary>
    public double SolarPower { get; init; }

    /// <summary>Power of a source that needs no Sun, W.</summary>
    public double ConstantPower { get; init; }

    /// <summary>Height at which its solar arrays and antenna stand over the ground, m.</summary>
    public double MastHeight { get; init; } = 1;

    /// <summary>Least visible part of the Sun under which it may drive, of the disc; 0 for a rover that drives in the dark.</summary>
    public double SunToDrive { get; init; }

    /// <summary>Whether it drives only where it sees the Earth.</summary>
    public bool EarthToDrive { get; init; }

    /// <summary>Coldest ground on which it may drive, K.</summary>
    public double ColdestGround { get; init; }

    /// <summary>Warmest ground on which it may drive, K.</summary>
    public double WarmestGround { get; init; } = double.PositiveInfinity;

    /// <summary>Power into the battery (above 0) or out of it, W, when it stands under a part of the Sun.</summary>
    /// <param name="sun">Visible part of the Sun's disc, 0 to 1.</param>
    /// <param name="load">Power beside idling and heaters, W.</param>
    public double NetPower(double sun, double load)
    {
        var net = SolarPower * sun + ConstantPower - IdlePower - HeaterPower * (1 - sun) - load;
        return net > 0 ? ChargeEfficiency * net : net;
    }
}
