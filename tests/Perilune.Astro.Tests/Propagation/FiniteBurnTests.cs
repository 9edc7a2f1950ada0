using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Forces.Thrust;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Propagation;

public sealed class FiniteBurnTests
{
    private const double MoonGM = 4902.8001e9;
    private static readonly Ephemeris ephemeris = Ephemeris.Load(
        Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp")
    );

    private static readonly Epoch start = Epoch.FromSecondsPastJ2000(1.9e8);

    private static ForceModel Model(double gm, ThrustProgram? thrust) =>
        new(ephemeris, AttractingBody.PointMass(NaifId.Moon, gm), []) { Thrust = thrust };

    private static State Circular(double radius) =>
        new(
            start,
            NaifId.Moon,
            Frame.Icrf,
            new(radius, 0, 0),
            new(0, Math.Sqrt(MoonGM / radius) * 0.8, Math.Sqrt(MoonGM / radius) * 0.6)
        );

    [Fact]
    public void BurnInFreeSpace_GivesTheRocketEquation_Within10PicometresASecond()
    {
        // GM of 1 m3/s2 a million kilometres away attracts by 1e-18 m/s2.
        var burn = new FiniteBurn(start + 100.0, 900, 25_000, 316, ThrustDirection.Inertial(new(3, 0, 4)));
        var program = new ThrustProgram(20_000, burn);
        var initial = new State(start, NaifId.Moon, Frame.Icrf, new(1e9, 0, 0), new(0, 7, 0));
        var end = start + 1500.0;
        var flown = new Propagator(Model(1, program), 1e-9, 1e-13).Propagate(initial, end);
        var exhaust = 316 * 9.80665;
        var flow = 25_000 / exhaust;
        var (before, after) = (20_000.0, 20_000 - flow * 900);
        Assert.Equal(after, program.MassAt(end), 1e-9);
        Assert.Equal(before - flow * 450, program.MassAt(start + 550.0), 1e-9);
        var deltaV = exhaust * Math.Log(before / after);
        // The integrator's own tolerance.
        Assert.Equal(0, (flown.Final.Velocity - new Vector3(0.6 * deltaV, 7, 0.8 * deltaV)).Norm, 1e-11);
        // Integral of the rocket equation over the burn (H. D. Curtis, "Orbital Mechanics for Engineering Students", 11.3).
        var path = exhaust * 900 - deltaV * (after / flow) + deltaV * 500;
        Assert.Equal(0, (flown.Final.Position - new Vector3(1e9 + 0.6 * path, 7 * 1500, 0.8 * path)).Norm, 1e-6);
        Assert.Equal(900, FiniteBurn.DurationFor(deltaV, before, 25_000, 316), 1e-9);
    }

    [Fact]
    public void ShorterAndStrongerBurn_GoesToTheImpulse_WithTheSquareOfItsDuration()
    {
        var initial = Circular(2_000e3);
        var end = start + 7200.0;
        var impulse = new Propagator(Model(MoonGM, null), 1e-9, 1e-13)
            .Propagate(initial, end, [new(start + 600.0, new Vector3(0, 30, 0))])
            .Final;
        double Miss(double duration)
        {
            // The same change of velocity, half of it before the epoch of the impulse; hardly any propellant.
            const double isp = 1e9;
            var thrust = 30 / duration * 1000;
            var burn = new FiniteBurn(
                start + (600 - duration / 2),
                duration,
                thrust,
                isp,
                ThrustDirection.Inertial(new(0, 1, 0))
            );
            var flown = new Propagator(Model(MoonGM, new(1000, burn)), 1e-9, 1e-13).Propagate(initial, end);
            return Vector3.Distance(flown.Final.Position, impulse.Position);
        }
        var (coarse, fine) = (Miss(40), Miss(20));
        Assert.InRange(coarse, 1, 100);
        Assert.Equal(4, coarse / fine, 0.01);
    }

    public static TheoryData<string> Directions => new("inertial", "rtn", "vnb", "law", "vnb-earth");

    private static ThrustDirection Direction(string name) =>
        name switch
        {
            "inertial" => ThrustDirection.Inertial(new(1, -2, 0.5)),
            "rtn" => ThrustDirection.Rtn(0.3, -0.9, 0.2),
            "vnb" => ThrustDirection.Vnb(-0.9, 0.1, 0.3),
            "law" => ThrustDirection.Along(tdb =>
                new(Math.Cos((tdb - 1.9e8) / 1000), Math.Sin((tdb - 1.9e8) / 1000), 0.4)
            ),
            _ => ThrustDirection.Vnb(-0.9, 0.1, 0.3, NaifId.Earth),
        };

