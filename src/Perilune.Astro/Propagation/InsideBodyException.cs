using Perilune.Astro.Time;

namespace Perilune.Astro.Propagation;

/// <summary>A propagation begins inside a body, or came there.</summary>
public sealed class InsideBodyException : InvalidOperationException
{
    /// <summary>The spacecraft is inside a body.</summary>
    /// <param name="body">NAIF code.</param>
    /// <param name="epoch">When.</param>
    /// <param name="distance">Distance from the body's centre, m.</param>
    /// <param name="innerRadius">Distance below which a state is inside the body, m.</param>
    public InsideBodyException(int body, Epoch epoch, double distance, double innerRadius)
        : base(
            FormattableString.Invariant(
                $"the state at {epoch} is inside body {body}: {distance / 1000:F3} km from its centre, where the surface is above {innerRadius / 1000:F3} km"
            )
        ) => (Body, Epoch, Distance) = (body, epoch, distance);

    /// <summary>NAIF code of the body.</summary>
    public int Body { get; }

    /// <summary>When the spacecraft is inside.</summary>
    public Epoch Epoch { get; }

    /// <summary>Distance from the body's centre, m.</summary>
    public double Distance { get; }
}
