using Perilune.Astro.Visibility;
using Perilune.Flight.Ascent;
using Perilune.Flight.Vehicles;

namespace Perilune.Flight.Tests.Ascent;

/// <summary>
/// Saturn V AS-506. Masses, thrusts and times are those of its flight evaluation report (MPR-SAT-FE-69-9) as widely told, not
/// read in it: a vehicle to fly with, no oracle.
/// </summary>
internal static class SaturnFive
{
    private const double Pound = 0.45359237;
    private const double PoundForce = 4.4482216152605;

    public static Geodetic Pad { get; } = Geodetic.FromDegrees(28.608422, -80.604133, 60);

    public static Rocket Rocket { get; } = Build();

    // Command, service and lunar modules with adapter, instrument unit; the escape tower leaves on the way.
    public static double Payload { get; } = (63_507 + 33_278 + 3_951 + 4_275) * Pound;

    private static Rocket Build()
    {
        var first = new Stage("S-IC", 374_000 * Pound, 4_567_000 * Pound, 304, 5 * 1_748_000 * PoundForce)
        {
            Engines = [new("F-1", 1_748_000 * PoundForce, 304) { Count = 5, SeaLevelSpecificImpulse = 264 }],
        };
        var second = new Stage("S-II", 88_000 * Pound, 973_000 * Pound, 424, 5 * 230_000 * PoundForce);
        var third = new Stage("S-IVB", 27_000 * Pound, 235_000 * Pound, 427, 202_600 * PoundForce);
        return new(
            "Saturn V",
            [
                new(first) { SeparationDelay = 0.7, ThrustSteps = [new(135.2, 0.8)] },
                new(second)
                {
                    IgnitionDelay = 2,
                    SeparationDelay = 0.8,
                    ThrustSteps = [new(296, 0.8), new(334, 0.63, 427)],
                    Dropped = new("interstage", 11_477 * Pound, 28),
                },
                new(third) { IgnitionDelay = 3 },
            ],
            Math.PI / 4 * 10.06 * 10.06,
            new((0, 0.3), (0.8, 0.35), (1.2, 0.55), (2, 0.4), (4, 0.25), (8, 0.2))
        )
        {
            Dropped = [new("escape tower", 8_910 * Pound, 198)],
        };
    }
}
