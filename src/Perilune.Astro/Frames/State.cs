using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Frames;

/// <summary>
/// A position and a velocity with all that gives them meaning. Combining two that differ in epoch, origin or frame throws
/// with both names.
/// </summary>
/// <param name="Epoch">The instant.</param>
/// <param name="Origin">NAIF code of the body at the origin.</param>
/// <param name="Frame">The axes.</param>
/// <param name="Position">Position relative to the origin, m.</param>
/// <param name="Velocity">Velocity relative to the origin and the axes, m/s.</param>
public readonly record struct State(Epoch Epoch, int Origin, Frame Frame, Vector3 Position, Vector3 Velocity)
{
    /// <summary>Sum by component: a state and a displacement kept as a state.</summary>
    /// <exception cref="InvalidOperationException">Epoch, origin or frame differ; the message names both.</exception>
    public static State operator +(State a, State b)
    {
        RequireSame(a, b, "add");
        return a with { Position = a.Position + b.Position, Velocity = a.Velocity + b.Velocity };
    }

    /// <summary>Difference by component: where <paramref name="a"/> is, seen from <paramref name="b"/>.</summary>
    /// <exception cref="InvalidOperationException">Epoch, origin or frame differ; the message names both.</exception>
    public static State operator -(State a, State b)
    {
        RequireSame(a, b, "subtract");
        return a with { Position = a.Position - b.Position, Velocity = a.Velocity - b.Velocity };
    }

    private static void RequireSame(State a, State b, string what)
    {
        if (a.Frame != b.Frame)
            throw new InvalidOperationException($"cannot {what} states of frames {a.Frame} and {b.Frame}");
        if (a.Origin != b.Origin)
            throw new InvalidOperationException($"cannot {what} states of origins {a.Origin} and {b.Origin}");
        if (a.Epoch != b.Epoch)
            throw new InvalidOperationException($"cannot {what} states of epochs {a.Epoch} and {b.Epoch}");
    }
}
