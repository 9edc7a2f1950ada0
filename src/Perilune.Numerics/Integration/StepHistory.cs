namespace Perilune.Numerics.Integration;

/// <summary>
/// The lengths of the last steps, and what follows from them for a polynomial through the derivatives at their ends: the
/// factors of its modified divided differences and its integrals (L. F. Shampine and M. K. Gordon, "Computer Solution of
/// Ordinary Differential Equations", 1975, chapter 5; for second integrals F. T. Krogh, "Changing stepsize in the
/// integration of differential equations using modified divided differences", LNM 362, 1974).
/// </summary>
internal sealed class StepHistory(int greatestOrder)
{
    // Index 0 is the newest; sums of the last 1, 2, 3, ... steps.
    private readonly double[] before = new double[greatestOrder + 2];
    private readonly double[] with = new double[greatestOrder + 2];
    private readonly double[] inverse = new double[greatestOrder + 2];
    private readonly double[] work = new double[greatestOrder + 4];

    /// <summary>What a difference is multiplied by to serve the step: beta.</summary>
    public double[] Factors { get; } = new double[greatestOrder + 2];

    /// <summary>First integrals over the step of the terms of the polynomial, per length.</summary>
    public double[] Once { get; } = new double[greatestOrder + 2];

    /// <summary>Second integrals over the step, per length squared.</summary>
    public double[] Twice { get; } = new double[greatestOrder + 2];

    /// <summary>The step in question.</summary>
    public double Step { get; private set; }

    /// <summary>Prepares a step of a length and an order.</summary>
    public void Prepare(double step, int order)
    {
        Step = step;
        with[0] = step;
        inverse[0] = 1 / step;
        Factors[0] = 1;
        for (var i = 1; i <= order; i++)
        {
            with[i] = step + before[i - 1];
            inverse[i] = 1 / with[i];
            Factors[i] = i < order ? Factors[i - 1] * with[i - 1] / before[i - 1] : 0;
        }
        Integrate(1, order, Once, Twice);
    }

    /// <summary>Integrals up to a part of the prepared step, per its length and length squared.</summary>
    public void Integrate(double part, int order, Span<double> once, Span<double> twice)
    {
        for (var q = 0; q < order + 2; q++)
            work[q] = 1.0 / (q + 1);
        (once[0], twice[0]) = (work[0], work[1]);
        var reach = part * Step;
        for (var i = 1; i <= order; i++)
        {
            // One at the end of the step.
            var whole = part == 1 ? 1 : (reach + (i == 1 ? 0 : before[i - 2])) * inverse[i - 1];
            var ratio = reach * inverse[i - 1];
            for (var q = 0; q < order + 2 - i; q++)
                work[q] = whole * work[q] - ratio * work[q + 1];
            (once[i], twice[i]) = (work[0], work[1]);
        }
    }

    /// <summary>Values of the terms of the polynomial at a part of the prepared step.</summary>
    public void Terms(double part, int order, Span<double> terms)
    {
        terms[0] = 1;
        for (var i = 1; i <= order; i++)
            terms[i] = terms[i - 1] * (part * Step + (i == 1 ? 0 : before[i - 2])) * inverse[i - 1];
    }

    /// <summary>Takes the prepared step into the history.</summary>
    public void Accept() => with.CopyTo(before, 0);

    /// <summary>Forgets everything.</summary>
    public void Clear() => Array.Clear(before);
}
