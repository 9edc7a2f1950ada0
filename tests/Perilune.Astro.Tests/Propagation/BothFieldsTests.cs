using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Tests.Forces;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Propagation;

public sealed class BothFieldsTests
{
    private static readonly Epoch start = Epoch.FromSecondsPastJ2000(2.5e8);

    private static State InMiddleOfTheWay =>
        new(start, NaifId.Moon, Frame.Icrf, new(9e6, -6e6, 4e6), new(300, 500, -400));

    private static AttractingBody[] Planets =>
        [
            TestModels.Sun,
            AttractingBody.PointMass(NaifId.VenusBarycenter, 324858592e6),
            AttractingBody.PointMass(NaifId.JupiterBarycenter, 126712764.1e9),
        ];

    private static State AboutEarth(State state)
    {
        var moon = TestModels.Ephemeris.State(NaifId.Moon, NaifId.Earth, state.Epoch.SecondsPastJ2000);
        return state with
        {
            Origin = NaifId.Earth,
            Position = state.Position + moon.Position,
            Velocity = state.Velocity + moon.Velocity,
        };
    }

    [Fact]
    public void EarthAndMoonWithTheirFields_FlownAboutEither_AgreeWithin1MetreADay()
    {
        // The two origins move apart as the ephemeris says, with effects that neither model has. The field's GM of the Earth
        // is 1.5e-8 greater than DE440's (another time scale), and the Sun's potential weighs in DE440's equations by
        // 4 GM / (c2 R) = 4e-8 of the Earth's pull: together 1e-10 m/s2, half a metre a day.
        // The figure of the Earth pulls the Moon by 1.2e-9 m/s2: left out of one of them it would be 4 m.
        var end = start + 86400.0;
        var aboutMoon = new ForceModel(TestModels.Ephemeris, TestModels.Moon(20), [TestModels.Earth(8), .. Planets]);
        var aboutEarth = new ForceModel(TestModels.Ephemeris, TestModels.Earth(8), [TestModels.Moon(20), .. Planets]);
        var one = new Propagator(aboutMoon, 1e-6, 1e-10).Propagate(InMiddleOfTheWay, end).Final;
        var other = new Propagator(aboutEarth, 1e-6, 1e-10).Propagate(AboutEarth(InMiddleOfTheWay), end).Final;
        Assert.InRange(Vector3.Distance(AboutEarth(one).Position, other.Position), 0, 1);
    }
}
