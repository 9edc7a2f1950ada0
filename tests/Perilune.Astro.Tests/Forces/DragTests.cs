using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Forces.Drag;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Tests.Forces;

public sealed class DragTests
{
    private static double Density(Atmosphere atmosphere, double altitude, Vector3 place, Vector3 sun) =>
        atmosphere.Density<Real>(altitude, Vector3<Real>.FromVector(place), Vector3<Real>.FromVector(sun));

    [Theory]
    [InlineData(100_000, 4.974e-7, 4.974e-7)]
    [InlineData(400_000, 2.249e-12, 7.492e-12)]
    [InlineData(1_000_000, 1.150e-15, 1.810e-14)]
    public void HarrisPriester_AtTheBulgeAndOpposite_IsTheTable(double altitude, double night, double day)
    {
        var sun = new Vector3(0.8, -0.5, 0.3).Unit;
        var bulge = Matrix3.RotationZ(-Math.PI / 6) * sun;
        var atmosphere = new HarrisPriesterAtmosphere();
        Assert.Equal(1, Density(atmosphere, altitude, bulge, sun) / day, 1e-12);
        Assert.Equal(1, Density(atmosphere, altitude, -bulge, sun) / night, 1e-12);
    }

    [Fact]
    public void HarrisPriester_BetweenRows_IsTheGeometricMean_AndEndsAt1000Kilometres()
    {
        var atmosphere = new HarrisPriesterAtmosphere(2);
        var away = -(Matrix3.RotationZ(-Math.PI / 6) * Vector3.UnitX);
        var middle = Density(atmosphere, 410_000, away, Vector3.UnitX);
        Assert.Equal(1, middle / Math.Sqrt(2.249e-12 * 1.558e-12), 1e-12);
        Assert.Equal(0, Density(atmosphere, 1_000_001, away, Vector3.UnitX));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HarrisPriesterAtmosphere(3));
    }

    [Theory]
    [InlineData(0, 1.225)]
    [InlineData(120_000, 2.438e-8)]
    [InlineData(450_000, 1.585e-12)]
    public void ExponentialEarth_AtItsFloors_IsTheTable(double altitude, double density) =>
        Assert.Equal(density, Density(ExponentialAtmosphere.Earth, altitude, Vector3.UnitX, Vector3.UnitX));

    [Fact]
    public void Mars_IsTheFactSheet()
    {
        Assert.Equal(0.020, Density(ExponentialAtmosphere.Mars, 0, Vector3.UnitX, Vector3.UnitX));
        Assert.Equal(
            1,
            Density(ExponentialAtmosphere.Mars, 11_100, Vector3.UnitX, Vector3.UnitX) * Math.E / 0.020,
            1e-12
        );
    }

    [Fact]
    public void CircularOrbitInStillAir_SinksByTwoPiRhoBACubed()
    {
        // Change of the semi-major axis in a turn: -2 pi (Cd A / m) rho a^2 (Vallado 2013, section 9.6; King-Hele 1964).
        const double gm = TestModels.EarthGM;
        const double a = 6_778_137;
        const double density = 3e-12;
        const double areaToMass = 0.02;
        // So thick a layer has the same density everywhere.
        var still = new AtmosphericDrag(
            NaifId.Earth,
            ExponentialAtmosphere.Of(density, 1e15),
            areaToMass,
            TestModels.EarthAxes,
            0,
            6_378_137,
            6_378_137
        );
        var model = new ForceModel(TestModels.Ephemeris, AttractingBody.PointMass(NaifId.Earth, gm), [])
        {
            Drag = still,
        };
        var start = Epoch.FromSecondsPastJ2000(3e8);
        var initial = new State(start, NaifId.Earth, Frame.Icrf, new(a, 0, 0), new(0, 0, Math.Sqrt(gm / a)));
        var period = Math.Tau * Math.Sqrt(a * a * a / gm);
        var end = new Propagator(model, 1e-9, 1e-13).Propagate(initial, start + period).Final;
        var axis = 1 / (2 / end.Position.Norm - end.Velocity.NormSquared / gm);
        var expected = -Math.Tau * areaToMass * density * a * a;
        Assert.Equal(1, (axis - a) / expected, 1e-4);
    }

    [Fact]
    public void AirThatTurnsWithTheEarth_IsStillForWhatTurnsWithIt()
    {
        var environmentModel = new ForceModel(TestModels.Ephemeris, TestModels.Earth(2), [])
        {
            Drag = AtmosphericDrag.OfEarth(ExponentialAtmosphere.Earth, 1, TestModels.EarthAxes),
        };
        var environment = new ForceEnvironment<Real>(environmentModel);
        environment.MoveTo(3e8);
        var turn = TestModels.Frames.Transformation(Frame.Itrf, Frame.Icrf, 3e8);
        var place = turn.Apply(new PositionVelocity(new(6_400_000, 1000, 2000), Vector3.Zero));
        var a = environmentModel
            .OfDrag(environment, Vector3<Real>.FromVector(place.Position), Vector3<Real>.FromVector(place.Velocity))
            .Lane(0);
        // Sunk to a centimetre a second of wind, what polar motion and the length of the day leave, of 466 m/s.
        Assert.InRange(a.Norm, 0, 0.5 * 1.225 * 0.01 * 0.01);
    }
}
