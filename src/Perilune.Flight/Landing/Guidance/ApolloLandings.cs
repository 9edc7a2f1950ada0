using Perilune.Flight.Landing.Descent;
using Perilune.Flight.Landing.Touchdown;

namespace Perilune.Flight.Landing.Guidance;

/// <summary>Published figures of Apollo's landings.</summary>
public static class ApolloLandings
{
    private const double PoundForce = 4.4482216152605;
    private const double Foot = 0.3048;

    // DPS data book: rated 10,500 lbf; throttle 1,050 to 6,300 lbf; fixed full thrust 9,870 lbf.
    private const double Rated = 10_500 * PoundForce;
    private const double Full = 9_870.0 / 10_500;

    /// <summary>
    /// The erasable load of Apollo 11's landing program Luminary 99, decoded from the octal words that flew (addresses 2402 to
    /// 2517 and 3422 to 3427; words as collected in the flown erasable loads of indy91's AGC padload generator): targets of
    /// the braking and the approach phase, 26 s at the lowest thrust, phases ending 62 s and 12 s before their aims, throttle
    /// recovery at 57 % and return to full thrust at 63 % (LOWCRIT, HIGHCRIT), vertical descent at 3 ft/s.
    /// </summary>
    public static ApolloGuidanceLoad Luminary99 { get; } =
        new()
        {
            Braking = new(
                new(52.375, 0, -3254.8125),
                new(-32.27119445800781, 0, -0.3170013427734375),
                new(0.19022496417164803, 0, -2.7750199660658836),
                -0.00573839997741743,
                EndTime: 62,
                FreezeTime: 30,
                CrossRangeGain: 1
            ),
            Approach = new(
                new(33.875, 0, -8.1875),
                new(-1.5216827392578125, 0, 0.075531005859375),
                new(-0.07997965440154076, 0, -0.15605706721544266),
                0.0005509939171588485,
                EndTime: 12,
                FreezeTime: 30,
                CrossRangeGain: 0
            ),
            TrimTime = 26,
            ApproachTime = 110,
            LeadTime = 2.24,
            SinkRate = 0.9143829345703125,
            VerticalTime = 10,
            Period = 2,
            RatedThrust = Rated,
            Throttle = new(Full, Least: 0.1, Greatest: 0.6, Recover: 0.57, Saturate: 0.63),
        };

    /// <summary>
    /// The lunar module of Apollo 11 in descent. Thrust and throttle as in the data book; specific impulse 300.5 s; usable
    /// propellant at ignition 18,000 lb less what descent orbit insertion took (unverified: it limits nothing in a nominal
    /// landing). Legs: 10 ft/s down, 4 ft/s along, 31 ft across the feet (NASA TN D-6850). Lag, turn rate and probes of 67 in
    /// with the crew's shutdown 1.5 s after contact.
    /// </summary>
    public static DescentVehicle LunarModule { get; } =
        new()
        {
            Name = "LM-5 Eagle",
            Engine = new("DPS", Rated, 300.5) { ThrottleBands = [new(0.1, 0.6), new(Full, Full)] },
            DryMass = 15_150.7 - 8_042,
            ThrottleLag = 0.3,
            TurnRate = 10 * Math.PI / 180,
            ContactHeight = 67 * 0.0254,
            ShutdownDelay = 1.5,
            Limits = new TouchdownLimits
            {
                VerticalSpeed = 10 * Foot,
                HorizontalSpeed = 4 * Foot,
                CrashSpeed = 20 * Foot,
                Slope = 12 * Math.PI / 180,
                Roughness = 2 * Foot,
                Gear = new(4, 15.5 * Foot, 2.5, 1.9),
            },
        };

    /// <summary>
    /// Its ascent stage: 3,500 lbf, 311 s (the data book's; 306 to 311 s are quoted), 4,888.2 kg at lift-off (Mission Report
    /// MSC-00171, table A-I), 5,214 lb of propellant usable (unverified: it limits nothing in a nominal ascent).
    /// </summary>
    public static DescentVehicle AscentStage { get; } =
        new()
        {
            Name = "LM-5 Eagle, ascent stage",
            Engine = new("APS", 3_500 * PoundForce, 311),
            DryMass = 4_888.2 - 5_214 * 0.45359237,
            TurnRate = 10 * Math.PI / 180,
            Limits = new TouchdownLimits
            {
                VerticalSpeed = 1,
                HorizontalSpeed = 1,
                CrashSpeed = 5,
            },
        };
}
