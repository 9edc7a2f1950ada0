namespace Perilune.Flight.Entry.Hop;

/// <summary>A stage in the vertical plane of its hop.</summary>
/// <param name="Time">s after lift-off.</param>
/// <param name="Across">Along the ground from the pad, m.</param>
/// <param name="Altitude">Of the legs over the pad, m.</param>
/// <param name="AcrossSpeed">m/s.</param>
/// <param name="ClimbSpeed">m/s, upwards positive.</param>
/// <param name="Pitch">Of the nose from the vertical towards positive distances, rad: 0 upright, pi/2 on the belly.</param>
/// <param name="PitchRate">rad/s.</param>
/// <param name="Mass">kg.</param>
/// <param name="Thrust">Of all engines, N.</param>
public readonly record struct HopState(
    double Time,
    double Across,
    double Altitude,
    double AcrossSpeed,
    double ClimbSpeed,
    double Pitch,
    double PitchRate,
    double Mass,
    double Thrust
)
{
    /// <summary>This and a multiple of rates of change, component by component.</summary>
    internal HopState Add(in HopState rates, double h) =>
        new(
            Time + h * rates.Time,
            Across + h * rates.Across,
            Altitude + h * rates.Altitude,
            AcrossSpeed + h * rates.AcrossSpeed,
            ClimbSpeed + h * rates.ClimbSpeed,
            Pitch + h * rates.Pitch,
            PitchRate + h * rates.PitchRate,
            Mass + h * rates.Mass,
            Thrust + h * rates.Thrust
        );
}

/// <summary>Something that happened during a hop.</summary>
/// <param name="Name">What.</param>
/// <param name="State">Where.</param>
public sealed record HopEvent(string Name, HopState State);
