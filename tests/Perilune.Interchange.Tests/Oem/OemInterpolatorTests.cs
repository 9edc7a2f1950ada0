using Perilune.Astro.Ephemerides;
using Perilune.Astro.Time;
using Perilune.Interchange.Oem;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Interchange.Tests.Oem;

public sealed class OemInterpolatorTests
{
    private const double Rate = 1e-3;

    // A circle of 2,000 km radius about the origin, an hour and three quarters around.
    private static PositionVelocity Circle(double t)
    {
        var (sin, cos) = Math.SinCos(Rate * t);
        return new(new Vector3(cos, sin, 0.5 * cos) * 2e6, new Vector3(-sin, cos, -0.5 * sin) * (2e6 * Rate));
    }

    private static OemSegment Segment(double from, int states, OemInterpolation? interpolation) =>
        new(
            "A",
            "A",
            "MOON",
            "ICRF",
            "TDB",
            null,
            null,
            interpolation,
            [],
            [
                .. Enumerable
                    .Range(0, states)
                    .Select(i => from + 60.0 * i)
                    .Select(t => new OemState(Epoch.FromSecondsPastJ2000(t), Circle(t).Position, Circle(t).Velocity)),
            ]
        );

    /// <summary>Errors of the polynomials midway: R (w h)^n / n! with the product of the nodes' distances in units of h.</summary>
    [Theory]
    [InlineData(null, 0, 1e-4, 1e-6)] // Hermite 7: (0.5 x 1.5)^4 / 8! x 2e6 m x (0.06)^8 = 3e-9 m, and rounding
    [InlineData("HERMITE", 3, 1.0, 0.02)] // (0.5)^4 / 4! x 2.2e6 m x (0.06)^4 = 0.08 m
    [InlineData("LAGRANGE", 7, 1e-4, 1e-6)] // (0.5 x 1.5 x 2.5 x 3.5)^2 / 8! x 2.2e6 m x (0.06)^8 = 4e-7 m
    [InlineData("LINEAR", 1, 1100, 1.1)] // 1/8 x 2.2e6 m x (0.06)^2 = 1 km
    public void StateBetweenTags_IsThatOfTheMotion_ToTheMethodsError(
        string? method,
        int degree,
        double metres,
        double metresPerSecond
    )
    {
        var segment = Segment(1e8, 20, method is null ? null : new(method, degree));
        var interpolator = new OemInterpolator([segment]);
        foreach (var t in new[] { 1e8, 1e8 + 0.5, 1e8 + 89, 1e8 + 600, 1e8 + 631, 1e8 + 1139.5, 1e8 + 1140 })
        {
            var state = interpolator.At(t)!.Value;
            Assert.InRange((state.Position - Circle(t).Position).Norm, 0, metres);
            Assert.InRange((state.Velocity - Circle(t).Velocity).Norm, 0, metresPerSecond);
        }
        Assert.Null(interpolator.At(1e8 - 1));
        Assert.Null(interpolator.At(1e8 + 1141));
    }

    [Fact]
    public void Segments_AreNotJoined_AndTheLaterOneCountsWhereTheyMeet()
    {
        var first = Segment(0, 10, null);
        var second = Segment(540, 10, null);
        // An impulse between them.
        second = second with
        {
            States = [.. second.States.Select(s => s with { Velocity = s.Velocity + Vector3.UnitX })],
        };
        var interpolator = new OemInterpolator([first, second]);
        Assert.InRange((interpolator.At(540)!.Value.Velocity - Circle(540).Velocity - Vector3.UnitX).Norm, 0, 1e-6);
        Assert.InRange((interpolator.At(539)!.Value.Velocity - Circle(539).Velocity).Norm, 0, 1e-6);
        Assert.Equal([(0, 540), (540, 1080)], interpolator.Coverage);
        Assert.Throws<ArgumentException>(() => new OemInterpolator([Segment(0, 5, new("SPLINE", 3))]));
        Assert.Throws<ArgumentException>(() => new OemInterpolator([]));
    }
}
