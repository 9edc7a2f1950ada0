using Perilune.Flight.Landing.Descent;
using Perilune.Flight.Landing.Guidance;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Landing;

/// <summary>A look at the ground on the way down, and the way to the nearest safe place.</summary>
public sealed record HazardAvoidance
{
    /// <summary>Height over the site at which the ground is looked at: from the first gate down, and over the last.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public required double Height { get; init; }

    /// <summary>Change of velocity that going aside may cost.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s"), Default("30 m/s")]
    public double Budget { get; init; }

    /// <summary>Steepest ground that is safe; what the lander bears unless told, or 12 deg.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, Above = "0 deg", AtMost = "45 deg")]
    public double? Slope { get; init; }

    /// <summary>Highest stones and bumps that are safe; what the lander bears unless told, or 0.5 m.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public double? Roughness { get; init; }

    /// <summary>Radius about the place that must be safe.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m"), Default("10 m")]
    public double Clearance { get; init; }

    // Vikram of Chandrayaan-3 bears 12 deg (Indian Space Research Organisation).
    private const double UsualSlope = 12 * Math.PI / 180;
    private const double UsualRoughness = 0.5;

    internal SafeGround Limits(TouchdownBounds bounds) =>
        new(Slope ?? bounds.Slope ?? UsualSlope, Roughness ?? bounds.Roughness ?? UsualRoughness, Clearance);

    /// <summary>Tells what was seen and where the lander went.</summary>
    internal void Tell(PhaseRun run, DescentScene scene, DivertingGuidance guidance, TouchdownBounds bounds)
    {
        var limits = Limits(bounds);
        double SlopeAt(Vector3 place) => limits.Look(scene.Ground, place)?.Slope ?? double.NaN;
        run.Tell("target-slope", SlopeAt(scene.Target));
        if (guidance.Place is not { } place)
        {
            run.Tell(
                "hazards",
                FormattableString.Invariant($"no safe ground within {guidance.Reach:0} m: went on to the site")
            );
            return;
        }
        // Not by rounding.
        var aside = (place - scene.Target).Norm > 1e-3 ? Vector3.Angle(place, scene.Target) * scene.Target.Norm : 0;
        run.Tell("divert", aside);
        run.Tell("place-slope", SlopeAt(place));
        run.Tell("hazards", aside > 0 ? "went to the nearest safe ground" : "the site is safe");
    }
}
