using System.Collections.Immutable;

namespace Perilune.Surface.Illumination.Scattering;

/// <summary>How much of its outlook one place gives to each cell of the ground around.</summary>
/// <param name="Cells">Cells of the <see cref="ScatteringGround"/> in view, rising.</param>
/// <param name="Shares">Share of the outlook that each fills: solid angle weighted by the cosine to the place's normal, over pi.</param>
/// <param name="Beyond">Share that is ground farther away than the cells reach; it scatters nothing here.</param>
public sealed record GroundView(ImmutableArray<int> Cells, ImmutableArray<float> Shares, double Beyond)
{
    /// <summary>Share of the outlook that is ground of the cells; what is left beside <see cref="Beyond"/> is sky.</summary>
    public double Ground => Shares.Sum(share => (double)share);
}
