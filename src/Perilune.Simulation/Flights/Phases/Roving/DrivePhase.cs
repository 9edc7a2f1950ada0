using Perilune.Simulation.Catalogue;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;
using Perilune.Surface.Roving;

namespace Perilune.Simulation.Flights.Phases.Roving;

/// <summary>The ground that a rover drives on.</summary>
public enum DriveGround
{
    /// <summary>The Moon's regolith and gravity.</summary>
    Moon,

    /// <summary>Firm Martian ground and Mars' gravity.</summary>
    Mars,
}

/// <summary>One move of a drive: first its turn in place, then its way, then its pause.</summary>
public sealed record DriveStep
{
    /// <summary>Its name.</summary>
    [Name]
    public string Name { get; init; } = "";

    /// <summary>Turn in place, above 0 to the left.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "-360 deg", AtMost = "360 deg"), Default("0 deg")]
    public double Turn { get; init; }

    /// <summary>Way, below 0 backwards.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length), Default("0 m")]
    public double Distance { get; init; }

    /// <summary>Standing still afterwards: looking around, waiting for word.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 s"), Default("0 s")]
    public double Pause { get; init; }
}

/// <summary>A rover drives commanded moves on level ground.</summary>
public sealed record DrivePhase : IPhase
{
    /// <summary>What drives.</summary>
    public required RoverVehicle Rover { get; init; }

    /// <summary>On what ground.</summary>
    public required DriveGround Ground { get; init; }

    /// <summary>Moves in their order.</summary>
    public required IReadOnlyList<DriveStep> Moves { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } =
    [
        PhaseResult.Number("ahead", Measure.Length, "end of the drive ahead of its start, along the first heading"),
        PhaseResult.Number("left", Measure.Length, "end of the drive to the left of its start"),
        PhaseResult.Number("heading", Measure.Angle, "last heading, left of the first"),
        PhaseResult.Number("path", Measure.Length, "way driven"),
        PhaseResult.Number("away", Measure.Length, "distance of the end from the start"),
        PhaseResult.Number("elapsed", Measure.Duration, "time of the drive"),
        PhaseResult.Number("energy", Measure.Energy, "electric energy drawn"),
        PhaseResult.Number("slip", Measure.Fraction, "slip of the wheels"),
        PhaseResult.Number("sinkage", Measure.Length, "depth of the ruts"),
        PhaseResult.Number("steepest", Measure.Angle, "slope at which the wheels would spin"),
        PhaseResult.Number("energy-per-kilometre", Measure.Energy, "electric energy of a level kilometre, all loads"),
    ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var rover = Rover.ToRover();
        if (Moves.Any(move => move.Turn != 0) && rover.TurnRate == 0)
            throw run.Wrong(this, nameof(Moves), "", "turn in place", $"give {rover.Name} a turn-rate");
        DriveModel model;
        try
        {
            model =
                Ground == DriveGround.Mars
                    ? new(rover, Soil.Mars, DriveModel.MarsGravity)
                    : new(rover, Soil.Moon, DriveModel.MoonGravity);
        }
        catch (ArgumentException error)
        {
            throw run.Wrong(
                this,
                nameof(Rover),
                "",
                $"cannot drive: {error.Message}",
                "give it larger wheels or less mass"
            );
        }
        var poses = DriveSequence.Drive(
            model,
            Moves.Select(move => new DriveMove(move.Distance, move.Turn, move.Pause))
        );
        var (end, level) = (poses[^1], model.At(0));
        run.Tell("ahead", end.X);
        run.Tell("left", end.Y);
        run.Tell("heading", end.Heading);
        run.Tell("path", end.Path);
        run.Tell("away", Math.Sqrt(end.X * end.X + end.Y * end.Y));
        run.Tell("elapsed", end.Time);
        run.Tell("energy", end.Energy);
        run.Tell("slip", level.Slip);
        run.Tell("sinkage", model.WheelOn(0).Sinkage);
        run.Tell("steepest", model.Traction);
        run.Tell("energy-per-kilometre", 1000 * (level.MotorEnergy + model.Overhead(level)));
        run.Draw(
            new FlightPlot(
                "Drive from above",
                "to the right, m",
                "ahead, m",
                [new("way", [.. poses.Select(pose => (-pose.Y, pose.X))])]
            )
        );
    }
}
