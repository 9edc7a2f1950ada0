using Perilune.Flight.Landing.Convex;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Tests.Landing;

public sealed class ConvexLandingTests
{
    private const double Degree = Math.PI / 180;

    // The vehicle of Acikmese and Ploen (2007): 1,905 kg, dry 1,505 kg, six engines of 3.1 kN canted by 27 degrees, throttle
    // 0.3 to 0.8, 225 s; Mars, 3.7114 m/s2; from (1500, 0, 2000) m at (-75, 0, 100) m/s, upward first. g0 as in the reference.
    private static LandingProblem Mars =>
        new LandingProblem
        {
            Position = new(1500, 0, 2000),
            Velocity = new(-75, 0, 100),
            Mass = 1905,
            DryMass = 1505,
            MinimumThrust = 1,
            MaximumThrust = 1,
            ExhaustVelocity = 1,
            Gravity = _ => new(-3.7114, 0, 0),
            Up = Vector3.UnitX,
        }.WithEngines(6, 3100, 27 * Degree, 225, 0.3, 0.8);

    // Reference C2, computed there with a convex solver, 45 nodes, first-order hold, no floor; it asks for 0.5 kg.
    [Theory]
    [InlineData(66, 395.6)]
    [InlineData(69, 389.6)]
    [InlineData(72, 388.0)]
    [InlineData(75, 388.9)]
    [InlineData(78, 391.4)]
    [InlineData(81, 394.9)]
    [InlineData(84, 399.2)]
    public void LeastPropellant_AtEveryFlightTime_AgreesWithinHalfAKilogram(double time, double expected)
    {
        var plan = ConvexLanding.Solve(Mars, time);
        Assert.True(plan.Feasible);
        Assert.Equal(expected, plan.Propellant, 0.5);
    }

    // Below 64.5 s the thrust does not suffice, above 84.2 s the 400 kg of propellant do not: the reference's figures, carried
    // on, cross 400 kg there. What would make the landing possible is told.
    [Theory]
    [InlineData(60, LandingConstraint.HighestThrust)]
    [InlineData(64, LandingConstraint.HighestThrust)]
    [InlineData(85, LandingConstraint.Propellant)]
    [InlineData(90, LandingConstraint.Propellant)]
    public void TooShortOrTooLong_IsInfeasible_AndSaysWhatIsMissing(double time, LandingConstraint expected)
    {
        var plan = ConvexLanding.Solve(Mars, time);
        Assert.False(plan.Feasible);
        var missing = Assert.Single(plan.Relaxations, r => r.Constraint == expected);
        var widened =
            expected == LandingConstraint.Propellant
                ? Mars with
                {
                    DryMass = Mars.DryMass - 1.01 * missing.Amount,
                }
                : Mars with
                {
                    MaximumThrust = Mars.MaximumThrust + 1.01 * missing.Amount,
                };
        Assert.True(ConvexLanding.Solve(widened, time).Feasible);
        var tooLittle =
            expected == LandingConstraint.Propellant
                ? Mars with
                {
                    DryMass = Mars.DryMass - 0.9 * missing.Amount,
                }
                : Mars with
                {
                    MaximumThrust = Mars.MaximumThrust + 0.5 * missing.Amount,
                };
        Assert.False(ConvexLanding.Solve(tooLittle, time).Feasible);
    }

    [Fact]
    public void BestFlightTime_IsNearSeventyTwoSeconds()
    {
        var plan = ConvexLanding.SolveBestTime(Mars, 50, 100);
        Assert.Equal(388.0, plan.Propellant, 0.5);
        Assert.InRange(plan.FlightTime, 71, 74);
    }

    // Lossless: the thrust itself, not only the bound on it, stays within the throttle's limits; the flight integrated from
    // the planned thrust with small steps ends at the target.
    [Fact]
    public void PlannedThrust_IsWithinTheThrottle_AndFliesToTheTarget()
    {
        var plan = ConvexLanding.Solve(Mars, 75);
        Assert.All(
            plan.Nodes,
            node => Assert.InRange(node.Thrust.Norm, 0.999 * Mars.MinimumThrust, 1.001 * Mars.MaximumThrust)
        );
        var (position, velocity) = (Mars.Position, Mars.Velocity);
        const int steps = 75_000;
        const double dt = 75.0 / steps;
        for (var i = 0; i < steps; i++)
        {
            var acceleration = plan.At((i + 0.5) * dt).Acceleration + Mars.Gravity(position);
            position += dt * velocity + dt * dt / 2 * acceleration;
            velocity += dt * acceleration;
        }
        Assert.Equal(0, position.Norm, 0.01);
        Assert.Equal(0, velocity.Norm, 1e-3);
    }

    [Fact]
    public void EveryConstraint_IsKept()
    {
        var problem = Mars with
        {
            GlideSlope = 4 * Degree,
            SpeedLimit = 130,
            PointingCone = 85 * Degree,
            UprightAtEnd = true,
            DryMass = 1400,
        };
        var plan = ConvexLanding.SolveBestTime(problem, 60, 120, 1);
        Assert.True(plan.Feasible);
        // Constraints cost propellant.
        Assert.True(plan.Propellant > 388);
        foreach (var node in plan.Nodes)
        {
            Assert.InRange(node.Velocity.Norm, 0, 130.001);
            Assert.True(node.Acceleration.X >= Math.Cos(85 * Degree) * node.Acceleration.Norm - 1e-6);
            var across = Math.Sqrt(node.Position.Y * node.Position.Y + node.Position.Z * node.Position.Z);
            Assert.True(node.Position.X >= across * Math.Tan(4 * Degree) - 1e-4, node.ToString());
        }
        Assert.Equal(0, plan.Nodes[^1].Acceleration.Z, 1e-6);
    }

    [Fact]
    public void EmptyTanks_AreNamed()
    {
        var refused = Assert.Throws<ArgumentException>(() => ConvexLanding.Solve(Mars with { DryMass = 1905 }, 72));
        Assert.Contains("tanks are empty", refused.Message, StringComparison.Ordinal);
    }
}
