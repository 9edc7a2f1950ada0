namespace Perilune.Surface.Illumination;

/// <summary>A round body in the sky of a site.</summary>
/// <param name="Azimuth">Azimuth of its centre, rad clockwise from north.</param>
/// <param name="Elevation">Elevation of its centre above the local horizontal plane, rad.</param>
/// <param name="Radius">Apparent radius, rad.</param>
public readonly record struct ApparentDisc(double Azimuth, double Elevation, double Radius);
