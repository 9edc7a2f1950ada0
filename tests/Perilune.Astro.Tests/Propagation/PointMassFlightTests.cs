using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Propagation;

public sealed class PointMassFlightTests
{
    private const double Start = 883612800;
    private const double Position = 1e-2;
    private const double Velocity = 1e-7;

    private static readonly AttractingBody moon = AttractingBody.PointMass(NaifId.Moon, 4902.800118457549e9);
    private static readonly AttractingBody earth = AttractingBody.PointMass(NaifId.Earth, 398600.435507e9);

    private static readonly ForceModel model = new(
        Ephemeris.Load(Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp")),
        moon,
        [earth, AttractingBody.PointMass(NaifId.Sun, 132712440041.279419e9)]
    );

    // About the Moon at once and after a passage, then five days out of an orbit about the Earth; there and back.
    [Theory]
    [InlineData(1_900e3, 2_200, 9)]
    [InlineData(-1_900e3, 1_700, -0.3)]
    [InlineData(40_000e3, 300, 5.5)]
    [InlineData(377_000e3, 9_000, 5)]
    [InlineData(377_000e3, 9_000, -2)]
    public void TheEnd_IsThatOfAPropagator_BitForBit_AndTheMatrixIsItsOwnToRounding(double x, double speed, double days)
    {
        var initial = new PositionVelocity(new(x, 300e3, -200e3), new(-100, speed, 400));
        var end = Start + days * 86400 + 0.123;
        var flown = new Propagator(model, Position, Velocity).Propagate(
            new(Epoch.FromSecondsPastJ2000(Start), NaifId.Moon, Frame.Icrf, initial.Position, initial.Velocity),
            Epoch.FromSecondsPastJ2000(end),
            stateTransition: true
        );
        var flight = new PointMassFlight(model, Position, Velocity);
        var (state, transition) = flight.EndWithPartials(Start, initial, end);
        Assert.Equal(flown.Final.Position, state.Position);
        Assert.Equal(flown.Final.Velocity, state.Velocity);
        Assert.Equal(state, flight.End(Start, initial, end));
        var expected = flown.Trajectory.TransitionTo(flown.Final.Epoch);
        // Rounding of the attraction's gradient, 1e-16, grows as everything does on the way.
        AssertNear(expected.PositionByPosition, transition.PositionByPosition);
        AssertNear(expected.PositionByVelocity, transition.PositionByVelocity);
        AssertNear(expected.VelocityByPosition, transition.VelocityByPosition);
        AssertNear(expected.VelocityByVelocity, transition.VelocityByVelocity);
    }

    [Fact]
    public void OtherForces_AndSurfaces_AreRefused()
    {
        var ephemeris = model.Ephemeris;
        Assert.True(PointMassFlight.Serves(model));
        foreach (
            var other in (ForceModel[])
                [
                    new(ephemeris, AttractingBody.PointMass(NaifId.Moon, 4.9e12, radius: 1737e3), [earth]),
                    model.With(new RadiationPressure(0.01, [])),
                    new(ephemeris, moon, [earth]) { Relativity = new() },
                ]
        )
        {
            Assert.False(PointMassFlight.Serves(other));
            Assert.Throws<ArgumentException>(() => new PointMassFlight(other, Position, Velocity));
        }
    }

    private static void AssertNear(Matrix3 expected, Matrix3 actual)
    {
        foreach (
            var (a, b) in ((Vector3, Vector3)[])
                [(expected.RowX, actual.RowX), (expected.RowY, actual.RowY), (expected.RowZ, actual.RowZ)]
        )
            Assert.True((a - b).Norm < 1e-11 * a.Norm, $"{a} against {b}");
    }
}