    [Theory]
    [MemberData(nameof(Directions))]
    public void BurnWithMassInTheState_ByAnotherIntegrator_AgreesWithin1Millimetre(string name)
    {
        // GMAT's finite burns agree with MATLAB and FreeFlyer to between 0.24 and 97 mm (Hughes et al., tables 21 to 24).
        var direction = Direction(name);
        var burn = new FiniteBurn(start + 300.0, 777, 2_000, 320, direction);
        var initial = Circular(2_400e3);
        var flown = new Propagator(Model(MoonGM, new(3_000, burn)), 1e-8, 1e-12).Propagate(initial, start + 3600.0);
        double[] y =
        [
            initial.Position.X,
            initial.Position.Y,
            initial.Position.Z,
            initial.Velocity.X,
            initial.Velocity.Y,
            initial.Velocity.Z,
            3000,
        ];
        RungeKutta(y, 0, 300, 300, on: false);
        RungeKutta(y, 300, 1077, 1554, on: true);
        RungeKutta(y, 1077, 3600, 2523, on: false);
        var miss = Vector3.Distance(flown.Final.Position, new(y[0], y[1], y[2]));
        Assert.InRange(miss, 0, 1e-3);
        Assert.Equal(y[6], new ThrustProgram(3_000, burn).MassAt(start + 3600.0), 1e-6);

        void RungeKutta(double[] y, double from, double to, int steps, bool on)
        {
            var h = (to - from) / steps;
            for (var i = 0; i < steps; i++)
            {
                var t = from + i * h;
                var k1 = Rate(t, y, on);
                var k2 = Rate(t + h / 2, Add(y, k1, h / 2), on);
                var k3 = Rate(t + h / 2, Add(y, k2, h / 2), on);
                var k4 = Rate(t + h, Add(y, k3, h), on);
                for (var j = 0; j < 7; j++)
                    y[j] += h / 6 * (k1[j] + 2 * k2[j] + 2 * k3[j] + k4[j]);
            }
        }

        static double[] Add(double[] y, double[] k, double h) => [.. y.Zip(k, (a, b) => a + h * b)];

        double[] Rate(double t, double[] y, bool on)
        {
            var (r, v) = (new Vector3(y[0], y[1], y[2]), new Vector3(y[3], y[4], y[5]));
            var a = r * (-MoonGM / Math.Pow(r.Norm, 3));
            if (on)
            {
                var about = name == "vnb-earth" ? ephemeris.State(NaifId.Earth, NaifId.Moon, 1.9e8 + t) : default;
                var (place, motion) = (r - about.Position, v - about.Velocity);
                var normal = Vector3.Cross(place, motion).Unit;
                var d = name switch
                {
                    "inertial" => new Vector3(1, -2, 0.5).Unit,
                    "law" => new Vector3(Math.Cos(t / 1000), Math.Sin(t / 1000), 0.4).Unit,
                    "rtn" => (place.Unit * 0.3 - Vector3.Cross(normal, place.Unit) * 0.9 + normal * 0.2)
                        / Math.Sqrt(0.94),
                    _ => (motion.Unit * -0.9 + normal * 0.1 + Vector3.Cross(motion.Unit, normal) * 0.3)
                        / Math.Sqrt(0.91),
                };
                a += d * (2_000 / y[6]);
            }
            return [v.X, v.Y, v.Z, a.X, a.Y, a.Z, on ? -burn.MassFlow : 0];
        }
    }

    [Fact]
    public void FlightThroughABurn_BackwardsReturns()
    {
        var burn = new FiniteBurn(start + 300.0, 777, 2_000, 320, ThrustDirection.Vnb(1, 0, 0));
        var propagator = new Propagator(Model(MoonGM, new(3_000, burn)), 1e-9, 1e-13);
        var initial = Circular(2_400e3);
        var there = propagator.Propagate(initial, start + 2000.0).Final;
        Assert.InRange(Vector3.Distance(propagator.Propagate(there, start).Final.Position, initial.Position), 0, 1e-4);
        // A start in the middle of the burn, either way.
        var middle = propagator.Propagate(initial, start + 500.0).Final;
        Assert.InRange(
            Vector3.Distance(propagator.Propagate(middle, start + 2000.0).Final.Position, there.Position),
            0,
            1e-4
        );
        Assert.InRange(Vector3.Distance(propagator.Propagate(middle, start).Final.Position, initial.Position), 0, 1e-4);
    }

    [Fact]
    public void ProgramThatBurnsMoreThanThereIs_IsRefused()
    {
        var burn = new FiniteBurn(start, 1000, 10_000, 300, ThrustDirection.Vnb(1, 0, 0));
        Assert.Throws<ArgumentException>(() => new ThrustProgram(3_000, burn));
        Assert.Throws<ArgumentException>(() => new ThrustProgram(double.NaN, []));
        Assert.Throws<ArgumentException>(() => new FiniteBurn(start, -1, 10_000, 300, ThrustDirection.Vnb(1, 0, 0)));
        Assert.Throws<ArgumentException>(() => ThrustDirection.Inertial(Vector3.Zero));
    }
}
