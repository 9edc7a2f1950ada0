using System.Diagnostics;
using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Flight.Missions;
using Perilune.Flight.Transfers;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Recording;
using Perilune.Simulation.Scenarios;
using Perilune.Station.Inputs;

namespace Perilune.Simulation.Running;

/// <summary>Runs a scenario from its sky to its accounts.</summary>
public static class ScenarioRun
{
    private const double JulianYear = 31557600;

    /// <summary>Runs it.</summary>
    /// <param name="document">The scenario as it was read.</param>
    /// <param name="knowledge">What is known of the world.</param>
    /// <param name="options">Length, seed, threads.</param>
    /// <param name="progress">Told at the end of each chapter; null for nobody.</param>
    /// <param name="cancellation">Ends the run without a result.</param>
    /// <exception cref="InputException">The sky does not reach over the span, or the node's orbit cannot be flown.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static RunResult Run(
        ScenarioDocument document,
        Knowledge knowledge,
        RunOptions options,
        IProgress<RunProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(options);
        var scenario = document.Scenario;
        if (options.Seed is { } seed)
            scenario = scenario with { Seed = seed };
        IReadOnlyList<string> remarks = [];
        if (options.Years is { } years)
            (scenario, remarks) = Campaign.Fit(scenario, years * JulianYear);
        if (SkyChecks.Of(document, scenario, knowledge) is { Count: > 0 } problems)
            throw new InputException(problems);
        var (start, end) = (scenario.Start.SecondsPastJ2000, scenario.End.SecondsPastJ2000);
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = Math.Max(1, options.Threads),
            CancellationToken = cancellation,
        };
        var clock = new Chapter(progress);

        var (ephemeris, moon) = (knowledge.Ephemeris, knowledge.Moon);
        clock.End(RunStep.Knowledge, "ephemeris, gravity, terrain, catalogue");

        // The node and the light of the base know nothing of each other.
        var lightTask = scenario.Base is { } ground
            ? Task.Run(
                () => BaseLight.Find(ground.Site, knowledge.Terrain, ephemeris, moon, start, end, parallel),
                cancellation
            )
            : null;
        var node = scenario.Node is { } orbiting ? Fly(orbiting, document, scenario, knowledge, parallel) : null;
        if (node is not null)
            clock.End(RunStep.Node, node.Summary);
        var light = lightTask?.GetAwaiter().GetResult();
        if (light is not null)
        {
            clock.End(
                RunStep.Light,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{100 * light.Light.MeanSunFraction:F1} % sun, longest night {light.Light.LongestDarkness.Duration / 3600:F0} h"
                )
            );
        }

        var site = light is null ? null : SitePosition(knowledge.Frames, light);
        var contacts = Contacts.Find(scenario, knowledge, node, light, site, start, end, parallel);
        clock.End(
            RunStep.Passes,
            string.Create(CultureInfo.InvariantCulture, $"{contacts.Node.Length + contacts.Base.Length} passes")
        );

        var model = new CislunarModel(
            ephemeris,
            knowledge.Bodies.GravitationalParameter(NaifId.Moon),
            knowledge.Bodies.GravitationalParameter(NaifId.Earth),
            knowledge.Bodies.GravitationalParameter(NaifId.Sun)
        );
        var planner = new FlightPlanner(
            model,
            Allowances(scenario.FlightAllowances),
            node is null ? null : node.StateAt,
            site is null ? null : t => site(t).Unit,
            light?.GroundRadius ?? 0,
            knowledge.Bodies.EquatorialRadius(NaifId.Moon),
            knowledge.Bodies.EquatorialRadius(NaifId.Earth)
        );
        var plans = FlightDeck.Plan(scenario, planner, node?.Loss, parallel.MaxDegreeOfParallelism, cancellation);
        clock.End(
            RunStep.Flights,
            string.Create(CultureInfo.InvariantCulture, $"{plans.Count(p => p.Closes)} of {plans.Count} close")
        );

        List<SunlightProfile> sunlight = [];
        if (node is not null)
            sunlight.Add(node.Sunlight);
        if (light is not null)
            sunlight.Add(light.Sunlight());
        List<CommunicationPass> passes =
        [
            .. ContactFinder.Passes(StationMapping.Node, contacts.Node),
            .. ContactFinder.Passes(StationMapping.Base, contacts.Base),
        ];
        var conditions = Conditions.Of(light, node, contacts, start, end);
        var capacity = new Forecast(scenario, start, end).Capacity(plans, sunlight, passes, conditions);
        var sharing = new Sharing(scenario, capacity);
        clock.End(
            RunStep.Partners,
            string.Create(CultureInfo.InvariantCulture, $"{sharing.Schedule.Sessions.Length} sessions planned")
        );

        var history = StationLife.Run(scenario, start, end, plans, sunlight, passes, sharing.Tasks(), cancellation);
        var settled = sharing.Settle(history);
        clock.End(RunStep.Station, string.Create(CultureInfo.InvariantCulture, $"{history.EventsTaken} events"));

        var record = RecordAssembly.Assemble(
            document,
            scenario,
            knowledge,
            new(start, end, node, light, contacts, plans, model, sharing, history, settled, remarks)
        );
        clock.End(RunStep.Record, $"{record.Verdicts.Count(v => v.Pass)} of {record.Verdicts.Count} verdicts hold");
        return new(record, node?.Trajectory, start, end);
    }

    private static NodeYear Fly(
        Node node,
        ScenarioDocument document,
        Scenario scenario,
        Knowledge knowledge,
        ParallelOptions parallel
    )
    {
        try
        {
            return NodeYear.Fly(node, scenario, knowledge, parallel);
        }
        catch (Exception error) when (error is ArithmeticException or IntegrationException)
        {
            throw SkyChecks.NoOrbit(document, node.Orbit, error.Message);
        }
    }

    private static Flight.Missions.FlightAllowances Allowances(Scenarios.FlightAllowances allowances) =>
        new(
            Corrections: allowances.Corrections,
            Reserve: allowances.Reserve,
            LowOrbitAltitude: allowances.LowOrbitAltitude,
            LowOrbitCoast: allowances.LowOrbitCoast,
            Hover: allowances.Hover
        );

    /// <summary>The top of the base's mast from the Moon's centre, ICRF axes, m.</summary>
    private static Func<double, Vector3> SitePosition(FrameSystem frames, BaseLight light)
    {
        var position = light.Point.Up * light.Horizon.ObserverRadius;
        return tdb => frames.Rotation(Frame.Icrf, Frame.MoonMeanEarthDe440, tdb).TransposeTimes(position);
    }

    private sealed class Chapter(IProgress<RunProgress>? progress)
    {
        private readonly Stopwatch clock = Stopwatch.StartNew();

        public void End(RunStep step, string text)
        {
            progress?.Report(new(step, clock.Elapsed.TotalSeconds, text));
            clock.Restart();
        }
    }
}
