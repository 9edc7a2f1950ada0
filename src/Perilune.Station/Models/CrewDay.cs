namespace Perilune.Station.Models;

/// <summary>
/// Mean day of a crew member, s a day for each kind of activity; what is left of 24 h is for utilisation (experiments,
/// extravehicular activity). Maintenance, routine operations and logistics are flight means: ISS, October 2017 to
/// December 2023, 6.0, 4.5 and 2.3 h for each crew member a week (Chen, ICES-2025-127). The rest is unverified.
/// </summary>
public sealed record CrewDay
{
    private const double Hour = 3_600;

    /// <summary>Sleep (unverified default 8.5 h).</summary>
    public double Sleep { get; init; } = 8.5 * Hour;

    /// <summary>Exercise with preparation and hygiene (unverified default 2.5 h).</summary>
    public double Exercise { get; init; } = 2.5 * Hour;

    /// <summary>Meals (unverified default 3 h).</summary>
    public double Meals { get; init; } = 3 * Hour;

    /// <summary>Rest, conferences and days off, averaged over the week (unverified default 4 h).</summary>
    public double Personal { get; init; } = 4 * Hour;

    /// <summary>Scheduled maintenance and repair, 6.0 h a week.</summary>
    public double Maintenance { get; init; } = 6.0 / 7 * Hour;

    /// <summary>Routine operations, 4.5 h a week.</summary>
    public double RoutineOperations { get; init; } = 4.5 / 7 * Hour;

    /// <summary>Logistics, 2.3 h a week.</summary>
    public double Logistics { get; init; } = 2.3 / 7 * Hour;

    /// <summary>
    /// Time over which unused hours can be moved before they are lost, s. Default: the week of the weekly plan.
    /// </summary>
    public double PlanningHorizon { get; init; } = 7 * 86_400;

    /// <summary>Crew time left for utilisation, s a day for each crew member.</summary>
    public double Utilisation =>
        86_400 - Sleep - Exercise - Meals - Personal - Maintenance - RoutineOperations - Logistics;

    internal void Check(ModelChecks checks)
    {
        checks.NotNegative(Sleep, nameof(Sleep));
        checks.NotNegative(Exercise, nameof(Exercise));
        checks.NotNegative(Meals, nameof(Meals));
        checks.NotNegative(Personal, nameof(Personal));
        checks.NotNegative(Maintenance, nameof(Maintenance));
        checks.NotNegative(RoutineOperations, nameof(RoutineOperations));
        checks.NotNegative(Logistics, nameof(Logistics));
        checks.Between(PlanningHorizon, 86_400, 366 * 86_400, nameof(PlanningHorizon));
        checks.Require(Utilisation >= 0, Utilisation, nameof(Utilisation), "the activities must fit into 24 h");
    }
}
