using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.ThreeBody;
using Perilune.Astro.Time;
using Perilune.Simulation.Language;
using Perilune.Simulation.Scenarios;

namespace Perilune.Simulation.Running;

/// <summary>What only the knowledge of the world can refuse: spans without a sky, orbits that nothing can fly.</summary>
internal sealed class SkyChecks
{
    private const double Day = 86400;

    // The longest transfer and the longest coast before landing are well within it.
    private const double LongestTransfer = 30 * Day;

    // Perilunes of the ephemeris wander by some tens of kilometres about that of the three-body orbit.
    private const double LeastPerilune = RadiationPressure.MoonRadius + 100e3;

    private readonly ScenarioDocument document;
    private readonly Scenario scenario;
    private readonly Knowledge knowledge;
    private readonly List<InputProblem> found = [];

    private SkyChecks(ScenarioDocument document, Scenario scenario, Knowledge knowledge) =>
        (this.document, this.scenario, this.knowledge) = (document, scenario, knowledge);

    /// <summary>Everything that is wrong.</summary>
    /// <param name="document">Where things were written.</param>
    /// <param name="scenario">The scenario at the length that is run.</param>
    /// <param name="knowledge">What is known of the world.</param>
    public static IReadOnlyList<InputProblem> Of(ScenarioDocument document, Scenario scenario, Knowledge knowledge)
    {
        var checks = new SkyChecks(document, scenario, knowledge);
        checks.Span();
        checks.Orbit();
        return checks.found;
    }

    /// <summary>The problem of an orbit that the full model does not have.</summary>
    public static InputException NoOrbit(ScenarioDocument document, NodeOrbit orbit, string reason) =>
        new([
            Problem(
                document,
                orbit,
                nameof(NodeOrbit.Revolutions),
                Resonance(orbit),
                $"cannot be flown: no such orbit was found under all forces ({reason})",
                "choose another resonance, a shorter run or smaller forces"
            ),
        ]);

    private void Span()
    {
        var (before, after) = (0.0, 0.0);
        if (scenario.Node is { } node)
        {
            var period = NodeKeeping.Period(node.Orbit);
            // The reference orbit has whole revolutions in hand at both ends, and the law aims ahead.
            before = 3 * period;
            after = (node.StationKeeping.RevolutionsAhead + 5) * period;
        }
        var (start, end) = (scenario.Start.SecondsPastJ2000, scenario.End.SecondsPastJ2000);
        var last = scenario.Flights.Select(f => f.Departure.SecondsPastJ2000 + f.Window + LongestTransfer);
        var (first, until) = Coverage();
        if (start - before < first)
            Tell(nameof(Scenario.Start), scenario.Start, "is before the sky is known", "start", first + before, 1);
        else if (start > until - after)
            Tell(nameof(Scenario.Start), scenario.Start, "is after the sky is known", "end", until - after, -1);
        else if (Math.Max(end + after, last.DefaultIfEmpty(end).Max()) > until)
            Tell(nameof(Scenario.Duration), scenario.End, "is after the sky is known", "end", until - after, -1);
    }

    /// <summary>Where Sun, Earth and Moon are known, and the Moon's axes where it matters.</summary>
    private (double First, double Until) Coverage()
    {
        List<(double Start, double End)> spans =
        [
            .. ((int[])[NaifId.Sun, NaifId.Earth, NaifId.Moon]).Select(body =>
                Hull(knowledge.Ephemeris.Coverage(body))
            ),
            Hull(knowledge.Moon.Coverage),
        ];
        return (spans.Max(s => s.Start), spans.Min(s => s.End));

        static (double, double) Hull(IEnumerable<(double Start, double End)> spans) =>
            (spans.Min(s => s.Start), spans.Max(s => s.End));
    }

    private void Orbit()
    {
        if (scenario.Node?.Orbit is not { } orbit)
            return;
        var system = ThreeBodySystem.EarthMoonMeanDistance;
        var period = NodeKeeping.Period(orbit);
        var (shortest, longest) = (
            HaloFamily.ShortestPeriod * system.TimeUnit,
            HaloFamily.LongestPeriod * system.TimeUnit
        );
        if (period < shortest || period > longest)
        {
            Tell(
                orbit,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"has a period of {period / Day:F2} d, halo orbits about L2 of {shortest / Day:F2} to {longest / Day:F2} d"
                )
            );
            return;
        }
        var perilune = HaloFamily.SouthernL2(system, period).PeriluneRadius;
        if (perilune < LeastPerilune)
        {
            Tell(
                orbit,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"has its perilune {perilune / 1e3:F0} km from the Moon's centre, too near to its ground for safety"
                )
            );
        }
    }

    private void Tell(NodeOrbit orbit, string message) =>
        found.Add(
            Problem(
                document,
                orbit,
                nameof(NodeOrbit.Revolutions),
                Resonance(orbit),
                message,
                "choose another resonance, such as 9:2 or 4:1"
            )
        );

    private void Tell(string property, Epoch epoch, string message, string verb, double limit, int inward)
    {
        string Date(Epoch instant) => knowledge.Times.Format(instant, TimeScale.Utc, 0);
        // A day inward, so that what is proposed is right in any time scale.
        var mend = Date(Epoch.FromSecondsPastJ2000(limit + inward * Day))[..10];
        found.Add(
            Problem(
                document,
                document.Scenario,
                property,
                Date(epoch),
                message,
                $"let the run {verb} {(inward > 0 ? "after" : "before")} {mend}"
            )
        );
    }

    private static string Resonance(NodeOrbit orbit) =>
        string.Create(CultureInfo.InvariantCulture, $"{orbit.Revolutions}:{orbit.SynodicMonths}");

    private static InputProblem Problem(
        ScenarioDocument document,
        object section,
        string property,
        string value,
        string message,
        string mend
    )
    {
        var (place, location) = document.Bound.PlaceOf(section, property);
        return new(location.File, location.Line, location.Column, place.Words, value, message, mend);
    }
}
