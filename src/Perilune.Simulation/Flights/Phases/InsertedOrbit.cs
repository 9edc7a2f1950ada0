using Perilune.Astro.Atmospheres;
using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.TwoBody;
using Perilune.Flight.Entry;
using Perilune.Numerics.RootFinding;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases;

/// <summary>
/// An orbit of the Earth of published heights and inclination, whose plane held the launch site at liftoff, at its perigee when
/// the last stage was cut off. Heights are those that are reached over the ground: the oblateness of the Earth lifts the apogee of
/// a perigee near the pole by 18 km over that of the conic.
/// </summary>
public sealed record InsertedOrbit : IPhase
{
    // The oblateness moves heights by no more, m; and how well the published height is met, m.
    private const double OblatenessAtMost = 60_000;
    private const double HeightTolerance = 1;

    /// <summary>Latitude of the launch site.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Latitude)]
    public required double Latitude { get; init; }

    /// <summary>Longitude of the launch site.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Longitude)]
    public required double Longitude { get; init; }

    /// <summary>Inclination.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, Above = "0 deg", AtMost = "180 deg")]
    public required double Inclination { get; init; }

    /// <summary>Height of the perigee.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public required double Perigee { get; init; }

    /// <summary>Height of the apogee.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public required double Apogee { get; init; }

    /// <summary>When the last stage was cut off, after liftoff.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 s")]
    public required double Cutoff { get; init; }

    /// <summary>Where: the angle along the orbit from the launch site.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "180 deg")]
    public required double CutoffAngle { get; init; }

    /// <summary>Whether it was launched towards the south; towards the north otherwise.</summary>
    [Default("no")]
    public bool Southward { get; init; }

    /// <summary>Mass of the vehicle.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public double? Mass { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } = [.. OrbitResults.All];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Liftoff is not { } liftoff)
            throw run.Wrong(this, nameof(Cutoff), "", "counts from a liftoff that is not named", "add 'liftoff:'");
        if (Apogee < Perigee)
            throw run.Wrong(this, nameof(Apogee), $"{Apogee / 1000:F0} km", "is below the perigee", "exchange the two");
        var shape = BodyShapes.Of(run.Knowledge, NaifId.Earth);
        // The true equator of date: what an inclination is measured to.
        var toEquator = run.Knowledge.Frames.Rotation(Frame.Itrf, Frame.TrueOfDate, liftoff);
        var site = (toEquator * shape.ToCartesian(new(Latitude, Longitude, 0))).Unit;
        var sine = site.Z / Math.Sin(Inclination);
        if (Math.Abs(sine) > 1)
            throw run.Wrong(
                this,
                nameof(Inclination),
                $"{Inclination * 180 / Math.PI:F2} deg",
                "is not reached from this latitude without a turn of the plane",
                $"launch to at least {Math.Asin(Math.Abs(site.Z)) * 180 / Math.PI:F2} deg"
            );
        var launch = Southward ? Math.PI - Math.Asin(sine) : Math.Asin(sine);
        var node = Math.Atan2(site.Y, site.X) - Math.Atan2(Math.Cos(Inclination) * Math.Sin(launch), Math.Cos(launch));
        var argument = launch + CutoffAngle;
        var polar = Math.Sin(Inclination) * Math.Sin(argument);
        var ground = shape.EquatorialRadius * (1 - shape.Flattening * polar * polar);
        var cutoff = liftoff + Cutoff;
        PositionVelocity Orbit(double apogee)
        {
            var (low, high) = (ground + Perigee, ground + apogee);
            var gravity = run.Knowledge.Bodies.GravitationalParameter(NaifId.Earth);
            return new OrbitalElements(
                low,
                (high - low) / (high + low),
                Inclination,
                node,
                argument,
                0,
                gravity
            ).ToState();
        }
        var reached = Brent.Solve(
            apogee => Highest(Orbit(apogee)) - Apogee,
            Perigee + 1,
            Apogee + OblatenessAtMost,
            HeightTolerance
        );
        var orbit = Orbit(reached);
        var axes = run.Knowledge.Frames.Rotation(Frame.TrueOfDate, Frame.Icrf, cutoff);
        var state = new State(cutoff, NaifId.Earth, Frame.Icrf, axes * orbit.Position, axes * orbit.Velocity);
        OrbitResults.Tell(run, state);
        run.Happens(cutoff, "last stage cut off");
        run.End(new(state, Mass ?? double.NaN));
    }

    /// <summary>The greatest height in the revolution that begins at the perigee.</summary>
    private static double Highest(PositionVelocity perigee)
    {
        var body = EntryBody.Earth;
        var start = EntryState.FromInertial(body, perigee.Position, perigee.Velocity, 0, 1);
        var plan = new EntryPlan
        {
            LongestTime = 6000,
            CoastStep = 20,
            SampleEvery = 20,
        };
        var vacuum = body with { Atmosphere = NoAir.Instance };
        var shape = new EntryVehicle("point", 1, 1, 1, new(new AerodynamicTable.Row(0, 1, 0)));
        return EntryFlight.Fly(vacuum, shape, start, plan).Samples.Max(sample => sample.Conditions.Altitude);
    }

    private sealed class NoAir : AtmosphericProfile
    {
        public static NoAir Instance { get; } = new();

        public override double Top => 0;

        public override AirState At(double altitude) => new(0, 0, 0, 1);
    }
}
