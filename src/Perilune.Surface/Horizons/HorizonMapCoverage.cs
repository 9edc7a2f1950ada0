using System.Collections.Immutable;

namespace Perilune.Surface.Horizons;

/// <summary>Ground under the cells of a map.</summary>
/// <param name="Grid">Name of the terrain grid.</param>
/// <param name="CellSize">Its cell, m.</param>
/// <param name="Cells">How many cells of the map stand on it.</param>
public sealed record MapGround(string Grid, double CellSize, int Cells);

/// <summary>What the terrain behind the horizons of a map covers, stated so that nobody takes a coarse horizon for a good one.</summary>
/// <param name="Ground">Grids under the cells, finest first.</param>
/// <param name="CellsWithoutGround">Cells that no grid covers; they have no horizon.</param>
/// <param name="CompleteRadius">Arc distance from the map's middle to which every direction is covered by grids of 500 m or
/// finer, m.</param>
/// <param name="CoarseShare">Share of the horizons (cells times azimuths) that stand on cells over 500 m.</param>
/// <param name="OpenAzimuths">Azimuths in which the terrain ends before higher ground beyond it (by the height of the Moon's
/// highest point) is ruled out for every cell.</param>
/// <param name="Warnings">What limits these horizons; empty when nothing does.</param>
public sealed record HorizonMapCoverage(
    ImmutableArray<MapGround> Ground,
    int CellsWithoutGround,
    double CompleteRadius,
    double CoarseShare,
    int OpenAzimuths,
    ImmutableArray<string> Warnings
);
