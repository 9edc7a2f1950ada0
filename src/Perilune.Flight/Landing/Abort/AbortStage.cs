using Perilune.Flight.Landing.Descent;

namespace Perilune.Flight.Landing.Abort;

/// <summary>What can be left for in an abort: the upper part of the lander.</summary>
/// <param name="Vehicle">With its engine and its dry mass.</param>
/// <param name="Mass">With full tanks, kg.</param>
/// <param name="StagingTime">From the last thrust of the lower stage to the first of this one, s.</param>
public sealed record AbortStage(DescentVehicle Vehicle, double Mass, double StagingTime);

/// <summary>An abort to orbit from a moment of a descent.</summary>
/// <param name="Start">When it began, s since ignition.</param>
/// <param name="Way">Which engines flew it.</param>
/// <param name="Reached">Whether the orbit was reached.</param>
/// <param name="Duration">Until cut-off, s.</param>
/// <param name="Propellant">Burnt, over both stages, kg.</param>
/// <param name="Left">Propellant left in the stage that ended it, kg.</param>
/// <param name="Periapsis">Over the target's radius, m.</param>
/// <param name="Apoapsis">Over the target's radius, m; infinite for an escape.</param>
/// <param name="LowestHeight">Over the ground on the way, m.</param>
/// <param name="Why">What stood in the way; empty where nothing did.</param>
public sealed record AbortOutcome(
    double Start,
    string Way,
    bool Reached,
    double Duration,
    double Propellant,
    double Left,
    double Periapsis,
    double Apoapsis,
    double LowestHeight,
    string Why
);
