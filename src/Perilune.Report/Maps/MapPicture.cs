using Perilune.Report.Drawing;

namespace Perilune.Report.Maps;

/// <summary>
/// A map of the ground to be drawn. Places on it are columns and rows of its cells: whole numbers at their centres, column 0
/// at the left, row 0 at the top. Angles are clockwise from the map's top.
/// </summary>
/// <param name="Title">What it shows.</param>
/// <param name="Subtitle">Where and when, a line.</param>
/// <param name="Columns">Number of columns.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="CellSize">Side of a cell on the ground at the map's middle, m.</param>
public sealed record MapPicture(string Title, string Subtitle, int Columns, int Rows, double CellSize)
{
    /// <summary>The ground in shades of grey, under everything.</summary>
    public required MapRelief Relief { get; init; }

    /// <summary>A quantity over it, or none.</summary>
    public MapLayer? Layer { get; init; }

    /// <summary>Parallels and meridians.</summary>
    public IReadOnlyList<MapLine> Graticule { get; init; } = [];

    /// <summary>Arrows beside the map: north at its middle, and where the Sun or the Earth stands.</summary>
    public IReadOnlyList<MapArrow> Arrows { get; init; } = [];

    /// <summary>Places.</summary>
    public IReadOnlyList<MapMark> Marks { get; init; } = [];

    /// <summary>Ways over the ground.</summary>
    public IReadOnlyList<MapRoute> Routes { get; init; } = [];

    /// <summary>Discs and ellipses' circles: keep-out, reach, a crater.</summary>
    public IReadOnlyList<MapDisc> Discs { get; init; } = [];

    /// <summary>Lines under the map: projection, sources, what the terrain does not cover.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>Shaded relief over the map's whole area, in cells of its own: a whole number of them to a cell of the map.</summary>
/// <param name="Columns">Number of columns.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Grey">Grey levels by rows: 0 unlit, 255 facing the lamp.</param>
/// <param name="Level">Grey level of level ground.</param>
public sealed record MapRelief(int Columns, int Rows, IReadOnlyList<byte> Grey, byte Level);

/// <summary>A quantity for each cell of a map, in colours.</summary>
/// <param name="Name">Name of the quantity.</param>
/// <param name="Unit">Unit; 1 for none.</param>
/// <param name="Values">Values by rows; not a number where there is none.</param>
/// <param name="Low">Value of the ramp's first colour; what lies below has that colour too.</param>
/// <param name="High">Value of the ramp's last colour; above the low one.</param>
/// <param name="Ramp">The colours.</param>
public sealed record MapLayer(
    string Name,
    string Unit,
    IReadOnlyList<float> Values,
    double Low,
    double High,
    ColourRamp Ramp
)
{
    /// <summary>A value drawn in a colour of its own, such as the darkness of permanent shadow; null for none.</summary>
    public MapClass? Special { get; init; }

    /// <summary>What cells without a value are; null where each has one.</summary>
    public string? Unknown { get; init; }

    /// <summary>A layer between round numbers around its values, without the outermost half per cent on either side.</summary>
    /// <param name="name">Name of the quantity.</param>
    /// <param name="unit">Unit; 1 for none.</param>
    /// <param name="values">Values by rows; not a number where there is none.</param>
    /// <param name="ramp">The colours.</param>
    /// <param name="special">A value drawn in a colour of its own, which the range need not hold; null for none.</param>
    public static MapLayer Around(
        string name,
        string unit,
        IReadOnlyList<float> values,
        ColourRamp ramp,
        MapClass? special = null
    )
    {
        var known = values.Where(value => !float.IsNaN(value) && value != special?.Value).Order().ToList();
        var aside = known.Count / 200;
        var scale = known.Count == 0 ? new(0, 1, 0, 1) : Scale.Around(known[aside], known[^(1 + aside)], 0, 1, 6);
        return new(name, unit, values, scale.Low, scale.High, ramp) { Special = special };
    }
}

/// <summary>Cells of one value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Name">What it means.</param>
/// <param name="Colour">0xRRGGBB.</param>
public sealed record MapClass(float Value, string Name, int Colour);

/// <summary>A parallel or a meridian.</summary>
/// <param name="Label">Its latitude or longitude.</param>
/// <param name="IsParallel">Whether it is a parallel.</param>
/// <param name="Points">Columns and rows along it; it may leave the map.</param>
public sealed record MapLine(string Label, bool IsParallel, IReadOnlyList<(double Column, double Row)> Points);

/// <summary>An arrow.</summary>
/// <param name="Name">What lies in its direction.</param>
/// <param name="Azimuth">Direction, rad clockwise from the map's top.</param>
/// <param name="IsLight">Whether light comes from there.</param>
public sealed record MapArrow(string Name, double Azimuth, bool IsLight = false);

/// <summary>A place.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Column">Column.</param>
/// <param name="Row">Row.</param>
public sealed record MapMark(string Name, double Column, double Row);

/// <summary>A way over the ground.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Points">Columns and rows along it.</param>
public sealed record MapRoute(string Name, IReadOnlyList<(double Column, double Row)> Points);

/// <summary>A disc.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Column">Column of the middle.</param>
/// <param name="Row">Row of the middle.</param>
/// <param name="Radius">Radius on the ground, m.</param>
public sealed record MapDisc(string Name, double Column, double Row, double Radius);
