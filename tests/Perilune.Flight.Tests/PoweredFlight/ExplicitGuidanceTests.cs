using Perilune.Flight.Landing.Abort;
using Perilune.Flight.Landing.Descent;
using Perilune.Flight.Landing.Guidance;
using Perilune.Flight.PoweredFlight;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Tests.PoweredFlight;

public sealed class ExplicitGuidanceTests
{
    private const double Degree = Math.PI / 180;
    private const double Foot = 0.3048;
    private const double NauticalMile = 1852;
    private const double SiteRadius = 937.17 * NauticalMile;
    private const double Moon = 4902.800118457550e9;

    private static readonly LandingBody body = LandingBody.PointMass(Moon, LandingBody.MoonRotation);

    private static DescentScene At(double latitude, double longitude) =>
        // The vehicle stands on its legs: the ground is a little lower than what lifts off.
        DescentScene.At(body, (_, _) => new(SiteRadius - 3), latitude, longitude);

    private static (double Apolune, double Perilune) Orbit(DescentState state)
    {
        var v = body.InertialVelocity(state.Position, state.Velocity);
        var energy = v.NormSquared / 2 - Moon / state.Position.Norm;
        var h = Vector3.Cross(state.Position, v).Norm;
        var e = Math.Sqrt(1 + 2 * energy * h * h / (Moon * Moon));
        var a = -Moon / (2 * energy);
        return (a * (1 + e) - SiteRadius, a * (1 - e) - SiteRadius);
    }

    // Mission Report MSC-00171, tables 5-V and A-I: 4,888.2 kg; 10 s vertically to 50 ft/s; cut-off after 434.9 s at 60,300 ft,
    // 5,537.0 ft/s and 32 ft/s; 2,689.2 kg; 47.3 x 9.5 nmi. The reference asks for 15 s, 60 kg, 3.5 and 1 nmi. Aimed at are
    // height and velocity at cut-off; thrust and specific impulse are the data book's.
    [Fact]
    public void Apollo11_Ascent_EndsAsFlown()
    {
        var scene = At(0.67408 * Degree, 23.47297 * Degree);
        var start = new DescentState(
            0,
            DescentScene.At(0.67408 * Degree, 23.47297 * Degree, SiteRadius),
            Vector3.Zero,
            4_888.2
        );
        var guidance = new ExplicitGuidance(
            body,
            ApolloLandings.AscentStage,
            new(SiteRadius + 60_300 * Foot, 32 * Foot, 5_537.0 * Foot),
            gains: true
        )
        {
            VerticalRise = 50 * Foot,
            Heading = new(Math.Sin(23.47297 * Degree), -Math.Cos(23.47297 * Degree), 0),
            Phase = "ascent",
        };
        var flight = DescentSimulation.Fly(scene, ApolloLandings.AscentStage, start, guidance);
        Assert.Equal(10, flight.Find("ascent")!.Value.Sample.State.Time, 1.0);
        Assert.Equal(434.9, flight.End.Time, 15.0);
        Assert.Equal(2_689.2, flight.End.Mass, 60.0);
        Assert.Equal(60_300, (flight.End.Position.Norm - SiteRadius) / Foot, 10.0);
        var (apolune, perilune) = Orbit(flight.End);
        Assert.Equal(47.3, apolune / NauticalMile, 3.5);
        Assert.Equal(9.5, perilune / NauticalMile, 1.0);
    }

