using System.Globalization;

namespace Perilune.Surface.Topography;

/// <summary>Where the cells of a grid lie: row 0 has the greatest Y, column 0 the least X.</summary>
/// <param name="Projection">How the grid lies on the sphere.</param>
/// <param name="Columns">Number of columns, at least 2.</param>
/// <param name="Rows">Number of rows, at least 2.</param>
/// <param name="X">X at the centre of column 0, m (stereographic) or rad (equirectangular).</param>
/// <param name="Y">Y at the centre of row 0, m or rad.</param>
/// <param name="Step">Distance between the centres of columns, m or rad.</param>
/// <param name="RowStep">Distance between the centres of rows, m or rad.</param>
public readonly record struct GridPlacement(
    GridProjection Projection,
    int Columns,
    int Rows,
    double X,
    double Y,
    double Step,
    double RowStep
)
{
    private const double Degree = Math.PI / 180;

    // A product's step is written with six digits or more; a map of the globe fits the circle to a part of a cell.
    private const double Closure = 0.01;

    /// <summary>Distance between centres on the ground, m: the greater of the two; for an equirectangular grid in latitude.</summary>
    public double CellSize =>
        Projection == GridProjection.Equirectangular
            ? Math.Max(RowStep, Step * Math.Cos(NearestToEquator)) * SurfacePoint.ReferenceRadius
            : Math.Max(Step, RowStep);

    /// <summary>Whether the columns close around the globe.</summary>
    public bool IsClosed =>
        Projection == GridProjection.Equirectangular && Math.Abs(Columns * Step - 2 * Math.PI) < Closure * Step;

    /// <summary>Whether the rows reach from pole to pole.</summary>
    public bool ReachesPoles =>
        Projection == GridProjection.Equirectangular && Math.Abs(Rows * RowStep - Math.PI) < Closure * RowStep;

    private double NearestToEquator =>
        Y * (Y - (Rows - 1) * RowStep) <= 0 ? 0 : Math.Min(Math.Abs(Y), Math.Abs(Y - (Rows - 1) * RowStep));

    /// <summary>The point of the surface at a column and a row, whole numbers at the centres of cells.</summary>
    public SurfacePoint PointAt(double column, double row)
    {
        var (x, y) = (X + column * Step, Y - row * RowStep);
        return Projection switch
        {
            GridProjection.SouthPolarStereographic => SouthPolarStereographic.Unproject(x, y),
            GridProjection.NorthPolarStereographic => NorthPolarStereographic.Unproject(x, y),
            _ => new(Math.Clamp(y, -Math.PI / 2, Math.PI / 2), x),
        };
    }

    /// <summary>What the grid covers, for people: projection, size of the cells, extent between the outer edges.</summary>
    public override string ToString()
    {
        var (left, right) = (X - Step / 2, X + (Columns - 0.5) * Step);
        var (top, bottom) = (Y + RowStep / 2, Y - (Rows - 0.5) * RowStep);
        return Projection == GridProjection.Equirectangular
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"equirectangular, {Columns} x {Rows} cells of {CellSize:0.###} m, longitude {left / Degree:0.####} to {right / Degree:0.####} deg, latitude {bottom / Degree:0.####} to {top / Degree:0.####} deg"
            )
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{(Projection == GridProjection.SouthPolarStereographic ? "south" : "north")} polar stereographic, {Columns} x {Rows} cells of {CellSize:0.###} m, X {left / 1000:0.###} to {right / 1000:0.###} km, Y {bottom / 1000:0.###} to {top / 1000:0.###} km"
            );
    }
}
