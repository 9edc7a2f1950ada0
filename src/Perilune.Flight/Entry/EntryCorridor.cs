using Perilune.Astro.Visibility;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Entry;

/// <summary>
/// The flight-path angles at which a vehicle can enter (D. R. Chapman, NASA TR R-55, 1959): steeper, and it exceeds its loads or
/// its heat even with the lift up all the way; shallower, and it leaves the atmosphere again even with the lift down.
/// </summary>
/// <param name="Steepest">The undershoot boundary, rad, negative downwards, of the space-fixed velocity over the horizontal.</param>
/// <param name="Shallowest">The overshoot boundary, rad.</param>
/// <param name="Steep">The limit that draws the undershoot boundary, in words.</param>
public sealed record EntryCorridor(double Steepest, double Shallowest, string Steep)
{
    private const double Degree = Math.PI / 180;

    // Vertical, nearly, and grazing; a vehicle that cannot enter between these cannot enter.
    private const double Vertical = -85 * Degree;
    private const double Grazing = -0.05 * Degree;

    // A thousandth of a degree: finer than any navigation.
    private const double Tolerance = 1e-3 * Degree;

    /// <summary>Whether any angle serves.</summary>
    public bool IsOpen => Steepest < Shallowest;

    /// <summary>Width, rad; negative when the corridor is closed.</summary>
    public double Width => Shallowest - Steepest;

    /// <summary>The angle half-way, which leaves most room on both sides, rad.</summary>
    public double Middle => 0.5 * (Steepest + Shallowest);

    /// <summary>Computes the corridor of a vehicle.</summary>
    /// <param name="body">The planet.</param>
    /// <param name="vehicle">What enters; without lift both boundaries are of the same path.</param>
    /// <param name="point">Where it meets the interface; the height is that of the interface, m.</param>
    /// <param name="speed">Space-fixed speed there, m/s.</param>
    /// <param name="heading">From north over east, rad.</param>
    /// <param name="limits">What it may demand.</param>
    /// <exception cref="ArgumentException">
    /// Nothing holds the vehicle, however steeply it enters, or nothing keeps the limits, however shallowly; the message says
    /// which and what the least is.
    /// </exception>
    public static EntryCorridor Find(
        EntryBody body,
        EntryVehicle vehicle,
        Geodetic point,
        double speed,
        double heading,
        EntryLimits limits
    )
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(vehicle);
        ArgumentNullException.ThrowIfNull(limits);
        var plan = new EntryPlan
        {
            Interface = point.Height,
            HighestSkip = limits.HighestSkip,
            TimeStep = 0.5,
            // Load and heat are over long before the ground.
            Steps = [new("slow", DescentTrigger.SlowerThan(500)) { Ends = true }],
        };
        EntryResult Fly(double angle, double bank)
        {
            var start = EntryState.FromSpaceFixed(body, point, speed, angle, heading, vehicle.Mass);
            return EntryFlight.Fly(body, vehicle, start, plan, new ConstantBank(bank));
        }

        var shallowest = Boundary(angle => Held(Fly(angle, Math.PI)));
        if (double.IsNaN(shallowest))
            throw new ArgumentException(
                $"{vehicle.Name} at {speed:F0} m/s leaves the atmosphere of {body.Name} again however it enters, even with its "
                    + "lift down at 85 degrees: enter slower",
                nameof(speed)
            );
        var broken = "";
        var steepest = Boundary(angle => Exceeds(Fly(angle, 0), limits, out broken));
        if (double.IsNaN(steepest))
            return new(Vertical, shallowest, "no limit");
        if (steepest >= Grazing)
        {
            var least = Fly(shallowest, 0);
            throw new ArgumentException(
                $"{vehicle.Name} at {speed:F0} m/s exceeds its limits however shallowly it enters ({broken}); at the shallowest "
                    + $"angle that holds, {shallowest / Degree:F2} deg, it feels {least.Load.Value:F1} g and "
                    + $"{least.HeatFlux.Value / 1e4:F0} W/cm2",
                nameof(limits)
            );
        }
        Exceeds(Fly(steepest - 2 * Tolerance, 0), limits, out broken);
        return new(steepest, shallowest, broken);
    }

    /// <summary>What is wrong with an angle, in words, with the nearest one that serves; null when nothing is.</summary>
    /// <param name="flightPathAngle">Space-fixed, rad, negative downwards.</param>
    public string? Objection(double flightPathAngle)
    {
        if (!IsOpen)
            return $"no angle serves: those steeper than {Shallowest / Degree:F2} deg that are held all break a limit ({Steep})";
        if (flightPathAngle > Shallowest)
            return $"at {flightPathAngle / Degree:F2} deg it skips out; the shallowest angle that holds it is "
                + $"{Shallowest / Degree:F2} deg";
        if (flightPathAngle < Steepest)
            return $"at {flightPathAngle / Degree:F2} deg it exceeds a limit ({Steep}); the steepest angle that keeps it is "
                + $"{Steepest / Degree:F2} deg";
        return null;
    }

    private static bool Held(EntryResult flown) => flown.Fate is EntryFate.Ended or EntryFate.Landed;

    private static bool Exceeds(EntryResult flown, EntryLimits limits, out string broken)
    {
        broken =
            flown.Load.Value > limits.Load ? $"{flown.Load.Value:F2} g over {limits.Load:F2} g"
            : flown.HeatFlux.Value > limits.HeatFlux
                ? $"{flown.HeatFlux.Value / 1e4:F0} W/cm2 over {limits.HeatFlux / 1e4:F0} W/cm2"
            : "";
        return broken.Length > 0;
    }

    /// <summary>The shallowest angle at which a statement that is true of steep entries holds; not a number when it never does.</summary>
    private static double Boundary(Func<double, bool> holds)
    {
        if (!holds(Vertical))
            return double.NaN;
        if (holds(Grazing))
            return Grazing;
        var (steep, shallow) = (Vertical, Grazing);
        while (shallow - steep > Tolerance)
        {
            var middle = 0.5 * (steep + shallow);
            if (holds(middle))
                steep = middle;
            else
                shallow = middle;
        }
        return steep;
    }
}
