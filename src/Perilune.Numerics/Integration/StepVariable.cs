namespace Perilune.Numerics.Integration;

/// <summary>The variable in which a step was taken: time, or the angle of a graded time.</summary>
/// <param name="Start">Where the step starts.</param>
/// <param name="Length">Signed length of the step.</param>
/// <param name="Clock">The time of an angle, or null where the variable is time.</param>
internal readonly record struct StepVariable(double Start, double Length, GradedTime? Clock)
{
    /// <summary>The time at a part of the step.</summary>
    public double TimeAt(double part)
    {
        var at = Start + part * Length;
        return Clock is { } clock ? clock.Time(at) : at;
    }

    /// <summary>The part of the step at a time.</summary>
    public double PartAt(double time) => ((Clock is { } clock ? clock.Angle(time) : time) - Start) / Length;
}
