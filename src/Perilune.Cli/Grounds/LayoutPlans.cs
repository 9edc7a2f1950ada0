using System.Globalization;
using Perilune.Report.Layouts;
using Perilune.Simulation.Layouts;
using Perilune.Surface.Maps;

namespace Perilune.Cli.Grounds;

/// <summary>Puts a layout's answers onto its maps.</summary>
internal static class LayoutPlans
{
    private const double Degree = Math.PI / 180;

    /// <summary>The picture of a layout.</summary>
    /// <param name="result">The layout.</param>
    /// <param name="date">The date of the shadows; null where there are none.</param>
    public static LayoutPicture Of(LayoutResult result, string? date) =>
        new(
            result.Plan.Document.Case.Title,
            date is null
                ? "No array sees the Sun. The relief is lit from the upper left."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"Shadows on {date}: the Sun at azimuth {(result.Scene.SunAzimuth / Degree + 360) % 360:F0} deg, {result.Scene.SunElevation / Degree:F2} deg high. The relief is lit from the upper left."
                ),
            [Map(result, result.Scene.Whole, names: false), Map(result, result.Scene.Near, names: true)]
        );

    private static LayoutMap Map(LayoutResult result, SiteMap map, bool names)
    {
        var (sin, cos) = Math.SinCos(result.Scene.SunAzimuth);
        var shapes = new List<LayoutShape>();
        foreach (var shadow in result.Scene.Shadows)
        {
            var half = 0.5 * shadow.Width;
            (double, double)[] corners =
            [
                Down(shadow, shadow.From, half),
                Down(shadow, shadow.To, half),
                Down(shadow, shadow.To, -half),
                Down(shadow, shadow.From, -half),
            ];
            shapes.Add(new(LayoutShapeKind.Shadow, "", corners, 0, false));
        }
        shapes.AddRange(
            result.Scene.Zones.Select(zone => new LayoutShape(
                zone.IsPad ? LayoutShapeKind.PadZone : LayoutShapeKind.Zone,
                zone.Name,
                [At(zone.East, zone.North)],
                zone.Radius / map.CellSize,
                names && !zone.IsPad
            ))
        );
        foreach (var element in result.Plan.Elements)
        {
            var ground = element.Footprint;
            var middle = At(ground.East, ground.North);
            var isRound = element.Element is SolarArray or LandingPad or Mast;
            shapes.Add(
                new(
                    Kind(element.Element),
                    element.Name,
                    isRound ? [middle] : [.. ground.Corners().Select(corner => At(corner.East, corner.North))],
                    ground.Margin / map.CellSize,
                    names || element.Element is LandingPad
                )
            );
            if (element.Element is not SolarArray)
                continue;
            // The panel itself, across the Sun.
            var (x, y) = (ground.Margin * cos, -ground.Margin * sin);
            shapes.Add(
                new(
                    LayoutShapeKind.Panel,
                    element.Name,
                    [At(ground.East + x, ground.North + y), At(ground.East - x, ground.North - y)],
                    0,
                    false
                )
            );
        }
        return new(
            map.Size,
            map.CellSize,
            [.. map.Hillshade],
            string.Create(
                CultureInfo.InvariantCulture,
                $"{map.Size * map.CellSize:F0} m a side, around {map.Site}; {map.Sources[0]}"
            ),
            Toward(0, 1),
            result.Scene.Epoch is null ? null : Toward(sin, cos),
            shapes
        );

        (double, double) Down(DrawnShadow shadow, double along, double across) =>
            At(shadow.East - along * sin + across * cos, shadow.North - along * cos - across * sin);

        (double X, double Y) At(double east, double north)
        {
            var (column, row) = map.Locate(result.Plan.Frame.PointAt(east, north));
            return (column + 0.5, row + 0.5);
        }

        (double, double) Toward(double east, double north)
        {
            var (from, to) = (At(0, 0), At(10 * east, 10 * north));
            var (x, y) = (to.X - from.X, to.Y - from.Y);
            var length = Math.Sqrt(x * x + y * y);
            return (x / length, y / length);
        }
    }

    private static LayoutShapeKind Kind(LayoutElement element) =>
        element switch
        {
            SolarArray => LayoutShapeKind.Array,
            RadiatorPanel => LayoutShapeKind.Radiator,
            Module => LayoutShapeKind.Module,
            Mast => LayoutShapeKind.Mast,
            _ => LayoutShapeKind.Pad,
        };
}
