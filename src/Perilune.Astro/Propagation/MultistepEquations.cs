using Perilune.Astro.Forces;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Propagation;

/// <summary>
/// The equations of motion for a method that needs a smooth history: forces as if no body stood before the Sun, and what
/// shadows take away from them as jolts.
/// </summary>
internal readonly struct MultistepEquations(
    EquationsOfMotion inSunlight,
    double gravitationalParameter,
    ShadowJolts shadows
) : IMultistepEquation
{
    public int Positions => 3;

    public void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative) =>
        inSunlight.Evaluate(t, state, derivative);

    public void Correct(ReadOnlySpan<double> evaluated, ReadOnlySpan<double> state, Span<double> derivative)
    {
        var (before, after) = (Attraction(evaluated), Attraction(state));
        (derivative[0], derivative[1], derivative[2]) = (state[3], state[4], state[5]);
        derivative[3] += after.X - before.X;
        derivative[4] += after.Y - before.Y;
        derivative[5] += after.Z - before.Z;
    }

    public void AddJolts(double start, ReadOnlySpan<double> initial, double end, Span<double> final) =>
        shadows.Add(start, initial, end, final);

    private Vector3<Real> Attraction(ReadOnlySpan<double> state) =>
        PointMassAttraction.Central(gravitationalParameter, new Vector3<Real>(state[0], state[1], state[2]));
}
