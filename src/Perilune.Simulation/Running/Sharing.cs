using System.Collections.Immutable;
using Perilune.Partnership.Accounts;
using Perilune.Partnership.Parties;
using Perilune.Partnership.Proposals;
using Perilune.Partnership.Scheduling;
using Perilune.Partnership.Settlement;
using Perilune.Simulation.Scenarios;
using Perilune.Station.History;
using Perilune.Station.Inputs;
using Proposal = Perilune.Partnership.Proposals.Experiment;

namespace Perilune.Simulation.Running;

/// <summary>The partners' side of a run: the plan of experiments before the station lives, the settlement after.</summary>
internal sealed class Sharing
{
    private readonly ShareTable shares;
    private readonly AccountingRules rules;
    private readonly StationCapacity capacity;

    public Sharing(Scenario scenario, StationCapacity capacity)
    {
        this.capacity = capacity;
        shares = new([.. scenario.Partners.Select(Map)]);
        var reserve = ImmutableDictionary<Resource, double>.Empty;
        foreach (var resource in Resources.All)
            reserve = reserve.Add(resource, scenario.Accounting.CommonGoodReserve);
        rules = new()
        {
            PeriodBounds = AccountingRules.EqualPeriods(capacity.Start, capacity.End, scenario.Accounting.Period),
            CommonGoodReserve = reserve,
            CarryOverCap = scenario.Accounting.CarryOverCap,
            BorrowLimit = scenario.Accounting.BorrowLimit,
        };
        Schedule = Scheduler.Plan(
            shares,
            rules,
            capacity,
            [.. scenario.Experiments.Index().Select(e => Map(e.Item, e.Index, capacity))]
        );
    }

    public Schedule Schedule { get; }

    /// <summary>Name of a condition at a habitat, as experiments and windows call it.</summary>
    public static string ConditionName(string habitat, Condition condition) => $"{Words(condition)} at the {habitat}";

    /// <summary>The scheduled sessions as tasks of the station.</summary>
    public IEnumerable<TaskActivity> Tasks() =>
        Schedule.Sessions.Select(session => new TaskActivity
        {
            Id = session.Reference,
            Habitat = session.Experiment.Habitat,
            Start = session.Start,
            Duration = session.Experiment.Duration,
            CrewTime = session.Experiment.CrewTime,
            Power = session.Experiment.Power,
            DataVolume = session.Experiment.DataVolume,
            Priority = session.Experiment.Priority <= PriorityClass.Operations ? 3 : 6,
            ShedAt = session.Experiment.Priority <= PriorityClass.Operations ? 0.3 : 0.5,
        });

    /// <summary>Posts what was really used.</summary>
    public SettledAccounts Settle(StationHistory history) =>
        SettledAccounts.Close(
            shares,
            rules,
            capacity,
            Schedule,
            [
                .. history.Tasks.Select(task => new SessionOutcome
                {
                    Reference = task.Id,
                    CrewTime = task.CrewTime,
                    Energy = task.Energy,
                    Data = task.Data,
                    Interruption = task.Status == ActivityStatus.Done ? "" : task.Reason,
                }),
            ]
        );

    private static string Words(Condition condition) =>
        condition switch
        {
            Condition.Sunlight => "sunlight",
            Condition.Darkness => "darkness",
            Condition.EarthView => "Earth view",
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "no such condition"),
        };

    private static Partnership.Parties.Partner Map(Scenarios.Partner partner) =>
        new()
        {
            Id = partner.Name,
            Name = partner.Title,
            Status = partner.Status,
            Shares = [.. Resources.All.ToArray().Select(r => new Share(r, partner.ShareOf(r)))],
        };

    private static Proposal Map(Scenarios.Experiment experiment, int index, StationCapacity capacity) =>
        new()
        {
            Id = experiment.Name,
            Title = experiment.Title,
            Partner = experiment.Partner,
            Habitat = experiment.Habitat,
            Priority = experiment.Priority,
            Rating = experiment.Rating,
            // Proposals are as old as their place in the scenario says.
            Submitted = index,
            Earliest = Math.Max(capacity.Start, experiment.Earliest?.SecondsPastJ2000 ?? capacity.Start),
            Latest = Math.Min(capacity.End, experiment.Latest?.SecondsPastJ2000 ?? capacity.End),
            Sessions = experiment.Sessions,
            Cadence = experiment.Cadence ?? 0,
            Duration = experiment.Duration,
            CrewMembers = experiment.CrewMembers,
            CrewTime = experiment.CrewTime,
            Power = experiment.Power,
            DataVolume = experiment.DataVolume,
            UpMass = experiment.UpMass,
            Flight = experiment.Flight,
            Conditions = [.. experiment.Conditions.Select(c => ConditionName(experiment.Habitat, c))],
        };
}
