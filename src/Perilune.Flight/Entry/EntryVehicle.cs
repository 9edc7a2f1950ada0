namespace Perilune.Flight.Entry;

/// <summary>What enters.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Mass">At entry, kg.</param>
/// <param name="ReferenceArea">Of the aerodynamic coefficients, m2.</param>
/// <param name="NoseRadius">For the heating of the stagnation point, m.</param>
/// <param name="Aerodynamics">Its coefficients.</param>
public sealed record EntryVehicle(
    string Name,
    double Mass,
    double ReferenceArea,
    double NoseRadius,
    AerodynamicTable Aerodynamics
)
{
    /// <summary>Mass over drag coefficient and area at a Mach number, kg/m2.</summary>
    public double BallisticCoefficient(double mach) => Mass / (Aerodynamics.At(mach).Drag * ReferenceArea);
}
