namespace Perilune.Station.Engine;

/// <summary>One decaying part of a rate, Amplitude·exp(−Decay·τ).</summary>
internal readonly record struct ExponentialTerm(double Amplitude, double Decay);

/// <summary>
/// A rate as a function of the time τ since it was set: constant + slope·τ + up to three decaying exponentials. Its
/// integral is known in closed form, so that an amount is exact at any instant whatever happened between.
/// </summary>
internal readonly record struct RateFunction(
    double Constant,
    double Slope,
    ExponentialTerm First,
    ExponentialTerm Second,
    ExponentialTerm Third
)
{
    public static RateFunction Of(double constant) => new(constant, 0, default, default, default);

    public static RateFunction Linear(double constant, double slope) => new(constant, slope, default, default, default);

    public static RateFunction Exponential(double constant, double amplitude, double decay) =>
        new(constant, 0, new(amplitude, decay), default, default);

    public bool IsConstant => Slope == 0 && !IsCurved;

    public bool IsCurved => First.Amplitude != 0 || Second.Amplitude != 0 || Third.Amplitude != 0;

    public double At(double elapsed) =>
        Constant + (Slope * elapsed) + At(First, elapsed) + At(Second, elapsed) + At(Third, elapsed);

    public double Integral(double elapsed) =>
        (elapsed * (Constant + (0.5 * Slope * elapsed)))
        + Integral(First, elapsed)
        + Integral(Second, elapsed)
        + Integral(Third, elapsed);

    /// <summary>The same function with its origin moved that much later.</summary>
    public RateFunction After(double elapsed) =>
        IsConstant
            ? this
            : new(
                Constant + (Slope * elapsed),
                Slope,
                After(First, elapsed),
                After(Second, elapsed),
                After(Third, elapsed)
            );

    /// <summary>
    /// Which way the amount goes next: the sign of the rate or, where the rate is zero to rounding, of its derivative.
    /// </summary>
    public int Direction()
    {
        var rate = At(0);
        var scale =
            Math.Abs(Constant) + Math.Abs(First.Amplitude) + Math.Abs(Second.Amplitude) + Math.Abs(Third.Amplitude);
        if (Math.Abs(rate) > (IsConstant ? 0 : 1e-10 * scale))
            return Math.Sign(rate);
        return Math.Sign(
            Slope
                - (First.Amplitude * First.Decay)
                - (Second.Amplitude * Second.Decay)
                - (Third.Amplitude * Third.Decay)
        );
    }

    /// <summary>
    /// Instants in (0, horizon) at which the rate changes sign, ascending; the first is a change from
    /// <see cref="Direction"/>, so that a rate that is zero to rounding at first has no change where the rounding ends.
    /// </summary>
    /// <returns>How many were written.</returns>
    public int SignChanges(double horizon, Span<double> instants)
    {
        if (!IsCurved)
        {
            var zero = Slope == 0 ? -1 : -Constant / Slope;
            if (!(zero > 0 && zero < horizon))
                return 0;
            instants[0] = zero;
            return 1;
        }
        Span<ExponentialTerm> terms = stackalloc ExponentialTerm[3];
        var count = 0;
        if (First.Amplitude != 0)
            terms[count++] = First;
        if (Second.Amplitude != 0)
            terms[count++] = Second;
        if (Third.Amplitude != 0)
            terms[count++] = Third;
        var changes = ExponentialRoots.Find(Constant, Slope, terms[..count], horizon, instants);
        if (changes == 0 || After(instants[0]).Direction() != Direction())
            return changes;
        instants[1..changes].CopyTo(instants);
        return changes - 1;
    }

    private static double At(ExponentialTerm term, double elapsed) =>
        term.Amplitude == 0 ? 0 : term.Amplitude * Math.Exp(-term.Decay * elapsed);

    private static double Integral(ExponentialTerm term, double elapsed) =>
        term.Amplitude == 0 ? 0
        : term.Decay == 0 ? term.Amplitude * elapsed
        : -term.Amplitude * ExponentialMinusOne(-term.Decay * elapsed) / term.Decay;

    private static ExponentialTerm After(ExponentialTerm term, double elapsed) =>
        term.Amplitude == 0 ? term : term with { Amplitude = term.Amplitude * Math.Exp(-term.Decay * elapsed) };

    /// <summary>exp(x) − 1 without cancellation (Kahan; Higham, "Accuracy and Stability of Numerical Algorithms", 1.14.1).</summary>
    internal static double ExponentialMinusOne(double x)
    {
        if (Math.Abs(x) < 1e-5)
            return x * (1 + (x * (0.5 + (x / 6))));
        var y = Math.Exp(x);
        if (y == 1)
            return x;
        return y - 1 == -1 ? -1 : (y - 1) * x / Math.Log(y);
    }
}
