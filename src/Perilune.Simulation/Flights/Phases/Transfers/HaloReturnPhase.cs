using Perilune.Astro.Bodies;
using Perilune.Astro.Time;
using Perilune.Flight.Targeting;
using Perilune.Flight.Transfers;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Transfers;

/// <summary>
/// From a large lunar orbit back to the Earth. From the end of the phase before the flight goes on freely until it departs at the
/// cheapest time of a window. The phase ends at the entry.
/// </summary>
public sealed record HaloReturnPhase : IPhase
{
    /// <summary>First departure after the beginning of the phase.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 d"), Default("0 d")]
    public required double Earliest { get; init; }

    /// <summary>Last departure after the beginning of the phase.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 d"), Default("7 d")]
    public required double Latest { get; init; }

    /// <summary>Directly, over a powered flyby, or the cheaper of both.</summary>
    [Default("best")]
    public TransferVia Via { get; init; }

    /// <summary>Inclination of the way home at the Earth; raised to the declination of the orbit where that is greater.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "90 deg"), Default("28.5 deg")]
    public required double Inclination { get; init; }

    /// <summary>Flight-path angle of the entry at 400,000 ft over the equator.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "-20 deg", AtMost = "-1 deg"), Default("-6.5 deg")]
    public required double EntryAngle { get; init; }

    /// <summary>Height of a powered flyby over the Moon's mean sphere.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m"), Default("100 km")]
    public required double FlybyAltitude { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } =
    [
        PhaseResult.Word("via", "direct or flyby"),
        PhaseResult.Instant("departure", "burn out of the orbit"),
        PhaseResult.Number("waiting", Measure.Duration, "from the beginning of the phase to the departure"),
        PhaseResult.Number("departure-delta-v", Measure.Speed, "burn out of the orbit"),
        PhaseResult.Number("flyby-delta-v", Measure.Speed, "burn at the flyby; zero without one"),
        PhaseResult.Number("total-delta-v", Measure.Speed, "both"),
        PhaseResult.Instant("entry", "entry at 400,000 ft"),
        PhaseResult.Number("entry-speed", Measure.Speed, "speed of the entry against the stars"),
        PhaseResult.Number("entry-angle", Measure.Angle, "flight-path angle of the entry"),
        PhaseResult.Number("days", Measure.Duration, "from departure to entry"),
    ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var (state, mass) = run.Start;
        if (!(Latest > Earliest))
            throw run.Wrong(this, nameof(Latest), "", "is not after the earliest departure", "give a later one");
        var sky = new CislunarSky(run.Knowledge);
        var model = sky.PointMasses;
        var start = sky.About(state);
        var orbit = model.Fly(start, start.Time + Latest + 1).Trajectory;
        HaloReturn home;
        try
        {
            home = HaloReturn.Find(
                model,
                time =>
                {
                    var (position, velocity) = orbit.AtElapsed(time - start.Time);
                    return (position, velocity);
                },
                new(start.Time + Earliest, start.Time + Latest)
                {
                    Via = Via,
                    Inclination = Inclination,
                    EntryAngle = EntryAngle,
                    EntryRadius = run.Knowledge.Bodies.EquatorialRadius(NaifId.Earth) + EntryAltitude,
                    FlybyRadius = BodyShapes.Of(run.Knowledge, NaifId.Moon).EquatorialRadius + FlybyAltitude,
                }
            );
        }
        catch (NoSolutionException none)
        {
            throw run.Wrong(this, none.Message, none.Mend);
        }
        var transfer = home.Transfer;
        var departing = transfer.Manoeuvres[0].DeltaV.Norm;
        run.Tell("via", home.Via == TransferVia.Direct ? "direct" : "flyby");
        run.Tell("departure", Epoch.FromSecondsPastJ2000(transfer.Departure));
        run.Tell("waiting", transfer.Departure - start.Time);
        run.Tell("departure-delta-v", departing);
        run.Tell("flyby-delta-v", transfer.SpacecraftDeltaV - departing);
        run.Tell("total-delta-v", transfer.SpacecraftDeltaV);
        run.Tell("entry", Epoch.FromSecondsPastJ2000(home.Entry.Time));
        run.Tell("entry-speed", home.EntrySpeed);
        run.Tell("entry-angle", home.EntryAngle);
        run.Tell("days", home.Entry.Time - transfer.Departure);
        foreach (var burn in transfer.Manoeuvres)
            run.Happens(Epoch.FromSecondsPastJ2000(burn.Time), burn.Name);
        foreach (var (from, to) in transfer.Arcs)
            CislunarResults.Draw(run, sky, from, Math.Min(to, home.Entry.Time));
        run.End(new(sky.Told(home.Entry), mass));
    }

    // 400,000 ft, where entries begin by convention, m.
    private const double EntryAltitude = 121_920;
}
