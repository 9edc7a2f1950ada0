using Perilune.Flight.Landing.Descent;

namespace Perilune.Flight.Landing.Guidance;

/// <summary>One guidance until a time, another from then on: a crew that takes over.</summary>
/// <param name="first">Until then.</param>
/// <param name="time">Since ignition, s.</param>
/// <param name="second">From then on.</param>
public sealed class TakeoverGuidance(IPoweredGuidance first, double time, IPoweredGuidance second) : IPoweredGuidance
{
    private bool over;

    /// <inheritdoc/>
    public double Period => over ? second.Period : first.Period;

    /// <inheritdoc/>
    public DescentCommand Steer(in DescentState estimate)
    {
        over |= estimate.Time >= time;
        return over ? second.Steer(estimate) : first.Steer(estimate);
    }
}
