using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Flight.Targeting;

/// <summary>
/// A number that a state has: a radius, an inclination, an energy. It is written once over the scalar, so that its
/// derivatives are exact. Positions and velocities are relative to the body that a <see cref="Requirement"/> names, ICRF axes.
/// </summary>
public abstract class StateQuantity
{
    /// <summary>The quantity of a state.</summary>
    /// <param name="tdb">TDB seconds past J2000.</param>
    /// <param name="position">m.</param>
    /// <param name="velocity">m/s.</param>
    /// <param name="gravitationalParameter">GM of the body that the state is relative to, m3/s2.</param>
    public abstract T Of<T>(double tdb, Vector3<T> position, Vector3<T> velocity, double gravitationalParameter)
        where T : struct, IScalar<T>;

    /// <summary>The value for a plain state.</summary>
    public double Of(double tdb, Vector3 position, Vector3 velocity, double gravitationalParameter) =>
        Of(tdb, Vector3<Real>.FromVector(position), Vector3<Real>.FromVector(velocity), gravitationalParameter).Value;

    /// <summary>The value with its derivatives by position and velocity.</summary>
    internal (double Value, Vector3 ByPosition, Vector3 ByVelocity) WithDerivatives(
        double tdb,
        Vector3 position,
        Vector3 velocity,
        double gravitationalParameter
    )
    {
        var r = Vector3<Dual3>.FromVector(position);
        var v = Vector3<Dual3>.FromVector(velocity);
        var byPosition = Of(tdb, Dual3.Variables(position), v, gravitationalParameter);
        var byVelocity = Of(tdb, r, Dual3.Variables(velocity), gravitationalParameter);
        return (byPosition.Value, byPosition.Gradient, byVelocity.Gradient);
    }
}
