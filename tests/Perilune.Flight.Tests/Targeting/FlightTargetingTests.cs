using Perilune.Astro.Bodies;
using Perilune.Flight.Targeting;
using Perilune.Flight.Tests.Transfers;
using Perilune.Flight.Transfers;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Optimization;

namespace Perilune.Flight.Tests.Targeting;

public sealed class FlightTargetingTests
{
    // 2028-01-01T00:00:00 TDB.
    private const double Start = 883612800;

    private static readonly CislunarModel model = CislunarScene.PointMasses;

    // A polar orbit 100 km over the Moon.
    private static readonly LunarState lowOrbit = new(
        Start,
        new(1838e3, 0, 0),
        new(0, 0, Math.Sqrt(CislunarScene.MoonGM / 1838e3))
    );

    [Fact]
    public void PartialsOfEveryKindOfControl_AgreeWithDifferences_Within1e5()
    {
        // Tight, so that what the steps leave does not hide in the differences.
        var tight = new CislunarModel(model.Forces, 1e-4, 1e-10);
        var injection = FlightStart.Injection(
            tight,
            Start,
            (Start - 86400, Start + 86400),
            6563e3,
            0.5,
            1.0,
            0.7,
            10_930
        );
        var engine = new ArcEngine(20_000, 310);
        FlightArc[] arcs =
        [
            new("coast", 40_000)
            {
                DurationLimits = (1e3, 1e5),
                Requirements = [Of(StateQuantities.Radius, NaifId.Earth, 1e7)],
            },
            new("burn", 200)
            {
                ImpulseIsFree = true,
                Impulse = new(3, -2, 1),
                MostImpulse = 10,
                Engine = engine,
                Direction = new(1, 2, 3),
                DirectionIsFree = true,
                Turning = new(1e-4, 0, 2e-4),
                TurningIsFree = true,
                DurationLimits = (10, 1000),
            },
            new("second burn", 100)
            {
                Engine = engine,
                Direction = new(0, 1, 0),
                DurationLimits = (10, 1000),
            },
            new("patch", 30_000)
            {
                Patch = new(0, new(-2.2e8, 2e8, 1e8), new(900, 300, -200)),
                ImpulseIsFree = true,
                DurationLimits = (1e3, 1e5),
                Requirements =
                [
                    Of(StateQuantities.PeriapsisRadius, NaifId.Earth, 1e6),
                    Of(StateQuantities.Energy, NaifId.Earth, 1e6),
                    Of(StateQuantities.CosineOfInclination(Vector3.UnitZ), NaifId.Earth, 0.1),
                    Of(StateQuantities.CosineOfFlightPathAngleAt(6500e3), NaifId.Earth, 0.1),
                    Of(StateQuantities.SineOfFlightPathAngle, NaifId.Moon, 0.1),
                    Of(StateQuantities.ApoapsisRadius, NaifId.Earth, 1e8),
                    Of(StateQuantities.PositionAlong(new(0, 0.6, 0.8)), NaifId.Moon, 1e6),
                    Of(StateQuantities.VelocityAlong(new(0, 0.6, 0.8)), NaifId.Earth, 1e3),
                ],
            },
        ];
        foreach (var (objective, every) in new[] { (FlightObjective.DeltaV, 1), (FlightObjective.Duration, 4) })
        {
            var problem = new FlightProblem(tight, injection, arcs, 20_000, objective);
            var point = problem.Guess;
            var values = new ConstrainedValues(problem.Variables, problem.Limits.Count);
            Assert.True(problem.Evaluate(point, values));
            for (var j = 0; j < problem.Variables; j += every)
            {
                const double step = 1e-4;
                var (ahead, behind) = (At(j, step), At(j, -step));
                Near(
                    values.Gradient[j],
                    (ahead.Value - behind.Value) / (2 * step),
                    $"value by {problem.Controls[j].Name}"
                );
                for (var i = 0; i < problem.Limits.Count && objective == FlightObjective.DeltaV; i++)
                    Near(
                        values.Jacobian[i * problem.Variables + j],
                        (ahead.Quantities[i] - behind.Quantities[i]) / (2 * step),
                        $"{i} by {problem.Controls[j].Name}"
                    );
            }

            ConstrainedValues At(int j, double step)
            {
                var moved = (double[])point.Clone();
                moved[j] += step;
                var at = new ConstrainedValues(problem.Variables, problem.Limits.Count);
                Assert.True(problem.Evaluate(moved, at));
                return at;
            }
        }

        // Differences over 1e-4 of a scale leave 1e-8 of the third derivatives, which are hundreds for a small impulse.
        static void Near(double expected, double actual, string what) =>
            Assert.True(
                Math.Abs(expected - actual) <= 1e-5 * Math.Max(1, Math.Abs(expected)),
                $"{what}: {expected:R} against {actual:R}"
            );
    }

