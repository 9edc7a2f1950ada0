using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Astro.TwoBody;
using Perilune.Flight.Rendezvous.RelativeMotion;
using Perilune.Flight.Targeting;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Tests.Rendezvous;

public sealed class RelativeMotionTests
{
    // GM of the Earth, WGS 84, m3/s2.
    private const double Earth = 398600.4418e9;

    [Fact]
    public void CircularTarget_LinearMotionMissesKeplersMotionByTheSquareOfTheDistance()
    {
        var target = Orbit(6_798_000, 0).ToState();
        var n = Math.Sqrt(Earth / Math.Pow(6_798_000, 3));
        foreach (var turns in (double[])[0.1, 0.37, 1, 2.6])
        {
            var seconds = turns * Math.Tau / n;
            var (large, small) = (Miss(100), Miss(50));
            // The neglected terms are of second order: the square of the way, which drift makes kilometres, over the radius.
            var way = ClohessyWiltshire.Propagate(State(100), n, seconds).Range;
            Assert.InRange(large, 1e-5, Math.Max(way * way, 2e4) / 6_798_000);
            Assert.InRange(large / small, 3.9, 4.1);

            double Miss(double size)
            {
                var state = State(size);
                return (
                    Flown(target, state, seconds).Position - ClohessyWiltshire.Propagate(state, n, seconds).Position
                ).Norm;
            }
        }

        static RelativeState State(double size) => new(new(size, -size, 0.5 * size), new(0, -1e-3 * size, 1e-3 * size));
    }

    [Fact]
    public void Hops_AreThoseOfTheTextbook()
    {
        // W. Fehse, "Automated Rendezvous and Docking of Spacecraft", 2003, 3.3.2 and 3.3.3: a tangential impulse moves the chaser
        // by -6 pi dv / n a turn, a radial one by 4 dv / n in half a turn, away from the side it is given to.
        var n = 1.13e-3;
        var tangential = ClohessyWiltshire.Propagate(new(Vector3.Zero, new(0, 0.1, 0)), n, Math.Tau / n);
        Assert.Equal(-6 * Math.PI * 0.1 / n, tangential.Position.Y, 1e-9);
        Assert.Equal(0, tangential.Position.X, 1e-9);
        var radial = ClohessyWiltshire.Propagate(new(Vector3.Zero, new(0.1, 0, 0)), n, Math.PI / n);
        Assert.Equal(-4 * 0.1 / n, radial.Position.Y, 1e-9);
        Assert.Equal(0, radial.Position.X, 1e-9);
    }

    [Fact]
    public void EllipticMatrix_OfACircle_IsThatOfClohessyAndWiltshire()
    {
        var orbit = Orbit(6_798_000, 0);
        foreach (var seconds in (double[])[-700, 1, 1500, 9000])
        {
            var elliptic = YamanakaAnkersen.Transition(orbit, seconds).Matrix;
            var circular = ClohessyWiltshire.Transition(orbit.MeanMotion, seconds).Matrix;
            for (var row = 0; row < 6; row++)
            for (var column = 0; column < 6; column++)
                Assert.Equal(
                    circular[row, column],
                    elliptic[row, column],
                    1e-11 * Math.Max(1, Math.Abs(circular[row, column]))
                );
        }
    }

    [Theory]
    [InlineData(1e-13)]
    [InlineData(0.1)]
    [InlineData(0.7)]
    public void EllipticTarget_LinearMotionMissesKeplersMotionByTheSquareOfTheDistance(double eccentricity)
    {
        var orbit = Orbit(7_000_000, eccentricity) with { TrueAnomaly = 2.1 };
        var target = orbit.ToState();
        foreach (var part in (double[])[-0.3, 0.25, 0.9, 1.7])
        {
            var seconds = part * orbit.Period;
            var transition = YamanakaAnkersen.Transition(orbit, seconds);
            var way = transition.Apply(State(20).Position, State(20).Velocity).Position.Norm;
            var (large, small) = (Miss(20), Miss(10));
            // The neglected terms are of second order: the square of the way, which drift makes kilometres, over the radius.
            Assert.InRange(large, 1e-6, 3 * Math.Max(way * way, 1e3) / 7_000_000);
            Assert.InRange(large / small, 3.8, 4.2);

            double Miss(double size)
            {
                var state = State(size);
                var linear = transition.Apply(state.Position, state.Velocity);
                return (Flown(target, state, seconds).Position - linear.Position).Norm;
            }
        }

        static RelativeState State(double size) =>
            new(new(size, -size, 0.5 * size), new(1e-3 * size, 1e-3 * size, -1e-3 * size));
    }

