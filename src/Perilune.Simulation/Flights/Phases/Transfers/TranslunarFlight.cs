using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Flight.Transfers.Windows;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Catalogue;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Transfers;

/// <summary>A way from a circular parking orbit to a perilune, between two dates. The phase ends at perilune.</summary>
public sealed record TranslunarFlight : IPhase
{
    /// <summary>Injection.</summary>
    public required Epoch Departure { get; init; }

    /// <summary>Perilune.</summary>
    public required Epoch Arrival { get; init; }

    /// <summary>The launch vehicle that injects, from its own parking orbit; the two keys below say where from without one.</summary>
    public LaunchVehicle? Launcher { get; init; }

    /// <summary>Height of the circular parking orbit over the Earth's equator.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m"), Default("185 km")]
    public required double ParkingAltitude { get; init; }

    /// <summary>Inclination of the parking orbit; raised to the Moon's declination where that is greater.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "90 deg"), Default("28.5 deg")]
    public required double Inclination { get; init; }

    /// <summary>Height of the perilune over the Moon's mean sphere.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m"), Default("100 km")]
    public required double PeriluneAltitude { get; init; }

    /// <summary>Inclination of the passage to the Moon's equator.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "180 deg"), Default("90 deg")]
    public required double LunarInclination { get; init; }

    /// <summary>Mass after injection.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public double? Mass { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } =
    [
        PhaseResult.Number("c3", Measure.LaunchEnergy, "C3 of the injection"),
        PhaseResult.Number("delta-v", Measure.Speed, "change of velocity of the injection from the circular orbit"),
        PhaseResult.Number(
            "parking-inclination",
            Measure.Angle,
            "inclination of the parking orbit that was flown from"
        ),
        PhaseResult.Number("excess-speed", Measure.Speed, "excess speed on arrival at the Moon"),
        PhaseResult.Number("perilune-speed", Measure.Speed, "speed at perilune"),
        PhaseResult.Number("lift", Measure.Mass, "what the launch vehicle injects at this C3"),
        PhaseResult.Number("lift-margin", Measure.Mass, "of it beside the mass"),
        PhaseResult.Word("lifts", "whether it injects the mass: yes or no"),
    ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (!(Arrival > Departure))
            throw run.Wrong(this, nameof(Arrival), "", "is not after the departure", "give a later one");
        var sky = new CislunarSky(run.Knowledge);
        var model = sky.PointMasses;
        var height = Launcher?.ParkingAltitude ?? ParkingAltitude;
        var parking = run.Knowledge.Bodies.EquatorialRadius(NaifId.Earth) + height;
        var perilune = BodyShapes.Of(run.Knowledge, NaifId.Moon).EquatorialRadius + PeriluneAltitude;
        var frames = run.Knowledge.Frames;
        var target = new LunarTarget.Orbit(
            perilune,
            perilune,
            LunarInclination,
            tdb => frames.Rotation(Frame.Icrf, Frame.MoonMeanEarthDe440, tdb).TransposeTimes(Vector3.UnitZ)
        );
        var flight = Arrival - Departure;
        var window = new LunarWindow(model, target, parking, Launcher?.ParkingInclination ?? Inclination)
        {
            LeastFlight = flight,
            MostFlight = flight,
        };
        if (window.Leg(Departure.SecondsPastJ2000) is not { } leg)
            throw run.Wrong(
                this,
                nameof(Arrival),
                "",
                FormattableString.Invariant($"is not reached in {flight / 86400:F2} d"),
                "between 3 and 5 d a way is found at most dates"
            );
        run.Tell("c3", leg.LaunchEnergy);
        run.Tell("delta-v", leg.PerigeeSpeed - Math.Sqrt(model.EarthGM / parking));
        run.Tell("parking-inclination", leg.Inclination);
        run.Tell(
            "excess-speed",
            Math.Sqrt(Math.Max(0, leg.Perilune.Velocity.NormSquared - 2 * model.MoonGM / leg.Perilune.Position.Norm))
        );
        run.Tell("perilune-speed", leg.Perilune.Velocity.Norm);
        Lift(run, leg.LaunchEnergy);
        run.Happens(Departure, "trans-lunar injection");
        run.Happens(Arrival, "perilune");
        CislunarResults.Draw(run, sky, leg.Perigee, leg.Perilune.Time);
        run.End(new(sky.Told(leg.Perilune), Mass ?? double.NaN));
    }

    private void Lift(PhaseRun run, double energy)
    {
        if (Launcher is null)
            return;
        double lift;
        try
        {
            lift = Launcher.ToFlight().InjectedMass(energy);
        }
        catch (Exception none) when (none is InvalidOperationException or ArgumentOutOfRangeException)
        {
            throw run.Wrong(
                this,
                nameof(Launcher),
                Launcher.Title,
                none.Message.Split(" (Parameter")[0],
                "name a launch vehicle with a mass or a curve to the Moon"
            );
        }
        run.Tell("lift", lift);
        if (Mass is not { } mass)
            return;
        run.Tell("lift-margin", lift - mass);
        run.Tell("lifts", lift >= mass ? "yes" : "no");
    }
}
