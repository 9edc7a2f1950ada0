using Perilune.Astro.Bodies;
using Perilune.Flight.Vehicles;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases;

/// <summary>Spends a budget step by step and tells what came of it.</summary>
internal sealed class BudgetRun(PhaseRun run, BudgetPhase phase, Spacecraft vehicle)
{
    private readonly PropellantBudget budget = new(vehicle, phase.Payload, Loads(run, phase, vehicle));

    // A budget spent to the last drop closes, m/s.
    private const double Rounding = 1e-6;

    private double deltaV;
    private double losses;
    private double longest;
    private double boiledOff;
    private double missing;
    private string lacks = "nothing";

    public void Spend()
    {
        var start = budget.Mass;
        foreach (var step in phase.Steps)
            Take(step);
        var last = budget.ActiveIndex;
        var left = budget.Tanks[last].Available - budget.Tanks[last].Needed;
        run.Tell("closes", missing > 0 ? "no" : "yes");
        run.Tell("lacks", lacks);
        run.Tell("start-mass", start);
        run.Tell("end-mass", budget.Mass);
        run.Tell("delta-v", deltaV);
        run.Tell("losses", losses);
        run.Tell("longest-burn", longest);
        run.Tell("boiled-off", boiledOff);
        run.Tell("propellant-used", budget.Manoeuvres.Sum(m => m.Propellant));
        run.Tell("propellant-left", left);
        run.Tell("delta-v-left", missing > 0 ? -missing : budget.DeltaVLeft);
    }

    private void Take(BudgetStep step)
    {
        boiledOff += budget.Coast(step.After);
        if (step.Refuel is { } refuel)
            Fill(refuel);
        if (DeltaV(step) is { } ideal)
            Burn(step, ideal);
        if (step.Drop)
        {
            if (budget.ActiveIndex == vehicle.Stages.Count - 1)
                throw run.Wrong(
                    step,
                    nameof(step.Drop),
                    "yes",
                    $"leaves nothing of {vehicle.Name}",
                    "keep its last stage"
                );
            budget.DropStage();
        }
        if (step.Load is { } load)
            budget.Load(load);
    }

    private void Burn(BudgetStep step, double ideal)
    {
        var loss = 0.0;
        if (step.About is { } about)
        {
            var body = OrbitResults.Body(run, step, nameof(step.About), about);
            var radius = BodyShapes.Of(run.Knowledge, body).EquatorialRadius + step.Altitude;
            var gm = run.Knowledge.Bodies.GravitationalParameter(body);
            loss = FiniteBurn.GravityLoss(ideal, budget.BurnTime(ideal), gm, radius);
            if (loss > ideal / 2)
                throw run.Wrong(
                    step,
                    nameof(step.About),
                    about,
                    $"is circled faster than {budget.ActiveStage.Name} burns, {Quantity.Format(budget.BurnTime(ideal), Measure.Duration)}",
                    "split the burn over several periapses"
                );
        }
        var first = missing == 0;
        var whole = (ideal + loss) * (1 + phase.Reserve);
        var lack = whole - (step.SpillsOver ? budget.DeltaVLeft : budget.StageDeltaVLeft);
        missing += lack > Rounding ? lack : 0;
        longest = Math.Max(longest, budget.BurnTime(whole));
        budget.Burn(step.Name, 0, whole, !step.SpillsOver);
        deltaV += whole;
        losses += loss;
        if (first && missing > 0)
            lacks =
                $"{step.Name}: {Quantity.Format(missing, Measure.Speed)}, {Quantity.Format(budget.Missing, Measure.Mass)} of propellant in {budget.ActiveStage.Name}";
    }

    private double? DeltaV(BudgetStep step)
    {
        if (step.FromResult is not { } text)
            return step.DeltaV;
        if (step.DeltaV is not null)
            throw run.Wrong(step, nameof(step.FromResult), text, "is given beside delta-v", "keep one");
        var parts = text.Split('.');
        if (parts.Length != 2 || run.Outcome(parts[0]).Find(parts[1]) is not { Result.Kind: ResultKind.Number } result)
            throw run.Wrong(
                step,
                nameof(step.FromResult),
                text,
                "names no number that came about",
                "write a phase before this one, a full stop and one of its results"
            );
        return result.Number;
    }

    private void Fill(Refuelling refuel)
    {
        var index = budget.ActiveIndex;
        var stage = vehicle.Stages[index];
        var wanted = refuel.To ?? stage.Propellant;
        var tank = budget.Tanks[index];
        var needed = wanted - (tank.Available - tank.Needed);
        if (wanted > stage.Propellant)
            throw run.Wrong(
                refuel,
                nameof(refuel.To),
                Quantity.Format(wanted, Measure.Mass),
                $"does not go into {stage.Name}",
                $"write at most {Quantity.Format(stage.Propellant, Measure.Mass)}"
            );
        if (needed <= 0)
            return;
        var campaign = new RefuellingCampaign(needed, refuel.PerFlight, refuel.Interval, stage.BoilOff);
        if (campaign.Flights is not { } flights)
            throw run.Wrong(
                refuel,
                nameof(refuel.PerFlight),
                Quantity.Format(refuel.PerFlight, Measure.Mass),
                $"is less than what evaporates of {stage.Name} between two tankers",
                "fly more often, or bring more"
            );
        boiledOff += (flights - 1) * refuel.Interval * stage.BoilOff;
        budget.Refuel(index, needed);
        run.Tell("refuelling-flights", flights);
        run.Tell("refuelling-time", campaign.Duration!.Value);
    }

    private static double[]? Loads(PhaseRun run, BudgetPhase phase, Spacecraft vehicle)
    {
        if (phase.Propellant is not { } first)
            return null;
        if (first > vehicle.Stages[0].Propellant)
            throw run.Wrong(
                phase,
                nameof(phase.Propellant),
                Quantity.Format(first, Measure.Mass),
                $"does not go into {vehicle.Stages[0].Name}",
                $"write at most {Quantity.Format(vehicle.Stages[0].Propellant, Measure.Mass)}"
            );
        return [first, .. vehicle.Stages.Skip(1).Select(stage => stage.Propellant)];
    }
}
