using Perilune.Flight.Targeting;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers.LowEnergy;

/// <summary>Into an orbit in which a spacecraft needs no engine: the velocity is made that of the orbit.</summary>
internal sealed class OrbitArrival(StationState orbit) : LowEnergyArrival
{
    // Along the velocity, along the normal of the orbit and across both, m/s: far enough from the orbit that the way back leaves
    // the Moon at once, near enough that the search closes the rest.
    private static readonly Vector3[] kicks =
    [
        new(-60, 0, 0),
        new(-30, 0, 0),
        new(-15, 0, 0),
        new(15, 0, 0),
        new(30, 0, 0),
        new(60, 0, 0),
        new(0, -30, 0),
        new(0, 30, 0),
        new(0, 0, -30),
        new(0, 0, 30),
    ];

    public override IReadOnlyList<Control> Controls { get; } =
    [
        new("time of insertion", 0, 1e4),
        new("insertion along x", 0, 10),
        new("insertion along y", 0, 10),
        new("insertion along z", 0, 10),
    ];

    public override double Step => 3 * 3600;

    public override int LeastTimes => 170;

    public override LunarState Before(ReadOnlySpan<double> controls)
    {
        var (position, velocity) = orbit(controls[0]);
        return new(controls[0], position, velocity - Burn(controls));
    }

    // The orbit flies as everything does: a later insertion leaves it where an earlier one had flown on by the burn alone.
    public override (Vector3 Position, Vector3 Velocity)[] Shifts(double[] controls, CislunarModel model) =>
        [(Burn(controls), default), (default, -Vector3.UnitX), (default, -Vector3.UnitY), (default, -Vector3.UnitZ)];

    public override double Cost(ReadOnlySpan<double> controls, Span<double> derivatives) =>
        SmoothNorm.Of(controls[1..], derivatives[1..]);

    public override Manoeuvre Insertion(double[] controls) =>
        new("insertion", controls[0], Burn(controls), orbit(controls[0]).Position.Norm, ByLauncher: false);

    public override IEnumerable<double[]> Seeds(double time)
    {
        var (position, velocity) = orbit(time);
        var along = velocity.Unit;
        var normal = Vector3.Cross(position, velocity).Unit;
        var third = Vector3.Cross(along, normal);
        foreach (var kick in kicks)
        {
            var burn = along * kick.X + normal * kick.Y + third * kick.Z;
            yield return [time, burn.X, burn.Y, burn.Z];
        }
    }

    private static Vector3 Burn(ReadOnlySpan<double> controls) => new(controls[1], controls[2], controls[3]);
}
