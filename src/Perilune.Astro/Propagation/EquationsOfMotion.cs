using System.Runtime.InteropServices;
using Perilune.Astro.Forces;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Propagation;

/// <summary>Position and velocity in ICRF axes relative to the central body, of as many flights as the scalar has lanes.</summary>
/// <param name="model">The forces.</param>
/// <param name="environment">Memory of this propagation.</param>
/// <param name="origins">Time zero of the integration of each lane, TDB seconds past J2000.</param>
internal readonly struct EquationsOfMotion<T>(ForceModel model, ForceEnvironment<T> environment, double[] origins)
    : ILaneEquation
    where T : struct, IScalar<T>
{
    public void Evaluate(ReadOnlySpan<double> times, ReadOnlySpan<double> state, Span<double> derivative)
    {
        Span<double> epochs = stackalloc double[T.Lanes];
        for (var lane = 0; lane < epochs.Length; lane++)
            epochs[lane] = origins[lane] + times[lane];
        environment.MoveTo(epochs, times);
        // A component of all lanes is one scalar.
        var y = MemoryMarshal.Cast<double, T>(state);
        var rate = MemoryMarshal.Cast<double, T>(derivative);
        var a = model.Acceleration(environment, new(y[0], y[1], y[2]), new Vector3<T>(y[3], y[4], y[5]));
        (rate[0], rate[1], rate[2]) = (y[3], y[4], y[5]);
        (rate[3], rate[4], rate[5]) = (a.X, a.Y, a.Z);
    }
}

/// <summary>The equations of one flight.</summary>
/// <param name="model">The forces.</param>
/// <param name="environment">Memory of this propagation.</param>
/// <param name="origin">Time zero of the integration, TDB seconds past J2000.</param>
internal readonly struct EquationsOfMotion(ForceModel model, ForceEnvironment<Real> environment, double origin)
    : IDifferentialEquation
{
    private readonly EquationsOfMotion<Real> equations = new(model, environment, [origin]);

    public void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative) =>
        equations.Evaluate(new(in t), state, derivative);
}
