namespace Perilune.Simulation.Units;

/// <summary>
/// What a value of a scenario measures. It decides the dimension, the units that may be written and the unit in which
/// people are told; the number behind it is always SI.
/// </summary>
public enum Measure
{
    /// <summary>A fraction of one; <c>%</c>, <c>ppm</c> or a plain number.</summary>
    Fraction,

    /// <summary>A plain number without unit.</summary>
    Number,

    /// <summary>Mass, kg.</summary>
    Mass,

    /// <summary>Length, m.</summary>
    Length,

    /// <summary>Area, m^2.</summary>
    Area,

    /// <summary>Volume, m^3.</summary>
    Volume,

    /// <summary>Duration, s.</summary>
    Duration,

    /// <summary>Speed or change of velocity, m/s.</summary>
    Speed,

    /// <summary>Power, W.</summary>
    Power,

    /// <summary>Energy, J.</summary>
    Energy,

    /// <summary>Energy for each kilogram, J/kg.</summary>
    SpecificEnergy,

    /// <summary>Power on each square metre, W/m^2.</summary>
    Irradiance,

    /// <summary>Pressure, Pa.</summary>
    Pressure,

    /// <summary>Temperature, K.</summary>
    Temperature,

    /// <summary>Angle, rad.</summary>
    Angle,

    /// <summary>Latitude, rad, north positive.</summary>
    Latitude,

    /// <summary>Longitude, rad, east positive.</summary>
    Longitude,

    /// <summary>Thrust, N.</summary>
    Force,

    /// <summary>Specific impulse, s.</summary>
    SpecificImpulse,

    /// <summary>Flow of mass, kg/s.</summary>
    MassRate,

    /// <summary>Flow of volume, m^3/s.</summary>
    VolumeRate,

    /// <summary>Fraction for each second, 1/s.</summary>
    FractionRate,

    /// <summary>Gravitational parameter GM, m^3/s^2.</summary>
    GravitationalParameter,

    /// <summary>Area for each mass, m^2/kg.</summary>
    AreaToMass,

    /// <summary>Data volume, bit.</summary>
    DataVolume,

    /// <summary>Data rate, bit/s.</summary>
    DataRate,

    /// <summary>Acceleration, m/s^2.</summary>
    Acceleration,

    /// <summary>Acceleration that is felt, m/s^2, told in standard gravities.</summary>
    LoadFactor,

    /// <summary>Angle for each time, rad/s.</summary>
    AngularRate,

    /// <summary>Launch energy C3, m^2/s^2.</summary>
    LaunchEnergy,

    /// <summary>Energy on each square metre, J/m^2.</summary>
    HeatLoad,

    /// <summary>Mass on each square metre, kg/m^2.</summary>
    AreaDensity,
}
