using Perilune.Astro.TwoBody;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Flight.LowThrust.Collocation;

/// <summary>A problem in the units of its collocation: the radius at the start, and the time in which a circular orbit there turns by 1 rad.</summary>
internal sealed class ScaledProblem
{
    public ScaledProblem(LowThrustProblem problem)
    {
        Problem = problem;
        Length = problem.Position.Norm;
        Time = Math.Sqrt(Length * Length * Length / problem.GravitationalParameter);
        Speed = Length / Time;
        MostThrust = problem.Engine.Thrust / problem.Mass * Time * Time / Length;
        ExhaustSpeed = problem.Engine.ExhaustVelocity / Speed;
    }

    public LowThrustProblem Problem { get; }

    public double Length { get; }

    public double Time { get; }

    public double Speed { get; }

    /// <summary>Greatest thrust acceleration with full tanks.</summary>
    public double MostThrust { get; }

    public double ExhaustSpeed { get; }

    /// <summary>Gravity and its gradient at a place.</summary>
    public (Vector3 Acceleration, Matrix3 Gradient) Gravity(double time, Vector3 position)
    {
        var r = Dual3.Variables(position);
        var squared = r.NormSquared;
        var central = r * (Dual3.FromDouble(-1) / (squared * Dual3.Sqrt(squared)));
        var acceleration = new Vector3(central.X.Value, central.Y.Value, central.Z.Value);
        var gradient = Dual3.Jacobian(central);
        if (Problem.Perturbation is not { } further)
            return (acceleration, gradient);
        var (more, byPosition) = further(time * Time, position * Length);
        return (acceleration + more * (Time * Time / Length), gradient + byPosition * (Time * Time));
    }

    /// <summary>The first guess: that of the problem, else the coast, pushed along the path by half the thrust.</summary>
    public CollocationPath FirstPath(int intervals)
    {
        var path = new CollocationPath(intervals) { Duration = Problem.Duration / Time };
        for (var i = 0; i < path.Count; i++)
        {
            var part = i / (path.Count - 1.0);
            var (r, v) =
                Problem.Guess?.Invoke(part)
                ?? KeplerPropagation.Propagate(
                    Problem.Position,
                    Problem.Velocity,
                    part * Problem.Duration,
                    Problem.GravitationalParameter
                );
            (path.Position[i], path.Velocity[i]) = (r / Length, v / Speed);
            path.Magnitude[i] = 0.5 * MostThrust;
            path.Thrust[i] = path.Magnitude[i] * path.Velocity[i].Unit;
            path.LogMass[i] = -path.Magnitude[i] / ExhaustSpeed * part * path.Duration;
        }
        return path;
    }
}
