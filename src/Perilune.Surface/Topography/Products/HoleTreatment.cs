namespace Perilune.Surface.Topography.Products;

/// <summary>What happens to the cells of a product that have no height.</summary>
public enum HoleTreatment
{
    /// <summary>A product with such cells is refused.</summary>
    Refuse,

    /// <summary>
    /// They stay without, and coarser ground answers there; toward them the product passes smoothly into it, where it is
    /// small enough to be held in memory (<see cref="HoleFill.MostCells"/>).
    /// </summary>
    Keep,

    /// <summary>
    /// They are filled with the coarser ground, shifted at the rim of the hole to the product's heights.
    /// </summary>
    Fill,
}
