namespace Perilune.Flight.Vehicles;

/// <summary>A launch vehicle by its stages, as an ascent flies it.</summary>
/// <param name="Name">Name.</param>
/// <param name="Stages">First lit first.</param>
/// <param name="ReferenceArea">Area of its drag coefficients, m2.</param>
/// <param name="Drag">Drag coefficient by Mach number.</param>
public sealed record Rocket(string Name, IReadOnlyList<RocketStage> Stages, double ReferenceArea, DragTable Drag)
{
    /// <summary>What is thrown off on the way: fairing, escape tower. Times count from lift-off.</summary>
    public IReadOnlyList<DroppedMass> Dropped { get; init; } = [];

    /// <summary>What it, or what it carries, withstands on the way up.</summary>
    public VehicleLimits Limits { get; init; } = new();

    /// <summary>Mass at lift-off without payload, kg.</summary>
    public double Mass =>
        Stages.Sum(s => s.Count * s.Stage.FullMass + (s.Dropped?.Mass ?? 0)) + Dropped.Sum(d => d.Mass);
}
