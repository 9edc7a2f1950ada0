using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Optimization.Conic;

namespace Perilune.Flight.Landing.Convex;

/// <summary>
/// A landing of a given time as a cone program: lossless convexification of the thrust's lower bound with the logarithm of
/// mass as a state (B. Acikmese and S. R. Ploen, "Convex programming approach to powered descent guidance for Mars landing",
/// Journal of Guidance, Control, and Dynamics 30, 2007; L. Blackmore, B. Acikmese and D. P. Scharf, "Minimum-landing-error
/// powered-descent guidance for Mars landing using convex optimization", ibid. 33, 2010). Thrust acceleration is linear
/// between nodes, and integrated exactly.
/// </summary>
internal sealed class LandingTranscription
{
    private const int Width = 11;
    private const int AtVelocity = 3;
    private const int AtLogMass = 6;
    private const int AtAcceleration = 7;
    private const int AtMagnitude = 10;

    private readonly LandingProblem problem;
    private readonly int count;
    private readonly double step;
    private readonly double flightTime;
    private readonly ConeProgram program;
    private readonly LandingConstraint? relaxed;
    private readonly Affine slack;

    /// <summary>Builds the program.</summary>
    /// <param name="problem">The landing.</param>
    /// <param name="flightTime">s.</param>
    /// <param name="gravity">At each node, m/s2.</param>
    /// <param name="logMass">Logarithm of mass at each node about which the thrust bounds are expanded.</param>
    /// <param name="relaxed">The constraint whose violation is made least, or null to make the propellant least.</param>
    public LandingTranscription(
        LandingProblem problem,
        double flightTime,
        Vector3[] gravity,
        double[] logMass,
        LandingConstraint? relaxed
    )
    {
        (this.problem, this.flightTime, this.relaxed) = (problem, flightTime, relaxed);
        count = problem.Nodes;
        step = flightTime / (count - 1);
        program = new(count * Width + (relaxed is null ? 0 : 1));
        slack = relaxed is null ? 0 : Affine.Of(count * Width);
        if (relaxed is null)
        {
            program.Cost[(count - 1) * Width + AtLogMass] = -1;
        }
        else
        {
            program.Cost[count * Width] = 1;
            program.AddNonNegative(slack);
        }
        AddStart();
        for (var k = 0; k + 1 < count; k++)
            AddDynamics(k, 0.5 * (gravity[k] + gravity[k + 1]), gravity[k], gravity[k + 1]);
        for (var k = 0; k < count; k++)
        {
            AddThrust(k, logMass[k]);
            AddPath(k);
        }
        AddEnd();
    }

    public ConeProgram Program => program;

    public LandingNode[] Read(double[] point)
    {
        var nodes = new LandingNode[count];
        for (var k = 0; k < count; k++)
        {
            var at = k * Width;
            nodes[k] = new(
                k * step,
                new(point[at], point[at + 1], point[at + 2]),
                new(point[at + AtVelocity], point[at + AtVelocity + 1], point[at + AtVelocity + 2]),
                Math.Exp(point[at + AtLogMass]),
                new(point[at + AtAcceleration], point[at + AtAcceleration + 1], point[at + AtAcceleration + 2])
            );
        }
        return nodes;
    }

    private Affine Relax(LandingConstraint constraint, double factor = 1) => relaxed == constraint ? factor * slack : 0;

    private static double Component(Vector3 v, int axis) =>
        axis == 0 ? v.X
        : axis == 1 ? v.Y
        : v.Z;

    private static Affine Position(int k, int axis) => Affine.Of(k * Width + axis);

    private static Affine Velocity(int k, int axis) => Affine.Of(k * Width + AtVelocity + axis);

    private static Affine LogMass(int k) => Affine.Of(k * Width + AtLogMass);

    private static Affine Acceleration(int k, int axis) => Affine.Of(k * Width + AtAcceleration + axis);

    private static Affine Magnitude(int k) => Affine.Of(k * Width + AtMagnitude);

    private static Affine Along(Func<int, Affine> vector, Vector3 direction)
    {
        Affine sum = 0;
        for (var axis = 0; axis < 3; axis++)
            sum += Component(direction, axis) * vector(axis);
        return sum;
    }

    private void AddStart()
    {
        for (var axis = 0; axis < 3; axis++)
        {
            program.AddZero(Position(0, axis) - Component(problem.Position, axis));
            program.AddZero(Velocity(0, axis) - Component(problem.Velocity, axis));
        }
        program.AddZero(LogMass(0) - Math.Log(problem.Mass));
    }

