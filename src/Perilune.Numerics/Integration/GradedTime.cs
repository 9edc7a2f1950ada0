namespace Perilune.Numerics.Integration;

/// <summary>
/// A stretch of time told by an angle: t = start + (end - start) sin2(angle / 2). Near both ends time goes with the square of
/// the angle's distance, so that what rises there like a root of time, or a half-odd power of it, is smooth in the angle.
/// </summary>
/// <param name="Start">Time at the angle zero.</param>
/// <param name="End">Time at the angle <see cref="WholeAngle"/>; may be before the start.</param>
public readonly record struct GradedTime(double Start, double End)
{
    /// <summary>The angle at the end, rad.</summary>
    public const double WholeAngle = Math.PI;

    /// <summary>The time at an angle; exactly an end at either end.</summary>
    /// <param name="angle">From zero to <see cref="WholeAngle"/>, rad.</param>
    public double Time(double angle)
    {
        if (angle >= WholeAngle)
            return End;
        // From the nearer end, whose distance counts.
        var (sin, cos) = Math.SinCos(0.5 * angle);
        return angle < 0.5 * WholeAngle ? Start + (End - Start) * (sin * sin) : End - (End - Start) * (cos * cos);
    }

    /// <summary>Derivative of the time by the angle.</summary>
    /// <param name="angle">From zero to <see cref="WholeAngle"/>, rad.</param>
    public double Rate(double angle) => 0.5 * (End - Start) * Math.Sin(angle);

    /// <summary>The angle of a time; a time beyond an end counts as that end.</summary>
    public double Angle(double time)
    {
        var done = (time - Start) / (End - Start);
        return done < 0.5
            ? 2 * Math.Asin(Math.Sqrt(Math.Max(done, 0)))
            : WholeAngle - 2 * Math.Asin(Math.Sqrt(Math.Max((End - time) / (End - Start), 0)));
    }
}
