namespace Perilune.Flight.Vehicles;

/// <summary>What it costs that an engine burns for minutes and not for an instant.</summary>
public static class FiniteBurn
{
    /// <summary>
    /// Gravity loss of a burn centred on a periapsis, m/s: (GM/r3) t2 dv / 24
    /// (H. M. Robbins, "An analytical study of the impulsive approximation", AIAA Journal 4, 1966). Valid while the loss is
    /// a small part of the burn.
    /// </summary>
    /// <param name="deltaV">Impulsive change of velocity, m/s.</param>
    /// <param name="burnTime">s.</param>
    /// <param name="gravitationalParameter">GM of the central body, m3/s2.</param>
    /// <param name="radius">Distance from its centre, m.</param>
    public static double GravityLoss(double deltaV, double burnTime, double gravitationalParameter, double radius) =>
        gravitationalParameter / (radius * radius * radius) * burnTime * burnTime * deltaV / 24;
}
