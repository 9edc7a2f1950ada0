using Perilune.Astro.ThreeBody;
using Perilune.Flight.MultipleShooting;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.EphemerisOrbits;

/// <summary>
/// The motion between the three-body problem and the ephemeris: a share of the one acceleration and the rest of the other, both
/// relative to the turning axes of an <see cref="OrbitSky"/>, in its units. At share 0 a periodic orbit is a solution as it stands.
/// </summary>
/// <param name="sky">The system over the sky.</param>
/// <param name="share">Share of the ephemeris, 0 to 1.</param>
/// <param name="origin">TDB seconds past J2000 of time 0.</param>
internal sealed class BlendedField(OrbitSky sky, double share, double origin)
{
    private const int Order = 6;

    // A hundredth of the gaps that are left to the full model.
    private const double Tolerance = 1e-9;

    /// <summary>Propagates an arc with its matrix; all in units.</summary>
    public void Propagate(int arc, double start, ReadOnlySpan<double> initial, double end, in ArcResult result)
    {
        Span<double> y = stackalloc double[Order + Order * Order];
        y.Clear();
        initial.CopyTo(y);
        for (var i = 0; i < Order; i++)
            y[Order + i * (Order + 1)] = 1;
        var follow = new Tolerances.Group(Order * Order, double.MaxValue, 0);
        var integrator = new DormandPrince853<Variation>(
            new(this),
            Tolerances.ByGroup(new(3, 0, Tolerance), new(3, Tolerance, Tolerance), follow)
        );
        integrator.Start(start, y);
        while (!integrator.Step(end)) { }
        integrator.State[..Order].CopyTo(result.Final);
        integrator.State[Order..].CopyTo(result.Transition);
        Rate(start, initial, result.InitialRate);
        Rate(end, integrator.State[..Order], result.FinalRate);
    }

    private void Rate(double time, ReadOnlySpan<double> state, Span<double> rate)
    {
        var a = Acceleration(time, Position(state), Velocity(state), out _, out _);
        state.Slice(3, 3).CopyTo(rate);
        (rate[3], rate[4], rate[5]) = (a.X, a.Y, a.Z);
    }

    private Vector3 Acceleration(
        double time,
        Vector3 position,
        Vector3 velocity,
        out Matrix3 byPosition,
        out Matrix3 byVelocity
    )
    {
        var mu = sky.System.MassRatio;
        var real = sky.Acceleration(
            origin + time * sky.System.TimeUnit,
            position,
            velocity,
            out byPosition,
            out byVelocity
        );
        var place = position with { X = position.X + sky.CentreX };
        var hessian = RestrictedProblem.PotentialHessian(mu, place);
        var coriolis = new Matrix3(0, 2, 0, -2, 0, 0, 0, 0, 0);
        byPosition = byPosition * share + hessian * (1 - share);
        byVelocity = byVelocity * share + coriolis * (1 - share);
        var ideal = RestrictedProblem.Acceleration(
            mu,
            Vector3<Numerics.Scalars.Real>.FromVector(place),
            Vector3<Numerics.Scalars.Real>.FromVector(velocity)
        );
        return share * real + (1 - share) * new Vector3(ideal.X.Value, ideal.Y.Value, ideal.Z.Value);
    }

    private static Vector3 Position(ReadOnlySpan<double> y) => new(y[0], y[1], y[2]);

    private static Vector3 Velocity(ReadOnlySpan<double> y) => new(y[3], y[4], y[5]);

    private readonly struct Variation(BlendedField field) : IDifferentialEquation
    {
        public void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative)
        {
            var a = field.Acceleration(t, Position(state), Velocity(state), out var g, out var h);
            state.Slice(3, 3).CopyTo(derivative);
            (derivative[3], derivative[4], derivative[5]) = (a.X, a.Y, a.Z);
            for (var column = 0; column < Order; column++)
            {
                var m = state[(Order + column)..];
                var d = derivative[(Order + column)..];
                var r = new Vector3(m[0], m[Order], m[2 * Order]);
                var v = new Vector3(m[3 * Order], m[4 * Order], m[5 * Order]);
                var change = g * r + h * v;
                (d[0], d[Order], d[2 * Order]) = (v.X, v.Y, v.Z);
                (d[3 * Order], d[4 * Order], d[5 * Order]) = (change.X, change.Y, change.Z);
            }
        }
    }
}
