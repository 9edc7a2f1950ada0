using System.Collections.Immutable;
using Perilune.Flight.Missions;
using Perilune.Partnership.Scheduling;
using Perilune.Simulation.Scenarios;
using Perilune.Station.Inputs;

namespace Perilune.Simulation.Running;

/// <summary>
/// What the station is predicted to offer to experiments, before it lives: crew hours from who is planned to be there, power
/// from the light, downlink from the passes. What really happens is settled afterwards.
/// </summary>
internal sealed class Forecast(Scenario scenario, double start, double end)
{
    private const double Day = 86400;
    private const double WorkBegins = 8 * 3600;
    private const double WorkEnds = 20 * 3600;

    // Part of the generated power that reaches loads after the battery's losses over a day and a night.
    private const double UsablePart = 0.85;

    public StationCapacity Capacity(
        IReadOnlyList<FlightPlan> plans,
        IReadOnlyList<SunlightProfile> sunlight,
        IReadOnlyList<CommunicationPass> passes,
        ImmutableArray<ConditionWindows> conditions
    )
    {
        var presence = new CrewPresence(scenario, plans);
        var habitats = ImmutableArray.CreateBuilder<HabitatCapacity>();
        if (scenario.Node is { } node)
            habitats.Add(Of(StationMapping.Node, node, [], presence, sunlight));
        if (scenario.Base is { } ground)
            habitats.Add(Of(StationMapping.Base, ground, ground.Excursions, presence, sunlight));
        return new()
        {
            Start = start,
            End = end,
            Habitats = habitats.ToImmutable(),
            Downlink =
            [
                .. passes
                    .Where(p => p.Start >= start && p.Start < end)
                    .OrderBy(p => p.Start)
                    .ThenBy(p => p.Habitat, StringComparer.Ordinal)
                    .Select(p => new DownlinkSlot(p.Start, p.Rate * (p.End - p.Start))),
            ],
            Flights =
            [
                .. scenario
                    .Flights.Zip(plans)
                    .Select(f => new CargoFlight(
                        f.First.Name,
                        f.Second.Closes && f.Second.Arrival < end ? f.Second.Arrival : null,
                        f.First.Cargo.Payloads
                    )),
            ],
            Conditions = conditions,
        };
    }

    /// <summary>Excursions of the base that fall into the span.</summary>
    public static IEnumerable<(Excursion Excursion, int Number, double Start)> Outings(
        Base ground,
        double start,
        double end
    )
    {
        foreach (var excursion in ground.Excursions)
        {
            var number = 0;
            for (var time = excursion.First.SecondsPastJ2000; time + excursion.Duration < end; time += excursion.Every)
            {
                number++;
                if (time >= start)
                    yield return (excursion, number, time);
            }
        }
    }

    private HabitatCapacity Of(
        string id,
        Habitat habitat,
        IReadOnlyList<Excursion> excursions,
        CrewPresence presence,
        IReadOnlyList<SunlightProfile> sunlight
    )
    {
        var outside = new Dictionary<int, double>();
        if (excursions.Count > 0)
        {
            foreach (var (excursion, _, time) in Outings(scenario.Base!, start, end))
            {
                var day = (int)((time - start) / Day);
                outside[day] = outside.GetValueOrDefault(day) + excursion.People * excursion.Duration;
            }
        }
        var days = ImmutableArray.CreateBuilder<Partnership.Scheduling.CrewDay>();
        var starts = ImmutableArray.CreateBuilder<double>();
        var margins = ImmutableArray.CreateBuilder<double>();
        var profile = sunlight.FirstOrDefault(p => p.Habitat == id);
        for (var day = 0; start + day * Day < end; day++)
        {
            var from = start + day * Day;
            var until = Math.Min(from + Day, end);
            var crew = presence.Least(id, from, until);
            if (crew > 0 && until == from + Day)
            {
                var time = crew * scenario.Crew.Day.Utilisation - outside.GetValueOrDefault(day);
                if (time > 0)
                    days.Add(new(from + WorkBegins, from + WorkEnds, crew, time));
            }
            starts.Add(from);
            margins.Add(Margin(habitat, crew, profile is null ? 0 : Mean(profile, from, until)));
        }
        return new(id, days.ToImmutable(), new StepProfile(starts.ToImmutable(), margins.ToImmutable(), end));
    }

    private static double Margin(Habitat habitat, int crew, double sun)
    {
        var arrays = habitat.Power.SolarArrays.Sum(a => a.Power * a.Count * a.TrackingFactor);
        var constant = habitat.Power.ConstantSources.Sum(s => s.Power);
        var loads = habitat.Power.Loads.Sum(l => l.Power + l.PowerPerCrewMember * crew);
        var units = habitat.LifeSupport;
        var support =
            (units.CarbonDioxideRemoval?.Power ?? 0)
            + (units.HumidityControl?.Power ?? 0)
            + (
                units.OxygenGenerator is { } oxygen
                    ? oxygen.MaximumPower * oxygen.Production / oxygen.MaximumProduction
                    : 0
            )
            + (units.Sabatier?.Power ?? 0)
            + (units.UrineProcessor?.Power ?? 0)
            + (units.WaterProcessor?.Power ?? 0)
            + (units.BrineProcessor?.Power ?? 0);
        return Math.Max(
            0,
            (arrays * sun + constant) * UsablePart - loads - support - habitat.Communication.TransmitterPower
        );
    }

    /// <summary>Mean of a profile over an interval.</summary>
    internal static double Mean(SunlightProfile profile, double from, double until)
    {
        double sum = 0;
        for (var i = 0; i < profile.Times.Length; i++)
        {
            var a = profile.Times[i];
            var b = i + 1 < profile.Times.Length ? profile.Times[i + 1] : double.PositiveInfinity;
            var low = Math.Max(a, from);
            var high = Math.Min(b, until);
            if (!(high > low))
                continue;
            double At(double t) =>
                profile.Interpolation == SunlightInterpolation.Step || i + 1 == profile.Times.Length || b == a
                    ? profile.Fractions[i]
                    : profile.Fractions[i] + (profile.Fractions[i + 1] - profile.Fractions[i]) * (t - a) / (b - a);
            sum += 0.5 * (At(low) + At(high)) * (high - low);
        }
        return sum / (until - from);
    }
}
