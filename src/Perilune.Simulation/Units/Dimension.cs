namespace Perilune.Simulation.Units;

/// <summary>
/// Exponents of the base quantities that a unit is made of. Angle and information stand beside the base quantities of the
/// SI, so that a pointing error is not taken for a fraction, nor a data volume for a count.
/// </summary>
/// <param name="Mass">Exponent of mass (kg).</param>
/// <param name="Length">Exponent of length (m).</param>
/// <param name="Time">Exponent of time (s).</param>
/// <param name="Temperature">Exponent of thermodynamic temperature (K).</param>
/// <param name="Angle">Exponent of plane angle (rad).</param>
/// <param name="Information">Exponent of information (bit).</param>
public readonly record struct Dimension(
    int Mass = 0,
    int Length = 0,
    int Time = 0,
    int Temperature = 0,
    int Angle = 0,
    int Information = 0
)
{
    /// <summary>No dimension: a pure number.</summary>
    public static Dimension None => default;

    /// <summary>Dimension of a product.</summary>
    public static Dimension operator *(Dimension left, Dimension right) =>
        new(
            left.Mass + right.Mass,
            left.Length + right.Length,
            left.Time + right.Time,
            left.Temperature + right.Temperature,
            left.Angle + right.Angle,
            left.Information + right.Information
        );

    /// <summary>Dimension of a quotient.</summary>
    public static Dimension operator /(Dimension left, Dimension right) => left * right.Power(-1);

    /// <summary>Dimension of a power.</summary>
    /// <param name="exponent">The power's exponent.</param>
    public Dimension Power(int exponent) =>
        new(
            Mass * exponent,
            Length * exponent,
            Time * exponent,
            Temperature * exponent,
            Angle * exponent,
            Information * exponent
        );
}
