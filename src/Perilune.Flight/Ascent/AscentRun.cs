using Perilune.Astro.Ephemerides;
using Perilune.Flight.Targeting;
using Perilune.Flight.Vehicles;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Ascent;

/// <summary>One ascent under way: its state, what burns, what is still to be thrown off, and what was seen.</summary>
internal sealed class AscentRun
{
    // A burn is over when less than this is left of it, s at full thrust.
    private const double Empty = 1e-4;

    // Steps where the air matters, and above it, s: samples are as far apart at most.
    private const double StepInAir = 1;
    private const double StepAbove = 10;
    private const double TopOfAir = 90_000;
    private const double SampleSpacing = 1;

    private readonly AscentPhase phase;
    private readonly AscentEquation equation;
    private readonly DormandPrince853<AscentEquation> integrator;
    private readonly List<DroppedMass> toDrop;
    private readonly List<AscentEvent> events = [];
    private readonly List<AscentSample> samples = [];
    private readonly double[] y = new double[AscentEquation.Dimension];
    private (double Time, double Pressure) before;
    private (double Time, double Pressure) last;

    public AscentRun(LaunchPlanet planet, Rocket rocket, PositionVelocity pad, double mass)
    {
        phase = new(planet, rocket) { OtherMass = mass };
        equation = new(phase);
        integrator = new(equation, AscentEquation.Tolerances);
        toDrop = [.. rocket.Dropped.OrderBy(d => d.Time)];
        Put(pad);
    }

    public AscentPhase Phase => phase;

    public double Time { get; private set; }

    public PositionVelocity State => AscentEquation.State(y);

    public double Mass => phase.OtherMass + y[6] + y[7];

    public double Left(StageBurn burn) => burn == phase.First ? y[6] : y[7];

    public AscentLosses Losses => new(y[8], y[9], y[10], y[11], y[12]);

    public double Height => phase.Planet.Height(State.Position);

    public IReadOnlyList<AscentEvent> Events => events;

    public IReadOnlyList<AscentSample> Samples => samples;

    public (double Pressure, double Time) GreatestDynamicPressure { get; private set; }

    public double GreatestAcceleration { get; private set; }

    /// <summary>Whether the burn may go on when its propellant is gone, so that what is missing can be counted.</summary>
    public bool BurnsBeyond { get; set; }

    public AscentForces Forces => equation.Forces(Time, State, Mass);

    /// <summary>Mass that the rocket throws off later on its way, kg.</summary>
    public double PendingDrops => toDrop.Sum(d => d.Mass);

    public void Note(string name)
    {
        var state = State;
        events.Add(new(name, Time, Height, phase.Planet.GroundVelocity(state).Norm, state.Velocity.Norm, Mass));
    }

    public void Ignite(StageBurn burn)
    {
        if (phase.First is null)
            (phase.First, y[6]) = (burn, burn.Loaded);
        else
            (phase.Second, y[7]) = (burn, burn.Loaded);
        phase.OtherMass -= burn.Loaded;
        if (burn.Dropped is { } dropped)
        {
            toDrop.Add(dropped with { Time = burn.Ignition + dropped.Time });
            toDrop.Sort((a, b) => a.Time.CompareTo(b.Time));
        }
        Note($"{burn.Name} at full thrust");
    }

    /// <summary>Ends a burn; it stays attached.</summary>
    public void Shut(StageBurn burn)
    {
        if (burn == phase.First)
        {
            phase.OtherMass += y[6];
            (phase.First, phase.Second, y[6], y[7]) = (phase.Second, null, y[7], 0);
        }
        else
        {
            phase.OtherMass += y[7];
            (phase.Second, y[7]) = (null, 0);
        }
    }

    public void Drop(string name, double mass)
    {
        phase.OtherMass -= mass;
        Note(name);
    }

    /// <summary>Flies until a time, or until a stage is empty, which is returned.</summary>
    /// <exception cref="NoSolutionException">It falls to the ground.</exception>
    public StageBurn? Advance(double until)
    {
        while (Time < until)
        {
            var next = until;
            foreach (var burn in Burning())
            {
                next = Math.Min(next, burn.NextStep);
                if (!BurnsBeyond)
                    next = Math.Min(next, Time + Math.Max(0, Left(burn)) / burn.Flow);
            }
            if (toDrop.Count > 0)
                next = Math.Min(next, Math.Max(Time, toDrop[0].Time));
            Integrate(next);
            while (toDrop.Count > 0 && toDrop[0].Time <= Time)
            {
                var dropped = toDrop[0];
                toDrop.RemoveAt(0);
                Drop($"{dropped.Name} dropped", dropped.Mass);
            }
            foreach (var burn in Burning())
            {
                while (burn.NextStep <= Time)
                    burn.TakeStep();
                if (!BurnsBeyond && Left(burn) < Empty * burn.Flow)
                    return burn;
            }
        }
        return null;
    }

    /// <summary>Goes back to an earlier state, from before anything was lit, shut or dropped.</summary>
    public void Restore(double time, ReadOnlySpan<double> state)
    {
        Time = time;
        state.CopyTo(y);
        samples.RemoveAll(s => s.Time > time);
    }

    public double[] Snapshot() => [.. y];

    private StageBurn[] Burning() =>
        (phase.First, phase.Second) switch
        {
            (null, _) => [],
            ({ } first, null) => [first],
            ({ } first, { } second) => [first, second],
        };

    private void Put(PositionVelocity state)
    {
        (y[0], y[1], y[2]) = (state.Position.X, state.Position.Y, state.Position.Z);
        (y[3], y[4], y[5]) = (state.Velocity.X, state.Velocity.Y, state.Velocity.Z);
    }

    private void Integrate(double until)
    {
        if (!(until > Time))
            return;
        integrator.Start(Time, y);
        integrator.MaximumStep = Height < TopOfAir ? StepInAir : StepAbove;
        bool done;
        do
        {
            done = integrator.Step(until);
            integrator.State.CopyTo(y);
            Time = integrator.Time;
            Watch();
        } while (!done);
    }

    private void Watch()
    {
        var forces = Forces;
        var felt = (forces.Thrust + forces.Drag).Norm / Mass;
        GreatestAcceleration = Math.Max(GreatestAcceleration, felt);
        Peak(forces.DynamicPressure);
        var height = Height;
        if (Time > 1 && height < -100)
            throw new NoSolutionException(
                FormattableString.Invariant($"it falls back to the ground {Time:0} s after lift-off"),
                "pitch over less"
            );
        if (samples.Count == 0 || Time - samples[^1].Time >= SampleSpacing)
            samples.Add(new(Time, State, Mass, height, forces.DynamicPressure, felt, forces.Throttle));
    }

    /// <summary>Keeps the greatest dynamic pressure: the top of the parabola through three steps.</summary>
    private void Peak(double pressure)
    {
        var now = (Time, Pressure: pressure);
        var (low, middle) = (before, last);
        (before, last) = (last, now);
        if (!(middle.Pressure > GreatestDynamicPressure.Pressure && middle.Pressure >= pressure))
            return;
        var (a, b) = (middle.Time - low.Time, now.Time - middle.Time);
        var (down, up) = ((middle.Pressure - low.Pressure) / a, (pressure - middle.Pressure) / b);
        var curvature = (up - down) / (a + b);
        var slope = down + curvature * a;
        var shift = curvature < 0 ? -slope / (2 * curvature) : 0;
        GreatestDynamicPressure = (middle.Pressure + shift * slope / 2, middle.Time + shift);
    }
}
