using Perilune.Astro.Eclipses;
using Perilune.Astro.Forces;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Tests.Forces;

public sealed class ForcesTests
{
    private static readonly Vector3 position = new(-5.8e6, 4.29e7, -5.77e7);
    private static readonly Vector3 sun = new(1.4e11, -4e10, 1.7e10);

    private static Vector3 Plain(Vector3<Real> v) => new(v.X, v.Y, v.Z);

    private static Vector3<Real> Real(Vector3 v) => Vector3<Real>.FromVector(v);

    [Fact]
    public void ThirdBody_IsDirectLessIndirect_WithoutLossByCancellation()
    {
        // In decimals of 28 digits the difference of the two attractions can be formed as it is defined, in units of 1e9 m.
        const double gm = 1.32712440041e20;
        static decimal[] Units(Vector3 v) => [(decimal)v.X / 1e9m, (decimal)v.Y / 1e9m, (decimal)v.Z / 1e9m];
        static decimal[] Attraction(decimal[] v)
        {
            var square = v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
            var root = (decimal)Math.Sqrt((double)square);
            for (var i = 0; i < 3; i++)
                root = (root + square / root) / 2;
            return [v[0] / root / square, v[1] / root / square, v[2] / root / square];
        }
        var (to, at) = (Units(sun), Units(position));
        var direct = Attraction([to[0] - at[0], to[1] - at[1], to[2] - at[2]]);
        var indirect = Attraction(to);
        var expected =
            new Vector3(
                (double)(direct[0] - indirect[0]),
                (double)(direct[1] - indirect[1]),
                (double)(direct[2] - indirect[2])
            ) * (gm / 1e18);
        var computed = Plain(PointMassAttraction.Third(gm, Real(position), Real(sun)));
        // The plain difference in doubles would keep 12 digits of 16.
        Assert.InRange(Vector3.Distance(expected, computed) / expected.Norm, 0, 2e-15);
    }

    [Fact]
    public void Schwarzschild_OfMercury_TurnsItsPerihelionBy42Point98ArcsecondsACentury()
    {
        // Mean of the radial and transverse parts over a turn gives 6 pi GM / (c^2 a (1 - e^2)) a revolution.
        const double gm = 1.32712440041e20;
        const double a = 57.909e9;
        const double e = 0.20563;
        var p = a * (1 - e * e);
        var turn = 0.0;
        const int steps = 2000;
        for (var i = 0; i < steps; i++)
        {
            var f = 2 * Math.PI * i / steps;
            var (s, c) = Math.SinCos(f);
            var r = p / (1 + e * c);
            var at = new Vector3(r * c, r * s, 0);
            var v = new Vector3(-s, e + c, 0) * Math.Sqrt(gm / p);
            var force = Plain(SchwarzschildCorrection.Acceleration(gm, Real(at), Real(v)));
            var radial = Vector3.Dot(force, at.Unit);
            var across = Vector3.Dot(force, new(-s, c, 0));
            // Gauss's equation for the perihelion (Battin 1999, equation 10.41), by true anomaly.
            var rate = Math.Sqrt(p / gm) / e * (-c * radial + s * (1 + r / p) * across);
            turn += rate * r * r / Math.Sqrt(gm * p) * (2 * Math.PI / steps);
        }
        const double period = 87.9691 * 86400;
        var perCentury = turn * 36525 * 86400 / period * (648000 / Math.PI);
        Assert.Equal(42.98, perCentury, 0.01);
    }

    [Fact]
    public void SchwarzschildVelocityGradient_IsThatOfDifferences()
    {
        var v = new Vector3(900, -300, 700);
        var exact = Dual3.Jacobian(
            SchwarzschildCorrection.Acceleration(4.9e12, Vector3<Dual3>.FromVector(position), Dual3.Variables(v))
        );
        foreach (var axis in new[] { Vector3.UnitX, Vector3.UnitY, Vector3.UnitZ })
        {
            var up = Plain(SchwarzschildCorrection.Acceleration(4.9e12, Real(position), Real(v + axis)));
            var down = Plain(SchwarzschildCorrection.Acceleration(4.9e12, Real(position), Real(v - axis)));
            // Quadratic in velocity, so that central differences are exact.
            var difference = (up - down) / 2;
            Assert.InRange(Vector3.Distance(difference, exact * axis) / (exact * axis).Norm, 0, 1e-9);
        }
    }

