using Perilune.Flight.LowThrust;
using Perilune.Flight.LowThrust.Collocation;
using Perilune.Flight.Targeting;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Tests.LowThrust;

/// <summary>Direct collocation held against the textbook's transfer to the orbit of Mars, and against bounds that no transfer passes.</summary>
public sealed class CollocationTests
{
    // The Sun's GM (JPL DE440), the astronomical unit (IAU 2012), a year-angle unit of time.
    private const double Gm = 1.32712440041279e20;
    private const double Au = 149597870700;
    private static readonly double timeUnit = Math.Sqrt(Au * Au * Au / Gm);

    // Bryson and Ho, Applied Optimal Control, 1975, section 2.5: 10,000 lb with 0.85 lbf thrust for 12.9 lb a day, which in
    // units of the Earth's orbit are 0.1405 and 0.0749; 193 days lead to a circle of 1.525 au.
    private static readonly LowThrustEngine engine = new(
        0.1405 * 1000 * Au / (timeUnit * timeUnit),
        0.1405 / 0.07487 * Au / timeUnit / 9.80665
    );

    private static LowThrustProblem ToMars(double days, LowThrustObjective objective) =>
        new()
        {
            Engine = engine,
            Position = new(Au, 0, 0),
            Velocity = new(0, Au / timeUnit, 0),
            Mass = 1000,
            DryMass = 100,
            Goal = LowThrustGoal.Orbit(new(1.525 * Au, 0, 0), new(0, Math.Sqrt(Gm / (1.525 * Au)), 0), Gm),
            Duration = days * 86400,
            Objective = objective,
            GravitationalParameter = Gm,
        };

    [Fact]
    public void TransferOfBrysonAndHo_TakesTheir193Days()
    {
        var transfer = LowThrustCollocation.Solve(ToMars(200, LowThrustObjective.Time), 40);
        Assert.Equal(193, transfer.Duration / 86400, 0.5);
        // Thrust all the way: propellant is flow times time.
        Assert.Equal(engine.MassFlow * transfer.Duration, transfer.Propellant, 1e-3 * transfer.Propellant);
        Assert.True(transfer.MissedPosition < 3e-6 * Au, $"{transfer.MissedPosition}");
    }

    [Fact]
    public void MoreTime_CostsLessPropellant_ButNotLessThanImpulses()
    {
        var fast = LowThrustCollocation.Solve(ToMars(200, LowThrustObjective.Propellant), 32);
        var slow = LowThrustCollocation.Solve(ToMars(280, LowThrustObjective.Propellant), 32);
        Assert.True(slow.Propellant < fast.Propellant);
        // Hohmann's transfer with two impulses is the least for circles less than 11.9 times apart.
        double Speed(double r, double a) => Math.Sqrt(Gm * (2 / r - 1 / a));
        var a = 0.5 * 2.525 * Au;
        var impulses = Speed(Au, a) - Speed(Au, Au) + Speed(1.525 * Au, 1.525 * Au) - Speed(1.525 * Au, a);
        Assert.True(slow.Propellant > 1000 * (1 - Math.Exp(-impulses / engine.ExhaustVelocity)));
        Assert.All(slow.Points, point => Assert.True(point.Thrust.Norm <= engine.Thrust * (1 + 1e-6)));
    }

    [Fact]
    public void TooLittleTime_IsTold_WithWhatIsMissed()
    {
        var error = Assert.Throws<NoSolutionException>(() =>
            LowThrustCollocation.Solve(ToMars(150, LowThrustObjective.Propellant), 16)
        );
        Assert.Contains("is missed by", error.Message, StringComparison.Ordinal);
        Assert.Contains("more time", error.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void PerturbedTransfer_ArrivesWhereItIsIntegratedTo()
    {
        // About the Moon with the Earth at rest beside it: half a revolution and more between circles, to a place.
        const double moon = 4.902800118e12;
        const double earth = 3.98600435507e14;
        var (from, to) = (6000e3, 7000e3);
        var away = new Vector3(384400e3, 0, 0);
        (Vector3, Matrix3) Tide(double time, Vector3 place)
        {
            var toEarth = away - place;
            var d = toEarth.Norm;
            var factor = earth / (d * d * d);
            var u = toEarth / d;
            var gradient = Matrix3.FromRows(
                factor * (3 * u.X * u - Vector3.UnitX),
                factor * (3 * u.Y * u - Vector3.UnitY),
                factor * (3 * u.Z * u - Vector3.UnitZ)
            );
            return (factor * toEarth - away * (earth / Math.Pow(away.Norm, 3)), gradient);
        }
        var (sin, cos) = Math.SinCos(4.0);
        var speed = Math.Sqrt(moon / to);
        var problem = new LowThrustProblem
        {
            Engine = new(60, 2000),
            Position = new(from, 0, 0),
            Velocity = new(0, Math.Sqrt(moon / from), 0),
            Mass = 1000,
            DryMass = 800,
            Goal = LowThrustGoal.State(new(to * cos, to * sin, 0), new(-speed * sin, speed * cos, 0)),
            Duration = 4.2 * Math.Sqrt(Math.Pow(6500e3, 3) / moon),
            GravitationalParameter = moon,
            Perturbation = Tide,
        };
        var transfer = LowThrustCollocation.Solve(problem, 64);
        Assert.True(transfer.MissedPosition < 1000, $"{transfer.MissedPosition} m");
        Assert.True(transfer.MissedVelocity < 1, $"{transfer.MissedVelocity} m/s");
        Assert.True(transfer.Propellant < 25, $"{transfer.Propellant} kg");
    }
}
