using Perilune.Report.Drawing;

namespace Perilune.Report.Maps;

/// <summary>Draws routes, discs and places on a map.</summary>
internal static class MapMarks
{
    private const double Ring = 7;

    public static void Draw(IDrawing drawing, MapFrame frame, MapPicture picture)
    {
        foreach (var disc in picture.Discs)
        {
            var (x, y, radius) = (frame.X(disc.Column), frame.Y(disc.Row), disc.Radius * frame.PixelsPerMetre);
            drawing.Circle(x, y, radius, "disc-halo");
            drawing.Circle(x, y, radius, "disc", disc.Name);
            drawing.Text(x, y - radius - 5, disc.Name, "mark-label", "middle");
        }
        foreach (var route in picture.Routes)
        {
            var points = Simplification.Thin([.. route.Points.Select(p => (frame.X(p.Column), frame.Y(p.Row)))], 0.2);
            var path = new PathData();
            for (var i = 0; i < points.Count; i++)
            {
                if (i == 0)
                    path.Move(points[i].X, points[i].Y);
                else
                    path.Line(points[i].X, points[i].Y);
            }
            drawing.Path(path, "halo");
            drawing.Path(path, "route");
            if (points.Count > 0)
                Label(drawing, frame, points[points.Count / 2].X, points[points.Count / 2].Y, route.Name);
        }
        foreach (var mark in picture.Marks)
        {
            var (x, y) = (frame.X(mark.Column), frame.Y(mark.Row));
            drawing.Circle(x, y, Ring, "mark-halo");
            drawing.Circle(x, y, Ring, "mark", mark.Name);
            drawing.Circle(x, y, 2.2, "mark-dot");
            Label(drawing, frame, x, y, mark.Name);
        }
    }

    // To the right, and to the left where the map ends.
    private static void Label(IDrawing drawing, MapFrame frame, double x, double y, string name)
    {
        var isLeft = x + 14 + 7.5 * name.Length > frame.Right;
        drawing.Text(x + (isLeft ? -13 : 13), y + 4.5, name, "mark-label", isLeft ? "end" : "start");
    }
}
