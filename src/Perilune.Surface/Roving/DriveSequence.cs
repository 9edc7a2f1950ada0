using System.Collections.Immutable;

namespace Perilune.Surface.Roving;

/// <summary>One commanded move of a rover: straight on, backwards, or a turn in place.</summary>
/// <param name="Distance">Way, m, below 0 backwards; 0 for a turn.</param>
/// <param name="Turn">Turn in place before it, rad, above 0 to the left; 0 for a straight move.</param>
/// <param name="Pause">Standing still after it, s.</param>
public readonly record struct DriveMove(double Distance, double Turn, double Pause);

/// <summary>Where a rover stands in the plane of its start: X ahead, Y to its left.</summary>
/// <param name="X">Ahead of the start, m.</param>
/// <param name="Y">To the left of it, m.</param>
/// <param name="Heading">Left of the first heading, rad.</param>
/// <param name="Path">Way driven, m.</param>
/// <param name="Time">Time since the start, s.</param>
/// <param name="Energy">Electric energy drawn, J.</param>
public readonly record struct DrivePose(double X, double Y, double Heading, double Path, double Time, double Energy);

/// <summary>Drives commanded moves one after the other, by measured way and angle, on level ground.</summary>
public static class DriveSequence
{
    /// <summary>The poses at the start and after each move.</summary>
    /// <param name="model">The rover on its ground.</param>
    /// <param name="moves">The moves.</param>
    /// <exception cref="ArgumentException">A turn in place by a rover that cannot, or a move that is none.</exception>
    public static ImmutableArray<DrivePose> Drive(DriveModel model, IEnumerable<DriveMove> moves)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(moves);
        var rover = model.Rover;
        var level = model.At(0);
        var pose = default(DrivePose);
        var poses = ImmutableArray.CreateBuilder<DrivePose>();
        poses.Add(pose);
        foreach (var move in moves)
        {
            if (!double.IsFinite(move.Distance) || !double.IsFinite(move.Turn) || !(move.Pause >= 0))
                throw new ArgumentException("a move has a way, a turn and a pause", nameof(moves));
            if (move.Turn != 0 && !(rover.TurnRate > 0))
                throw new ArgumentException($"{rover.Name} does not turn in place", nameof(moves));
            var (turning, turnEnergy) = move.Turn == 0 ? (0, 0) : model.TurnInPlace(move.Turn);
            var way = Math.Abs(move.Distance);
            // A stop to look around follows every full stretch of the way.
            var stops = way > rover.StopEvery ? Math.Ceiling(way / rover.StopEvery) - 1 : 0;
            var rolling = way / level.Speed;
            var standing = stops * rover.StopTime + move.Pause;
            var heading = pose.Heading + move.Turn;
            var energy =
                turnEnergy
                + level.MotorPower * rolling
                + rover.DrivingPower * (turning + rolling + stops * rover.StopTime)
                + rover.IdlePower * (turning + rolling + standing);
            pose = new(
                pose.X + move.Distance * Math.Cos(heading),
                pose.Y + move.Distance * Math.Sin(heading),
                heading,
                pose.Path + way,
                pose.Time + turning + rolling + standing,
                pose.Energy + energy
            );
            poses.Add(pose);
        }
        return poses.ToImmutable();
    }
}
