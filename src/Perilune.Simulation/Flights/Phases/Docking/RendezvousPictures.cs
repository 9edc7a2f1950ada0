using Perilune.Astro.Bodies;
using Perilune.Astro.Propagation;
using Perilune.Flight.Rendezvous.Approach;
using Perilune.Flight.Rendezvous.Phasing;

namespace Perilune.Simulation.Flights.Phases.Docking;

/// <summary>What a rendezvous and an approach look like.</summary>
internal static class RendezvousPictures
{
    private const int SamplesAPiece = 160;

    /// <summary>Height over the target's orbit against the way behind it, and both paths around the body.</summary>
    public static void Draw(PhaseRun run, FlownRendezvous flown)
    {
        var gm = run.Knowledge.Bodies.GravitationalParameter(flown.Target.Center);
        var curve = new List<(double, double)>();
        var path = new List<(double, double, double)>();
        foreach (var piece in flown.Pieces)
        {
            foreach (var (target, chaser) in Samples(flown.Target, piece))
            {
                var offset = OrbitalOffset.Of(target, chaser, gm);
                curve.Add((offset.Phase * target.Position.Norm / 1000, offset.Height / 1000));
                path.Add((chaser.Position.X, chaser.Position.Y, chaser.Position.Z));
            }
        }
        run.Draw(
            new FlightPlot(
                $"{run.Name}: seen from the target",
                "ahead along its orbit, km",
                "above its orbit, km",
                [
                    new("chaser", curve),
                    new(
                        "burns",
                        [
                            .. flown.Burns.Select(burn =>
                                (
                                    burn.Before.Phase * flown.Target.At(burn.Epoch).Position.Norm / 1000,
                                    burn.Before.Height / 1000
                                )
                            ),
                        ],
                        IsFlown: true
                    ),
                ]
            )
        );
        var name = flown.Target.Center == NaifId.Moon ? "Moon" : "Earth";
        var radius = BodyShapes.Of(run.Knowledge, flown.Target.Center).EquatorialRadius;
        run.Draw(new FlightPath($"around the {name}, ICRF", name, radius, path));
    }

    /// <summary>The plane of the target's orbit around it, and the speed of closing against the distance.</summary>
    public static void Draw(PhaseRun run, FlownApproach flown)
    {
        run.Draw(
            new FlightPlot(
                $"{run.Name}: in the target's plane",
                "ahead, m",
                "outward, m",
                [new("chaser", [.. flown.Track.Select(point => (point.State.Position.Y, point.State.Position.X))])]
            )
        );
        run.Draw(
            new FlightPlot(
                $"{run.Name}: closing",
                "distance, m",
                "speed seen from the target, m/s",
                [new("chaser", [.. flown.Track.Select(point => (point.State.Range, point.State.Velocity.Norm))])]
            )
        );
    }

    private static IEnumerable<(
        Astro.Ephemerides.PositionVelocity Target,
        Astro.Ephemerides.PositionVelocity Chaser
    )> Samples(Trajectory target, Trajectory chaser)
    {
        var span = chaser.End - chaser.Start;
        for (var i = 0; i <= SamplesAPiece; i++)
        {
            var epoch = i == SamplesAPiece ? chaser.End : chaser.Start + span * i / SamplesAPiece;
            yield return (target.At(epoch), chaser.At(epoch));
        }
    }
}
