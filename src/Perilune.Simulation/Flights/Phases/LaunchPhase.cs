using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Flight.Ascent;
using Perilune.Flight.Launch;
using Perilune.Flight.Targeting;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Catalogue;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases;

/// <summary>A rocket's ascent from its pad to an orbit: vertical rise, tilt, gravity turn, closed-loop guidance.</summary>
public sealed record LaunchPhase : IPhase
{
    /// <summary>The instant of lift-off; the flight's own where none is named.</summary>
    public Epoch? Epoch { get; init; }

    /// <summary>The launch site.</summary>
    public required LaunchSite Site { get; init; }

    /// <summary>The rocket.</summary>
    public required Rocket Rocket { get; init; }

    /// <summary>What it carries to the orbit, without what the rocket throws off on its way.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public required double Payload { get; init; }

    /// <summary>The orbit.</summary>
    public required InsertionOrbit Orbit { get; init; }

    /// <summary>Steering of the first stage.</summary>
    [Default("")]
    public required Steering Steering { get; init; }

    /// <summary>Whether the payload is sought, too, that leaves no propellant.</summary>
    [Default("no")]
    public bool SeekPayload { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } = [.. OrbitResults.All, .. AscentResults.All];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var liftoff =
            Epoch
            ?? run.Liftoff
            ?? throw run.Wrong(this, nameof(Epoch), "", "is missing", "add it, or 'liftoff:' to the flight");
        var planet = LaunchPlanet.Earth;
        var pad = planet.Pad(Site.Place).Position;
        var toLaunch = run.Knowledge.Frames.Rotation(Frame.Icrf, Frame.Itrf, liftoff);
        var (normal, azimuth) = Plane(run, planet, pad, liftoff, toLaunch);
        var target = InsertionTarget.AtPeriapsis(
            planet,
            Orbit.PeriapsisAltitude,
            Orbit.ApoapsisAltitude ?? Orbit.PeriapsisAltitude,
            normal
        );
        var rocket = Rocket.ToFlight();
        var simulation = new AscentSimulation(planet, rocket, Site.Place, target);
        var programme = new AscentProgramme(azimuth, Steering.Tilt ?? 0)
        {
            VerticalRise = Steering.VerticalRise,
            TiltDuration = Steering.TiltDuration,
        };
        var flight = Steering.Tilt is null ? Best(run, simulation, programme) : simulation.Fly(Payload, programme);
        new AscentResults(run, planet, liftoff, toLaunch).Tell(flight, rocket, azimuth);
        if (SeekPayload)
            AscentResults.TellPayload(run, simulation, programme, flight, Payload);
    }

    private AscentFlight Best(PhaseRun run, AscentSimulation simulation, AscentProgramme programme)
    {
        try
        {
            return AscentDesign.Best(simulation, Payload, programme).Flight;
        }
        catch (NoSolutionException none)
        {
            throw run.Wrong(
                this,
                nameof(Payload),
                Quantity.Format(Payload, Measure.Mass),
                $"does not reach the orbit: {none.Message}",
                Nearest() ?? none.Mend
            );
        }

        // What it lifts, to a tonne of propellant.
        string? Nearest()
        {
            try
            {
                var (most, _) = AscentDesign.PayloadCapability(simulation, programme, 1e-2 * Payload, Payload, 1000);
                return $"write at most {Quantity.Format(most, Measure.Mass, 3)}";
            }
            catch (ArgumentException)
            {
                return null;
            }
        }
    }

    /// <summary>The plane of the orbit in launch axes, and the azimuth over the ground towards it.</summary>
    private (Vector3 Normal, double Azimuth) Plane(
        PhaseRun run,
        LaunchPlanet planet,
        Vector3 pad,
        Epoch liftoff,
        Matrix3 toLaunch
    )
    {
        var speed = Math.Sqrt(planet.GravitationalParameter / (planet.EquatorialRadius + Orbit.PeriapsisAltitude));
        if (Orbit.Node is not { } node)
        {
            try
            {
                var (free, towards) = LaunchAzimuth.Of(planet, pad, Orbit.Inclination, !Orbit.Southward, speed);
                return (free, Steering.Azimuth ?? towards);
            }
            catch (ArgumentOutOfRangeException error)
            {
                throw run.Wrong(
                    Orbit,
                    nameof(Orbit.Inclination),
                    Quantity.Format(Orbit.Inclination, Measure.Angle),
                    "does not reach the launch site",
                    error.Message.Split(" (Parameter")[0]
                );
            }
        }
        var (sinI, cosI) = Math.SinCos(Orbit.Inclination);
        var (sinNode, cosNode) = Math.SinCos(node);
        var toDate = run.Knowledge.Frames.Rotation(Frame.Icrf, Frame.TrueOfDate, liftoff);
        var normal = toLaunch * toDate.TransposeTimes(new Vector3(sinI * sinNode, -sinI * cosNode, cosI));
        var inertial = LaunchAzimuth.InPlane(pad, (normal - pad.Unit * Vector3.Dot(pad.Unit, normal)).Unit);
        var ground = planet.Body.RotationRate * Math.Sqrt(pad.X * pad.X + pad.Y * pad.Y);
        return (normal, Steering.Azimuth ?? LaunchAzimuth.OverGround(inertial, speed, ground));
    }
}

/// <summary>The orbit that an ascent ends in, at its periapsis.</summary>
public sealed record InsertionOrbit
{
    /// <summary>Inclination to the true equator of date.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "180 deg")]
    public required double Inclination { get; init; }

    /// <summary>
    /// Ascending node from the true equinox of date; left out, the plane is the one over the site at lift-off.
    /// </summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle)]
    public double? Node { get; init; }

    /// <summary>Whether the rocket leaves towards the south, where the node is left out.</summary>
    [Default("no")]
    public bool Southward { get; init; }

    /// <summary>Height of the periapsis, where the engine is cut off, over the equatorial radius.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "100 km", AtMost = "2000 km")]
    public required double PeriapsisAltitude { get; init; }

    /// <summary>Height of the apoapsis over the equatorial radius; a circle where it is left out.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "100 km")]
    public double? ApoapsisAltitude { get; init; }
}

/// <summary>Steering of the first stage.</summary>
public sealed record Steering
{
    /// <summary>Direction over the ground; what the orbit asks for where it is left out.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle)]
    public double? Azimuth { get; init; }

    /// <summary>Tilt before the gravity turn; the one that leaves most propellant where it is left out.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, Above = "0 deg", AtMost = "60 deg")]
    public double? Tilt { get; init; }

    /// <summary>Time over which the tilt grows.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 s", AtMost = "2 min"), Default("25 s")]
    public double TiltDuration { get; init; }

    /// <summary>Time of the vertical rise.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "1 s", AtMost = "1 min"), Default("10 s")]
    public double VerticalRise { get; init; }
}
