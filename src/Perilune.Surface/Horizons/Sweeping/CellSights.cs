using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Perilune.Surface.Topography;
using Lane = System.Runtime.Intrinsics.Vector512<float>;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>What each cell of a sheet brings to its horizon, whatever the direction.</summary>
internal sealed class CellSights
{
    private const double R = SurfacePoint.ReferenceRadius;

    private readonly NearGround ground;
    private readonly int foot;
    private readonly double firstAcross;
    private readonly double stepAcross;
    private readonly double firstDown;
    private readonly double stepDown;

    /// <summary>Cells of a ground, under the highest observer among them, m.</summary>
    public CellSights(Sheet sheet, double highest)
    {
        (ground, foot, Highest) = (sheet.Near, sheet.Near.IndexOf(0, 0), highest);
        var (x, y) = sheet.PlaceOf(sheet.Margin, sheet.Margin);
        var cell = sheet.Spacing * sheet.Stride;
        (firstAcross, stepAcross, firstDown, stepDown) = sheet.IsTurned ? (y, -cell, x, cell) : (x, cell, y, -cell);
    }

    /// <summary>Height of the highest observer, m.</summary>
    public double Highest { get; }

    /// <summary>Heights of the ground under neighbouring cells of a row, m; far below all ground where a cell has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lane Feet(int column, int row) =>
        Vector512.LoadUnsafe(ref ground.Values[foot + row * ground.Pitch + column]);

    /// <summary>
    /// Slopes on the ground over slopes on the map: the map's scale, and the shrinking of its lengths with the height.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lane Stretch(Lane feet, int column, int row)
    {
        var (across, down) = (firstAcross + stepAcross * column, firstDown + stepDown * row);
        var place = Vector512.FusedMultiplyAdd(
            Lane.Indices,
            Vector512.Create((float)(stepAcross / (2 * R))),
            Vector512.Create((float)(across / (2 * R)))
        );
        var scale = Vector512.FusedMultiplyAdd(place, place, Vector512.Create((float)(1 + down * down / (4 * R * R))));
        return scale / Vector512.FusedMultiplyAdd(feet, Vector512.Create((float)(1 / R)), Lane.One);
    }
}