    [Theory]
    [InlineData(1.0, 1.0)]
    [InlineData(0.25, 1.0)]
    [InlineData(-0.25, 0.0)]
    public void VisibleFraction_OutsideAndInside_IsExactlyOneOrZero(double degreesBeyondMoonsEdge, double expected)
    {
        // The Sun is 0.267 deg in radius: a degree beyond the limb it is whole, 0.25 deg beyond it is nearly whole.
        var moonRadius = Math.Asin(1737.4 / 3000.0);
        var sunRadius = Math.Asin(SolarDisc.SunRadius / 1.496e11);
        var separation =
            moonRadius
            + Math.Sign(degreesBeyondMoonsEdge) * sunRadius * 1.001
            + (degreesBeyondMoonsEdge - Math.Sign(degreesBeyondMoonsEdge) * 0.25) * Math.PI / 180;
        var toSun = new Vector3(Math.Cos(separation), Math.Sin(separation), 0) * 1.496e11;
        Assert.Equal(expected, (double)SolarDisc.VisibleFraction(Real(toSun), Real(new(3e6, 0, 0)), 1737400));
    }

    [Fact]
    public void VisibleFraction_WithTheLimbThroughTheSunsCentre_IsNearlyAHalf()
    {
        var moonRadius = Math.Asin(1737.4 / 3000.0);
        var toSun = new Vector3(Math.Cos(moonRadius), Math.Sin(moonRadius), 0) * 1.496e11;
        var visible = (double)SolarDisc.VisibleFraction(Real(toSun), Real(new(3e6, 0, 0)), 1737400);
        // The limb is bent: it leaves a / (3 pi b) more than a half, with a and b the two angular radii.
        var a = Math.Asin(SolarDisc.SunRadius / 1.496e11);
        Assert.Equal(0.5 + a / (3 * Math.PI * moonRadius), visible, 1e-5);
    }

    [Fact]
    public void VisibleFraction_OfASmallBodyBeforeTheSun_IsItsShareOfTheDisc()
    {
        var visible = (double)SolarDisc.VisibleFraction(Real(new(1.496e11, 0, 0)), Real(new(1e9, 1e5, 0)), 1737400);
        var a = Math.Asin(SolarDisc.SunRadius / 1.496e11);
        var b = Math.Asin(1737400 / Math.Sqrt(1e18 + 1e10));
        Assert.Equal(1 - b * b / (a * a), visible, 1e-12);
    }

    [Fact]
    public void VisibleFraction_HasTheGradientOfItsDifferences()
    {
        var toSun = new Vector3(1.496e11, 0, 0);
        var moonRadius = Math.Asin(1737.4 / 3000.0);
        var place = new Vector3(-3e6 * Math.Cos(moonRadius), 3e6 * Math.Sin(moonRadius), 0);
        var dual = SolarDisc.VisibleFraction(
            Vector3<Dual3>.FromVector(toSun) - Dual3.Variables(place),
            -Dual3.Variables(place),
            1737400
        );
        const double h = 10;
        foreach (var (axis, exact) in new[] { (Vector3.UnitX, dual.Gradient.X), (Vector3.UnitY, dual.Gradient.Y) })
        {
            double At(double s) =>
                SolarDisc.VisibleFraction(Real(toSun - (place + axis * s)), Real(-(place + axis * s)), 1737400);
            Assert.Equal(exact, (At(h) - At(-h)) / (2 * h), 1e-4 * dual.Gradient.Norm);
        }
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-7)]
    [InlineData(1e-11)]
    public void VisibleFraction_AtTheVeryEdgeOfThePenumbra_HasTheGradientOfTheChord(double depth)
    {
        // The Sun's radius is 1 seen from a distance of about 215; a limb that has come in by a part of it covers a lens
        // with a chord of 2 y, and moving it by dc covers 2 y dc more of the disc's pi a^2.
        var sunRadius = Math.Asin(SolarDisc.SunRadius / 1.496e11);
        var moonRadius = Math.Asin(1737400 / 3e6);
        var separation = moonRadius + sunRadius * (1 - depth);
        var place = new Vector3(-3e6 * Math.Cos(separation), 3e6 * Math.Sin(separation), 0);
        var dual = SolarDisc.VisibleFraction(
            Vector3<Dual3>.FromVector(place + new Vector3(1.496e11, 0, 0)) - Dual3.Variables(place),
            -Dual3.Variables(place),
            1737400
        );
        var x = (separation * separation + sunRadius * sunRadius - moonRadius * moonRadius) / (2 * separation);
        var halfChord = Math.Sqrt((sunRadius - x) * (sunRadius + x));
        // Across the line to the Moon the separation grows by 1 / distance, less what the Sun moves with it; its radius
        // changes by 1e-7 of that too.
        var across = new Vector3(Math.Sin(separation), Math.Cos(separation), 0);
        var expected = 2 * halfChord / (Math.PI * sunRadius * sunRadius) * (1 / 3e6 - Math.Cos(separation) / 1.496e11);
        Assert.Equal(1, Vector3.Dot(dual.Gradient, across) / expected, 1e-6 + 1e-13 / depth);
    }
}
