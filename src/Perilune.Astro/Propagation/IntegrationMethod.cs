namespace Perilune.Astro.Propagation;

/// <summary>How a <see cref="Propagator"/> integrates.</summary>
public enum IntegrationMethod
{
    /// <summary>
    /// The explicit Runge-Kutta method of order 8 by Dormand and Prince: for anything, and for arcs with many impulses or
    /// events that change the motion.
    /// </summary>
    DormandPrince853,

    /// <summary>
    /// The multistep method of Adams of order 14 with second integrals: one evaluation of the forces a step. For long arcs
    /// through expensive forces, such as weeks in a low orbit.
    /// </summary>
    Adams,
}
