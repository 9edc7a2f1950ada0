using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Optimization.Conic;

namespace Perilune.Flight.LowThrust.Collocation;

/// <summary>
/// One convex step: the collocation equations of Hermite and Simpson (C. R. Hargraves and S. W. Paris, Journal of Guidance
/// 10, 1987; in separated form), made linear about a path, with the cone |thrust| &lt;= magnitude, virtual control under a penalty and a
/// trust region.
/// </summary>
internal sealed class ConvexStep
{
    private const int PerPoint = 11;
    private const double StepTolerance = 1e-9;

    private readonly ScaledProblem scaled;
    private readonly CollocationPath about;
    private readonly ConeProgram program;
    private readonly double penalty;
    private readonly int firstVirtual;
    private readonly int durationVariable;

    public ConvexStep(ScaledProblem scaled, CollocationPath about, double radius, double penalty)
    {
        (this.scaled, this.about, this.penalty) = (scaled, about, penalty);
        var goals = Goals(about).Count;
        durationVariable = about.Count * PerPoint;
        firstVirtual = durationVariable + 1;
        program = new(firstVirtual + 2 * (6 * about.Intervals + goals));
        Dynamics();
        Boundary(radius);
        for (var i = firstVirtual; i < program.Variables; i++)
        {
            program.AddNonNegative(Affine.Of(i));
            program.Cost[i] = penalty;
        }
        if (scaled.Problem.Objective == LowThrustObjective.Time)
            program.Cost[durationVariable] = 1;
        else
            program.Cost[LogMass(about.Count - 1)] = -1;
    }

    /// <summary>The path of the step with its cost by the linear model, or null where the solver found none.</summary>
    public (CollocationPath Path, double Cost)? Solve()
    {
        var solution = ConeProgramSolver.Solve(program, StepTolerance);
        if (solution.Status is not ConeStatus.Optimal and not ConeStatus.Stalled || solution.Residual > 1e-5)
            return null;
        var x = solution.Point;
        var path = new CollocationPath(about.Intervals) { Duration = x[durationVariable] };
        for (var i = 0; i < path.Count; i++)
        {
            var at = i * PerPoint;
            path.Position[i] = new(x[at], x[at + 1], x[at + 2]);
            path.Velocity[i] = new(x[at + 3], x[at + 4], x[at + 5]);
            path.LogMass[i] = x[at + 6];
            path.Thrust[i] = new(x[at + 7], x[at + 8], x[at + 9]);
            path.Magnitude[i] = x[at + 10];
        }
        return (path, solution.Cost);
    }

    /// <summary>What a path costs by the true equations: its objective and the penalty on all that they miss.</summary>
    public (double Cost, double Missed) TrueCost(CollocationPath path)
    {
        var missed = Goals(path).Sum(goal => Math.Abs(goal.Value));
        var h = 1.0 / path.Intervals;
        for (var k = 0; k < path.Intervals; k++)
        {
            var (a, m, b) = (2 * k, 2 * k + 1, 2 * k + 2);
            // The middle of the true equations, so that only the jump at the node counts.
            var middle =
                0.5 * (path.Position[a] + path.Position[b])
                + h / 8 * path.Duration * (path.Velocity[a] - path.Velocity[b]);
            var (fa, fb) = (Force(path, a, path.Position[a]), Force(path, b, path.Position[b]));
            var middleVelocity = 0.5 * (path.Velocity[a] + path.Velocity[b]) + h / 8 * path.Duration * (fa - fb);
            var fm = Force(path, m, middle);
            var dr =
                path.Position[b]
                - path.Position[a]
                - h / 6 * path.Duration * (path.Velocity[a] + 4 * middleVelocity + path.Velocity[b]);
            var dv = path.Velocity[b] - path.Velocity[a] - h / 6 * path.Duration * (fa + 4 * fm + fb);
            missed +=
                Math.Abs(dr.X) + Math.Abs(dr.Y) + Math.Abs(dr.Z) + Math.Abs(dv.X) + Math.Abs(dv.Y) + Math.Abs(dv.Z);
        }
        var objective = scaled.Problem.Objective == LowThrustObjective.Time ? path.Duration : -path.LogMass[^1];
        return (objective + penalty * missed, missed);
    }

    private Vector3 Force(CollocationPath path, int i, Vector3 position) =>
        scaled.Gravity(i / (path.Count - 1.0) * path.Duration, position).Acceleration + path.Thrust[i];

    private List<(double Value, Vector3 ByPosition, Vector3 ByVelocity)> Goals(CollocationPath path) =>
        [.. scaled.Problem.Goal.Conditions(path.Position[^1], path.Velocity[^1], scaled.Length, scaled.Speed)];

    private static int LogMass(int i) => i * PerPoint + 6;

    private static Affine[] Variables(int first, int count) => [.. Enumerable.Range(first, count).Select(Affine.Of)];

