using Perilune.Station.Engine;
using Perilune.Station.History;
using Perilune.Station.Inputs;
using Perilune.Station.LifeSupport;
using Perilune.Station.Models;

namespace Perilune.Station;

/// <summary>Lives a station through a span of time, from event to event.</summary>
public static class StationSimulation
{
    private const double Day = 86_400;

    /// <summary>
    /// The history of the station. The same model and inputs give the same history, to the bit; the interval of samples
    /// does not change it beyond rounding.
    /// </summary>
    /// <param name="model">Station, without problems.</param>
    /// <param name="inputs">What happens to it, without problems.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="ArgumentException">Model or inputs have problems; the message lists them.</exception>
    /// <exception cref="Conservation.ConservationException">An element or energy was not conserved.</exception>
    /// <exception cref="ChasingEventsException">Two events chase each other.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static StationHistory Run(StationModel model, StationInputs inputs, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(inputs);
        var problems = model.Validate();
        if (problems.Length == 0)
            problems = inputs.Validate(model);
        if (problems.Length > 0)
            throw new ArgumentException(string.Join("; ", problems), nameof(model));

        var loop = new EventLoop();
        var log = new EventLog(loop, inputs.Start);
        var flows = new CrewFlows(model.CrewRates);
        var habitats = model
            .Habitats.Select(habitat => new Habitat(loop, log, habitat, model, inputs, flows))
            .ToArray();
        Plan(loop, log, inputs, habitats);
        Repeat(loop, "check", Day, () => Array.ForEach(habitats, habitat => habitat.Check()));
        if (inputs.SampleInterval > 0)
            Repeat(loop, "sample", inputs.SampleInterval, () => Array.ForEach(habitats, habitat => habitat.Refresh()));

        loop.Run(inputs.End - inputs.Start, () => Array.ForEach(habitats, habitat => habitat.Settle()), cancellation);
        foreach (var habitat in habitats)
        {
            habitat.Tasks.Close();
            habitat.Airlock.Abort("the span ends");
            habitat.Refresh();
            habitat.Check();
        }
        return HistoryBuilder.Build(inputs, habitats, log, loop.Taken);
    }

    private static void Plan(EventLoop loop, EventLog log, StationInputs inputs, Habitat[] habitats)
    {
        var (start, end) = (inputs.Start, inputs.End);
        var byName = habitats.ToDictionary(habitat => habitat.Model.Id, StringComparer.Ordinal);
        var traffic = new Traffic(loop, log, habitats);
        foreach (var departure in inputs.Departures.Where(item => item.Time >= start))
            At(departure.Time, departure.Flight, () => traffic.Depart(byName[departure.Habitat], departure));
        foreach (var arrival in inputs.Arrivals.Where(item => item.Time >= start))
            At(arrival.Time, arrival.Flight, () => traffic.Arrive(byName[arrival.Habitat], arrival));
        foreach (var pass in inputs.Passes.Where(item => item.End > start && item.Start < end))
            byName[pass.Habitat].Recorder.Add(pass, Math.Max(0, pass.Start - start), pass.End - start);
        foreach (var task in inputs.Tasks.Where(item => item.Start >= start && item.Start < end))
            byName[task.Habitat].Tasks.Add(task, task.Start - start);
        foreach (var activity in inputs.ExtravehicularActivities.Where(item => item.Start >= start && item.Start < end))
            byName[activity.Habitat].Airlock.Add(activity, activity.Start - start);

        void At(double time, string subject, Action action) =>
            loop.Schedule(new(subject, EventPriority.Traffic, action), time - start);
    }

    private static void Repeat(EventLoop loop, string subject, double interval, Action action)
    {
        StationEvent? item = null;
        var count = 1L;
        item = new(
            subject,
            EventPriority.Sample,
            () =>
            {
                action();
                loop.Schedule(item!, ++count * interval);
            }
        );
        loop.Schedule(item, interval);
    }
}
