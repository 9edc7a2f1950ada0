using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Orientation;
using Perilune.Astro.Uncertainty;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Uncertainty;

public sealed class CovarianceTests
{
    [Fact]
    public void NotSymmetric_IsRefused() => Refused(rows => rows[1] *= 1.001, "is symmetric");

    [Fact]
    public void MoreCorrelatedThanVariancesAllow_IsRefused() =>
        Refused(rows => rows[1] = rows[6] = 1.1 * Math.Sqrt(rows[0] * rows[7]), "more than its variances allow");

    [Fact]
    public void CorrelationsThatContradictEachOther_AreRefused() =>
        // Each pair is possible, the three are not: 1 and 2 together, 2 and 3 together, 1 and 3 opposed.
        Refused(
            rows =>
            {
                Matrix6.Identity.CopyTo(rows);
                (rows[1], rows[6], rows[8], rows[13], rows[2], rows[12]) = (0.9, 0.9, 0.9, 0.9, -0.9, -0.9);
            },
            "eigenvalue of -0.8"
        );

    [Fact]
    public void NegativeVariance_IsRefused() => Refused(rows => rows[0] = -1, "variance 1 of a covariance is -1");

    [Fact]
    public void NotANumber_IsRefused() => Refused(rows => rows[14] = double.NaN, "variance 3 of a covariance is NaN");

    [Fact]
    public void CovariancesOfTwoEpochsFramesOrOrigins_CannotBeAdded()
    {
        var state = Flights.Circular();
        var covariance = Flights.Full(state);
        var matrix = covariance.Matrix;
        var later = new Covariance(state.Epoch + 1, state.Origin, state.Frame, matrix);
        var turned = new Covariance(state.Epoch, state.Origin, Frame.Eme2000, matrix);
        var moved = new Covariance(state.Epoch, NaifId.Earth, state.Frame, matrix);
        Assert.Contains("epochs", Assert.Throws<InvalidOperationException>(() => covariance + later).Message);
        Assert.Contains(
            "ICRF and EME2000",
            Assert.Throws<InvalidOperationException>(() => covariance + turned).Message
        );
        Assert.Contains("301 and 399", Assert.Throws<InvalidOperationException>(() => covariance + moved).Message);
        Assert.Equal(matrix * 2, (covariance + covariance).Matrix);
    }

    [Fact]
    public void OrbitalAxesOfAnotherState_AreRefused()
    {
        var state = Flights.Circular();
        var covariance = Flights.Full(state);
        Assert.Throws<InvalidOperationException>(() =>
            covariance.InOrbitalAxes(LocalOrbitalAxes.Rtn, state with { Epoch = state.Epoch + 1 })
        );
        Assert.Throws<InvalidOperationException>(() =>
            covariance.InOrbitalAxes(LocalOrbitalAxes.Rtn, state with { Frame = Frame.Eme2000 })
        );
    }

    [Theory]
    [InlineData(LocalOrbitalAxes.Rtn)]
    [InlineData(LocalOrbitalAxes.Vnb)]
    public void OrbitalAxes_ThereAndBack_ChangeNothing(LocalOrbitalAxes axes)
    {
        var state = Flights.Circular();
        var covariance = Flights.Full(state);
        var back = covariance.InOrbitalAxes(axes, state).InFrameOfState();
        Assert.InRange(Flights.Difference(back.Matrix, covariance.Matrix), 0, 1e-14);
    }

    [Fact]
    public void ErrorAlongTheVelocity_IsTransverseOnACircleAndFirstInVnb()
    {
        var state = Flights.Circular();
        var along = state.Velocity.Unit * 30;
        var covariance = new Covariance(
            state.Epoch,
            state.Origin,
            state.Frame,
            Matrix6.Outer(along, Vector3.Zero, along, Vector3.Zero)
        );
        Near(new(0, 30, 0), covariance.InOrbitalAxes(LocalOrbitalAxes.Rtn, state).PositionDeviations);
        Near(new(30, 0, 0), covariance.InOrbitalAxes(LocalOrbitalAxes.Vnb, state).PositionDeviations);
        // Outwards is the binormal of a circle.
        var outwards = Covariance.FromDeviations(state, LocalOrbitalAxes.Rtn, new(7, 0, 0), Vector3.Zero);
        Near(new(0, 0, 7), outwards.InOrbitalAxes(LocalOrbitalAxes.Vnb, state).PositionDeviations);
    }

    [Fact]
    public void Ellipsoid_HasItsSemiAxesWhereTheyWerePut()
    {
        var state = Flights.Circular();
        var covariance = Covariance.FromDeviations(state, LocalOrbitalAxes.Rtn, new(200, 3000, 10), new(2, 0.1, 0.3));
        var ellipsoid = covariance.PositionEllipsoid;
        Near(new(3000, 200, 10), ellipsoid.SemiAxes);
        Assert.Equal(1, Math.Abs(Vector3.Dot(ellipsoid.Directions.RowX, state.Velocity.Unit)), 1e-12);
        Assert.Equal(1, Math.Abs(Vector3.Dot(ellipsoid.Directions.RowY, state.Position.Unit)), 1e-12);
        Near(new(2, 0.3, 0.1), covariance.VelocityEllipsoid.SemiAxes);
    }

    [Fact]
    public void InAxesThatTurn_VelocityErrorsAreThoseSeenThere()
    {
        // A position error d seen from axes that turn with w brings a velocity error of -w x d.
        var moon = Path.Combine(Repository.Data, "orientation", "moon_pa.bpc");
        var frames = new FrameSystem { MoonDe440 = LunarOrientation.Load(LunarOrientation.PrincipalAxesDe440, moon) };
        var state = Flights.Circular();
        var covariance = Covariance.FromDeviations(state, new(1000, 0, 0), Vector3.Zero);
        var turned = covariance.InFrame(Frame.MoonPrincipalAxesDe440, frames);
        var there = frames
            .Transformation(Frame.Icrf, Frame.MoonPrincipalAxesDe440, state.Epoch)
            .Apply(new PositionVelocity(new(1000, 0, 0), Vector3.Zero));
        Near(
            new(Math.Abs(there.Velocity.X), Math.Abs(there.Velocity.Y), Math.Abs(there.Velocity.Z)),
            turned.VelocityDeviations
        );
        var back = turned.InFrame(Frame.Icrf, frames).Matrix;
        Assert.Equal(1e6, back[0, 0], 1e-6);
        // What rounding leaves of the velocity's variance, beside w^2 d^2.
        Assert.InRange(back[3, 3], 0, 1e-14);
    }

    [Fact]
    public void Correlation_IsOneOnItsDiagonal()
    {
        var correlation = Flights.Full(Flights.Circular()).Correlation;
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(1, correlation[i, i]);
            Assert.All(Enumerable.Range(0, 6), j => Assert.InRange(Math.Abs(correlation[i, j]), 0, 1));
        }
    }

    private static void Refused(Action<double[]> spoil, string message)
    {
        var state = Flights.Circular();
        var rows = new double[36];
        Flights.Full(state).Matrix.CopyTo(rows);
        spoil(rows);
        var error = Assert.Throws<ArgumentException>(() =>
            new Covariance(state.Epoch, state.Origin, state.Frame, Matrix6.FromRows(rows))
        );
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static void Near(Vector3 expected, Vector3 actual) =>
        Assert.InRange((expected - actual).Norm, 0, 1e-12 * expected.Norm);
}
