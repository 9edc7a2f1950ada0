using Perilune.Astro.Propagation;
using Perilune.Flight.Transfers;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Optimization;

namespace Perilune.Flight.Targeting;

/// <summary>
/// A flight as a problem of its controls. State, time and mass are carried from piece to piece with their derivatives by every
/// control: over a piece the state's go by the transition matrix, a control that moves the start or the end in time adds the
/// rate there.
/// </summary>
internal sealed class FlightProblem : IConstrainedProblem
{
    public const double ImpulseScale = 100;

    // What a spacecraft cannot do weighs more than what it is asked to reach, so that a target is missed and not the limit.
    public const double MostImpulseScale = 1;

    public const double TurnScale = 0.1;
    public const double TurningScale = 1e-3;
    public const double PlaceScale = 1e6;

    private readonly List<Control> controls = [];
    private readonly List<(double, double)> limits = [];
    private readonly List<(string Name, double Scale, string Unit)> quantities = [];

    public FlightProblem(
        CislunarModel model,
        FlightStart start,
        IReadOnlyList<FlightArc> arcs,
        double mass,
        FlightObjective objective
    )
    {
        (Model, Start, Arcs, Mass, Objective) = (model, start, arcs, mass, objective);
        controls.AddRange(start.Controls);
        foreach (var arc in arcs)
            Declare(arc);
    }

    public CislunarModel Model { get; }

    public FlightStart Start { get; }

    public IReadOnlyList<FlightArc> Arcs { get; }

    public double Mass { get; }

    public FlightObjective Objective { get; }

    public IReadOnlyList<Control> Controls => controls;

    public int Variables => controls.Count;

    public IReadOnlyList<(double Least, double Greatest)> Limits => limits;

    public IReadOnlyList<(double Least, double Greatest)> Bounds =>
        [.. controls.Select(control => (control.Least / control.Scale, control.Greatest / control.Scale))];

    /// <summary>The first guess, scaled.</summary>
    public double[] Guess => [.. controls.Select(control => control.Guess / control.Scale)];

    /// <summary>Why the last evaluation was not defined.</summary>
    public Exception? Failure { get; private set; }

    public bool Evaluate(ReadOnlySpan<double> point, ConstrainedValues result)
    {
        try
        {
            new FlightEvaluation(this, point, result).Run();
            return true;
        }
        catch (Exception failure)
            when (failure is IntegrationException or InsideBodyException or ArgumentException or ArithmeticException)
        {
            Failure = failure;
            return false;
        }
    }

    /// <summary>The pieces as flown for a point.</summary>
    public IReadOnlyList<FlownArc> Fly(double[] point) =>
        new FlightEvaluation(this, point, new(Variables, limits.Count)).Run();

    /// <summary>Requirements with what a search left of them.</summary>
    public IReadOnlyList<MetRequirement> Met(ConstrainedMinimum found)
    {
        var values = new ConstrainedValues(Variables, limits.Count);
        new FlightEvaluation(this, found.Point, values).Run();
        return
        [
            .. quantities.Select(
                (quantity, i) =>
                    new MetRequirement(
                        quantity.Name,
                        values.Quantities[i] * quantity.Scale,
                        limits[i].Item1 * quantity.Scale,
                        limits[i].Item2 * quantity.Scale,
                        found.IsFeasible ? 0
                            : Math.Abs(found.Violations[i]) < 1e-9 ? 0
                            : found.Violations[i] * quantity.Scale,
                        quantity.Unit
                    )
            ),
        ];
    }

    private void Declare(FlightArc arc)
    {
        if (arc.Patch is { } patch)
        {
            foreach (var (axis, r, v) in Axes(patch.Position, patch.Velocity))
            {
                controls.Add(new($"{arc.Name}: {axis}", r, PlaceScale));
                controls.Add(new($"{arc.Name}: rate of {axis}", v, ImpulseScale));
                Quantity($"{arc.Name}: joined in {axis}", 0, 0, PlaceScale, "m");
                Quantity($"{arc.Name}: joined in rate of {axis}", 0, 0, 1000, "m/s");
            }
        }
        if (arc.ImpulseIsFree)
        {
            foreach (var (axis, v, _) in Axes(arc.Impulse, default))
                controls.Add(new($"{arc.Name}: impulse along {axis}", v, ImpulseScale));
            if (double.IsFinite(arc.MostImpulse))
                Quantity($"{arc.Name}: impulse", double.NegativeInfinity, arc.MostImpulse, MostImpulseScale, "m/s");
        }
        if (arc.Engine is not null && arc.DirectionIsFree)
        {
            controls.Add(new($"{arc.Name}: first angle of thrust", 0, TurnScale, -1.5, 1.5));
            controls.Add(new($"{arc.Name}: second angle of thrust", 0, TurnScale, -1.5, 1.5));
        }
        if (arc.Engine is not null && arc.TurningIsFree)
        {
            controls.Add(new($"{arc.Name}: first turning of thrust", 0, TurningScale));
            controls.Add(new($"{arc.Name}: second turning of thrust", 0, TurningScale));
        }
        if (arc.DurationLimits is { } limit)
            controls.Add(
                new($"{arc.Name}: duration", arc.Duration, arc.Engine is null ? 1e4 : 10, limit.Least, limit.Greatest)
            );
        foreach (var requirement in arc.Requirements)
            Quantity(
                $"{arc.Name}: {requirement.Name}",
                requirement.Least,
                requirement.Greatest,
                requirement.Scale,
                requirement.Unit
            );
    }

    private void Quantity(string name, double least, double greatest, double scale, string unit)
    {
        limits.Add((least / scale, greatest / scale));
        quantities.Add((name, scale, unit));
    }

    private static IEnumerable<(string Axis, double First, double Second)> Axes(Vector3 first, Vector3 second) =>
        [("x", first.X, second.X), ("y", first.Y, second.Y), ("z", first.Z, second.Z)];
}