    private void AddDynamics(int k, Vector3 mean, Vector3 first, Vector3 last)
    {
        for (var axis = 0; axis < 3; axis++)
        {
            var fall = step * step * (Component(first, axis) / 3 + Component(last, axis) / 6);
            program.AddZero(
                Position(k + 1, axis)
                    - Position(k, axis)
                    - step * Velocity(k, axis)
                    - step * step / 3 * Acceleration(k, axis)
                    - step * step / 6 * Acceleration(k + 1, axis)
                    - fall
            );
            program.AddZero(
                Velocity(k + 1, axis)
                    - Velocity(k, axis)
                    - step / 2 * (Acceleration(k, axis) + Acceleration(k + 1, axis))
                    - step * Component(mean, axis)
            );
        }
        program.AddZero(
            LogMass(k + 1) - LogMass(k) + step / (2 * problem.ExhaustVelocity) * (Magnitude(k) + Magnitude(k + 1))
        );
    }

    private void AddThrust(int k, double expanded)
    {
        program.AddNorm(Magnitude(k), Acceleration(k, 0), Acceleration(k, 1), Acceleration(k, 2));
        var about = Math.Exp(-expanded);
        var change = LogMass(k) - expanded;
        // Below the highest thrust: sigma <= T2 exp(-z), from below by its tangent.
        var highest = problem.MaximumThrust * about;
        program.AddNonNegative(highest * (1 - change) - Magnitude(k) + Relax(LandingConstraint.HighestThrust));
        // Above the lowest: sigma >= T1 exp(-z), by its parabola: d^2 <= 2 (sigma / T1' - 1 + d).
        var lowest = problem.MinimumThrust * about;
        if (lowest > 0)
            program.AddSquare(
                change,
                2.0,
                1 / lowest * (Magnitude(k) + Relax(LandingConstraint.LowestThrust)) - 1 + change
            );
        program.AddNonNegative(LogMass(k) - Math.Log(problem.DryMass) + Relax(LandingConstraint.Propellant));
        if (problem.PointingCone is { } cone)
            program.AddNonNegative(
                Along(axis => Acceleration(k, axis), problem.Up)
                    - Math.Cos(cone) * Magnitude(k)
                    + Relax(LandingConstraint.PointingCone)
            );
    }

    private void AddPath(int k)
    {
        var left = flightTime - k * step;
        var target = -left * problem.TargetVelocity;
        // The last node is the tip of the cone itself where the flight ends on the ground.
        if (problem.GlideSlope is { } glide && k > 0 && k < count - 1)
        {
            Affine Offset(int axis) => Position(k, axis) - Component(target, axis);
            var (side, other) = Sides();
            program.AddNorm(
                1 / Math.Tan(glide) * (Along(Offset, problem.Up) + Relax(LandingConstraint.GlideSlope)),
                Along(Offset, side),
                Along(Offset, other)
            );
        }
        if (problem.SpeedLimit is { } limit && k > 0)
        {
            Affine Relative(int axis) => Velocity(k, axis) - Component(problem.TargetVelocity, axis);
            program.AddNorm(limit + Relax(LandingConstraint.SpeedLimit), Relative(0), Relative(1), Relative(2));
        }
    }

    private void AddEnd()
    {
        var last = count - 1;
        var place = problem.FinalHeight * problem.Up;
        var velocity = problem.TargetVelocity - problem.FinalSinkRate * problem.Up;
        AddTarget(LandingConstraint.TargetPosition, axis => Position(last, axis) - Component(place, axis));
        AddTarget(LandingConstraint.TargetVelocity, axis => Velocity(last, axis) - Component(velocity, axis));
        if (!problem.UprightAtEnd)
            return;
        var (side, other) = Sides();
        program.AddZero(Along(axis => Acceleration(last, axis), side));
        program.AddZero(Along(axis => Acceleration(last, axis), other));
        program.AddNonNegative(Along(axis => Acceleration(last, axis), problem.Up));
    }

    private void AddTarget(LandingConstraint constraint, Func<int, Affine> error)
    {
        if (relaxed == constraint)
            program.AddNorm(slack, error(0), error(1), error(2));
        else
            for (var axis = 0; axis < 3; axis++)
                program.AddZero(error(axis));
    }

    private (Vector3 Side, Vector3 Other) Sides()
    {
        var up = problem.Up;
        var across = Math.Abs(up.X) < 0.6 ? Vector3.UnitX : Vector3.UnitY;
        var side = Vector3.Cross(up, across).Unit;
        return (side, Vector3.Cross(up, side));
    }
}
