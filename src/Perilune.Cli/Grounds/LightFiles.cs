using System.Globalization;
using System.Text;
using System.Text.Json;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;

namespace Perilune.Cli.Grounds;

/// <summary>Light of a map as text, table and JSON.</summary>
internal static class LightFiles
{
    private const double Degree = Math.PI / 180;
    private static readonly JsonSerializerOptions indented = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>What a person reads at the terminal.</summary>
    public static string Summary(LightMap light)
    {
        var text = new StringBuilder();
        void Line(string name, FormattableString value) =>
            text.Append(CultureInfo.InvariantCulture, $"{name, -10} {FormattableString.Invariant(value)}\n");
        var grid = light.Grid;
        Line(
            "map",
            $"{grid.Columns} x {grid.Rows} cells of {grid.CellSize:0.##} m about {grid.PointAt(0.5 * (grid.Columns - 1), 0.5 * (grid.Rows - 1))}, mast {light.MastHeight:0.##} m"
        );
        Line("span", $"{light.Span.Duration / 86_400:0.##} d, every {light.Step / 3_600:0.##} h");
        Line(
            "ground",
            $"{string.Join(", ", light.Coverage.Ground.Select(each => $"{each.Grid} ({each.Cells} cells)"))}; 500 m or finer to {light.Coverage.CompleteRadius / 1000:F0} km"
        );
        var known = Enumerable.Range(0, grid.Count).Where(cell => !float.IsNaN(light.MeanSun[cell])).ToArray();
        foreach (
            var (name, cell) in known
                .OrderByDescending(cell => light.MeanSun[cell])
                .Take(3)
                .Select((cell, i) => ($"{i + 1}. in light", cell))
        )
        {
            Line(
                name,
                $"{grid.PointAt(cell % grid.Columns, cell / grid.Columns)}: sun {100 * light.MeanSun[cell]:F2} %, longest night {light.LongestNight[cell] / 3_600:F0} h of {light.Nights[cell]}, Earth {100 * light.MeanEarth[cell]:F2} %, both {100 * light.Both[cell]:F2} %"
            );
        }
        Line(
            "in shadow",
            $"{light.PermanentShadowArea() / 1e6:0.####} km2 of {known.Length * grid.CellSize * grid.CellSize / 1e6:0.####} saw nothing of the Sun in the span"
        );
        foreach (var warning in light.Coverage.Warnings)
            Line("warning", $"{warning}");
        return text.ToString();
    }

    /// <summary>A row for each cell.</summary>
    public static string Table(LightMap light, HorizonMap horizons)
    {
        var grid = light.Grid;
        var text = new StringBuilder(
            "column,row,latitude_deg,longitude_deg,height_m,mean_sun,longest_night_h,nights,mean_earth,sun_and_earth"
        );
        for (var season = 0; light.SunBySeason.Length > 1 && season < light.SunBySeason.Length; season++)
            text.Append(CultureInfo.InvariantCulture, $",sun_{season + 1}");
        text.Append('\n');
        for (var cell = 0; cell < grid.Count; cell++)
        {
            var (column, row) = (cell % grid.Columns, cell / grid.Columns);
            var point = grid.PointAt(column, row);
            text.Append(
                CultureInfo.InvariantCulture,
                $"{column},{row},{point.Latitude / Degree:F6},{(point.Longitude < 0 ? point.Longitude / Degree + 360 : point.Longitude / Degree):F6},{horizons.Ground[cell]:F2},{light.MeanSun[cell]:F5},{light.LongestNight[cell] / 3_600:F2},{light.Nights[cell]},{light.MeanEarth[cell]:F5},{light.Both[cell]:F5}"
            );
            for (var season = 0; light.SunBySeason.Length > 1 && season < light.SunBySeason.Length; season++)
                text.Append(CultureInfo.InvariantCulture, $",{light.SunBySeason[season][cell]:F5}");
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>What the table was computed from, and what limits it.</summary>
    public static string Json(LightMap light)
    {
        var grid = light.Grid;
        var centre = grid.ProjectionCentre;
        return JsonSerializer.Serialize(
                new
                {
                    Columns = grid.Columns,
                    Rows = grid.Rows,
                    CellM = grid.CellSize,
                    X = grid.X,
                    Y = grid.Y,
                    ProjectionLatitudeDeg = centre.Latitude / Degree,
                    ProjectionLongitudeDeg = centre.Longitude / Degree,
                    light.MastHeight,
                    StartTdb = light.Span.Start,
                    EndTdb = light.Span.End,
                    StepS = light.Step,
                    SeasonsTdb = light.Seasons,
                    PermanentShadowKm2 = light.PermanentShadowArea() / 1e6,
                    light.Coverage.Ground,
                    light.Coverage.CellsWithoutGround,
                    CompleteRadiusKm = light.Coverage.CompleteRadius / 1000,
                    light.Coverage.CoarseShare,
                    light.Coverage.OpenAzimuths,
                    light.Coverage.Warnings,
                },
                indented
            ) + "\n";
    }
}
