using Perilune.Astro.Eclipses;
using Perilune.Astro.Forces;
using Perilune.Numerics.Integration;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Propagation;

/// <summary>
/// Keeps the partial derivatives of a flight, and makes them as exact in a half-shadow as elsewhere. From a contact of the discs
/// on, light grows with the power 3/2 of time and its gradient with the power 1/2: a step whose length the state
/// chooses is smooth enough for the state and not for its derivatives. So each step in a half-shadow is taken once more in
/// the angle of a graded time, in which both are smooth, under control of their own error. The state remains that of the
/// plain flight.
/// </summary>
internal sealed class PartialsRecord
{
    /// <summary>
    /// Least error allowed in a step, as a part of each column: rounding of the few steps in a half-shadow leaves more.
    /// </summary>
    private const double LeastTolerance = 1e-14;

    /// <summary>Greatest step, rad: light that nearly goes out in the middle of a step is seen by four others.</summary>
    private const double GreatestStep = GradedTime.WholeAngle / 4;

    private readonly ForceModel model;
    private readonly ForceEnvironment<Dual3> environment;
    private readonly DormandPrince853<VariationalEquations> method;
    private readonly GradedEquations equations;
    private readonly DormandPrince853<GradedEquations> again;
    private readonly DenseSolution.Builder record = new(VariationalEquations.StateLength);
    private readonly double[] initial;
    private double start;

    /// <summary>A record of a flight that starts.</summary>
    /// <param name="model">The forces.</param>
    /// <param name="environment">Memory of the propagation.</param>
    /// <param name="equations">The equations of the flight.</param>
    /// <param name="method">What takes its steps.</param>
    /// <param name="position">Tolerance of position.</param>
    /// <param name="velocity">Tolerance of velocity.</param>
    /// <param name="distance">Distance from the centre, m: partial derivatives shall be as fine a part of themselves.</param>
    public PartialsRecord(
        ForceModel model,
        ForceEnvironment<Dual3> environment,
        VariationalEquations equations,
        DormandPrince853<VariationalEquations> method,
        Tolerances.Group position,
        Tolerances.Group velocity,
        double distance
    )
    {
        (this.model, this.environment, this.method) = (model, environment, method);
        this.equations = new(equations);
        initial = new double[method.Dimension];
        var relative = Math.Max(LeastTolerance, position.Absolute / distance);
        var groups = new Tolerances.Group[method.Dimension / 3];
        Array.Fill(groups, new(3, 0, relative));
        (groups[0], groups[1]) = (position, velocity);
        again = new(this.equations, Tolerances.ByGroup(groups)) { MaximumStep = GreatestStep };
    }

    /// <summary>Evaluations of the forces beside those of the plain flight.</summary>
    public long Evaluations => again.Evaluations;

    /// <summary>Before a step.</summary>
    public void Begin()
    {
        start = method.Time;
        method.State.CopyTo(initial);
    }

    /// <summary>After a step, once it is as long as it remains.</summary>
    public void Complete()
    {
        if (method.Time == start)
            return;
        if (!InHalfShadow())
        {
            record.Add(method.LastStep, method.Time);
            return;
        }
        equations.Clock = new(start, method.Time);
        again.Start(0, initial);
        while (again.Time < GradedTime.WholeAngle)
        {
            again.Step(GradedTime.WholeAngle);
            record.Add(again.LastStep, equations.Clock);
        }
        method.ReplaceLast(again.State[VariationalEquations.StateLength..]);
    }

    /// <summary>The partial derivatives over the whole flight.</summary>
    public DenseSolution Build() => record.Build();

    private bool InHalfShadow()
    {
        var occulters = model.RadiationPressure?.Occulters.Length ?? 0;
        for (var i = 0; i < occulters; i++)
        {
            if (environment.Sunlight(i)[0] is Lighting.Penumbra)
                return true;
        }
        return false;
    }
}
