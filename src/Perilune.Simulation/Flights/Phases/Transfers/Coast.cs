using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Flight.Targeting;
using Perilune.Flight.Transfers;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Transfers;

/// <summary>Where a coast ends.</summary>
public enum CoastEnd
{
    /// <summary>Nearest to the Moon.</summary>
    Perilune,

    /// <summary>Farthest from the Moon.</summary>
    Apolune,

    /// <summary>Nearest to the Earth.</summary>
    Perigee,

    /// <summary>Farthest from the Earth.</summary>
    Apogee,

    /// <summary>Coming down through a height over the Earth.</summary>
    Entry,
}

/// <summary>Free flight between Earth and Moon: both bodies' fields to degree 8, and the Sun.</summary>
public sealed record Coast : IPhase
{
    /// <summary>How long it lasts; or give <c>until</c>, <c>elapsed</c> or <c>to</c>. Negative goes back in time.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration)]
    public double? For { get; init; }

    /// <summary>When it ends.</summary>
    public Epoch? Until { get; init; }

    /// <summary>When it ends, since liftoff.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration)]
    public double? Elapsed { get; init; }

    /// <summary>What ends it.</summary>
    public CoastEnd? To { get; init; }

    /// <summary>Height of an entry over the Earth's ellipsoid.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m"), Default("400000 ft")]
    public required double EntryAltitude { get; init; }

    /// <summary>After which a search for <c>to</c> is given up.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 s"), Default("30 d")]
    public required double Longest { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } = [.. CislunarResults.All];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var sky = new CislunarSky(run.Knowledge);
        var start = sky.About(run.Start.State);
        LunarState end;
        try
        {
            end = To is { } what ? Search(run, sky, start, what) : sky.Model.Propagate(start, Time(run, start));
        }
        catch (InsideBodyException inside)
        {
            throw run.Wrong(this, inside.Message, "end the coast before, or change what comes before it");
        }
        CislunarResults.Draw(run, sky, start, end.Time);
        CislunarResults.End(run, sky, end, run.Start.Mass);
    }

    private double Time(PhaseRun run, LunarState start)
    {
        var ways = new[] { For is not null, Until is not null, Elapsed is not null }.Count(given => given);
        if (ways != 1)
            throw run.Wrong(
                this,
                nameof(For),
                "",
                "does not say when the coast ends",
                "give one of for:, until:, elapsed: and to:"
            );
        if (For is { } duration)
            return start.Time + duration;
        var end = FlightClock.Instant(run, this, Until, nameof(Until), Elapsed, nameof(Elapsed)).SecondsPastJ2000;
        FlightClock.NotBefore(run, this, Until is null ? nameof(Elapsed) : nameof(Until), end, start.Time);
        return end;
    }

    private LunarState Search(PhaseRun run, CislunarSky sky, LunarState start, CoastEnd what)
    {
        if (For is not null || Until is not null || Elapsed is not null)
            throw run.Wrong(this, nameof(To), "", "is given beside an end in time", "keep one");
        var model = sky.Model;
        var sought = what switch
        {
            CoastEnd.Perilune => CislunarEvents.Perilune(stops: true),
            CoastEnd.Apolune => CislunarEvents.Perilune(stops: true) with { Direction = EventDirection.Falling },
            CoastEnd.Perigee => model.Perigee(stops: true),
            CoastEnd.Apogee => model.Perigee(stops: true) with { Direction = EventDirection.Falling },
            _ => new(
                "entry",
                (tdb, state) => sky.EarthAltitude(tdb, state.Position + model.Moon(tdb).Position) - EntryAltitude,
                EventDirection.Falling,
                Stops: true
            ),
        };
        var flown = model.Fly(start, start.Time + Longest, [sought]);
        if (flown.Stopped)
            return new(flown.Final.Epoch.SecondsPastJ2000, flown.Final.Position, flown.Final.Velocity);
        var nearest = Enumerable
            .Range(0, 2000)
            .Select(i => start.Time + Longest * i / 2000)
            .Min(tdb =>
            {
                var (r, _) = flown.Trajectory.At(tdb);
                return sky.EarthAltitude(tdb, r + model.Moon(tdb).Position);
            });
        throw run.Wrong(
            this,
            nameof(To),
            what.ToString(),
            FormattableString.Invariant($"does not come within {Longest / 86400:F1} d"),
            FormattableString.Invariant($"the flight comes within {nearest / 1000:F0} km of the ground of the Earth")
        );
    }
}
