using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Gravity;
using Perilune.Astro.Propagation;
using Perilune.Flight.StationKeeping;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Keeping;

/// <summary>
/// What it costs to keep an orbit about the Moon, over many flights that err in navigation and burns: a halo orbit, or the low or
/// elliptical orbit of the phase before.
/// </summary>
public sealed record StationKeepingPhase : IPhase
{
    private const string Mean = "mean";
    private const string Deviation = "standard-deviation";
    private const string Median = "median";
    private const string NinetyNine = "in-99-of-100";
    private const string Least = "least";
    private const string Greatest = "greatest";
    private const string Lost = "lost";
    private const string Perilune = "perilune-altitude";
    private const string Apolune = "apolune-altitude";

    /// <summary>An orbit of the three-body problem; or give <c>bands</c>.</summary>
    public KeptHalo? Halo { get; init; }

    /// <summary>Bands of the orbit of the phase before, instead.</summary>
    public OrbitBands? Bands { get; init; }

    /// <summary>How long each flight is.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "1 d", AtMost = "10 yr"), Default("1 yr")]
    public double Duration { get; init; }

    /// <summary>Number of flights.</summary>
    [Whole(1, 100_000), Default("100")]
    public int Flights { get; init; }

    /// <summary>Seed of the random streams.</summary>
    [Default("1")]
    public long Seed { get; init; }

    /// <summary>Errors of navigation and burns.</summary>
    [Default("")]
    public required KeepingErrorSizes Errors { get; init; }

    /// <summary>Degree of the Moon's gravity field; low orbits want 20 and more.</summary>
    [Whole(2, 165), Default("8")]
    public int Degree { get; init; }

    /// <summary>Area that sunlight pushes, with its coefficient of reflection, for each mass.</summary>
    /// <value>m2/kg</value>
    [Quantity(Measure.AreaToMass, AtLeast = "0 m2/kg", AtMost = "10 m2/kg"), Default("0.01 m2/kg")]
    public double AreaToMass { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } =
    [
        PhaseResult.Number(Mean, Measure.Speed, "cost of a year, mean of the flights"),
        PhaseResult.Number(Deviation, Measure.Speed, "standard deviation of that cost"),
        PhaseResult.Number(Median, Measure.Speed, "cost of a year that half of the flights do not exceed"),
        PhaseResult.Number(NinetyNine, Measure.Speed, "cost of a year that 99 in 100 flights do not exceed"),
        PhaseResult.Number(Least, Measure.Speed, "least cost of a year"),
        PhaseResult.Number(Greatest, Measure.Speed, "greatest cost of a year"),
        PhaseResult.Number(Lost, Measure.Number, "flights that were lost"),
        PhaseResult.Number(Perilune, Measure.Length, "lowest perilune of the orbit that is kept"),
        PhaseResult.Number(Apolune, Measure.Length, "highest apolune of the orbit that is kept"),
    ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var model = Forces(run);
        var moon = run.Knowledge.Bodies.EquatorialRadius(NaifId.Moon);
        KeepingCost cost;
        switch (Halo, Bands)
        {
            case ({ } halo, null):
                var (kept, reference) = halo.Keep(run, this, model);
                cost = kept;
                var apsides = reference.Apsides;
                run.Tell(Perilune, apsides.Where(apsis => apsis.IsPerilune).Min(apsis => apsis.Radius) - moon);
                run.Tell(Apolune, apsides.Where(apsis => !apsis.IsPerilune).Max(apsis => apsis.Radius) - moon);
                var path = reference.Trajectory;
                Draw(run, moon, path.Start, Math.Min(path.End, path.Start + 3 * halo.Period), t => path.At(t).Position);
                break;
            case (null, { } bands):
                var start = run.Start.State;
                if (start.Origin != NaifId.Moon)
                    throw run.Wrong(bands, "are of an orbit about the Moon", "begin with a phase about the Moon");
                var (low, target, first) = bands.Keep(run, this, model, start);
                cost = low;
                run.Tell(Perilune, target.PeriapsisRadius - moon);
                run.Tell(Apolune, target.SemiMajorAxis * (1 + target.Eccentricity) - moon);
                Draw(run, moon, 0, first.End - first.Start, t => first.At(first.Start + t).Position);
                break;
            default:
                throw run.Wrong(this, "keeps no orbit, or two", "write one of halo: and bands:");
        }
        run.Tell(Mean, cost.Mean);
        run.Tell(Deviation, cost.StandardDeviation);
        run.Tell(Median, cost.Quantile(0.5));
        run.Tell(NinetyNine, cost.Quantile(0.99));
        run.Tell(Least, cost.Quantile(0));
        run.Tell(Greatest, cost.Quantile(1));
        run.Tell(Lost, cost.Losses);
        var sorted = cost.PerYear.Order().ToList();
        run.Draw(
            new FlightPlot(
                $"Cost of {run.Name}",
                "part of the flights, %",
                "m/s a year",
                [new("not exceeded", [.. sorted.Select((one, i) => (100.0 * (i + 1) / sorted.Count, one))])]
            )
        );
    }

    private static void Draw(PhaseRun run, double radius, double start, double end, Func<double, Vector3> at)
    {
        const int points = 1000;
        run.Draw(
            new FlightPath(
                "around the Moon, ICRF",
                "the Moon",
                radius,
                [
                    .. Enumerable
                        .Range(0, points + 1)
                        .Select(i => at(start + (end - start) * i / points))
                        .Select(p => (p.X, p.Y, p.Z)),
                ]
            )
        );
    }

    private ForceModel Forces(PhaseRun run)
    {
        var knowledge = run.Knowledge;
        var field = knowledge.LunarGravity;
        AttractingBody Mass(int body) => AttractingBody.PointMass(body, knowledge.Bodies.GravitationalParameter(body));
        AttractingBody[] others = [Mass(NaifId.Earth), Mass(NaifId.Sun), Mass(NaifId.JupiterBarycenter)];
        var central = AttractingBody.WithField(
            NaifId.Moon,
            new SphericalHarmonics(field, Degree),
            new BodyFixedAxes(field.Frame, knowledge.Frames)
        );
        // Of a low orbit sunlight changes nothing that a burn is made for, and its shadows would be edges in every turn.
        return Bands is not null
            ? new(knowledge.Ephemeris, central, others)
            : new(
                knowledge.Ephemeris,
                central,
                others,
                new(
                    AreaToMass,
                    [new(NaifId.Moon, RadiationPressure.MoonRadius), new(NaifId.Earth, RadiationPressure.EarthRadius)]
                )
            );
    }
}
