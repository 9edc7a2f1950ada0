using System.Collections.Immutable;
using System.Globalization;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;

namespace Perilune.Flight.Entry;

/// <summary>One dispersed entry.</summary>
/// <param name="Fate">How it ended.</param>
/// <param name="End">Where.</param>
/// <param name="Load">Largest load, in units of 9.80665 m/s2.</param>
/// <param name="HeatFlux">Largest flux at the stagnation point, W/m2.</param>
public readonly record struct EntrySample(EntryFate Fate, EntryState End, double Load, double HeatFlux);

/// <summary>Many entries, each with its own air, vehicle and start. The same samples on any number of threads.</summary>
public static class EntryMonteCarlo
{
    /// <summary>Flies dispersed entries.</summary>
    /// <param name="body">The planet.</param>
    /// <param name="vehicle">The vehicle as planned.</param>
    /// <param name="start">The start as planned.</param>
    /// <param name="plan">Steps and limits.</param>
    /// <param name="guidance">Makes the guidance of a flight, which knows what is planned and not what was drawn.</param>
    /// <param name="dispersion">What is drawn.</param>
    /// <param name="samples">How many.</param>
    /// <param name="seed">Of the random streams.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="cancellation">Is looked at between flights.</param>
    public static ImmutableArray<EntrySample> Fly(
        EntryBody body,
        EntryVehicle vehicle,
        EntryState start,
        EntryPlan plan,
        Func<BankLaw> guidance,
        EntryDispersion dispersion,
        int samples,
        long seed,
        int threads,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(vehicle);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(guidance);
        ArgumentNullException.ThrowIfNull(dispersion);
        var flown = new EntrySample[samples];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(
            0,
            samples,
            options,
            i =>
            {
                var random = new CounterRandom(seed, string.Create(CultureInfo.InvariantCulture, $"entry {i}"));
                var density = 1 + dispersion.Density * random.Normal();
                var drag = 1 + dispersion.Drag * random.Normal();
                var lift = 1 + dispersion.LiftToDrag * random.Normal();
                var angle = dispersion.FlightPathAngle * random.Normal();
                var speed = dispersion.Speed * random.Normal();
                var (east, north) = (dispersion.Wind * random.Normal(), dispersion.Wind * random.Normal());
                var drawn = vehicle with { Aerodynamics = vehicle.Aerodynamics.Scaled(drag, lift) };
                var result = EntryFlight.Fly(
                    body,
                    drawn,
                    Turned(start, angle, speed),
                    plan with
                    {
                        DensityFactor = density,
                        WindEast = east,
                        WindNorth = north,
                        SampleEvery = 0,
                    },
                    guidance()
                );
                flown[i] = new(result.Fate, result.End, result.Load.Value, result.HeatFlux.Value);
            }
        );
        return [.. flown];
    }

    /// <summary>A start with another flight-path angle and speed through the air.</summary>
    private static EntryState Turned(in EntryState start, double angle, double speed)
    {
        var up = start.Position.Unit;
        var norm = start.Velocity.Norm;
        var sine = Vector3.Dot(start.Velocity, up) / norm;
        var (sin, cos) = Math.SinCos(Math.Asin(sine) + angle);
        var along = (start.Velocity - up * (norm * sine)).Unit;
        return start with { Velocity = (along * cos + up * sin) * (norm + speed) };
    }
}
