using System.Collections.Immutable;
using System.Globalization;

namespace Perilune.Flight.Rendezvous.Approach;

/// <summary>Conditions of two docking ports at their first touch.</summary>
/// <param name="ClosingSpeed">Speed along the port's axis, m/s, positive while closing.</param>
/// <param name="LateralSpeed">Speed beside it, m/s.</param>
/// <param name="LateralMiss">Distance between both axes, m.</param>
/// <param name="Angle">Angle between both axes, rad.</param>
/// <param name="AngularRate">Rate of it, rad/s.</param>
/// <param name="Roll">Angle about the axis, rad.</param>
public readonly record struct Contact(
    double ClosingSpeed,
    double LateralSpeed,
    double LateralMiss,
    double Angle,
    double AngularRate,
    double Roll
);

/// <summary>What a docking system takes at first touch.</summary>
/// <param name="Name">Name of the system.</param>
/// <param name="LeastClosingSpeed">Slower it does not latch, m/s.</param>
/// <param name="GreatestClosingSpeed">Faster it breaks, m/s.</param>
/// <param name="GreatestLateralSpeed">m/s.</param>
/// <param name="GreatestLateralMiss">m.</param>
/// <param name="GreatestAngle">rad.</param>
/// <param name="GreatestAngularRate">rad/s.</param>
/// <param name="GreatestRoll">rad.</param>
public sealed record DockingLimits(
    string Name,
    double LeastClosingSpeed,
    double GreatestClosingSpeed,
    double GreatestLateralSpeed,
    double GreatestLateralMiss,
    double GreatestAngle,
    double GreatestAngularRate,
    double GreatestRoll
)
{
    private const double Degree = Math.PI / 180;

    /// <summary>
    /// The soft capture system of the International Docking System Standard: 0.05 to 0.10 m/s, 0.04 m/s and 0.10 m beside,
    /// 4 deg and 0.20 deg/s, 4 deg of roll (IDSS Interface Definition Document, initial contact conditions; from general
    /// knowledge, unverified).
    /// </summary>
    public static DockingLimits InternationalStandard { get; } =
        new("IDSS", 0.05, 0.10, 0.04, 0.10, 4 * Degree, 0.20 * Degree, 4 * Degree);

    /// <summary>
    /// The probe and cone of the Russian segment: 0.10 to 0.35 m/s, 0.10 m/s and 0.34 m beside, 7 deg and 0.7 deg/s, 15 deg of
    /// roll (from general knowledge, unverified).
    /// </summary>
    public static DockingLimits ProbeAndCone { get; } =
        new("probe and cone", 0.10, 0.35, 0.10, 0.34, 7 * Degree, 0.7 * Degree, 15 * Degree);

    /// <summary>Whether a touch becomes a docking, and if not, why.</summary>
    /// <param name="contact">Conditions at the touch.</param>
    public DockingVerdict Judge(Contact contact)
    {
        var broken = ImmutableArray.CreateBuilder<string>();
        if (contact.ClosingSpeed < LeastClosingSpeed)
            broken.Add(Text("too slow to latch", contact.ClosingSpeed, LeastClosingSpeed, "m/s"));
        Limit("closing too fast", contact.ClosingSpeed, GreatestClosingSpeed, 1, "m/s");
        Limit("moving sideways", contact.LateralSpeed, GreatestLateralSpeed, 1, "m/s");
        Limit("beside the axis", contact.LateralMiss, GreatestLateralMiss, 1, "m");
        Limit("tilted", contact.Angle, GreatestAngle, Degree, "deg");
        Limit("turning", contact.AngularRate, GreatestAngularRate, Degree, "deg/s");
        Limit("rolled", contact.Roll, GreatestRoll, Degree, "deg");
        return new(this, contact, broken.ToImmutable());

        void Limit(string what, double value, double limit, double unit, string name)
        {
            // Written so that a number that is none is refused too.
            if (!(Math.Abs(value) <= limit))
                broken.Add(Text(what, value / unit, limit / unit, name));
        }
    }

    private static string Text(string what, double value, double limit, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}: {value:G3} {unit}, limit {limit:G3} {unit}");
}

/// <summary>The end of an approach.</summary>
/// <param name="Port">The docking system.</param>
/// <param name="Contact">Conditions at the touch.</param>
/// <param name="Broken">Limits that were not kept, each with its value; none when docked.</param>
public sealed record DockingVerdict(DockingLimits Port, Contact Contact, ImmutableArray<string> Broken)
{
    /// <summary>Whether it docked.</summary>
    public bool Docked => Broken.IsEmpty;

    /// <summary>In words.</summary>
    public override string ToString() => Docked ? "docked" : $"not docked: {string.Join("; ", Broken)}";
}
