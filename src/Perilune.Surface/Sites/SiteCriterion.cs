namespace Perilune.Surface.Sites;

/// <summary>One thing that matters in choosing a site: a value for each cell of a map, what it is worth, and what is not borne.</summary>
/// <param name="Name">What it is: <c>mean light</c>.</param>
/// <param name="Unit">Unit of its values, empty for plain numbers.</param>
/// <param name="Weight">How much it counts beside the others, 0 or more.</param>
/// <param name="Worst">Value that is worth nothing, in the unit.</param>
/// <param name="Best">Value that is worth all, in the unit; less than <paramref name="Worst"/> where less is better.</param>
/// <param name="Limit">Value beyond which, towards the worst, a cell is no site at all; NaN for none.</param>
/// <param name="Values">A value for each cell by rows, in the unit; NaN where it is not known, which is no site.</param>
public sealed record SiteCriterion(
    string Name,
    string Unit,
    double Weight,
    double Worst,
    double Best,
    double Limit,
    IReadOnlyList<float> Values
)
{
    /// <summary>Worth of a value, 0 to 1, linear between worst and best.</summary>
    public double Worth(double value) => Math.Clamp((value - Worst) / (Best - Worst), 0, 1);

    /// <summary>Whether a value is borne: known, and not beyond the limit.</summary>
    public bool Bears(double value) =>
        !double.IsNaN(value) && (double.IsNaN(Limit) || (Best > Worst ? value >= Limit : value <= Limit));
}
