using Perilune.Astro.Forces;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Propagation;

/// <summary>Position and velocity in ICRF axes relative to the central body.</summary>
/// <param name="model">The forces.</param>
/// <param name="environment">Memory of this propagation.</param>
/// <param name="origin">Time zero of the integration, TDB seconds past J2000.</param>
internal readonly struct EquationsOfMotion(ForceModel model, ForceEnvironment<Real> environment, double origin)
    : IDifferentialEquation
{
    public void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative)
    {
        environment.MoveTo(origin + t);
        var position = new Vector3<Real>(state[0], state[1], state[2]);
        var velocity = new Vector3<Real>(state[3], state[4], state[5]);
        var a = model.Acceleration(environment, position, velocity);
        (derivative[0], derivative[1], derivative[2]) = (state[3], state[4], state[5]);
        (derivative[3], derivative[4], derivative[5]) = (a.X, a.Y, a.Z);
    }
}
