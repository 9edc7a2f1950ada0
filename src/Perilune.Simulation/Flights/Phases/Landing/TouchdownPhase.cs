using Perilune.Flight.Landing.Touchdown;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Landing;

/// <summary>A touchdown of published figures, and the verdict on it.</summary>
public sealed record TouchdownPhase : IPhase
{
    /// <summary>Speed downward.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed)]
    public required double VerticalSpeed { get; init; }

    /// <summary>Speed along the ground.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, AtLeast = "0 m/s")]
    [Default("0 m/s")]
    public double HorizontalSpeed { get; init; }

    /// <summary>Angle of the vehicle's axis to the vertical.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg")]
    [Default("0 deg")]
    public double Tilt { get; init; }

    /// <summary>Slope of the ground.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg")]
    [Default("0 deg")]
    public double Slope { get; init; }

    /// <summary>Height of stones under the feet.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m")]
    [Default("0 m")]
    public double Roughness { get; init; }

    /// <summary>Distance from the target.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m")]
    [Default("0 m")]
    public double Miss { get; init; }

    /// <summary>Gravity of the place.</summary>
    /// <value>m/s2</value>
    [Quantity(Measure.Acceleration, Above = "0 m/s2")]
    [Default("1.622 m/s2")]
    public double Gravity { get; init; }

    /// <summary>What the vehicle bears.</summary>
    public required TouchdownBounds Bounds { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } =
    [
        PhaseResult.Word("verdict", "soft, missed, hard, tipped or crashed"),
        PhaseResult.Word("findings", "limits that the touchdown went beyond"),
        PhaseResult.Number("tipping-margin", Measure.Speed, "speed along the ground left before it falls over"),
    ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var limits = Bounds.ToLimits();
        if (limits.Problems().FirstOrDefault() is { } problem)
            throw run.Wrong(Bounds, problem, "correct the limits");
        var verdict = TouchdownVerdict.Judge(
            new()
            {
                VerticalSpeed = VerticalSpeed,
                HorizontalSpeed = HorizontalSpeed,
                Tilt = Tilt,
                Slope = Slope,
                Roughness = Roughness,
                MissDistance = Miss,
                Gravity = Gravity,
            },
            limits
        );
        run.Tell("verdict", verdict.Outcome.ToString().ToLowerInvariant());
        run.Tell("findings", verdict.ToString());
        if (verdict.TippingMargin is { } margin)
            run.Tell("tipping-margin", margin);
    }
}
