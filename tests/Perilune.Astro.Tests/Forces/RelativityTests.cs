using Perilune.Astro.Forces;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Tests.Forces;

public sealed class RelativityTests
{
    private const double EarthGM = 3.986004418e14;

    private static Vector3 Plain(Vector3<Real> v) => new(v.X, v.Y, v.Z);

    private static Vector3<Real> Real(Vector3 v) => Vector3<Real>.FromVector(v);

    /// <summary>Mean rate of the orbit's normal, rad/s, by Gauss's equation dh/dt = r x f on a circular orbit.</summary>
    private static Vector3 NormalRate(double radius, double inclination, Func<Vector3, Vector3, Vector3> force)
    {
        const int steps = 720;
        var sum = Vector3.Zero;
        var (sin, cos) = Math.SinCos(inclination);
        var speed = Math.Sqrt(EarthGM / radius);
        for (var i = 0; i < steps; i++)
        {
            var (s, c) = Math.SinCos(Math.Tau * i / steps);
            var r = new Vector3(c, s * cos, s * sin) * radius;
            var v = new Vector3(-s, c * cos, c * sin) * speed;
            sum += Vector3.Cross(r, force(r, v)) / steps;
        }
        return sum / (radius * speed);
    }

    [Fact]
    public void LenseThirring_OfLageos_TurnsItsNodeBy31MilliarcsecondsAYear()
    {
        // Node rate 2 GM J / (c2 a3): 30.7 mas a year for LAGEOS (I. Ciufolini and E. Pavlis, Nature 431, 2004), there with
        // a = 12270 km, e = 0.0045.
        var rate = NormalRate(
            12_270e3,
            Math.PI / 2,
            (r, v) =>
                Plain(
                    LenseThirringCorrection.Acceleration(
                        EarthGM,
                        RelativisticEffects.EarthAngularMomentum,
                        Real(r),
                        Real(v)
                    )
                )
        );
        // A polar orbit's normal lies in the equator: the node turns as fast as it does, eastwards.
        var milliarcseconds = rate.Norm * 365.25 * 86400 * (648000e3 / Math.PI);
        Assert.Equal(30.7, milliarcseconds, 0.2);
        var normal = new Vector3(0, -1, 0);
        Assert.True(Vector3.Cross(normal, rate).Z > 0);
    }

    [Fact]
    public void DeSitter_TurnsAnOrbitBy19MilliarcsecondsAYear_AboutTheEclipticPole()
    {
        // Geodesic precession 3/2 GM v / (c2 R2): 19.2 mas a year (IERS Conventions 2010, section 10.3; Williams et al.,
        // Phys. Rev. D 53, 1996). Eq. 10.12 carries twice that as a Coriolis acceleration 2 w x v.
        const double sunGM = 1.32712440041e20;
        const double distance = 1.495978707e11;
        var sun = new Vector3(-distance, 0, 0);
        var sunVelocity = new Vector3(0, -Math.Sqrt(sunGM / distance), 0);
        var rate = NormalRate(
            12_270e3,
            Math.PI / 2,
            (_, v) => Plain(DeSitterCorrection.Acceleration(sunGM, Real(sun), Real(sunVelocity), Real(v)))
        );
        var milliarcseconds = rate.Norm * 365.25 * 86400 * (648000e3 / Math.PI);
        Assert.Equal(19.2, milliarcseconds, 0.1);
        Assert.True(Vector3.Cross(new Vector3(0, -1, 0), rate).Z > 0);
    }

    [Fact]
    public void EffectsOfTheConventions_HaveTheSizesTheyName()
    {
        // IERS Conventions 2010, section 10.3: for the near-Earth satellite the Schwarzschild term is about 1e-9 of the
        // main acceleration, for one at 1.3 Earth radii; the others 2 orders of magnitude less.
        var (r, v) = (new Vector3(8_300e3, 0, 0), new Vector3(0, Math.Sqrt(EarthGM / 8_300e3), 0));
        var main = EarthGM / r.NormSquared;
        var mass = Plain(SchwarzschildCorrection.Acceleration(EarthGM, Real(r), Real(v))).Norm / main;
        var spin = Plain(
            LenseThirringCorrection.Acceleration(EarthGM, RelativisticEffects.EarthAngularMomentum, Real(r), Real(v))
        ).Norm;
        Assert.InRange(mass, 1e-9, 3e-9);
        Assert.InRange(spin / main, 1e-12, 5e-11);
    }
}
