using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.ThreeBody;

/// <summary>
/// A periodic orbit of a circular restricted three-body problem that is its own mirror image in the x-z plane: it starts
/// at right angles to that plane and crosses it so again after half a period.
/// </summary>
public sealed class PeriodicOrbit
{
    private readonly double[] monodromy;

    internal PeriodicOrbit(ThreeBodySystem system, RestrictedState initial, double period)
    {
        (System, Initial, Period) = (system, initial, period);
        HalfPeriod = RestrictedFlow.Propagate(system.MassRatio, initial, period / 2);
        monodromy = new double[RestrictedFlow.Order * RestrictedFlow.Order];
        Final = RestrictedFlow.PropagateWithTransition(system.MassRatio, initial, period, monodromy);
    }

    /// <summary>The system, with the units of everything here.</summary>
    public ThreeBodySystem System { get; }

    /// <summary>The first state: y, vx and vz are zero. For a halo orbit of L2 the crossing far from the Moon.</summary>
    public RestrictedState Initial { get; }

    /// <summary>The state half a period later: the other crossing.</summary>
    public RestrictedState HalfPeriod { get; }

    /// <summary>The state a whole period later, integrated and not assumed.</summary>
    public RestrictedState Final { get; }

    /// <summary>Period, time units.</summary>
    public double Period { get; }

    /// <summary>Period, s.</summary>
    public double PeriodSeconds => Period * System.TimeUnit;

    /// <summary>Jacobi constant, length units squared per time unit squared.</summary>
    public double JacobiConstant => RestrictedProblem.JacobiConstant(System.MassRatio, Initial);

    /// <summary>Distance from the smaller body's centre at the near crossing, m.</summary>
    public double PeriluneRadius => Radius(HalfPeriod);

    /// <summary>Distance from the smaller body's centre at the far crossing, m.</summary>
    public double ApoluneRadius => Radius(Initial);

    /// <summary>Speed relative to the rotating axes at the near crossing, m/s.</summary>
    public double PeriluneSpeed => HalfPeriod.Velocity.Norm * System.VelocityUnit;

    /// <summary>
    /// Greatest difference of a component, position in length units and velocity in length units per time unit, between
    /// the first state and the state that the integration returns to after a period.
    /// </summary>
    public double Closure
    {
        get
        {
            var r = Final.Position - Initial.Position;
            var v = Final.Velocity - Initial.Velocity;
            return new[] { r.X, r.Y, r.Z, v.X, v.Y, v.Z }.Max(Math.Abs);
        }
    }

    /// <summary>The state-transition matrix over one period, 6x6 by rows, from the far crossing.</summary>
    public ReadOnlySpan<double> Monodromy => monodromy;

    /// <summary>
    /// The two stability indices, half the sum of an eigenvalue of the monodromy matrix and its reciprocal; the orbit is
    /// linearly stable where both lie in [-1, 1]. From the traces of the matrix and its square (R. Broucke, "Stability of
    /// periodic orbits in the elliptic restricted three-body problem", AIAA Journal 7, 1003, 1969). The larger first.
    /// </summary>
    public (double First, double Second) StabilityIndices
    {
        get
        {
            const int n = RestrictedFlow.Order;
            double trace = 0,
                traceOfSquare = 0;
            for (var i = 0; i < n; i++)
            {
                trace += monodromy[i * n + i];
                for (var j = 0; j < n; j++)
                    traceOfSquare += monodromy[i * n + j] * monodromy[j * n + i];
            }
            // Eigenvalues 1, 1, a, 1/a, b, 1/b; s = a + 1/a and t = b + 1/b have these sum and sum of squares.
            var sum = trace - 2;
            var squares = traceOfSquare + 2;
            var halfDifference = Math.Sqrt(Math.Max(0, 2 * squares - sum * sum)) / 2;
            var (s, t) = (sum / 2 + halfDifference, sum / 2 - halfDifference);
            return Math.Abs(s) >= Math.Abs(t) ? (s / 2, t / 2) : (t / 2, s / 2);
        }
    }

    private double Radius(RestrictedState state) =>
        (state.Position - new Vector3(System.SecondaryX, 0, 0)).Norm * System.LengthUnit;
}
