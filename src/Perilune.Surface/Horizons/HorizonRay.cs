using System.Runtime.CompilerServices;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Horizons;

/// <summary>
/// Marches great circles from one site and finds the steepest line of sight on each. Holds scratch space: one for each
/// thread.
/// </summary>
internal sealed class HorizonRay(LunarTerrain terrain, SurfacePoint site, double observer)
{
    // Half a cell follows the bilinear surface closely; a thousandth of the distance moves what a ridge hides by less
    // than 0.001 x its slope rad, and what is left of both goes in the refinement.
    // At the foot of the mast, where the ground falls away fastest, the steps begin at a tenth of a cell.
    private const double StepsPerCell = 2;
    private const double FirstStepsPerCell = 10;
    private const double FirstStepPerDistance = 0.1;
    private const double StepPerDistance = 1e-3;

    // Ground between two samples is at most half a step from one of them, and stands above it by no more than that
    // times the steepest slope considered (45 deg; the grids' own slopes stay below).
    private const double SteepestSlope = 1;

    // Golden sections that bring a bracket of two steps to a thousandth of a step.
    private const int RefinementSteps = 16;
    private const double GoldenSection = 0.6180339887498949;

    private readonly Vector3 up = site.Up;
    private readonly Vector3 north = site.North;
    private readonly Vector3 east = site.East;
    private double[] arcs = new double[8_192];
    private double[] slopes = new double[8_192];

    /// <summary>What one azimuth shows.</summary>
    /// <param name="Elevation">Elevation of the horizon, rad.</param>
    /// <param name="Distance">Arc distance of the ground that makes it, m.</param>
    /// <param name="Source">The grid of that ground.</param>
    /// <param name="Open">Whether the terrain ended before higher ground beyond it was ruled out.</param>
    public readonly record struct Sight(double Elevation, double Distance, TerrainGrid Source, bool Open);

    /// <summary>The horizon at an azimuth in rad clockwise from north.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Sight Find(double azimuth)
    {
        var (sinAzimuth, cosAzimuth) = Math.SinCos(azimuth);
        var ahead = north * cosAzimuth + east * sinAzimuth;
        var best = double.NegativeInfinity;
        var bestArc = 0.0;
        var source = terrain.Grids[0];
        var open = true;
        var count = 0;
        var cell = source.CellSize;
        var arc = 0.0;
        // Beyond a quarter turn the ground lies under the level plane, far below any horizon.
        while (arc < Math.PI / 2)
        {
            arc += Step(cell / SurfacePoint.ReferenceRadius, arc);
            var (sin, cos) = Math.SinCos(arc);
            if (Slope(TerrainReach.HighestGround, sin, cos) < best)
            {
                open = false;
                break;
            }
            if (!terrain.TryHeight(up * cos + ahead * sin, out var height, out var grid))
                break;
            cell = grid.CellSize;
            var slope = Slope(height, sin, cos);
            if (count == arcs.Length)
            {
                Array.Resize(ref arcs, 2 * count);
                Array.Resize(ref slopes, 2 * count);
            }
            (arcs[count], slopes[count++]) = (arc, slope);
            if (slope > best)
                (bestArc, best, source) = (arc, slope, grid);
        }
        if (count == 0)
            return new(-Math.PI / 2, 0, source, true);
        var (highestArc, highest) = RefineMaxima(ahead, count, bestArc, best);
        return new(Math.Atan(highest), highestArc * SurfacePoint.ReferenceRadius, source, open);
    }

    // A peak between two samples can beat the best sample: every local maximum that could is refined.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double Arc, double Slope) RefineMaxima(Vector3 ahead, int count, double bestArc, double best)
    {
        var highest = best;
        for (var i = 0; i < count; i++)
        {
            var before = i == 0 ? 0.5 * arcs[0] : arcs[i - 1];
            var after = i + 1 == count ? arcs[i] : arcs[i + 1];
            if (slopes[i] + SteepestSlope * 0.25 * (after - before) / arcs[i] <= best)
                continue;
            if ((i > 0 && slopes[i - 1] > slopes[i]) || (i + 1 < count && slopes[i + 1] > slopes[i]))
                continue;
            var (arc, slope) = Refine(ahead, before, after);
            if (slope > highest)
                (bestArc, highest) = (arc, slope);
        }
        return (bestArc, highest);
    }

    private (double Arc, double Slope) Refine(Vector3 ahead, double low, double high)
    {
        var a = high - GoldenSection * (high - low);
        var b = low + GoldenSection * (high - low);
        var slopeA = SlopeAt(ahead, a);
        var slopeB = SlopeAt(ahead, b);
        for (var i = 0; i < RefinementSteps; i++)
        {
            if (slopeA >= slopeB)
            {
                (high, b, slopeB) = (b, a, slopeA);
                a = high - GoldenSection * (high - low);
                slopeA = SlopeAt(ahead, a);
            }
            else
            {
                (low, a, slopeA) = (a, b, slopeB);
                b = low + GoldenSection * (high - low);
                slopeB = SlopeAt(ahead, b);
            }
        }
        return slopeA >= slopeB ? (a, slopeA) : (b, slopeB);
    }

    private double SlopeAt(Vector3 ahead, double arc)
    {
        var (sin, cos) = Math.SinCos(arc);
        return terrain.TryHeight(up * cos + ahead * sin, out var height, out _)
            ? Slope(height, sin, cos)
            : double.NegativeInfinity;
    }

    private static double Step(double cell, double arc)
    {
        var near = Math.Max(cell / FirstStepsPerCell, arc * FirstStepPerDistance);
        return Math.Max(Math.Min(cell / StepsPerCell, near), arc * StepPerDistance);
    }

    // Tangent of the elevation of ground at a height and an arc distance: the triangle of observer, centre and ground.
    private double Slope(double height, double sinArc, double cosArc)
    {
        var radius = SurfacePoint.ReferenceRadius + height;
        return (radius * cosArc - observer) / (radius * sinArc);
    }
}
