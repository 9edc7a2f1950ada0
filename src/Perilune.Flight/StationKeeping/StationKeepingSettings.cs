namespace Perilune.Flight.StationKeeping;

/// <summary>
/// How well an orbit is known and how well it is steered; standard deviations, normal distributions. The defaults are the
/// orders of size that papers on the Gateway assume (from general knowledge, unverified): 10 km and 10 cm/s of navigation,
/// 1.5 % and 1 degree and 1.42 mm/s of execution, 30 % of radiation pressure, all three sigma.
/// </summary>
public sealed record StationKeepingSettings
{
    /// <summary>Error of the known position, each axis, m.</summary>
    public double NavigationPosition { get; init; } = 10_000.0 / 3;

    /// <summary>Error of the known velocity, each axis, m/s.</summary>
    public double NavigationVelocity { get; init; } = 0.1 / 3;

    /// <summary>Error of a manoeuvre's size, relative.</summary>
    public double ExecutionSize { get; init; } = 0.015 / 3;

    /// <summary>Error of a manoeuvre's direction about each of two axes across it, rad.</summary>
    public double ExecutionDirection { get; init; } = Math.PI / 180 / 3;

    /// <summary>Error of a manoeuvre whatever its size, each axis, m/s.</summary>
    public double ExecutionFixed { get; init; } = 1.42e-3 / 3;

    /// <summary>Error of the assumed radiation pressure, relative, one draw for the whole flight.</summary>
    public double RadiationPressure { get; init; } = 0.3 / 3;

    /// <summary>Smallest manoeuvre that is made, m/s; a smaller one is left out (unverified).</summary>
    public double SmallestManoeuvre { get; init; } = 0.03;

    /// <summary>
    /// Impulse that an hour of delay at the aimed perilune is worth, m/s divided by 3600 s: what holds the phase, which the
    /// velocity along x alone leaves free to drift. Zero for the bare law.
    /// </summary>
    public double PhasePrice { get; init; } = 0.1 / 3600;

    /// <summary>
    /// Perilunes between a manoeuvre at apolune and the perilune that it aims at; 6 is the 6.5 revolutions of the published
    /// law. From 1 to 12.
    /// </summary>
    public int Horizon { get; init; } = 6;

    internal void Check()
    {
        double[] sizes =
        [
            NavigationPosition,
            NavigationVelocity,
            ExecutionSize,
            ExecutionDirection,
            ExecutionFixed,
            RadiationPressure,
            SmallestManoeuvre,
            PhasePrice,
        ];
        if (!sizes.All(size => size >= 0 && double.IsFinite(size)))
            throw new ArgumentException("errors and the smallest manoeuvre are finite and not negative");
        if (Horizon is < 1 or > 12)
            throw new ArgumentException($"a horizon of {Horizon} perilunes is not from 1 to 12");
    }
}
