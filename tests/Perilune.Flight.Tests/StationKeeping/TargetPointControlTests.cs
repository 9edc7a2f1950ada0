using Perilune.Astro.Forces;
using Perilune.Astro.ThreeBody;
using Perilune.Flight.HaloOrbits;
using Perilune.Flight.StationKeeping;

namespace Perilune.Flight.Tests.StationKeeping;

public sealed class TargetPointControlTests : IClassFixture<TargetPointControlTests.Scene>
{
    private const double Day = 86400;
    private readonly Scene scene;

    public TargetPointControlTests(Scene scene) => this.scene = scene;

    [Fact]
    public void HaloOfL2_CostsSomeMetresASecondAYear()
    {
        // Published studies of Earth-Moon L2 halo orbits find 4 to 10 m/s a year with errors of this size (from general
        // knowledge, unverified); without control the orbit is lost within some revolutions.
        var cost = Fly(new(), KeepingErrors.Cislunar, 8);
        Assert.InRange(cost.Mean, 2, 10);
        Assert.InRange(cost.Quantile(0.99), cost.Mean, 2 * cost.Mean);
        Assert.Equal(0, cost.Losses);
        Assert.Equal(8, Fly(new(SmallestBurn: 1e9), KeepingErrors.Cislunar, 8).Losses);
    }

    [Fact]
    public void WithoutErrors_KeepingCostsNothing() =>
        // The flights differ from the reference by their integration alone.
        Assert.InRange(Fly(new(SmallestBurn: 0), KeepingErrors.None, 1).Mean, 0, 1e-3);

    [Fact]
    public void SameSeed_GivesTheSameCosts_AtAnyNumberOfThreads() =>
        Assert.Equal(
            Fly(new(), KeepingErrors.Cislunar, 4, 1).PerYear,
            Fly(new(), KeepingErrors.Cislunar, 4, 2).PerYear
        );

    [Fact]
    public void ReferenceShorterThanThePointsAhead_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Fly(new(PointsAhead: 500), KeepingErrors.None, 1));

    private KeepingCost Fly(TargetPointSettings settings, KeepingErrors errors, int flights, int threads = 2) =>
        TargetPointControl.Fly(scene.Reference, scene.Model, settings, errors, seed: 1, flights, threads);

    /// <summary>A southern halo of L2 of fourteen days, as Queqiao's, over half a year of 2028.</summary>
    public sealed class Scene
    {
        public Scene()
        {
            var sky = new LunarSky();
            var start = LunarSky.Start.SecondsPastJ2000;
            Model = sky.Model(8).With(new RadiationPressure(0.01, []));
            var orbit = HaloFamily.SouthernL2(ThreeBodySystem.EarthMoonMeanDistance, 14 * Day);
            Reference = ReferenceOrbit.Solve(
                new HaloPattern(orbit, sky.Ephemeris, start + 3.5 * Day),
                Model,
                start,
                start + 180 * Day,
                threads: 2
            );
        }

        public ForceModel Model { get; }

        public ReferenceOrbit Reference { get; }
    }
}
