using Perilune.Flight.Rendezvous.RelativeMotion;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Rendezvous.Phasing;

/// <summary>A burn of a rendezvous.</summary>
/// <param name="Name">Name, as NC1, CSI, TPI.</param>
/// <param name="Time">Seconds after the beginning of the rendezvous.</param>
/// <param name="Aim">What it is to do.</param>
public sealed record PlannedBurn(string Name, double Time, BurnAim Aim);

/// <summary>What a burn is to do.</summary>
public abstract record BurnAim;

/// <summary>An impulse in the chaser's own radial, transverse and normal directions, of which some are found.</summary>
/// <param name="DeltaV">The impulse, or where the search begins, m/s.</param>
/// <param name="Radial">Whether the radial part is found by the goals.</param>
/// <param name="Transverse">Whether the transverse part is.</param>
/// <param name="Normal">Whether the normal part is.</param>
public sealed record ImpulseAim(Vector3 DeltaV, bool Radial = false, bool Transverse = false, bool Normal = false)
    : BurnAim
{
    /// <summary>A horizontal burn whose size is found: phasing (NC), height (NH), coelliptic sequence initiation (CSI).</summary>
    public static ImpulseAim Horizontal => new(Vector3.Zero, Transverse: true);

    /// <summary>A burn whose horizontal and normal parts are found.</summary>
    public static ImpulseAim HorizontalAndPlane => new(Vector3.Zero, Transverse: true, Normal: true);
}

/// <summary>Makes the orbit coelliptic with the target's (NSR, CDH).</summary>
public sealed record CoellipticAim : BurnAim;

/// <summary>Takes the chaser to a place near the target at a time (TI, TPI).</summary>
/// <param name="Arrival">Seconds after the beginning of the rendezvous.</param>
/// <param name="Place">Place relative to the target then, radial, transverse and normal, m.</param>
public sealed record InterceptAim(double Arrival, Vector3 Place) : BurnAim;

/// <summary>Gives the chaser a velocity as seen from the target's turning axes (TPF; a stop is zero).</summary>
/// <param name="Velocity">Radial, transverse and normal, m/s.</param>
public sealed record VelocityAim(Vector3 Velocity) : BurnAim;

/// <summary>A number of <see cref="OrbitalOffset"/> that a goal is about.</summary>
public enum OffsetQuantity
{
    /// <summary>Angle from the target to the chaser, rad.</summary>
    Phase,

    /// <summary>Height over the target's orbit, m.</summary>
    Height,

    /// <summary>Distance beside the target's plane, m.</summary>
    CrossTrack,

    /// <summary>Speed beside it, m/s.</summary>
    CrossTrackRate,

    /// <summary>Speed away from the centre less the target's there, m/s.</summary>
    RadialRate,

    /// <summary>Semi-major axis less the target's, m.</summary>
    SemiMajorAxis,

    /// <summary>Angle of the target over the chaser's horizon, rad.</summary>
    Elevation,
}

/// <summary>What the offset is to be at a time, before any burn then.</summary>
/// <param name="Name">Name, for the report.</param>
/// <param name="Time">Seconds after the beginning of the rendezvous.</param>
/// <param name="Quantity">Which number.</param>
/// <param name="Value">What it is to be, m, m/s or rad.</param>
/// <param name="Tolerance">How near is enough, in the same unit.</param>
public sealed record RendezvousGoal(string Name, double Time, OffsetQuantity Quantity, double Value, double Tolerance)
{
    internal double Of(OrbitalOffset offset) =>
        Quantity switch
        {
            OffsetQuantity.Phase => offset.Phase,
            OffsetQuantity.Height => offset.Height,
            OffsetQuantity.CrossTrack => offset.CrossTrack,
            OffsetQuantity.CrossTrackRate => offset.CrossTrackRate,
            OffsetQuantity.RadialRate => offset.RadialRate,
            OffsetQuantity.SemiMajorAxis => offset.SemiMajorAxis,
            OffsetQuantity.Elevation => offset.Elevation,
            _ => throw new InvalidOperationException($"no such quantity: {Quantity}"),
        };
}

/// <summary>A rendezvous: burns in the order of time, and what they are to bring about.</summary>
/// <param name="Burns">The burns.</param>
/// <param name="Goals">As many as impulse parts are to be found, and one more where the phase is.</param>
/// <param name="FindsPhase">
/// Whether the target's place along its orbit at the beginning is found too: what a lift-off is timed by.
/// </param>
/// <param name="Shift">By how many seconds the target is ahead of its given place; where the search begins.</param>
public sealed record RendezvousPlan(
    IReadOnlyList<PlannedBurn> Burns,
    IReadOnlyList<RendezvousGoal> Goals,
    bool FindsPhase = false,
    double Shift = 0
)
{
    /// <summary>How many numbers are to be found.</summary>
    public int Unknowns => Found().Length;

    /// <summary>The plan without the burns at and after the last goal; all of it where there is none.</summary>
    internal RendezvousPlan UntilLastGoal()
    {
        if (Goals.Count == 0)
            return this;
        var last = Goals.Max(goal => goal.Time);
        return this with { Burns = [.. Burns.Where(burn => burn.Time < last)] };
    }

    /// <summary>This plan with its first burns, and the shift, from another.</summary>
    internal RendezvousPlan WithFirst(RendezvousPlan solved) =>
        this with
        {
            Burns = [.. solved.Burns, .. Burns.Skip(solved.Burns.Count)],
            Shift = solved.Shift,
        };

    /// <summary>The plan with the impulses that are found replaced, and the shift.</summary>
    internal RendezvousPlan With(ReadOnlySpan<double> found)
    {
        var next = 0;
        var burns = new List<PlannedBurn>(Burns.Count);
        foreach (var burn in Burns)
        {
            if (burn.Aim is not ImpulseAim aim)
            {
                burns.Add(burn);
                continue;
            }
            var (x, y, z) = (aim.DeltaV.X, aim.DeltaV.Y, aim.DeltaV.Z);
            if (aim.Radial)
                x = found[next++];
            if (aim.Transverse)
                y = found[next++];
            if (aim.Normal)
                z = found[next++];
            burns.Add(burn with { Aim = aim with { DeltaV = new(x, y, z) } });
        }
        return this with { Burns = burns, Shift = FindsPhase ? found[next] : Shift };
    }

    /// <summary>The parts of impulses that are to be found, as they are now, m/s, and the shift, s.</summary>
    internal double[] Found()
    {
        var unknowns = new List<double>();
        foreach (var aim in Burns.Select(burn => burn.Aim).OfType<ImpulseAim>())
        {
            if (aim.Radial)
                unknowns.Add(aim.DeltaV.X);
            if (aim.Transverse)
                unknowns.Add(aim.DeltaV.Y);
            if (aim.Normal)
                unknowns.Add(aim.DeltaV.Z);
        }
        if (FindsPhase)
            unknowns.Add(Shift);
        return [.. unknowns];
    }
}
