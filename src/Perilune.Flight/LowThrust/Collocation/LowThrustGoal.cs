using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Flight.LowThrust.Collocation;

/// <summary>Where a low-thrust transfer ends: conditions on its last state that are zero there.</summary>
public abstract class LowThrustGoal
{
    /// <summary>The conditions with their derivatives; lengths and speeds are of the order of one.</summary>
    internal abstract IEnumerable<(double Value, Vector3 ByPosition, Vector3 ByVelocity)> Conditions(
        Vector3 position,
        Vector3 velocity,
        double length,
        double speed
    );

    /// <summary>Ends in a place with a velocity.</summary>
    /// <param name="position">m about the centre.</param>
    /// <param name="velocity">m/s.</param>
    public static LowThrustGoal State(Vector3 position, Vector3 velocity) => new StateGoal(position, velocity);

    /// <summary>Ends anywhere on a conic.</summary>
    /// <param name="position">A place on it, m about the centre.</param>
    /// <param name="velocity">The velocity there, m/s.</param>
    /// <param name="gravitationalParameter">GM of the centre, m3/s2.</param>
    public static LowThrustGoal Orbit(Vector3 position, Vector3 velocity, double gravitationalParameter) =>
        new OrbitGoal(position, velocity, gravitationalParameter);

    private sealed class StateGoal(Vector3 goal, Vector3 goalVelocity) : LowThrustGoal
    {
        internal override IEnumerable<(double, Vector3, Vector3)> Conditions(
            Vector3 position,
            Vector3 velocity,
            double length,
            double speed
        )
        {
            var (dr, dv) = (position * length - goal, velocity * speed - goalVelocity);
            yield return (dr.X / length, Vector3.UnitX, Vector3.Zero);
            yield return (dr.Y / length, Vector3.UnitY, Vector3.Zero);
            yield return (dr.Z / length, Vector3.UnitZ, Vector3.Zero);
            yield return (dv.X / speed, Vector3.Zero, Vector3.UnitX);
            yield return (dv.Y / speed, Vector3.Zero, Vector3.UnitY);
            yield return (dv.Z / speed, Vector3.Zero, Vector3.UnitZ);
        }
    }

    /// <summary>
    /// Angular momentum and eccentricity vector, the latter by its two components in the orbit's plane: five conditions, without
    /// singularity for circles.
    /// </summary>
    private sealed class OrbitGoal : LowThrustGoal
    {
        private readonly Vector3 momentum;
        private readonly Vector3 eccentricity;
        private readonly Vector3 first;
        private readonly Vector3 second;
        private readonly double gm;

        public OrbitGoal(Vector3 position, Vector3 velocity, double gm)
        {
            this.gm = gm;
            momentum = Vector3.Cross(position, velocity);
            eccentricity = Vector3.Cross(velocity, momentum) / gm - position.Unit;
            first = position.Unit;
            second = Vector3.Cross(momentum.Unit, first);
        }

        internal override IEnumerable<(double, Vector3, Vector3)> Conditions(
            Vector3 position,
            Vector3 velocity,
            double length,
            double speed
        )
        {
            var mu = gm / (length * speed * speed);
            var byPosition = Of(Dual3.Variables(position), Vector3<Dual3>.FromVector(velocity), mu);
            var byVelocity = Of(Vector3<Dual3>.FromVector(position), Dual3.Variables(velocity), mu);
            var unit = length * speed;
            double[] goals =
            [
                momentum.X / unit,
                momentum.Y / unit,
                momentum.Z / unit,
                Vector3.Dot(eccentricity, first),
                Vector3.Dot(eccentricity, second),
            ];
            for (var i = 0; i < goals.Length; i++)
                yield return (byPosition[i].Value - goals[i], byPosition[i].Gradient, byVelocity[i].Gradient);
        }

        private Dual3[] Of(Vector3<Dual3> r, Vector3<Dual3> v, double mu)
        {
            var h = Vector3<Dual3>.Cross(r, v);
            var e = Vector3<Dual3>.Cross(v, h) * (1 / mu) - r * (Dual3.FromDouble(1) / r.Norm);
            return
            [
                h.X,
                h.Y,
                h.Z,
                Vector3<Dual3>.Dot(e, Vector3<Dual3>.FromVector(first)),
                Vector3<Dual3>.Dot(e, Vector3<Dual3>.FromVector(second)),
            ];
        }
    }
}
