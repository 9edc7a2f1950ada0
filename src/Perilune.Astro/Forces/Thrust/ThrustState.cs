using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Forces.Thrust;

/// <summary>
/// Which burns are on in each lane and what is left of the mass, at one epoch. While a burn is known to be on, its law holds
/// on both sides of its end, so that a step sees one smooth law and its end is found as an event; where nothing is known
/// time decides. How long a burn has lasted is counted from an epoch of each lane, because seconds past J2000 in one double
/// are 0.1 microseconds apart, and mass that is lost so much too early or too late moves a low orbit by 0.2 mm a day.
/// </summary>
internal sealed class ThrustState<T>
    where T : struct, IScalar<T>
{
    private readonly ThrustProgram program;
    private readonly bool?[] known;
    private readonly double[] times = new double[T.Lanes];
    private readonly double[] seconds = new double[T.Lanes];
    private readonly double[] origins = new double[T.Lanes];
    private readonly double[] values = new double[T.Lanes];
    private readonly Vector3[] vectors = new Vector3[T.Lanes];
    private readonly double[] starts;
    private readonly bool[] burning;

    internal ThrustState(ThrustProgram program)
    {
        this.program = program;
        var count = program.Burns.Length;
        known = new bool?[count * T.Lanes];
        burning = new bool[count];
        starts = new double[count * T.Lanes];
        Acceleration = new T[count];
        Components = new Vector3<T>[count];
        Elapsed = new double[count * T.Lanes];
        for (var lane = 0; lane < T.Lanes; lane++)
            SetOrigin(lane, Epoch.J2000);
    }

    /// <summary>Mass, kg.</summary>
    internal T Mass { get; private set; }

    /// <summary>Mass before the first burn over the mass.</summary>
    internal T MassRatio { get; private set; }

    /// <summary>Thrust over mass of each burn, m/s2; zero where it is off.</summary>
    internal T[] Acceleration { get; }

    /// <summary>Direction of each burn in its own axes.</summary>
    internal Vector3<T>[] Components { get; }

    /// <summary>How long each burn has lasted in each lane, s.</summary>
    internal double[] Elapsed { get; }

    /// <summary>Whether a burn is on in any lane.</summary>
    internal bool IsBurning(int burn) => burning[burn];

    /// <summary>Whether a burn is on in a lane.</summary>
    internal bool IsOn(int burn, int lane)
    {
        var elapsed = seconds[lane] - starts[burn * T.Lanes + lane];
        return known[burn * T.Lanes + lane] ?? (elapsed >= 0 && elapsed < program.Burns[burn].Duration);
    }

    /// <summary>Tells that a burn is on or off in a lane.</summary>
    internal void Set(int burn, int lane, bool on)
    {
        known[burn * T.Lanes + lane] = on;
        Update();
    }

    /// <summary>Tells from which epoch a lane counts its seconds; it is nowhere then.</summary>
    internal void SetOrigin(int lane, Epoch epoch)
    {
        origins[lane] = epoch.SecondsPastJ2000;
        for (var burn = 0; burn < burning.Length; burn++)
            starts[burn * T.Lanes + lane] = program.Burns[burn].Start - epoch;
        (times[lane], seconds[lane]) = (double.NaN, double.NaN);
    }

    /// <summary>To TDB seconds past J2000.</summary>
    internal void MoveTo(ReadOnlySpan<double> tdb)
    {
        tdb.CopyTo(times);
        for (var lane = 0; lane < T.Lanes; lane++)
            seconds[lane] = tdb[lane] - origins[lane];
        Update();
    }

    /// <summary>To TDB seconds past J2000, which are the seconds from the lanes' epochs rounded.</summary>
    internal void MoveTo(ReadOnlySpan<double> tdb, ReadOnlySpan<double> secondsFromOrigin)
    {
        if (secondsFromOrigin.SequenceEqual(seconds))
            return;
        tdb.CopyTo(times);
        secondsFromOrigin.CopyTo(seconds);
        Update();
    }

    private void Update()
    {
        for (var burn = 0; burn < burning.Length; burn++)
        {
            var duration = program.Burns[burn].Duration;
            burning[burn] = false;
            for (var lane = 0; lane < T.Lanes; lane++)
            {
                var elapsed = seconds[lane] - starts[burn * T.Lanes + lane];
                var on = IsOn(burn, lane);
                burning[burn] |= on;
                Elapsed[burn * T.Lanes + lane] =
                    on ? elapsed
                    : elapsed < duration / 2 ? 0
                    : duration;
            }
        }
        for (var lane = 0; lane < T.Lanes; lane++)
        {
            var mass = program.InitialMass;
            for (var burn = 0; burn < burning.Length; burn++)
                mass -= program.Burns[burn].MassFlow * Elapsed[burn * T.Lanes + lane];
            values[lane] = mass;
        }
        Mass = T.FromLanes(values);
        MassRatio = T.FromDouble(program.InitialMass) / Mass;
        for (var burn = 0; burn < burning.Length; burn++)
        {
            if (!burning[burn])
                continue;
            for (var lane = 0; lane < T.Lanes; lane++)
            {
                values[lane] = IsOn(burn, lane) ? program.Burns[burn].Thrust : 0;
                // A law of time need not hold where the burn is off, and cannot be asked before there is a time.
                vectors[lane] =
                    IsOn(burn, lane) && !double.IsNaN(times[lane])
                        ? program.Burns[burn].Direction.Components(times[lane])
                        : Vector3.UnitX;
            }
            Acceleration[burn] = T.FromLanes(values) / Mass;
            Components[burn] = Vector3<T>.FromLanes(vectors);
        }
    }
}
