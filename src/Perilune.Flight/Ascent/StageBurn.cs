using Perilune.Flight.Vehicles;

namespace Perilune.Flight.Ascent;

/// <summary>A stage, or a ring of boosters, that burns: its thrust and flow now, and what it has left.</summary>
internal sealed class StageBurn
{
    private readonly RocketStage stage;
    private int step;

    public StageBurn(RocketStage stage, double ignition)
    {
        this.stage = stage;
        Ignition = ignition;
        Loaded = stage.Count * (stage.Stage.Propellant - stage.KeptPropellant);
        ExitArea = stage.Count * stage.Stage.Engines.Sum(e => e.Count * e.ExitArea);
        var full = stage.Stage.Engines.Sum(e => e.Count * e.Thrust);
        LeastThrottle = stage.Stage.Engines.Sum(e => e.Count * e.Thrust * e.LeastThrottle) / full;
        Set(1, stage.Stage.SpecificImpulse);
        if (stage.ThrustSteps is [{ Time: <= 0 }, ..])
            TakeStep();
    }

    public string Name => stage.Stage.Name;

    public double Ignition { get; }

    /// <summary>Propellant to burn on the way up, kg.</summary>
    public double Loaded { get; }

    /// <summary>What stays with it when it is empty, kg.</summary>
    public double EmptyMass => stage.Count * (stage.Stage.DryMass + stage.KeptPropellant);

    public double SeparationDelay => stage.SeparationDelay;

    public DroppedMass? Dropped => stage.Dropped;

    /// <summary>Thrust in vacuum, N.</summary>
    public double Thrust { get; private set; }

    public double ExhaustVelocity { get; private set; }

    public double ExitArea { get; }

    public double LeastThrottle { get; }

    public double Flow => Thrust / ExhaustVelocity;

    /// <summary>When the thrust changes next, s; infinite if it does not any more.</summary>
    public double NextStep =>
        step < stage.ThrustSteps.Count ? Ignition + stage.ThrustSteps[step].Time : double.PositiveInfinity;

    public void TakeStep()
    {
        var next = stage.ThrustSteps[step++];
        Set(next.Fraction, next.SpecificImpulse ?? ExhaustVelocity / Stage.StandardGravity);
    }

    /// <summary>
    /// What is to come of this burn from a time on: thrust, exhaust velocity and the propellant burnt with them; the last stage
    /// goes on beyond its propellant.
    /// </summary>
    public IEnumerable<(double Thrust, double ExhaustVelocity, double Propellant)> Remaining(double time, double left)
    {
        var (thrust, exhaust) = (Thrust, ExhaustVelocity);
        for (var i = step; i < stage.ThrustSteps.Count && left > 0; i++)
        {
            var next = stage.ThrustSteps[i];
            var until = Ignition + next.Time;
            var burnt = Math.Min(left, thrust / exhaust * Math.Max(0, until - time));
            if (burnt > 0)
                yield return (thrust, exhaust, burnt);
            left -= burnt;
            time = Math.Max(time, until);
            if (next.SpecificImpulse is { } impulse)
                exhaust = impulse * Stage.StandardGravity;
            thrust = FullThrust * next.Fraction;
        }
        if (left > 0)
            yield return (thrust, exhaust, left);
    }

    private double FullThrust => stage.Count * stage.Stage.Thrust;

    private void Set(double fraction, double specificImpulse)
    {
        Thrust = FullThrust * fraction;
        ExhaustVelocity = specificImpulse * Stage.StandardGravity;
    }
}
