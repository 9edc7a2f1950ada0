namespace Perilune.Surface.Roving;

/// <summary>What loose ground does under a wheel, in Bekker's parameters.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="SinkageExponent">n of the pressure-sinkage law p = (k_c / b + k_phi) z^n.</param>
/// <param name="CohesiveModulus">k_c, N/m^(n+1).</param>
/// <param name="FrictionalModulus">k_phi, N/m^(n+2).</param>
/// <param name="Cohesion">c, Pa.</param>
/// <param name="FrictionAngle">phi, rad.</param>
/// <param name="ShearModulus">K, the shear deformation of Janosi and Hanamoto, m.</param>
/// <param name="Source">Where the numbers come from.</param>
public sealed record Soil(
    string Name,
    double SinkageExponent,
    double CohesiveModulus,
    double FrictionalModulus,
    double Cohesion,
    double FrictionAngle,
    double ShearModulus,
    string Source
)
{
    private const double Degree = Math.PI / 180;

    /// <summary>
    /// The lunar surface as the design of lunar vehicles takes it. The friction angle is the middle of the published 30 to 37 deg.
    /// </summary>
    public static Soil Moon { get; } =
        new(
            "lunar regolith",
            1,
            1_400,
            820_000,
            170,
            33.5 * Degree,
            0.018,
            "Li and Bingham, Terramechanics for LTV Modeling and Simulation, NASA white paper 20220010732, 2022; friction 30 to 37 deg"
        );

    /// <summary>
    /// Firm Martian ground, as terrestrial sandy loam stands in for it; from memory, not traced to its source: a default, and no
    /// reference.
    /// </summary>
    public static Soil Mars { get; } =
        new(
            "Martian ground, unverified",
            1,
            28_000,
            7_600_000,
            220,
            33.1 * Degree,
            0.015,
            "widely used stand-in for firm Martian ground, not traced to its source (unverified)"
        );
}

/// <summary>A wheel.</summary>
/// <param name="Diameter">Diameter, m.</param>
/// <param name="Width">Width of its tread, m.</param>
/// <param name="RollingFriction">Force against rolling over load by the wheel's own flexing and bearings, a pure number.</param>
public sealed record Wheel(double Diameter, double Width, double RollingFriction);
