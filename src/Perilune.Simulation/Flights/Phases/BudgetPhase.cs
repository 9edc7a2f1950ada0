using Perilune.Simulation.Catalogue;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases;

/// <summary>
/// A spacecraft's propellant, spent on a chain of manoeuvres with losses and boil-off: whether it closes, and if not, which
/// manoeuvre lacks how much.
/// </summary>
public sealed record BudgetPhase : IPhase
{
    /// <summary>The spacecraft.</summary>
    public required Spacecraft Vehicle { get; init; }

    /// <summary>Crew and cargo at the start.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg"), Default("0 kg")]
    public double Payload { get; init; }

    /// <summary>Propellant in the first stage at the start, where its tanks are not full.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg")]
    public double? Propellant { get; init; }

    /// <summary>What is kept of every delta-v for errors, on top of it.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "50 %"), Default("0 %")]
    public double Reserve { get; init; }

    /// <summary>What happens, in its order.</summary>
    public required IReadOnlyList<BudgetStep> Steps { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } =
    [
        PhaseResult.Word("closes", "whether all manoeuvres have their propellant: yes or no"),
        PhaseResult.Word("lacks", "the first manoeuvre that has not, and how much; nothing where all have"),
        PhaseResult.Number("start-mass", Measure.Mass, "mass at the start"),
        PhaseResult.Number("end-mass", Measure.Mass, "mass at the end"),
        PhaseResult.Number("delta-v", Measure.Speed, "of all manoeuvres, losses and reserve included"),
        PhaseResult.Number("losses", Measure.Speed, "gravity losses of finite burns, within it"),
        PhaseResult.Number("longest-burn", Measure.Duration, "duration of the longest burn"),
        PhaseResult.Number("boiled-off", Measure.Mass, "what evaporated on the way"),
        PhaseResult.Number("propellant-used", Measure.Mass, "what the engines need"),
        PhaseResult.Number("propellant-left", Measure.Mass, "left in the last stage; negative where it lacks"),
        PhaseResult.Number(
            "delta-v-left",
            Measure.Speed,
            "what the propellant left can still do; negative: what is missing"
        ),
        PhaseResult.Number("refuelling-flights", Measure.Number, "tankers that it took"),
        PhaseResult.Number("refuelling-time", Measure.Duration, "from the first tanker to the last"),
    ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var vehicle = Vehicle.ToFlight();
        if (Steps.Count == 0)
            throw run.Wrong(this, nameof(Steps), "", "is missing", "write what happens, step by step");
        new BudgetRun(run, this, vehicle).Spend();
    }
}

/// <summary>One step of a budget.</summary>
public sealed record BudgetStep
{
    /// <summary>Its name.</summary>
    [Name]
    public string Name { get; init; } = "";

    /// <summary>Time that passes before it, in which propellant evaporates.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 s"), Default("0 s")]
    public double After { get; init; }

    /// <summary>Change of velocity.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, AtLeast = "0 m/s")]
    public double? DeltaV { get; init; }

    /// <summary>A result of an earlier phase that is the change of velocity: <c>transfer.delta-v</c>.</summary>
    public string? FromResult { get; init; }

    /// <summary>A body about which the burn is made at a periapsis, so that it loses against gravity.</summary>
    public string? About { get; init; }

    /// <summary>Height of that periapsis over the body's equatorial radius.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 km"), Default("100 km")]
    public double Altitude { get; init; }

    /// <summary>Whether the next stage finishes what this one has no propellant for; otherwise that is missing.</summary>
    [Default("no")]
    public bool SpillsOver { get; init; }

    /// <summary>Whether the stage that burnt is left behind afterwards.</summary>
    [Default("no")]
    public bool Drop { get; init; }

    /// <summary>Crew and cargo taken on board afterwards; negative where they leave.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass)]
    public double? Load { get; init; }

    /// <summary>Tankers that fill the stage before it burns.</summary>
    public Refuelling? Refuel { get; init; }
}

/// <summary>Flights of tankers.</summary>
public sealed record Refuelling
{
    /// <summary>Propellant on board when the last has left; a full stage where it is left out.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public double? To { get; init; }

    /// <summary>What one tanker hands over.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public required double PerFlight { get; init; }

    /// <summary>Between two tankers.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 d"), Default("0 d")]
    public double Interval { get; init; }
}
