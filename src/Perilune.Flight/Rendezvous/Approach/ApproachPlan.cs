using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Rendezvous.Approach;

/// <summary>A part of an approach: from where the last one ended to a place.</summary>
/// <param name="Name">Name.</param>
/// <param name="To">Where it ends, radial, transverse and normal, m.</param>
/// <param name="Impulses">Impulses on the way, at equal intervals, the last one an interval before the end.</param>
public abstract record ApproachLeg(string Name, Vector3 To, int Impulses)
{
    /// <summary>How long it takes, s.</summary>
    /// <param name="from">Where it begins, m.</param>
    public abstract double DurationFrom(Vector3 from);

    /// <summary>Where the chaser should be after a time, m.</summary>
    /// <param name="from">Where it begins, m.</param>
    /// <param name="seconds">Time since its beginning, s.</param>
    public abstract Vector3 PlaceAt(Vector3 from, double seconds);

    /// <summary>The velocity that it ends with, m/s; zero for a hold.</summary>
    /// <param name="from">Where it begins, m.</param>
    public abstract Vector3 FinalVelocityFrom(Vector3 from);
}

/// <summary>A straight line on which the speed falls with the distance left; see <see cref="Glideslope"/>.</summary>
/// <param name="Name">Name.</param>
/// <param name="To">Where it ends, m.</param>
/// <param name="Impulses">Impulses on the way.</param>
/// <param name="InitialSpeed">Speed at the beginning, m/s.</param>
/// <param name="FinalSpeed">Speed at the end, m/s: what it touches with, or what the next leg takes away.</param>
public sealed record LineLeg(string Name, Vector3 To, int Impulses, double InitialSpeed, double FinalSpeed)
    : ApproachLeg(Name, To, Impulses)
{
    /// <inheritdoc/>
    public override double DurationFrom(Vector3 from) => Line(from).Duration;

    /// <inheritdoc/>
    public override Vector3 PlaceAt(Vector3 from, double seconds) => Line(from).At(seconds).Position;

    /// <inheritdoc/>
    public override Vector3 FinalVelocityFrom(Vector3 from) => (To - from).Unit * FinalSpeed;

    private Glideslope Line(Vector3 from) => new(from, To, InitialSpeed, FinalSpeed, Impulses);
}

/// <summary>A way round the target at a constant distance, or from one distance to another, and a stop at its end.</summary>
/// <param name="Name">Name.</param>
/// <param name="To">Where it ends, m.</param>
/// <param name="Impulses">Impulses on the way.</param>
/// <param name="Duration">How long it takes, s.</param>
public sealed record ArcLeg(string Name, Vector3 To, int Impulses, double Duration) : ApproachLeg(Name, To, Impulses)
{
    /// <inheritdoc/>
    public override double DurationFrom(Vector3 from) => Duration;

    /// <inheritdoc/>
    public override Vector3 PlaceAt(Vector3 from, double seconds)
    {
        var part = seconds / Duration;
        var axis = Vector3.Cross(from, To);
        var radius = from.Norm + (To.Norm - from.Norm) * part;
        if (!(axis.Norm > 1e-9 * from.Norm * To.Norm))
            return from + (To - from) * part;
        var (s, c) = Math.SinCos(Vector3.Angle(from, To) * part);
        var along = from.Unit;
        return (along * c + Vector3.Cross(axis.Unit, along) * s) * radius;
    }

    /// <inheritdoc/>
    public override Vector3 FinalVelocityFrom(Vector3 from) => Vector3.Zero;
}

/// <summary>Stands still at the place where the last leg ended.</summary>
/// <param name="Name">Name.</param>
/// <param name="Place">The place, m.</param>
/// <param name="Impulses">Impulses that hold it there.</param>
/// <param name="Duration">How long, s.</param>
public sealed record HoldLeg(string Name, Vector3 Place, int Impulses, double Duration)
    : ApproachLeg(Name, Place, Impulses)
{
    /// <inheritdoc/>
    public override double DurationFrom(Vector3 from) => Duration;

    /// <inheritdoc/>
    public override Vector3 PlaceAt(Vector3 from, double seconds) => To;

    /// <inheritdoc/>
    public override Vector3 FinalVelocityFrom(Vector3 from) => Vector3.Zero;
}

/// <summary>How well the chaser knows where it is and how well it burns; standard deviations, normal distributions.</summary>
/// <param name="RangePart">Error of the known position, each axis, as a part of the distance.</param>
/// <param name="PositionFloor">Error of the known position however near, each axis, m.</param>
/// <param name="Velocity">Error of the known velocity, each axis, m/s.</param>
/// <param name="BurnSize">Error of an impulse's size, relative.</param>
/// <param name="BurnFixed">Error of an impulse whatever its size, each axis, m/s.</param>
public readonly record struct ApproachErrors(
    double RangePart,
    double PositionFloor,
    double Velocity,
    double BurnSize,
    double BurnFixed
);
