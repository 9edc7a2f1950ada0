using Perilune.Flight.Targeting;
using Perilune.Flight.Transfers.Windows;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers.LowEnergy;

/// <summary>Into an orbit about the Moon by a burn at its perilune, from a way on which the Moon alone almost holds it.</summary>
/// <param name="orbit">The orbit.</param>
/// <param name="moonGM">GM of the Moon, m3/s2.</param>
internal sealed class CaptureArrival(LunarTarget.Orbit orbit, double moonGM) : LowEnergyArrival
{
    private const int Argument = 2;
    private const int Nodes = 8;
    private const int Arguments = 16;

    // C3 about the Moon at perilune, m2/s2: about the least with which the necks of the zero-velocity surfaces open, and some more.
    private static readonly double[] energies = [-0.02e6, 0.04e6];

    private readonly double captured = Math.Sqrt(
        2 * moonGM * orbit.ApoluneRadius / (orbit.PeriluneRadius * (orbit.PeriluneRadius + orbit.ApoluneRadius))
    );

    public override (double Least, double Most) Bounds(int control) =>
        control == Argument && orbit.ArgumentOfPerilune is { } argument ? (argument, argument) : base.Bounds(control);

    public override double Step => 2 * 86400;

    public override int LeastTimes => 12;

    public override IReadOnlyList<Control> Controls { get; } =
    [
        new("time of insertion", 0, 1e4),
        new("node", 0, 0.02),
        new("argument of perilune", 0, 0.02),
        new("speed at perilune", 0, 10),
    ];

    public override (Vector3 Position, Vector3 Velocity)[] Shifts(double[] controls, CislunarModel model)
    {
        var start = Before(controls);
        var acceleration = model.Acceleration(start);
        var shifts = new (Vector3 Position, Vector3 Velocity)[Controls.Count];
        for (var i = 0; i < shifts.Length; i++)
        {
            var step = 1e-3 * Controls[i].Scale;
            var (ahead, behind) = (Before(Moved(i, step)), Before(Moved(i, -step)));
            shifts[i] = (
                (ahead.Position - behind.Position) / (2 * step),
                (ahead.Velocity - behind.Velocity) / (2 * step)
            );
        }
        // A later start is taken back along the way.
        shifts[0] = (shifts[0].Position - start.Velocity, shifts[0].Velocity - acceleration);
        return shifts;

        double[] Moved(int control, double step)
        {
            var moved = (double[])controls.Clone();
            moved[control] += step;
            return moved;
        }
    }

    public override double Cost(ReadOnlySpan<double> controls, Span<double> derivatives)
    {
        derivatives[3] += 1;
        return controls[3] - captured;
    }

    public override Manoeuvre Insertion(double[] controls)
    {
        var before = Before(controls);
        return new(
            "insertion",
            controls[0],
            before.Velocity * (captured / controls[3] - 1),
            orbit.PeriluneRadius,
            ByLauncher: false
        );
    }

    public override IEnumerable<double[]> Seeds(double time) =>
        from node in Enumerable.Range(0, Nodes)
        from argument in orbit.ArgumentOfPerilune is { } given
            ? [given]
            : Enumerable.Range(0, Arguments).Select(i => Math.Tau * i / Arguments)
        from energy in energies
        select (double[])
            [time, Math.Tau * node / Nodes, argument, Math.Sqrt(energy + 2 * moonGM / orbit.PeriluneRadius)];

    public override LunarState Before(ReadOnlySpan<double> x)
    {
        var pole = orbit.Pole(x[0]);
        var first = Vector3.Cross(Vector3.UnitZ, pole).Unit;
        var second = Vector3.Cross(pole, first);
        var (position, motion) = EarthConic.AtPerigee(x[1], x[2], orbit.Inclination);
        var speed = x[3];
        return new(x[0], Turned(position) * orbit.PeriluneRadius, Turned(motion) * speed);

        Vector3 Turned(Vector3 v) => first * v.X + second * v.Y + pole * v.Z;
    }
}
