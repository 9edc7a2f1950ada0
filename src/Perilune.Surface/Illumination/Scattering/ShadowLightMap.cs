using Perilune.Surface.Horizons;
using Perilune.Surface.Maps;

namespace Perilune.Surface.Illumination.Scattering;

/// <summary>
/// Faint light on every cell of a map over a span, by rows: W/m2 of the ground as it leans, whether the Sun shines there or not; NaN
/// where nothing is known. Immutable.
/// </summary>
/// <param name="Grid">The cells.</param>
/// <param name="Step">From one look to the next, s; looks stand at the middles of steps.</param>
/// <param name="MeanScattered">Mean of once-scattered sunlight from the ground in view.</param>
/// <param name="MostScattered">Its greatest value at any look.</param>
/// <param name="MeanEarthshine">Mean of what the Earth shines, sunlight and infrared.</param>
/// <param name="MostEarthshine">Its greatest value at any look.</param>
/// <param name="Beyond">Share of each cell's outlook that is ground farther away than the scattering ground reaches: it scatters
/// nothing here.</param>
/// <param name="Coverage">What the terrain behind the cells' horizons covers.</param>
public sealed record ShadowLightMap(
    MapGrid Grid,
    double Step,
    IReadOnlyList<float> MeanScattered,
    IReadOnlyList<float> MostScattered,
    IReadOnlyList<float> MeanEarthshine,
    IReadOnlyList<float> MostEarthshine,
    IReadOnlyList<float> Beyond,
    HorizonMapCoverage Coverage
);
