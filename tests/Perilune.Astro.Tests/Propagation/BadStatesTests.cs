using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Propagation;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Propagation;

public sealed class BadStatesTests
{
    private static readonly ForceModel model = ReferenceCases.HaloOnShippedData();

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_000)]
    [InlineData(1_720_000)]
    public void StateInsideTheMoon_IsRefused(double distance)
    {
        var start = ReferenceCases.HaloState with { Position = new(0, 0, distance) };
        var error = Assert.Throws<InsideBodyException>(() =>
            new Propagator(model).Propagate(start, ReferenceCases.Start + 60.0)
        );
        Assert.Equal((NaifId.Moon, ReferenceCases.Start, distance), (error.Body, error.Epoch, error.Distance));
        Assert.Contains("inside body 301", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FallOntoTheMoon_EndsAtItsSurface_ForwardsAndBackwards()
    {
        // From rest 2000 km high the fall lasts 51 min by Kepler; the harmonics of degree 8 change it by a tenth of a second.
        var start = ReferenceCases.HaloState with
        {
            Position = new(0, 3_738_000, 0),
            Velocity = Vector3.Zero,
        };
        foreach (var direction in new[] { 1, -1 })
        {
            var error = Assert.Throws<InsideBodyException>(() =>
                new Propagator(model).Propagate(start, ReferenceCases.Start + 86400.0 * direction)
            );
            Assert.Equal(model.Central.InnerRadius, error.Distance, 0.01);
            var fall = (error.Epoch - ReferenceCases.Start) * direction;
            Assert.Equal(Fall(3_738_000, model.Central.InnerRadius, model.Central.GravitationalParameter), fall, 0.5);
        }

        // Rectilinear fall from rest (Battin 1999, section 4.2).
        static double Fall(double from, double to, double gm)
        {
            var x = to / from;
            return Math.Sqrt(from * from * from / (2 * gm)) * (Math.Acos(Math.Sqrt(x)) + Math.Sqrt(x * (1 - x)));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void StateThatIsNotFinite_IsRefused(double x)
    {
        var propagator = new Propagator(model);
        var end = ReferenceCases.Start + 60.0;
        Assert.Contains(
            "finite",
            Assert
                .Throws<ArgumentException>(() =>
                    propagator.Propagate(ReferenceCases.HaloState with { Position = new(x, 0, 0) }, end)
                )
                .Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() =>
            propagator.Propagate(ReferenceCases.HaloState with { Velocity = new(0, x, 0) }, end)
        );
    }

    [Fact]
    public void PathThroughAPointMassWithoutRadius_EndsWithATypedException_NotWithNumbers()
    {
        var bare = new ForceModel(
            model.Ephemeris,
            AttractingBody.PointMass(NaifId.Moon, model.Central.GravitationalParameter),
            []
        );
        var start = ReferenceCases.HaloState with { Position = new(0, 3e6, 0), Velocity = Vector3.Zero };
        Assert.Throws<Numerics.Integration.IntegrationException>(() =>
            new Propagator(bare).Propagate(start, ReferenceCases.Start + 86400.0)
        );
    }
}
