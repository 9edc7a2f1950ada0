namespace Perilune.Simulation.Units;

/// <summary>A unit that a user may write: value in SI = value written x factor + offset.</summary>
/// <param name="Symbol">Symbol, case as it must be written.</param>
/// <param name="Dimension">What it measures.</param>
/// <param name="Factor">SI units in one of it.</param>
/// <param name="Offset">SI value of its zero; not zero for degrees Celsius alone.</param>
public readonly record struct Unit(string Symbol, Dimension Dimension, double Factor, double Offset = 0)
{
    /// <summary>The SI value of a number of these units.</summary>
    /// <param name="value">Number written before the unit.</param>
    public double ToSi(double value) => value * Factor + Offset;

    /// <summary>The number of these units in an SI value.</summary>
    /// <param name="si">Value in SI.</param>
    public double FromSi(double si) => (si - Offset) / Factor;
}
