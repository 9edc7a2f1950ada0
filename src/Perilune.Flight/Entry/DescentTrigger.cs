namespace Perilune.Flight.Entry;

/// <summary>What a trigger watches.</summary>
public enum DescentQuantity
{
    /// <summary>Seconds since the flight's time zero: reached from below.</summary>
    Time,

    /// <summary>Seconds since the step before: reached from below.</summary>
    Elapsed,

    /// <summary>Altitude, m: reached from above.</summary>
    Altitude,

    /// <summary>Speed through the air, m/s: reached from above.</summary>
    Speed,

    /// <summary>Mach number: reached from above.</summary>
    Mach,

    /// <summary>Load of the forces other than gravity in units of 9.80665 m/s2: reached from below.</summary>
    Load,

    /// <summary>Dynamic pressure, Pa: reached from below.</summary>
    DynamicPressure,
}

/// <summary>When a step of a descent begins.</summary>
/// <param name="Quantity">What is watched.</param>
/// <param name="Value">Where it fires, in the unit of the quantity.</param>
public readonly record struct DescentTrigger(DescentQuantity Quantity, double Value)
{
    /// <summary>At a time.</summary>
    public static DescentTrigger AtTime(double seconds) => new(DescentQuantity.Time, seconds);

    /// <summary>So long after the step before.</summary>
    public static DescentTrigger After(double seconds) => new(DescentQuantity.Elapsed, seconds);

    /// <summary>Falling through an altitude, m.</summary>
    public static DescentTrigger Below(double altitude) => new(DescentQuantity.Altitude, altitude);

    /// <summary>Slowing through a speed, m/s.</summary>
    public static DescentTrigger SlowerThan(double speed) => new(DescentQuantity.Speed, speed);

    /// <summary>Slowing through a Mach number.</summary>
    public static DescentTrigger BelowMach(double mach) => new(DescentQuantity.Mach, mach);

    /// <summary>Feeling a load, in units of 9.80665 m/s2.</summary>
    public static DescentTrigger AboveLoad(double load) => new(DescentQuantity.Load, load);

    /// <summary>Not positive once the trigger has fired.</summary>
    internal double Remaining(in FlightConditions conditions, double time, double stepStart) =>
        Quantity switch
        {
            DescentQuantity.Time => Value - time,
            DescentQuantity.Elapsed => Value - (time - stepStart),
            DescentQuantity.Altitude => conditions.Altitude - Value,
            DescentQuantity.Speed => conditions.Speed - Value,
            DescentQuantity.Mach => conditions.Mach - Value,
            DescentQuantity.Load => Value - conditions.Load,
            DescentQuantity.DynamicPressure => Value - conditions.DynamicPressure,
            _ => throw new InvalidOperationException($"no quantity {Quantity}"),
        };
}
