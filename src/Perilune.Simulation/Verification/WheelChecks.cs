using Perilune.Simulation.Running;
using Perilune.Surface.Roving;

namespace Perilune.Simulation.Verification;

/// <summary>A wheel on loose ground against Bekker's formulas worked by hand, and against published resistances.</summary>
internal static class WheelChecks
{
    private const double Degree = Math.PI / 180;

    public static IEnumerable<(string Id, double Computed)> Compute(Knowledge knowledge, CancellationToken cancellation)
    {
        var wheel = new LoadedWheel(Soil.Moon with { FrictionAngle = 33 * Degree }, new(0.81, 0.24, 0.05), 283.5);
        yield return ("wheel.sinkage", wheel.Sinkage);
        yield return ("wheel.contact-length", wheel.ContactLength);
        yield return ("wheel.compaction", wheel.CompactionResistance);
        yield return ("wheel.thrust", wheel.Thrust(0.2));
        yield return ("wheel.drawbar-pull", wheel.DrawbarPull(0.2));
        yield return ("wheel.torque", wheel.Torque(0.2));
        yield return (
            "wheel.roving-vehicle.compaction",
            new LoadedWheel(Soil.Moon, new(0.813, 0.229, 0.05), 259).CompactionResistance
        );
    }
}
