using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Flight.Rendezvous.RelativeMotion;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Rendezvous.Phasing;

/// <summary>A burn as it was made.</summary>
/// <param name="Name">Name.</param>
/// <param name="Epoch">When.</param>
/// <param name="DeltaV">Change of velocity, ICRF axes, m/s.</param>
/// <param name="Local">The same in the chaser's radial, transverse and normal directions, m/s.</param>
/// <param name="Before">Offset from the target's orbit before it.</param>
/// <param name="Relative">State seen from the target after it.</param>
public sealed record FlownBurn(
    string Name,
    Epoch Epoch,
    Vector3 DeltaV,
    Vector3 Local,
    OrbitalOffset Before,
    RelativeState Relative
)
{
    /// <summary>Size, m/s.</summary>
    public double Size => DeltaV.Norm;
}

/// <summary>A rendezvous as it was flown. Immutable and safe from any thread.</summary>
/// <param name="PhaseAtStart">Angle from the target to the chaser at the beginning, rad; negative behind.</param>
/// <param name="Burns">Burns in the order of time.</param>
/// <param name="Pieces">The chaser's flights between them; the last ends with the last burn.</param>
/// <param name="Target">The target's flight.</param>
/// <param name="Final">The chaser after the last burn.</param>
/// <param name="FinalRelative">The same as the target sees it.</param>
public sealed record FlownRendezvous(
    double PhaseAtStart,
    IReadOnlyList<FlownBurn> Burns,
    IReadOnlyList<Trajectory> Pieces,
    Trajectory Target,
    State Final,
    RelativeState FinalRelative
)
{
    /// <summary>Sum of all burns, m/s.</summary>
    public double DeltaV => Burns.Sum(burn => burn.Size);

    /// <summary>The burn of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public FlownBurn Burn(string name) =>
        Burns.FirstOrDefault(burn => burn.Name == name)
        ?? throw new ArgumentException($"no burn {name}; there are {string.Join(", ", Burns.Select(b => b.Name))}");
}