    private void Dynamics()
    {
        var duration = Affine.Of(durationVariable);
        var s = about.Duration;
        var slopes = new Affine[about.Count][];
        for (var i = 0; i < about.Count; i++)
        {
            var at = i * PerPoint;
            var x = Variables(at, PerPoint);
            var (gravity, gradient) = scaled.Gravity(i / (about.Count - 1.0) * s, about.Position[i]);
            // Duration times slope, linear about both.
            var offset = gravity - gradient * about.Position[i];
            Affine Row(int row)
            {
                var g =
                    row == 0 ? gradient.RowX
                    : row == 1 ? gradient.RowY
                    : gradient.RowZ;
                var constant =
                    row == 0 ? offset.X
                    : row == 1 ? offset.Y
                    : offset.Z;
                return constant + g.X * x[0] + g.Y * x[1] + g.Z * x[2] + x[7 + row];
            }
            var force = gravity + about.Thrust[i];
            var flow = -about.Magnitude[i] / scaled.ExhaustSpeed;
            var change = duration - s;
            slopes[i] =
            [
                s * x[3] + about.Velocity[i].X * change,
                s * x[4] + about.Velocity[i].Y * change,
                s * x[5] + about.Velocity[i].Z * change,
                s * Row(0) + force.X * change,
                s * Row(1) + force.Y * change,
                s * Row(2) + force.Z * change,
                -s / scaled.ExhaustSpeed * x[10] + flow * change,
            ];
            program.AddNorm(x[10], x[7], x[8], x[9]);
            // Most thrust over mass, by its tangent, which lies below it: e^-z.
            var most = scaled.MostThrust * Math.Exp(-about.LogMass[i]);
            program.AddNonNegative(most * (1 + about.LogMass[i]) - most * x[6] - x[10]);
        }
        var h = 1.0 / about.Intervals;
        for (var k = 0; k < about.Intervals; k++)
        {
            var (a, m, b) = (2 * k * PerPoint, (2 * k + 1) * PerPoint, (2 * k + 2) * PerPoint);
            for (var j = 0; j < 7; j++)
            {
                var (fa, fm, fb) = (slopes[2 * k][j], slopes[2 * k + 1][j], slopes[2 * k + 2][j]);
                var (xa, xm, xb) = (Affine.Of(a + j), Affine.Of(m + j), Affine.Of(b + j));
                program.AddZero(xm - 0.5 * xa - 0.5 * xb - h / 8 * fa + h / 8 * fb);
                var jump = xb - xa - h / 6 * fa - 4 * h / 6 * fm - h / 6 * fb;
                if (j < 6)
                    jump = jump + Virtual(6 * k + j);
                program.AddZero(jump);
            }
        }
    }

    private Affine Virtual(int number) =>
        Affine.Of(firstVirtual + 2 * number) - Affine.Of(firstVirtual + 2 * number + 1);

    private void Boundary(double radius)
    {
        var problem = scaled.Problem;
        var (r, v) = (problem.Position / scaled.Length, problem.Velocity / scaled.Speed);
        double[] start = [r.X, r.Y, r.Z, v.X, v.Y, v.Z, 0];
        for (var j = 0; j < start.Length; j++)
            program.AddZero(Affine.Of(j) - start[j]);
        var last = (about.Count - 1) * PerPoint;
        program.AddNonNegative(Affine.Of(LogMass(about.Count - 1)) - Math.Log(problem.DryMass / problem.Mass));
        var (rl, vl) = (about.Position[^1], about.Velocity[^1]);
        var number = 6 * about.Intervals;
        foreach (var (value, byPosition, byVelocity) in Goals(about))
        {
            var constant = value - Vector3.Dot(byPosition, rl) - Vector3.Dot(byVelocity, vl);
            program.AddZero(
                constant
                    + byPosition.X * Affine.Of(last)
                    + byPosition.Y * Affine.Of(last + 1)
                    + byPosition.Z * Affine.Of(last + 2)
                    + byVelocity.X * Affine.Of(last + 3)
                    + byVelocity.Y * Affine.Of(last + 4)
                    + byVelocity.Z * Affine.Of(last + 5)
                    + Virtual(number++)
            );
        }
        var time = Affine.Of(durationVariable);
        if (problem.Objective == LowThrustObjective.Time)
        {
            program.AddNonNegative(time - (1 - 0.5 * Math.Min(1, radius)) * about.Duration);
            program.AddNonNegative((1 + 0.5 * Math.Min(1, radius)) * about.Duration - time);
        }
        else
            program.AddZero(time - about.Duration);
        for (var i = 1; i < about.Count; i++)
        {
            var x = Variables(i * PerPoint, 3);
            program.AddNorm(
                radius * about.Position[i].Norm,
                x[0] - about.Position[i].X,
                x[1] - about.Position[i].Y,
                x[2] - about.Position[i].Z
            );
        }
    }
}
