using Perilune.Flight.Landing.Descent;
using Perilune.Flight.Landing.Touchdown;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Landing;

/// <summary>Many flights of a descent; every figure is one standard deviation, alike in every direction.</summary>
public sealed record DescentDispersal
{
    /// <summary>Number of flights.</summary>
    [Whole(1, 100_000)]
    [Default("200")]
    public int Samples { get; init; }

    /// <summary>Seed of the random streams.</summary>
    [Default("1")]
    public long Seed { get; init; }

    /// <summary>Position at ignition.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m")]
    [Default("300 m")]
    public double Position { get; init; }

    /// <summary>Velocity at ignition.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, AtLeast = "0 m/s")]
    [Default("0.5 m/s")]
    public double Velocity { get; init; }

    /// <summary>What navigation has wrong in position at ignition.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m")]
    [Default("100 m")]
    public double NavigationPosition { get; init; }

    /// <summary>What navigation has wrong in velocity at ignition.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, AtLeast = "0 m/s")]
    [Default("0.1 m/s")]
    public double NavigationVelocity { get; init; }

    /// <summary>Thrust.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %")]
    [Default("0.5 %")]
    public double Thrust { get; init; }

    /// <summary>Specific impulse.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %")]
    [Default("0.3 %")]
    public double SpecificImpulse { get; init; }

    internal void Fly(
        PhaseRun run,
        DescentScene scene,
        DescentVehicle vehicle,
        DescentState start,
        Func<IPoweredGuidance> guidance
    )
    {
        static Vector3 Each(double deviation) => new(deviation, deviation, deviation);
        var flown = DescentMonteCarlo.Run(
            scene,
            vehicle,
            start,
            guidance,
            new()
            {
                Position = Each(Position),
                Velocity = Each(Velocity),
                NavigationPosition = Each(NavigationPosition),
                NavigationVelocity = Each(NavigationVelocity),
                RadarHeight = 12_000,
                Thrust = Thrust,
                SpecificImpulse = SpecificImpulse,
            },
            Samples,
            Seed,
            Environment.ProcessorCount,
            run.Cancellation
        );
        run.Tell("dispersed-soft", flown.Count(one => one.Outcome == TouchdownOutcome.Soft) / (double)Samples);
        run.Tell("dispersed-miss", Quantile([.. flown.Select(one => one.MissDistance)], 0.95));
        run.Tell("dispersed-propellant", Quantile([.. flown.Select(one => one.Propellant)], 0.99));
    }

    private static double Quantile(double[] values, double part)
    {
        Array.Sort(values);
        return values[Math.Min(values.Length - 1, (int)Math.Ceiling(part * values.Length) - 1)];
    }
}
