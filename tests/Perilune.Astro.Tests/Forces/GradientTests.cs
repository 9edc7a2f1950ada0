using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Forces.Tides;
using Perilune.Astro.Propagation;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Tests.Forces;

/// <summary>Gradients of everything at once, by position, velocity and the forces' numbers, against differences.</summary>
public sealed class GradientTests
{
    private const double Tdb = 3.1e8;

    private static Vector3 At(ForceModel model, Vector3 r, Vector3 v)
    {
        var environment = new ForceEnvironment<Real>(model);
        environment.MoveTo(Tdb);
        return model.Acceleration(environment, Vector3<Real>.FromVector(r), Vector3<Real>.FromVector(v)).Lane(0);
    }

    /// <summary>Central differences of fourth order.</summary>
    private static Vector3 Difference(Func<double, Vector3> f, double h) =>
        ((f(h) - f(-h)) * 8 - (f(2 * h) - f(-2 * h))) / (12 * h);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EveryForce_HasTheGradientOfItsDifferences(bool aboutMoon)
    {
        var model = TestModels.Everything(aboutMoon);
        var environment = new ForceEnvironment<Dual3>(model);
        environment.MoveTo(Tdb);
        var r = aboutMoon ? new Vector3(1.5e6, -0.9e6, 0.8e6) : new Vector3(5.1e6, -3.4e6, 2.9e6);
        var v = aboutMoon ? new Vector3(300, 900, -1200) : new Vector3(2500, 5000, -4900);
        var byPosition = Dual3.Jacobian(
            model.Acceleration(environment, Dual3.Variables(r), Vector3<Dual3>.FromVector(v))
        );
        var byVelocity = Dual3.Jacobian(
            model.Acceleration(environment, Vector3<Dual3>.FromVector(r), Dual3.Variables(v))
        );
        foreach (var axis in new[] { Vector3.UnitX, Vector3.UnitY, Vector3.UnitZ })
        {
            // Gravity varies over thousands of kilometres: rounding 1e-15 over 100 m and truncation leave 1e-10 of it.
            var position = Difference(h => At(model, r + axis * h, v), 1000);
            Assert.InRange(Vector3.Distance(position, byPosition * axis) / (byPosition * axis).Norm, 0, 1e-9);
            // Drag and relativity are quadratic or nearly; what they give is 1e-9 of gravity, of which 1e-15 is rounding.
            var velocity = Difference(h => At(model, r, v + axis * h), 100);
            Assert.InRange(Vector3.Distance(velocity, byVelocity * axis), 0, aboutMoon ? 1e-17 : 5e-17);
        }
    }

    [Fact]
    public void EveryForce_AtEpochAfterEpoch_AllocatesNothing()
    {
        var model = TestModels.Everything();
        var plain = new ForceEnvironment<Real>(model);
        var dual = new ForceEnvironment<Dual3>(model);
        var (r, v) = (new Vector3(5.1e6, -3.4e6, 2.9e6), new Vector3(2500, 5000, -4900));
        var allocated = 0L;
        for (var i = 0; i < 60; i++)
        {
            // The first rounds compile, and fill what is found once.
            if (i == 40)
                allocated = GC.GetAllocatedBytesForCurrentThread();
            plain.MoveTo(Tdb + i);
            dual.MoveTo(Tdb + i);
            model.Acceleration(plain, Vector3<Real>.FromVector(r), Vector3<Real>.FromVector(v));
            model.Acceleration(dual, Dual3.Variables(r), Vector3<Dual3>.FromVector(v));
            model.OfVelocity(dual, Vector3<Dual3>.FromVector(r), Dual3.Variables(v));
        }
        Assert.Equal(allocated, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void NumbersOfEveryForce_HaveTheirPartialDerivatives()
    {
        var model = TestModels.Everything();
        var environment = new ForceEnvironment<Dual3>(model);
        environment.MoveTo(Tdb);
        var partials = new ParameterPartials(model, environment);
        var (r, v) = (new Vector3(5.1e6, -3.4e6, 2.9e6), new Vector3(2500, 5000, -4900));
        Vector3 Of(ForceParameter parameter) => partials.Of(parameter, r, v);

        var still = At(model, r, v);
        var drag =
            still
            - At(
                new(model.Ephemeris, model.Central, model.Others, model.RadiationPressure)
                {
                    Relativity = model.Relativity,
                    Tides = model.Tides,
                    PlanetaryRadiation = model.PlanetaryRadiation,
                },
                r,
                v
            );
        Assert.InRange(Vector3.Distance(drag, Of(ForceParameter.DragFactor)), 0, 1e-14);
        // The Sun attracts, raises tides and bends space, all with its own GM: all three change together. Linear, so that a
        // difference as large as the number itself is exact.
        var sun = TestModels.SunGM;
        Vector3 With(double factor) =>
            At(
                new(
                    model.Ephemeris,
                    model.Central,
                    [TestModels.Moon(20), AttractingBody.PointMass(NaifId.Sun, sun * factor)],
                    model.RadiationPressure
                )
                {
                    Relativity = model.Relativity! with
                    {
                        SunGravitationalParameter = model.Relativity.SunGravitationalParameter * factor,
                    },
                    Tides =
                    [
                        SolidTides.OfEarth(TestModels.MoonGM, sun * factor),
                        SolidTides.OfMoon(TestModels.EarthGM, sun * factor),
                    ],
                    PlanetaryRadiation = model.PlanetaryRadiation,
                    Drag = model.Drag,
                },
                r,
                v
            );
        var difference = With(1.5) - With(0.5);
        Assert.InRange(
            Vector3.Distance(difference, Of(ForceParameter.GravitationalParameter(NaifId.Sun)) * sun),
            0,
            2e-14
        );
    }
}