    // Any site, any plane: from 89.5 S, and from a site three kilometres out of the plane that it has to end in.
    [Theory]
    [InlineData(-89.5, 0)]
    [InlineData(43.0576, 0.1)]
    [InlineData(-60, -0.1)]
    public void Ascent_FromAnySite_EndsInThePlaneAskedFor(double latitude, double outOfPlane)
    {
        var (lat, lon) = (latitude * Degree, -51.9161 * Degree);
        var scene = At(lat, lon);
        var position = DescentScene.At(lat, lon, SiteRadius);
        var east = new Vector3(-Math.Sin(lon), Math.Cos(lon), 0);
        var side = Vector3.Cross(position.Unit, east);
        var normal = (Math.Cos(outOfPlane * Degree) * side + Math.Sin(outOfPlane * Degree) * position.Unit).Unit;
        var goal = PoweredGoal.Perilune(Moon, SiteRadius + 15e3, SiteRadius + 180e3, normal);
        var guidance = new ExplicitGuidance(body, ApolloLandings.AscentStage, goal, gains: true) { VerticalRise = 15 };
        var flight = DescentSimulation.Fly(
            scene,
            ApolloLandings.AscentStage,
            new(0, position, Vector3.Zero, 4_888.2),
            guidance
        );
        var (apolune, perilune) = Orbit(flight.End);
        Assert.Equal(180e3, apolune, 1e3);
        Assert.Equal(15e3, perilune, 200.0);
        // The plane stands still against the stars, the axes of the body have turned.
        var turned = Matrix3.RotationZ(LandingBody.MoonRotation * flight.End.Time) * normal;
        var velocity = body.InertialVelocity(flight.End.Position, flight.End.Velocity);
        var momentum = Vector3.Cross(flight.End.Position, velocity).Unit;
        Assert.Equal(0, Vector3.Angle(momentum, turned) / Degree, 0.02);
    }

    private static (DescentScene Scene, DescentFlight Descent) Apollo11()
    {
        var scene = At(0.67408 * Degree, 23.47297 * Degree);
        var radius = SiteRadius + 50_000 * Foot;
        var apolune = SiteRadius + 58.5 * NauticalMile;
        var position = DescentScene.At(1.02 * Degree, 39.39 * Degree, radius);
        var normal = Vector3.Cross(position, scene.Target).Unit;
        var speed = Math.Sqrt(2 * Moon * apolune / (radius * (radius + apolune)));
        var start = new DescentState(
            0,
            position,
            body.GroundVelocity(position, speed * Vector3.Cross(normal, position.Unit)),
            15_150.7
        );
        return (
            scene,
            DescentSimulation.Fly(
                scene,
                ApolloLandings.LunarModule,
                start,
                new ApolloGuidance(ApolloLandings.Luminary99, scene.Target, Moon)
            )
        );
    }

    // The lunar module could leave for orbit at any time of its descent; from high gate on with its ascent stage.
    [Fact]
    public void AbortToOrbit_IsPossibleAtEveryMomentOfApollo11()
    {
        var (scene, descent) = Apollo11();
        var upper = new AbortStage(ApolloLandings.AscentStage, 4_888.2, 2);
        foreach (
            var sample in descent.Samples.Where(s => s.State.Time is > 0 and < 700 && (int)s.State.Time % 100 == 0)
        )
        {
            var ways = AbortToOrbit.Fly(scene, sample.State, ApolloLandings.LunarModule, upper, 15e3, 80e3);
            Assert.True(ways[0].Reached, $"{sample.State.Time} s: {string.Join("; ", ways.Select(w => w.Why))}");
            Assert.True(ways[0].LowestHeight > 0);
            if (sample.State.Time >= 600)
                Assert.DoesNotContain(ways, way => way.Way == AbortToOrbit.Descent && way.Reached);
        }
    }

    [Fact]
    public void AbortWithoutAnUpperStage_FailsLate_AndSaysWhy()
    {
        var (scene, descent) = Apollo11();
        var late = descent.Samples.First(s => s.State.Time >= 600).State;
        var way = Assert.Single(AbortToOrbit.Fly(scene, late, ApolloLandings.LunarModule, null, 15e3, 80e3));
        Assert.False(way.Reached);
        Assert.Contains("tanks ran empty", way.Why, StringComparison.Ordinal);
        var early = descent.Samples.First(s => s.State.Time >= 100).State;
        Assert.True(AbortToOrbit.Fly(scene, early, ApolloLandings.LunarModule, null, 15e3, 80e3)[0].Reached);
    }
}
