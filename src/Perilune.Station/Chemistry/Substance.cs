namespace Perilune.Station.Chemistry;

/// <summary>
/// A pure compound or a mixture of constant composition, with what one mole of it is made of. The formula unit of a
/// mixture is one kilogram of it, so that its molar mass is 1 kg/mol and its moles are kilograms.
/// </summary>
/// <param name="Name">What a reader calls it.</param>
/// <param name="Elements">Atoms in one mole, mol.</param>
public sealed record Substance(string Name, Elements Elements)
{
    /// <summary>Molecular oxygen.</summary>
    public static Substance Oxygen { get; } = new("oxygen", new(0, 0, 2, 0));

    /// <summary>Molecular nitrogen.</summary>
    public static Substance Nitrogen { get; } = new("nitrogen", new(0, 0, 0, 2));

    /// <summary>Carbon dioxide.</summary>
    public static Substance CarbonDioxide { get; } = new("carbon dioxide", new(1, 0, 2, 0));

    /// <summary>Water, liquid or vapour.</summary>
    public static Substance Water { get; } = new("water", new(0, 2, 1, 0));

    /// <summary>Molecular hydrogen.</summary>
    public static Substance Hydrogen { get; } = new("hydrogen", new(0, 2, 0, 0));

    /// <summary>Methane.</summary>
    public static Substance Methane { get; } = new("methane", new(1, 4, 0, 0));

    /// <summary>
    /// Dry solids of urine as C2H6O2N2 (Wydeven and Golub, "Generation rates and chemical compositions of waste streams
    /// in a typical crewed space habitat", NASA TM-102799, 1990; after Volk and Rummel 1987).
    /// </summary>
    public static Substance UrineSolids { get; } = new("urine solids", new(2, 6, 2, 2));

    /// <summary>Dry solids of faeces as C42H69O13N5 (same source as <see cref="UrineSolids"/>).</summary>
    public static Substance FecalSolids { get; } = new("fecal solids", new(42, 69, 13, 5));

    /// <summary>Dry solids of perspiration as C13H28O13N2 (same source as <see cref="UrineSolids"/>).</summary>
    public static Substance PerspirationSolids { get; } = new("perspiration solids", new(13, 28, 13, 2));

    /// <summary>Molar mass, kg/mol.</summary>
    public double MolarMass { get; } = Elements.Mass;

    /// <summary>Atoms in that mass, mol.</summary>
    /// <param name="mass">Mass, kg.</param>
    public Elements InMass(double mass) => mass / MolarMass * Elements;

    /// <summary>A mixture whose formula unit is one kilogram.</summary>
    /// <param name="name">What a reader calls it.</param>
    /// <param name="elements">Atoms in any amount of it; only the proportions matter.</param>
    /// <exception cref="ArgumentException">The atoms weigh nothing.</exception>
    public static Substance Mixture(string name, Elements elements)
    {
        var mass = elements.Mass;
        if (!(mass > 0))
            throw new ArgumentException($"{name}: atoms of positive mass expected, not {mass} kg", nameof(elements));
        return new(name, 1 / mass * elements);
    }
}
