using Perilune.Astro.Eclipses;
using Perilune.Astro.Observation;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;

namespace Perilune.Astro.Tests.Eclipses;

public sealed class DiscGeometryTests
{
    private static readonly Matrix3 turn = Matrix3.RotationX(0.4) * Matrix3.RotationZ(-1.1) * Matrix3.RotationY(2.3);

    [Fact]
    public void EllipsoidsThatAreNearlySpheres_HaveTheEdgesOfSpheres()
    {
        const double squash = 1 - 1e-12;
        foreach (var angle in new[] { 0.0, 0.002, 0.02, 0.3, 1.5, 1.6, 3.0, Math.PI })
        {
            var toFront = new Vector3(Math.Cos(angle), Math.Sin(angle), 0) * 4e8;
            var toBack = new Vector3(1.5e11, 0, 0);
            SeenDisc Front(double z) => new(toFront, new(6.4e6, 6.4e6, 6.4e6 * z), turn);
            SeenDisc Back(double z) => new(toBack, new(7e8, 7e8, 7e8 * z), turn);
            // The squash itself turns a direction by a part in 1e12 of its angle; beyond a right angle only the sign counts.
            var tolerance = 1e-13 + 1e-12 * angle;
            Assert.Equal(
                DiscGeometry.Apart(Front(1), Back(1)),
                DiscGeometry.Apart(Front(squash), Back(squash)),
                tolerance
            );
            Assert.Equal(
                DiscGeometry.Full(Front(1), Back(1)),
                DiscGeometry.Full(Front(squash), Back(squash)),
                tolerance
            );
            Assert.Equal(
                DiscGeometry.Annular(Front(1), Back(1)),
                DiscGeometry.Annular(Front(squash), Back(squash)),
                tolerance
            );
        }
    }

    /// <summary>Against rays: each direction of the back body's outline, and its inside, meets the front body or does not.</summary>
    [Fact]
    public void SignsOfTheEdges_AreWhatRaysSay_ForTriaxialBodies()
    {
        var random = new CounterRandom(7, "discs");
        var seen = new int[4];
        for (var i = 0; i < 2000; i++)
        {
            var front = Disc(random, 10, 1);
            var back = Disc(random, 60, 2 * random.Uniform());
            // Rays through points of the back body's surface: all or none or some meet the front.
            var (met, missed) = (0, 0);
            var shape = new TriaxialEllipsoid(front.SemiAxes);
            for (var ray = 0; ray < 200; ray++)
            {
                var on = new Vector3(random.Normal(), random.Normal(), random.Normal()).Unit;
                var direction = back.ToCentre + back.Denormalize(on);
                if (shape.Intercept(front.ToBody * -front.ToCentre, front.ToBody * direction) is null)
                    missed++;
                else
                    met++;
            }
            var (apart, full, annular) = (
                DiscGeometry.Apart(front, back),
                DiscGeometry.Full(front, back),
                DiscGeometry.Annular(front, back)
            );
            // Near an edge a few hundred rays cannot tell.
            if (apart > 0.01)
                Assert.Equal(0, met);
            if (met > 0)
                Assert.True(apart < 0);
            if (full < -0.01)
                Assert.Equal(0, missed);
            if (missed > 0)
                Assert.True(full > 0);
            if (apart < -0.05 && full > 0.05)
                Assert.True(met > 0 && missed > 0, $"{apart} {full} {met} {missed}");
            if (annular < 0)
                Assert.True(apart < 0 && full > 0);
            seen[
                apart > 0 ? 0
                : full < 0 ? 1
                : annular < 0 ? 2
                : 3
            ]++;
        }
        Assert.All(seen, count => Assert.True(count > 20, string.Join(' ', seen)));
    }

    private static SeenDisc Disc(CounterRandom random, double distance, double size)
    {
        var direction = new Vector3(1, 0.15 * random.Normal(), 0.15 * random.Normal()).Unit;
        double Axis() => (0.3 + random.Uniform()) * size * distance / 10;
        var axes = new Vector3(Axis(), Axis(), Axis());
        return new(
            direction * distance,
            axes,
            Matrix3.RotationX(6 * random.Uniform()) * Matrix3.RotationZ(6 * random.Uniform())
        );
    }

    [Fact]
    public void Points_AreHiddenWhereTheirDirectionMeetsTheBody()
    {
        SeenDisc Body(double z) => new(new(1e7, 0, 0), new(1e6, 1e6, 1e6 * z), Matrix3.Identity);
        SeenDisc Point(double latitude) =>
            new(new Vector3(Math.Cos(latitude), 0, Math.Sin(latitude)) * 1e8, Vector3.Zero, Matrix3.Identity);
        foreach (var z in new[] { 1, 0.5 })
        {
            var edge = Math.Asin(0.1 * z / Math.Sqrt(1 + 0.01 * (z * z - 1)));
            Assert.Equal(1e-3, DiscGeometry.Apart(Body(z), Point(edge + 1e-3)), 1e-12);
            Assert.Equal(-1e-3, DiscGeometry.Full(Body(z), Point(edge - 1e-3)), 1e-12);
            // A point before a body is a transit.
            Assert.True(DiscGeometry.Annular(Point(0), Body(z)) < 0);
        }
    }
}
