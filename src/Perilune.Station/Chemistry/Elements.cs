namespace Perilune.Station.Chemistry;

/// <summary>Amounts of carbon, hydrogen, oxygen and nitrogen atoms, mol.</summary>
/// <param name="Carbon">Carbon atoms, mol.</param>
/// <param name="Hydrogen">Hydrogen atoms, mol.</param>
/// <param name="Oxygen">Oxygen atoms, mol.</param>
/// <param name="Nitrogen">Nitrogen atoms, mol.</param>
public readonly record struct Elements(double Carbon, double Hydrogen, double Oxygen, double Nitrogen)
{
    /// <summary>Standard atomic weights, kg/mol: IUPAC abridged values 2021 (Prohaska et al., Pure Appl. Chem. 94, 2022).</summary>
    public const double CarbonMass = 0.012011;

    /// <inheritdoc cref="CarbonMass"/>
    public const double HydrogenMass = 0.001008;

    /// <inheritdoc cref="CarbonMass"/>
    public const double OxygenMass = 0.015999;

    /// <inheritdoc cref="CarbonMass"/>
    public const double NitrogenMass = 0.014007;

    /// <summary>Mass, kg.</summary>
    public double Mass =>
        (Carbon * CarbonMass) + (Hydrogen * HydrogenMass) + (Oxygen * OxygenMass) + (Nitrogen * NitrogenMass);

    /// <summary>Sum, element by element.</summary>
    public static Elements operator +(Elements a, Elements b) =>
        new(a.Carbon + b.Carbon, a.Hydrogen + b.Hydrogen, a.Oxygen + b.Oxygen, a.Nitrogen + b.Nitrogen);

    /// <summary>Difference, element by element.</summary>
    public static Elements operator -(Elements a, Elements b) =>
        new(a.Carbon - b.Carbon, a.Hydrogen - b.Hydrogen, a.Oxygen - b.Oxygen, a.Nitrogen - b.Nitrogen);

    /// <summary>Scaled, element by element.</summary>
    public static Elements operator *(double factor, Elements a) =>
        new(factor * a.Carbon, factor * a.Hydrogen, factor * a.Oxygen, factor * a.Nitrogen);
}
