using Perilune.Numerics.Integration;

namespace Perilune.Astro.Propagation;

/// <summary>
/// The method of Dormand and Prince for a state with its partial derivatives, as exact in a half-shadow as elsewhere. From a
/// contact of the discs on, light changes with the power 3/2 of time and its gradient with the power 1/2: steps as long as
/// the state allows see neither their own error nor that of the derivatives. So each way from contact to contact is
/// flown in the angle of a graded time, in which all is smooth, under control of every column's error. Elsewhere the steps are
/// those of the state alone.
/// </summary>
internal sealed class VariationalMethod : IIntegrator
{
    /// <summary>Least error allowed in a step, as a part of each column: about a hundred roundings.</summary>
    private const double LeastTolerance = 1e-14;

    /// <summary>Greatest step, rad: light that all but goes out in the middle of a half-shadow is seen by four of them.</summary>
    private const double GreatestStep = GradedTime.WholeAngle / 4;

    /// <summary>
    /// How far a way goes beyond its contact, s: twice as far as the contact's own accuracy, so that its event is found on it. What
    /// is not smooth there is 1e-11 of what the half-shadow does.
    /// </summary>
    private const double Margin = 2e-6;

    private readonly Func<bool> inHalfShadow;
    private readonly DormandPrince853<VariationalEquations> plain;
    private readonly DormandPrince853<VariationalEquations> scout;
    private readonly StepEvents contacts;
    private readonly GradedEquations equations;
    private readonly DormandPrince853<GradedEquations> graded;
    private bool onWay;

    /// <summary>A method for some equations.</summary>
    /// <param name="equations">The equations.</param>
    /// <param name="parameters">Number of parameters.</param>
    /// <param name="position">Tolerance of position.</param>
    /// <param name="velocity">Tolerance of velocity.</param>
    /// <param name="distance">Distance from the centre, m: the columns shall be as fine a part of themselves.</param>
    /// <param name="contacts">The edges of shadows.</param>
    /// <param name="inHalfShadow">Whether a part of the Sun is hidden, between two edges.</param>
    public VariationalMethod(
        VariationalEquations equations,
        int parameters,
        Tolerances.Group position,
        Tolerances.Group velocity,
        double distance,
        IEnumerable<EventFunction> contacts,
        Func<bool> inHalfShadow
    )
    {
        this.inHalfShadow = inHalfShadow;
        var length = VariationalEquations.ColumnsLength(parameters);
        var alone = Tolerances.ByGroup(position, velocity, new(length, double.PositiveInfinity, 0));
        plain = new(equations, alone);
        scout = new(equations, alone);
        this.contacts = new(scout, [.. contacts.Select(edge => new StateEvent(edge, Action: EventAction.Stop))]);
        var groups = new Tolerances.Group[2 + length / 3];
        Array.Fill(groups, new(3, 0, Math.Max(LeastTolerance, position.Absolute / distance)));
        (groups[0], groups[1]) = (position, velocity);
        this.equations = new(equations);
        graded = new(this.equations, Tolerances.ByGroup(groups)) { MaximumStep = GreatestStep };
    }

    /// <inheritdoc/>
    public int Dimension => plain.Dimension;

    /// <inheritdoc/>
    public double Time => onWay ? equations.Clock.Time(graded.Time) : plain.Time;

    /// <inheritdoc/>
    public ReadOnlySpan<double> State => onWay ? graded.State : plain.State;

    /// <inheritdoc/>
    public long Evaluations => plain.Evaluations + scout.Evaluations + graded.Evaluations;

    /// <inheritdoc/>
    public long AcceptedSteps => plain.AcceptedSteps + graded.AcceptedSteps;

    /// <inheritdoc/>
    public DenseStep LastStep => onWay ? graded.LastStep.In(equations.Clock) : plain.LastStep;

    /// <inheritdoc/>
    public void Start(double time, ReadOnlySpan<double> initialState)
    {
        onWay = false;
        plain.Start(time, initialState);
    }

    /// <inheritdoc/>
    public bool Step(double limit)
    {
        if (!inHalfShadow())
            return plain.Step(limit);
        if (onWay && graded.Time == GradedTime.WholeAngle)
            plain.Start(Time, State);
        if (!onWay || graded.Time == GradedTime.WholeAngle)
            Begin(limit);
        graded.Step(GradedTime.WholeAngle);
        return Time == limit;
    }

    /// <inheritdoc/>
    public void ShortenLastStep(double end)
    {
        if (onWay)
            graded.ShortenLastStep(equations.Clock.Angle(end));
        else
            plain.ShortenLastStep(end);
    }

    /// <summary>Begins a way at the state of the plain method: to the next contact, or to the limit.</summary>
    private void Begin(double limit)
    {
        var forwards = limit > plain.Time;
        scout.Start(plain.Time, plain.State);
        // Away from the contact that is just behind.
        var clear = plain.Time + (forwards ? 2 * Margin : -2 * Margin);
        while (scout.Time != clear && scout.Time != limit)
            scout.Step(forwards ? Math.Min(clear, limit) : Math.Max(clear, limit));
        contacts.Begin();
        double? contact = null;
        while (contact is null && scout.Time != limit)
        {
            scout.Step(limit);
            contact = contacts.Examine();
            if (contact is null)
                contacts.Finish(null);
        }
        var end = contact + (forwards ? Margin : -Margin) ?? limit;
        equations.Clock = new(plain.Time, forwards ? Math.Min(end, limit) : Math.Max(end, limit));
        graded.Start(0, plain.State);
        onWay = true;
    }
}
