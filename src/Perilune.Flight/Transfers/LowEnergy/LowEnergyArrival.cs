using Perilune.Flight.Targeting;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers.LowEnergy;

/// <summary>How a flight ends at the Moon: the state before its last burn as a function of controls, the first of them the time.</summary>
internal abstract class LowEnergyArrival
{
    /// <summary>The controls: their names and scales, in order; the first is the time of the burn, TDB seconds past J2000.</summary>
    public abstract IReadOnlyList<Control> Controls { get; }

    /// <summary>Least and greatest value of a control after the time; none unless told.</summary>
    public virtual (double Least, double Most) Bounds(int control) =>
        (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Longest step of the time of arrival between seeds, s.</summary>
    public abstract double Step { get; }

    /// <summary>Least number of these steps: a narrow span takes shorter ones.</summary>
    public abstract int LeastTimes { get; }

    /// <summary>The state before the burn.</summary>
    public abstract LunarState Before(ReadOnlySpan<double> controls);

    /// <summary>How the way to the Moon moves with one unit of each control, at the time of the burn, m and m/s.</summary>
    /// <param name="controls">The controls.</param>
    /// <param name="model">Forces.</param>
    public abstract (Vector3 Position, Vector3 Velocity)[] Shifts(double[] controls, CislunarModel model);

    /// <summary>What the burn costs, m/s; its derivatives by the controls are added, for one unit of each.</summary>
    public abstract double Cost(ReadOnlySpan<double> controls, Span<double> derivatives);

    /// <summary>The burn.</summary>
    public abstract Manoeuvre Insertion(double[] controls);

    /// <summary>Controls to begin a search from, for one time of arrival.</summary>
    public abstract IEnumerable<double[]> Seeds(double time);
}
