namespace Perilune.Flight.Vehicles;

/// <summary>How a body's mass is spread, without propellant; its axis runs from the engines forward.</summary>
/// <param name="CentreOfMass">Height above the plane of the engines' exits, or of the landing pads, m.</param>
/// <param name="RollGyration">Radius of gyration about the axis, m: the moment of inertia is mass x radius squared.</param>
/// <param name="PitchGyration">Radius of gyration about an axis across, through the centre of mass, m.</param>
/// <param name="Height">m.</param>
/// <param name="Diameter">m; with legs, of the circle of the pads.</param>
public sealed record MassProperties(
    double CentreOfMass,
    double RollGyration,
    double PitchGyration,
    double Height,
    double Diameter
);
