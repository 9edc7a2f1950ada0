namespace Perilune.Report.Maps;

/// <summary>What is seen all round from a place: its horizon, and where the Sun and the Earth go.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Subtitle">From where and when, a line.</param>
/// <param name="Elevations">Elevations of the horizon at equal steps of azimuth from north clockwise, rad.</param>
/// <param name="Distances">Distances of the ground that makes it, m.</param>
/// <param name="SunPaths">The Sun's ways, one after the other, a lunar day each.</param>
/// <param name="EarthPath">The Earth's way through the span: azimuth and elevation of its centre, rad.</param>
/// <param name="SunDiameter">Apparent diameter of the Sun, rad.</param>
/// <param name="EarthDiameter">Apparent diameter of the Earth, rad.</param>
/// <param name="Notes">Lines under the picture: what the terrain does not cover.</param>
public sealed record HorizonPicture(
    string Title,
    string Subtitle,
    IReadOnlyList<double> Elevations,
    IReadOnlyList<double> Distances,
    IReadOnlyList<SunPathPicture> SunPaths,
    IReadOnlyList<(double Azimuth, double Elevation)> EarthPath,
    double SunDiameter,
    double EarthDiameter,
    IReadOnlyList<string> Notes
);

/// <summary>A way of the Sun.</summary>
/// <param name="Name">When it begins.</param>
/// <param name="Points">Azimuth and elevation of the Sun's centre, rad, at equal steps.</param>
/// <param name="Marked">Each how many points is marked with a dot.</param>
public sealed record SunPathPicture(string Name, IReadOnlyList<(double Azimuth, double Elevation)> Points, int Marked);
