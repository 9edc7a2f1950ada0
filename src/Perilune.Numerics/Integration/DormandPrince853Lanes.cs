using Coefficients = Perilune.Numerics.Integration.DormandPrince853Coefficients;

namespace Perilune.Numerics.Integration;

/// <summary>
/// The explicit Runge-Kutta method of order 8 by Dormand and Prince with adaptive steps and dense output of order 7
/// (Hairer, Norsett, Wanner, "Solving Ordinary Differential Equations I", sections II.4 to II.6), for several solutions of
/// one equation side by side in lanes. Each lane has its own time, direction, step and control of error: a step that is
/// rejected is tried again by its lane while the others go on, so that a lane's solution is the same, bit for bit, whatever
/// the others do. States are summed with compensation, so that rounding does not grow with the number of steps. One
/// instance serves one thread; it allocates when it is made and not afterwards.
/// </summary>
/// <typeparam name="TEquation">The equation; a struct is called without indirection.</typeparam>
public sealed partial class DormandPrince853Lanes<TEquation>
    where TEquation : ILaneEquation
{
    private const double Safety = 0.9;
    private const double LeastFactor = 1.0 / 3;
    private const double GreatestFactor = 6;
    private readonly Lane[] lanes;

    /// <summary>An integrator of one equation in lanes, all of them idle.</summary>
    /// <param name="equation">The right-hand side.</param>
    /// <param name="tolerances">Local error allowed in a step; gives the dimension.</param>
    /// <param name="lanes">Number of lanes, as many as the equation takes.</param>
    public DormandPrince853Lanes(TEquation equation, Tolerances tolerances, int lanes)
    {
        ArgumentNullException.ThrowIfNull(tolerances);
        ArgumentOutOfRangeException.ThrowIfLessThan(lanes, 1);
        this.equation = equation;
        this.tolerances = tolerances;
        this.lanes = new Lane[lanes];
        Dimension = tolerances.Dimension;
        times = new double[lanes];
        lengths = new double[lanes];
        states = new double[lanes * Dimension];
        laneSteps = new double[lanes * DenseStep.Terms * Dimension];
        width = (Dimension * lanes + Vectors.Length - 1) / Vectors.Length;
        stages = new(Coefficients.AllStages * width);
        dense = new(DenseStep.Terms * width);
        (state, carry, carryBefore) = (new(width), new(width), new(width));
        (trial, sum, other, steps) = (new(width), new(width), new(width), new(width));
    }

    /// <summary>Number of components of a state.</summary>
    public int Dimension { get; }

    /// <summary>Longest step that may be taken; unlimited unless set.</summary>
    public double MaximumStep { get; set; } = double.PositiveInfinity;

    /// <summary>Where a lane is: the end of its last accepted step.</summary>
    public double Time(int lane) => lanes[lane].Time;

    /// <summary>Evaluations of the right-hand side for a lane so far.</summary>
    public long Evaluations(int lane) => lanes[lane].Evaluations;

    /// <summary>Steps of a lane accepted so far.</summary>
    public long AcceptedSteps(int lane) => lanes[lane].Accepted;

    /// <summary>Steps of a lane rejected so far.</summary>
    public long RejectedSteps(int lane) => lanes[lane].Rejections;

    /// <summary>Whether the last <see cref="Advance"/> completed a step of a lane.</summary>
    public bool HasStepped(int lane) => lanes[lane].Stepped;

    /// <summary>Why a lane cannot go on, or null. Its step became smaller than the resolution of the time.</summary>
    public IntegrationException? Failure(int lane) => lanes[lane].Failure;

    /// <summary>Forgets all about a lane, the step length found before and the counts among it.</summary>
    public void Renew(int lane) => lanes[lane] = default;

    /// <summary>
    /// Starts a lane, or starts it again, at a time and a state; it rests until it is aimed. A step length found before is
    /// kept as the first guess, so that a start at a discontinuity is cheap.
    /// </summary>
    /// <exception cref="ArgumentException">The state has another dimension, or holds what is not a finite number.</exception>
    public void Start(int lane, double time, ReadOnlySpan<double> initialState)
    {
        if (initialState.Length != Dimension)
            throw new ArgumentException(
                $"the state has {initialState.Length} components, the tolerances {Dimension}",
                nameof(initialState)
            );
        foreach (var component in initialState)
            if (!double.IsFinite(component))
                throw new ArgumentException("the state holds what is not a finite number", nameof(initialState));
        for (var i = 0; i < Dimension; i++)
        {
            state.Doubles[i * lanes.Length + lane] = initialState[i];
            carry.Doubles[i * lanes.Length + lane] = 0;
        }
        ref var own = ref lanes[lane];
        (own.Time, own.LastStep, own.Fresh, own.Running) = (time, 0, true, false);
        (own.Stepped, own.DerivativeAtEnd, own.Rejected, own.Forced) = (false, false, false, false);
    }

    /// <summary>Sends a lane towards a limit, never beyond it; it lands on it exactly when it is near enough.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="limit">Where it may go at most; before its present time it integrates backwards.</param>
    public void Aim(int lane, double limit)
    {
        ref var own = ref lanes[lane];
        (own.Limit, own.Running) = (limit, own.Time != limit);
    }

    /// <summary>
    /// Has the last step of a lane taken once more by the next <see cref="Advance"/>, only as far as a time within it. It is
    /// shorter than what the error control accepted, so it needs no control.
    /// </summary>
    /// <param name="lane">The lane, which the last advance has brought a step on.</param>
    /// <param name="end">A time between the start and the end of the last step.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not within the last step.</exception>
    public void Shorten(int lane, double end)
    {
        ref var own = ref lanes[lane];
        var step = end - own.LastStart;
        if (own.LastStep == 0 || !own.DerivativeAtEnd || !(step / own.LastStep is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(end), end, "not within the last step");
        for (var at = lane; at < Dimension * lanes.Length; at += lanes.Length)
        {
            state.Doubles[at] = dense.Doubles[at];
            carry.Doubles[at] = carryBefore.Doubles[at];
        }
        (own.Time, own.Next, own.Step) = (own.LastStart, end, step);
        (own.Forced, own.Running, own.DerivativeAtEnd) = (true, true, false);
        own.Accepted--;
    }

    /// <summary>
    /// Tries one step of every lane that has been aimed and is not there. A lane whose step has too great an error stays
    /// where it was and tries a shorter one next time.
    /// </summary>
    public void Advance()
    {
        Begin();
        ChooseSteps();
        TakeStages();
        if (!Judge())
            return;
        // The derivative at the end serves the dense output, and moves to the front when the next step begins.
        for (var k = 0; k < lanes.Length; k++)
            times[k] = lanes[k].Time;
        Evaluate(state, 12);
    }

    /// <summary>Puts the derivative at the start of the step of each lane in its place, and finds first step lengths.</summary>
    private void Begin()
    {
        bool fresh = false,
            unknown = false;
        for (var k = 0; k < lanes.Length; k++)
        {
            ref var own = ref lanes[k];
            times[k] = own.Time;
            own.Stepped = false;
            if (!own.Running)
                continue;
            if (own.DerivativeAtEnd)
                CopyStage(12, 0, k);
            own.DerivativeAtEnd = false;
            fresh |= own.Fresh;
            unknown |= own.Suggested == 0;
        }
        if (fresh)
        {
            Evaluate(state, 13);
            for (var k = 0; k < lanes.Length; k++)
            {
                if (!lanes[k].Running || !lanes[k].Fresh)
                    continue;
                CopyStage(13, 0, k);
                lanes[k].Fresh = false;
                lanes[k].Evaluations++;
            }
        }
        if (unknown)
            FindFirstSteps();
        denseReady = false;
    }

    private void ChooseSteps()
    {
        for (var k = 0; k < lanes.Length; k++)
        {
            ref var own = ref lanes[k];
            if (own.Running && !own.Forced)
                own.Choose(MaximumStep);
            lengths[k] = own.Running ? own.Step : 0;
        }
        SpreadLengths();
    }

    /// <summary>Accepts the steps that are good enough; whether there is any.</summary>
    private bool Judge()
    {
        WeighErrors();
        var any = false;
        for (var k = 0; k < lanes.Length; k++)
        {
            ref var own = ref lanes[k];
            if (!own.Running)
                continue;
            // Eleven stages, and the derivative at the end of an accepted step.
            own.Evaluations += 11;
            if (own.Forced || own.Accepts(ErrorOf(k, own.Step)))
            {
                Accept(k);
                own.Evaluations++;
                any = true;
            }
        }
        return any;
    }

    private void Accept(int lane)
    {
        // The values at the start of the step go into the dense output while they are here.
        var values = state.Doubles;
        var before = dense.Doubles;
        var lost = carry.Doubles;
        var lostBefore = carryBefore.Doubles;
        for (var at = lane; at < Dimension * lanes.Length; at += lanes.Length)
        {
            var old = values[at];
            before[at] = old;
            lostBefore[at] = lost[at];
            var increment = steps.Doubles[at] * sum.Doubles[at] + lost[at];
            var updated = old + increment;
            // Knuth's two-sum: what the addition lost is carried into the next step.
            var virtualIncrement = updated - old;
            lost[at] = old - (updated - virtualIncrement) + (increment - virtualIncrement);
            values[at] = updated;
        }
        ref var own = ref lanes[lane];
        (own.LastStart, own.LastStep, own.Time) = (own.Time, own.Step, own.Next);
        (own.Stepped, own.DerivativeAtEnd, own.Forced, own.Rejected, own.DenseRead) = (true, true, false, false, false);
        own.Running = own.Time != own.Limit;
        own.Accepted++;
    }

    /// <summary>What one lane does: where it is and how far it steps.</summary>
    private struct Lane
    {
        internal double Time;
        internal double Limit;
        internal double Suggested;
        internal double Wanted;
        internal double Step;
        internal double Next;
        internal double LastStart;
        internal double LastStep;
        internal bool Running;
        internal bool Fresh;
        internal bool Rejected;
        internal bool Forced;
        internal bool Stepped;
        internal bool DerivativeAtEnd;
        internal bool DenseRead;
        internal long Evaluations;
        internal long Accepted;
        internal long Rejections;
        internal IntegrationException? Failure;

        /// <summary>The next step to try; the lane stops with a failure when it is too short to be taken.</summary>
        internal void Choose(double most)
        {
            var distance = Limit - Time;
            if (!Rejected)
                Wanted = Math.CopySign(Math.Min(Suggested, most), distance);
            var reaches = Math.Abs(Wanted) * 1.01 >= Math.Abs(distance);
            Next = reaches ? Limit : Time + Wanted;
            // The step that the rounded times really have between them.
            Step = Next - Time;
            if (reaches || Math.Abs(Step) > 4 * (Math.BitIncrement(Math.Abs(Time)) - Math.Abs(Time)))
                return;
            Failure = new(Time, Wanted, "the step is below the resolution of the time");
            Running = false;
        }

        /// <summary>Whether an error, in units of the tolerance, is small enough; chooses the length of the next step.</summary>
        internal bool Accepts(double error)
        {
            var factor = Math.Clamp(Safety * Math.Pow(error, -1.0 / 8), LeastFactor, GreatestFactor);
            if (error <= 1)
            {
                Suggested = Math.Abs(Step) * (Rejected ? Math.Min(factor, 1) : factor);
                // A step cut far short by the limit says nothing against the longer one that was wanted.
                if (Next == Limit && factor == GreatestFactor)
                    Suggested = Math.Max(Suggested, Math.Abs(Wanted));
                return true;
            }
            Rejections++;
            Rejected = true;
            // An error that is not a number comes from a step far too long: shrink as much as allowed.
            Wanted = Step * (double.IsNaN(error) ? LeastFactor : Math.Min(factor, Safety));
            return false;
        }
    }
}
