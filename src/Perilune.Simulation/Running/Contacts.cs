using System.Collections.Immutable;
using Perilune.Astro.Visibility;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Scenarios;

namespace Perilune.Simulation.Running;

/// <summary>Contacts of both habitats with the scenario's tracking stations.</summary>
/// <param name="Node">The node's, in order of time.</param>
/// <param name="Base">The base's, in order of time.</param>
internal sealed record Contacts(ImmutableArray<Contact> Node, ImmutableArray<Contact> Base)
{
    public static Contacts Find(
        Scenario scenario,
        Knowledge knowledge,
        NodeYear? node,
        BaseLight? light,
        Func<double, Vector3>? site,
        double start,
        double end,
        ParallelOptions parallel
    )
    {
        var antennas = scenario
            .Ground.Stations.Select(s => new GroundAntenna(
                SurfacePoint.OnEarth(s.Name, new Geodetic(s.Latitude, s.Longitude, s.Height)),
                s.Mask,
                s.MaximumRate ?? double.PositiveInfinity
            ))
            .ToList();
        var finder = new ContactFinder(knowledge.Ephemeris, knowledge.Frames, antennas, start, end);
        return new(
            node is null
                ? []
                : finder.OfSpacecraft(
                    t => node.StateAt(t).Position,
                    scenario.Node!.Communication.DownlinkRate,
                    parallel
                ),
            light is null || site is null
                ? []
                : finder.OfSite(site, scenario.Base!.Communication.DownlinkRate, light.Light.EarthVisible, parallel)
        );
    }
}
