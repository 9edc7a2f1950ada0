namespace Perilune.Report.Charts;

/// <summary>What the picture of a family of periodic orbits shows.</summary>
/// <param name="Title">Name of the family and the system.</param>
/// <param name="Subtitle">Units and definitions, a line.</param>
/// <param name="Origin">What stands at the origin of the orbits, as <c>the Moon</c>.</param>
/// <param name="BodyRadius">Radius of the body there, km; zero for none.</param>
/// <param name="Members">The orbits in the order of the family.</param>
/// <param name="Bifurcations">Where the multipliers change their kind.</param>
public sealed record FamilyPicture(
    string Title,
    string Subtitle,
    string Origin,
    double BodyRadius,
    IReadOnlyList<FamilyOrbit> Members,
    IReadOnlyList<FamilyMark> Bifurcations
);

/// <summary>An orbit of a family.</summary>
/// <param name="Path">Points of a revolution in the rotating axes, km.</param>
/// <param name="Days">Period, d.</param>
/// <param name="Jacobi">Jacobi constant, units of the system.</param>
/// <param name="Stability">Stability index.</param>
/// <param name="Nearest">Least distance from the smaller body's centre, km.</param>
public sealed record FamilyOrbit(
    IReadOnlyList<(double X, double Y, double Z)> Path,
    double Days,
    double Jacobi,
    double Stability,
    double Nearest
);

/// <summary>A bifurcation.</summary>
/// <param name="Name">What happens, as <c>period doubling</c>.</param>
/// <param name="Days">Period of the orbit there, d.</param>
/// <param name="Jacobi">Its Jacobi constant.</param>
/// <param name="Stability">Its stability index.</param>
/// <param name="Nearest">Its least distance from the smaller body's centre, km.</param>
public sealed record FamilyMark(string Name, double Days, double Jacobi, double Stability, double Nearest);