    [Fact]
    public void RaisingAnApolune_WithLeastDeltaV_IsHohmannsTransfer()
    {
        // Impulse, half an orbit, impulse: circular 100 km to circular 300 km.
        var (r1, r2) = (1838e3, 2038e3);
        var half = 0.5 * (r1 + r2);
        var flight = new FlightTargeting(
            model,
            FlightStart.At(lowOrbit),
            new FlightArc("transfer", 3000)
            {
                ImpulseIsFree = true,
                Impulse = new(5, 5, 60),
                DurationLimits = (1000, 6000),
            },
            new FlightArc("insertion", 60)
            {
                ImpulseIsFree = true,
                Impulse = new(-5, 5, -60),
                Requirements =
                [
                    Requirement.Exactly("radius", StateQuantities.Radius, NaifId.Moon, r2, 1e5, "m"),
                    Requirement.Exactly("level", StateQuantities.SineOfFlightPathAngle, NaifId.Moon, 0, 0.1, ""),
                    Requirement.Exactly(
                        "energy",
                        StateQuantities.Energy,
                        NaifId.Moon,
                        -CislunarScene.MoonGM / r2,
                        1e5,
                        "m2/s2"
                    ),
                ],
            }
        )
        {
            Objective = FlightObjective.DeltaV,
        }.Solve();
        Assert.True(flight.IsMet, string.Join("; ", flight.Shortfalls));
        var gm = CislunarScene.MoonGM;
        var hohmann =
            Math.Sqrt(gm * (2 / r1 - 1 / half))
            - Math.Sqrt(gm / r1)
            + Math.Sqrt(gm / r2)
            - Math.Sqrt(gm * (2 / r2 - 1 / half));
        // The Earth bends a low orbit's transfer by decimetres a second at the most.
        Assert.Equal(hohmann, flight.DeltaV, 0.2);
    }

    [Fact]
    public void ABurn_ReachesTheApolune_AndPaysTheRocketEquation()
    {
        var flight = new FlightTargeting(
            model,
            FlightStart.At(lowOrbit),
            new FlightArc("burn", 60)
            {
                Engine = new(10_000, 310),
                Direction = lowOrbit.Velocity,
                DirectionIsFree = true,
                DurationLimits = (1, 400),
                Requirements =
                [
                    Requirement.Exactly("apolune", StateQuantities.ApoapsisRadius, NaifId.Moon, 2038e3, 1e5, "m"),
                    new("perilune", StateQuantities.PeriapsisRadius, NaifId.Moon, 1837.9e3, 1839e3, 1e5, "m"),
                ],
            }
        )
        {
            Mass = 10_000,
            Objective = FlightObjective.DeltaV,
        }.Solve();
        Assert.True(flight.IsMet, string.Join("; ", flight.Shortfalls));
        var arc = Assert.Single(flight.Arcs);
        Assert.Equal(310 * 9.80665 * Math.Log(arc.StartMass / arc.EndMass), flight.DeltaV, 1e-9);
        // The impulse is 42.5 m/s; losses of a 42 s burn are far below a decimetre a second.
        var impulse = Math.Sqrt(CislunarScene.MoonGM * (2 / 1838e3 - 2 / (1838e3 + 2038e3))) - lowOrbit.Velocity.Norm;
        Assert.Equal(impulse, flight.DeltaV, 0.1);
    }

    [Fact]
    public void WhatTheImpulseCannotReach_IsNamed_WithWhatIsMissing()
    {
        var flight = new FlightTargeting(
            model,
            FlightStart.At(lowOrbit),
            new FlightArc("raise", 60)
            {
                ImpulseIsFree = true,
                Impulse = new(0, 0, 1),
                MostImpulse = 20,
                Requirements =
                [
                    Requirement.Exactly("apolune", StateQuantities.ApoapsisRadius, NaifId.Moon, 2038e3, 1e5, "m"),
                ],
            }
        ).Solve();
        Assert.False(flight.IsMet);
        var shortfall = Assert.Single(flight.Shortfalls);
        Assert.Contains("raise: apolune cannot be met", shortfall, StringComparison.Ordinal);
        // 20 m/s raise the apolune of this orbit by 2 r / v each: 90 km of the 200.
        var missed = flight.Requirements.Single(r => r.Missed != 0).Missed;
        Assert.InRange(missed, -115e3, -100e3);
    }

    [Fact]
    public void ABurnLongerThanItsTanks_IsRefused_WithTheTimeThatWouldEmptyThem()
    {
        var targeting = new FlightTargeting(
            model,
            FlightStart.At(lowOrbit),
            new FlightArc("burn", 400) { Engine = new(100_000, 310), Direction = Vector3.UnitX }
        )
        {
            Mass = 10_000,
        };
        var error = Assert.Throws<ArgumentException>(() => targeting.Solve());
        Assert.Contains(
            "'burn' burns 13158 kg of a mass of 10000 kg: 304.0 s would empty it",
            error.Message,
            StringComparison.Ordinal
        );
    }

    private static Requirement Of(StateQuantity quantity, int body, double scale) =>
        new("quantity", quantity, body, double.NegativeInfinity, double.PositiveInfinity, scale, "");
}
