namespace Perilune.Report.Layouts;

/// <summary>The plan of a base.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Subtitle">The date of the shadows and where the Sun is, a line.</param>
/// <param name="Maps">Two maps: the whole, and what stands close together.</param>
public sealed record LayoutPicture(string Title, string Subtitle, IReadOnlyList<LayoutMap> Maps);

/// <summary>One map of a plan. Points are in its cells from its upper left corner.</summary>
/// <param name="Size">Cells a side.</param>
/// <param name="CellSize">m.</param>
/// <param name="Grey">Shaded relief by rows from the top.</param>
/// <param name="Caption">What ground it is, a line.</param>
/// <param name="North">Unit step toward north at the layout's origin.</param>
/// <param name="Sun">Unit step toward the Sun; null where it is not up.</param>
/// <param name="Shapes">What stands there, the lowest first.</param>
public sealed record LayoutMap(
    int Size,
    double CellSize,
    byte[] Grey,
    string Caption,
    (double X, double Y) North,
    (double X, double Y)? Sun,
    IReadOnlyList<LayoutShape> Shapes
);

/// <summary>What a shape of a plan is.</summary>
public enum LayoutShapeKind
{
    /// <summary>A shadow on the ground.</summary>
    Shadow,

    /// <summary>Ground that a partner keeps free.</summary>
    Zone,

    /// <summary>Ground that is kept free for landings.</summary>
    PadZone,

    /// <summary>A solar array's circle.</summary>
    Array,

    /// <summary>A solar array's panel.</summary>
    Panel,

    /// <summary>A radiator.</summary>
    Radiator,

    /// <summary>A module.</summary>
    Module,

    /// <summary>A mast.</summary>
    Mast,

    /// <summary>A landing pad.</summary>
    Pad,
}

/// <summary>A shape of a plan: a circle where it has one point, a line of two, a polygon of more.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name, which shows on hovering.</param>
/// <param name="Points">Its middle, its ends or its corners.</param>
/// <param name="Radius">Of a circle, cells.</param>
/// <param name="IsNamed">Whether its name is written.</param>
public sealed record LayoutShape(
    LayoutShapeKind Kind,
    string Name,
    IReadOnlyList<(double X, double Y)> Points,
    double Radius,
    bool IsNamed
);
