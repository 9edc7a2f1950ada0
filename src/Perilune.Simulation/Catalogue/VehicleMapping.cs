using Flown = Perilune.Flight.Vehicles;

namespace Perilune.Simulation.Catalogue;

/// <summary>
/// Vehicles of the catalogue as the flights take them. A vehicle must have passed <see cref="VehicleChecks"/>.
/// </summary>
public static class VehicleMapping
{
    /// <summary>A spacecraft as the flights take it.</summary>
    public static Flown.Spacecraft ToFlight(this Spacecraft spacecraft)
    {
        ArgumentNullException.ThrowIfNull(spacecraft);
        return new(
            spacecraft.Title,
            [.. spacecraft.Stages.Select(ToFlight)],
            spacecraft.Seats,
            spacecraft.CargoCapacity
        )
        {
            Limits = spacecraft.Limits.ToFlight(),
            DockingPorts = [.. spacecraft.DockingPorts.Select(p => new Flown.DockingPort(p.Name, p.Standard))],
            Endurance = spacecraft.Endurance,
        };
    }

    /// <summary>A launch vehicle as the flights take it.</summary>
    public static Flown.LaunchVehicle ToFlight(this LaunchVehicle launcher)
    {
        ArgumentNullException.ThrowIfNull(launcher);
        var vehicle = new Flown.LaunchVehicle
        {
            Name = launcher.Title,
            TransLunarMass = launcher.TransLunarMass,
            ParkingInclination = launcher.ParkingInclination,
            ParkingAltitude = launcher.ParkingAltitude,
        };
        // The curves are published in kg against km2/s2.
        return launcher.EnergyCurve is { } curve
            ? vehicle with
            {
                EnergyCurve = [curve.Constant, curve.Linear, curve.Quadratic, curve.Cubic],
                LeastEnergy = curve.Least / 1e6,
                GreatestEnergy = curve.Greatest / 1e6,
            }
            : vehicle;
    }

    /// <summary>A rocket as an ascent takes it.</summary>
    public static Flown.Rocket ToFlight(this Rocket rocket)
    {
        ArgumentNullException.ThrowIfNull(rocket);
        return new(
            rocket.Title,
            [.. rocket.Stages.Select(ToFlight)],
            Math.PI / 4 * rocket.Diameter * rocket.Diameter,
            new([.. rocket.Drag.Select(point => (point.Mach, point.Coefficient))])
        )
        {
            Dropped = [.. rocket.Dropped.Select(ToFlight)],
            Limits = rocket.Limits.ToFlight(),
        };
    }

    /// <summary>A stage as the flights take it.</summary>
    public static Flown.Stage ToFlight(this Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        IReadOnlyList<Flown.Engine> engines = [.. stage.Engines.Select(ToFlight)];
        var (thrust, specificImpulse) = engines.Count > 0 ? Flown.Stage.Together(engines) : (0, 0);
        var flown = new Flown.Stage(
            stage.Name,
            stage.DryMass + stage.Tanks.Sum(tank => tank.Residual),
            stage.Propellant ?? stage.Tanks.Sum(tank => tank.Load - tank.Residual),
            stage.SpecificImpulse ?? specificImpulse,
            stage.Thrust ?? thrust
        )
        {
            Tanks = [.. stage.Tanks.Select(ToFlight)],
            MassProperties = stage.MassProperties is { } mass
                ? new(mass.CentreOfMass, mass.RollGyration, mass.PitchGyration, mass.Height, mass.Diameter)
                : null,
        };
        return engines.Count > 0 ? flown with { Engines = engines } : flown;
    }

    private static Flown.Engine ToFlight(Engine engine)
    {
        var flown = new Flown.Engine(engine.Name, engine.Thrust, engine.SpecificImpulse)
        {
            Count = engine.Count,
            SeaLevelSpecificImpulse = engine.SeaLevelSpecificImpulse,
            StartUpTime = engine.StartUpTime,
        };
        return engine.ThrottleBands.Count == 0
            ? flown
            : flown with
            {
                ThrottleBands =
                [
                    .. engine
                        .ThrottleBands.OrderBy(band => band.Least)
                        .Select(band => new Flown.ThrottleBand(band.Least, band.Greatest)),
                ],
            };
    }

    private static Flown.Tank ToFlight(Tank tank) =>
        new(tank.Name, tank.Contents, tank.Load)
        {
            Capacity = tank.Capacity,
            Ullage = tank.Ullage,
            Residual = tank.Residual,
            BoilOff = tank.BoilOff,
        };

    private static Flown.RocketStage ToFlight(RocketStage stage) =>
        new(stage.Stage.ToFlight() with { Name = stage.Name })
        {
            Count = stage.Count,
            BurnsWithNext = stage.BurnsWithNext,
            SeparationDelay = stage.SeparationDelay,
            IgnitionDelay = stage.IgnitionDelay,
            KeptPropellant = stage.KeptPropellant,
            ThrustSteps =
            [
                .. stage.ThrustSteps.Select(s => new Flown.ThrustStep(s.Time, s.Fraction, s.SpecificImpulse)),
            ],
            Dropped = stage.Dropped is { } dropped ? ToFlight(dropped) : null,
        };

    private static Flown.DroppedMass ToFlight(DroppedMass dropped) =>
        new(dropped.Name ?? "interstage", dropped.Mass, dropped.Time);

    private static Flown.VehicleLimits ToFlight(this VehicleLimits limits) =>
        new()
        {
            Acceleration = limits.Acceleration,
            DynamicPressure = limits.DynamicPressure,
            HeatFlux = limits.HeatFlux,
            TouchdownSinkRate = limits.TouchdownSinkRate,
            TouchdownDrift = limits.TouchdownDrift,
            TouchdownSlope = limits.TouchdownSlope,
        };
}
