using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Flight.Ascent;
using Perilune.Flight.Vehicles;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases;

/// <summary>What an ascent tells: insertion, masses, loads, losses, separations.</summary>
internal sealed class AscentResults(PhaseRun run, LaunchPlanet planet, Epoch liftoff, Matrix3 toLaunch)
{
    private const string View = "around the Earth, ICRF";

    // As many separations as any rocket of the catalogue has.
    private static readonly string[] separations = ["first", "second", "third"];

    /// <summary>The results.</summary>
    public static IReadOnlyList<PhaseResult> All { get; } =
    [
        PhaseResult.Instant("insertion", "cut-off in orbit"),
        PhaseResult.Number("insertion-time", Measure.Duration, "cut-off after lift-off"),
        PhaseResult.Number("insertion-latitude", Measure.Latitude, "geodetic latitude of the cut-off"),
        PhaseResult.Number("insertion-longitude", Measure.Longitude, "longitude of the cut-off"),
        PhaseResult.Number("azimuth", Measure.Angle, "direction over the ground at the tilt, from north over east"),
        PhaseResult.Number("lift-off-mass", Measure.Mass, "mass at lift-off"),
        PhaseResult.Number("mass", Measure.Mass, "mass in orbit, last stage included"),
        PhaseResult.Number(
            "propellant-left",
            Measure.Mass,
            "usable propellant left in the last stage; negative where it lacks"
        ),
        PhaseResult.Word("closes", "whether the propellant suffices: yes or no"),
        PhaseResult.Number("payload", Measure.Mass, "payload that leaves no propellant, where it was sought"),
        PhaseResult.Number("greatest-dynamic-pressure", Measure.Pressure, "greatest dynamic pressure"),
        PhaseResult.Number("dynamic-pressure-time", Measure.Duration, "when it is greatest, after lift-off"),
        PhaseResult.Number("greatest-acceleration", Measure.Acceleration, "greatest acceleration felt on board"),
        PhaseResult.Number("ideal-delta-v", Measure.Speed, "what the engines would have given in empty space"),
        PhaseResult.Number("gravity-loss", Measure.Speed, "delta-v spent against weight"),
        PhaseResult.Number("drag-loss", Measure.Speed, "delta-v spent against the air"),
        PhaseResult.Number("pressure-loss", Measure.Speed, "delta-v that outer pressure took from the thrust"),
        PhaseResult.Number("steering-loss", Measure.Speed, "delta-v not along the velocity over the ground"),
        .. separations.SelectMany(name =>
            (PhaseResult[])
                [
                    PhaseResult.Number(
                        $"{name}-separation-time",
                        Measure.Duration,
                        $"{name} separation, after lift-off"
                    ),
                    PhaseResult.Number($"{name}-separation-height", Measure.Length, $"height of the {name} separation"),
                    PhaseResult.Number(
                        $"{name}-separation-speed",
                        Measure.Speed,
                        $"speed against the stars at the {name} separation"
                    ),
                ]
        ),
    ];

    /// <summary>Tells a flight.</summary>
    public void Tell(AscentFlight flight, Rocket rocket, double azimuth)
    {
        var cutoff = liftoff + flight.CutoffTime;
        var state = new State(
            cutoff,
            NaifId.Earth,
            Frame.Icrf,
            toLaunch.TransposeTimes(flight.Insertion.Position),
            toLaunch.TransposeTimes(flight.Insertion.Velocity)
        );
        OrbitResults.Tell(run, state);
        var place = planet.Place(flight.Insertion.Position, flight.CutoffTime);
        run.Tell("insertion", cutoff);
        run.Tell("insertion-time", flight.CutoffTime);
        run.Tell("insertion-latitude", place.Latitude);
        run.Tell("insertion-longitude", place.Longitude);
        run.Tell("azimuth", azimuth);
        run.Tell("lift-off-mass", flight.Events[0].Mass);
        run.Tell("mass", flight.Mass);
        run.Tell("propellant-left", flight.PropellantLeft);
        run.Tell("closes", flight.Closes ? "yes" : "no");
        run.Tell("greatest-dynamic-pressure", flight.GreatestDynamicPressure.Pressure);
        run.Tell("dynamic-pressure-time", flight.GreatestDynamicPressure.Time);
        run.Tell("greatest-acceleration", flight.GreatestAcceleration);
        run.Tell("ideal-delta-v", flight.Losses.Ideal);
        run.Tell("gravity-loss", flight.Losses.Gravity);
        run.Tell("drag-loss", flight.Losses.Drag);
        run.Tell("pressure-loss", flight.Losses.Pressure);
        run.Tell("steering-loss", flight.Losses.Steering);
        Separations(flight, rocket);
        foreach (var one in flight.Events.Where(one => one.Name != "insertion"))
            run.Happens(liftoff + one.Time, one.Name);
        Draw(flight);
        run.End(new(state, flight.Mass));
    }

    /// <summary>Tells the payload that leaves no propellant, looked for about the one that was flown.</summary>
    public static void TellPayload(
        PhaseRun run,
        AscentSimulation simulation,
        AscentProgramme programme,
        AscentFlight flight,
        double payload
    )
    {
        // Propellant left, turned into payload, is worth no more than itself.
        var (least, greatest) =
            flight.PropellantLeft >= 0
                ? (payload, payload + Math.Max(1, 3 * flight.PropellantLeft))
                : (Math.Max(0.01 * payload, payload + 3 * flight.PropellantLeft), payload);
        run.Tell("payload", AscentDesign.PayloadCapability(simulation, programme, least, greatest).Payload);
    }

    private void Separations(AscentFlight flight, Rocket rocket)
    {
        foreach (var (name, stage) in separations.Zip(rocket.Stages))
        {
            if (flight.Event($"{stage.Stage.Name} separated") is not { } one)
                continue;
            run.Tell($"{name}-separation-time", one.Time);
            run.Tell($"{name}-separation-height", one.Height);
            run.Tell($"{name}-separation-speed", one.InertialSpeed);
        }
    }

    private void Draw(AscentFlight flight)
    {
        void Plot(string title, string axis, Func<AscentSample, double> value) =>
            run.Draw(
                new FlightPlot(
                    title,
                    "time after lift-off, s",
                    axis,
                    [new(title, [.. flight.Samples.Select(one => (one.Time, value(one)))])]
                )
            );
        Plot("Height", "height, km", one => one.Height / 1e3);
        Plot("Speed over the ground", "speed, m/s", one => planet.GroundVelocity(one.State).Norm);
        Plot("Dynamic pressure", "dynamic pressure, kPa", one => one.DynamicPressure / 1e3);
        Plot("Acceleration", "acceleration, m/s2", one => one.Acceleration);
        run.Draw(
            new FlightPath(
                View,
                "Earth",
                planet.EquatorialRadius,
                [
                    .. flight.Samples.Select(one =>
                    {
                        var icrf = toLaunch.TransposeTimes(one.State.Position);
                        return (icrf.X, icrf.Y, icrf.Z);
                    }),
                ]
            )
        );
    }
}
