namespace Perilune.Numerics.RootFinding;

/// <summary>A place where a function changes sign.</summary>
/// <param name="Abscissa">Where, within the tolerance that was asked for.</param>
/// <param name="Rising">True from negative to positive as the abscissa grows.</param>
public readonly record struct SignChange(double Abscissa, bool Rising);