    [Fact]
    public void StateThroughTheTargetsAxes_ComesBackTheSame()
    {
        var target = OrbitalMotion.Kepler((Orbit(7_000_000, 0.2) with { TrueAnomaly = 1 }).ToState(), Earth);
        var state = new RelativeState(new(-12_000, 34_000, 500), new(3, -20, 0.7));
        var back = RelativeState.Of(target, state.ToInertial(target));
        Assert.InRange((back.Position - state.Position).Norm, 0, 1e-8);
        Assert.InRange((back.Velocity - state.Velocity).Norm, 0, 1e-11);
    }

    [Fact]
    public void TwoImpulses_ReachPlaceAndVelocity()
    {
        var n = 1.13e-3;
        var (from, to) = (
            new RelativeState(new(-10_000, -30_000, 800), new(0, 17, 0.1)),
            new RelativeState(new(-400, 0, 0), new(0.1, 0, 0))
        );
        var transition = ClohessyWiltshire.Transition(n, 2600);
        var transfer = TwoImpulseTransfer.Solve(from, to, transition);
        var (position, velocity) = transition.Apply(from.Position, from.Velocity + transfer.First);
        Assert.InRange((position - to.Position).Norm, 0, 1e-7);
        Assert.InRange((velocity + transfer.Second - to.Velocity).Norm, 0, 1e-10);
    }

    [Fact]
    public void AfterHalfATurn_WhatIsBesideThePlaneStaysThere()
    {
        var n = 1.13e-3;
        var half = ClohessyWiltshire.Transition(n, Math.PI / n);
        var inPlane = new RelativeState(new(0, -5000, 0), Vector3.Zero);
        // In the plane half a turn is a good hop: no impulse across it is asked for, none is given.
        var hop = TwoImpulseTransfer.Solve(inPlane, default, half);
        Assert.Equal(n * 5000 / 4, hop.First.Norm, 1e-6);
        var beside = new RelativeState(new(0, -5000, 300), Vector3.Zero);
        var error = Assert.Throws<NoSolutionException>(() => TwoImpulseTransfer.Solve(beside, default, half));
        Assert.Contains("300 m are missed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MatrixOfAFlownTarget_IsExactToFirstOrder_NearARectilinearOrbitToo()
    {
        // The apolune of the first published 9:2 orbit (reference C3), hung into the sky by its size alone.
        var ephemeris = Ephemeris.Load(Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp"));
        var model = new ForceModel(
            ephemeris,
            AttractingBody.PointMass(NaifId.Moon, 4902.800118e9),
            [
                AttractingBody.PointMass(NaifId.Earth, 398600.435507e9),
                AttractingBody.PointMass(NaifId.Sun, 132712440041.279419e9),
            ]
        );
        var propagator = new Propagator(model, 1e-5, 1e-10);
        var epoch = Epoch.FromSecondsPastJ2000(883612800);
        var target = new State(epoch, NaifId.Moon, Frame.Icrf, new(-5.9e6, 42.9e6, -57.8e6), new(52, 38, 14));
        var end = epoch + 5 * 86400;
        var linear = new LinearFlight(propagator.Propagate(target, end, stateTransition: true).Trajectory);
        var half = epoch + 2.4 * 86400;
        var (large, small) = (Miss(2000), Miss(1000));
        Assert.InRange(large, 1e-3, 500);
        Assert.InRange(large / small, 3.9, 4.1);

        double Miss(double size)
        {
            var start = linear.Target.At(half);
            var chaser = new PositionVelocity(
                start.Position + new Vector3(size, -size, size),
                start.Velocity + new Vector3(1e-6, 2e-6, -1e-6) * size
            );
            var flown = propagator.Propagate(
                new State(half, NaifId.Moon, Frame.Icrf, chaser.Position, chaser.Velocity),
                end
            );
            return (flown.Final.Position - linear.Propagate(chaser, half, end).Position).Norm;
        }
    }

    private static OrbitalElements Orbit(double periapsis, double eccentricity) =>
        new(periapsis, eccentricity, 0.9, 1.3, 0.4, 0, Earth);

    private static RelativeState Flown(PositionVelocity target, RelativeState state, double seconds)
    {
        var chaser = state.ToInertial(OrbitalMotion.Kepler(target, Earth));
        return RelativeState.Of(After(target), After(chaser), Earth);

        PositionVelocity After(PositionVelocity from)
        {
            var (position, velocity) = KeplerPropagation.Propagate(from.Position, from.Velocity, seconds, Earth);
            return new(position, velocity);
        }
    }
}
