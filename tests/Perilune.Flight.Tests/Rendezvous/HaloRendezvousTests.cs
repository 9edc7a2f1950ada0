using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Flight.HaloOrbits;
using Perilune.Flight.Rendezvous.Approach;
using Perilune.Flight.Rendezvous.Phasing;
using Perilune.Flight.Rendezvous.RelativeMotion;
using Perilune.Flight.Targeting;
using Perilune.Flight.Tests.HaloOrbits;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Tests.Rendezvous;

/// <summary>A chaser half an hour behind the node on its near-rectilinear orbit.</summary>
public sealed class HaloRendezvousTests(NodeScene scene) : IClassFixture<NodeScene>
{
    private const double Day = 86400;
    private const double Behind = 1800;

    [Fact]
    public void TwoImpulses_ReachThePlaceBesideTheNode_InTheForceModel()
    {
        var (halo, chaser, apolune) = Stage();
        var place = new Vector3(0, 0, -10_000);
        var arrival = apolune + 1.5 * Day;
        var transfer = halo.TwoImpulses(chaser, arrival, place);
        var node = Node(arrival);
        // A centimetre of the shooting, and what shadows and the arcs of the reference are away from its flight in one piece.
        Assert.InRange((transfer.Final.Position - node.Position - place).Norm, 0, 0.1);
        Assert.InRange((transfer.Final.Velocity - node.Velocity).Norm, 0, 1e-6);
        // Half an hour at some 100 m/s is 180 km: a day and a half takes about a metre a second and more for each end.
        Assert.InRange(transfer.DeltaV, 0.5, 10);
    }

    [Fact]
    public void ThreeImpulses_CostNoMoreThanTwo()
    {
        var (halo, chaser, apolune) = Stage();
        var arrival = apolune + 2 * Day;
        var two = halo.TwoImpulses(chaser, arrival, Vector3.Zero).DeltaV;
        var three = halo.ThreeImpulses(chaser, apolune + Day, arrival, Vector3.Zero);
        Assert.Equal(3, three.Impulses.Length);
        // The first impulse is found by linear motion: a hundredth of what it saves may be lost in the real one.
        Assert.InRange(three.DeltaV, 0.3 * two, 1.01 * two);
        Assert.Throws<NoSolutionException>(() => halo.ThreeImpulses(chaser, arrival + 1, arrival, Vector3.Zero));
    }

    [Fact]
    public void CheapestOfAWindow_IsCheaperThanItsFirst()
    {
        var (halo, chaser, apolune) = Stage();
        var waiting = Propagator().Propagate(chaser, apolune + 0.5 * Day).Trajectory;
        var cheapest = halo.Cheapest(waiting, (apolune + 1 * Day, apolune + 2.5 * Day), 4, Vector3.Zero);
        Assert.True(cheapest.DeltaV < halo.TwoImpulses(chaser, apolune + 1 * Day, Vector3.Zero).DeltaV);
    }

    [Fact]
    public void MissedBraking_IsSeenByPassiveSafety_AndAnAimBesideIsSafe()
    {
        var (halo, chaser, apolune) = Stage();
        var arrival = apolune + 1.5 * Day;
        var zone = KeepOutZone.Sphere("keep-out sphere", 1000);
        Assert.False(Drift(Vector3.Zero).IsSafe);
        Assert.True(Drift(new(0, 0, -10_000)).IsSafe);

        DriftVerdict Drift(Vector3 place)
        {
            // The last impulse is not made: both coast on for a day and a half and a day.
            var coming = halo.TwoImpulses(chaser, arrival, place);
            var departed = chaser with { Velocity = chaser.Velocity + coming.Impulses[0].DeltaV };
            return PassiveSafety.Drift(Propagator(), Node(chaser.Epoch), departed, zone, 2.5 * Day);
        }
    }

    private (HaloRendezvous Halo, State Chaser, Epoch Apolune) Stage()
    {
        var apolune = Epoch.FromSecondsPastJ2000(
            scene.Reference.Apsides.First(apsis => !apsis.IsPerilune && apsis.Tdb > NodeScene.Start).Tdb
        );
        var target = Propagator().Propagate(Node(apolune), apolune + 3 * Day, stateTransition: true).Trajectory;
        var behind = Node(apolune + -Behind);
        var chaser = behind with { Epoch = apolune };
        return (new(Propagator(), new(target)), chaser, apolune);
    }

    private Propagator Propagator() => new(ReferenceOrbit.WithoutShadows(scene.Model), 1e-4, 1e-9);

    private State Node(Epoch epoch)
    {
        var (position, velocity) = scene.Reference.Trajectory.At(epoch.SecondsPastJ2000);
        return new(epoch, NaifId.Moon, Frame.Icrf, position, velocity);
    }
}
