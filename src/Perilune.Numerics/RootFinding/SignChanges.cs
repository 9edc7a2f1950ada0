namespace Perilune.Numerics.RootFinding;

/// <summary>
/// All sign changes of a smooth function in an interval. Samples are refined until a parabola through them describes the
/// function so well that it cannot reach zero unseen between them; so two changes close together, a short passage, are
/// found even where both samples beside them have the same sign.
/// </summary>
public static class SignChanges
{
    /// <summary>
    /// The parabola's error at two places off its nodes must be this many times smaller than its distance from zero before
    /// an interval is believed empty.
    /// </summary>
    private const double Caution = 4;

    /// <summary>Halvings after which the parabola's error must have shrunk by a factor each, or it is rounding noise.</summary>
    private const int NoiseDepth = 8;
    private const double NoiseShrinking = 0.84;

    /// <summary>All sign changes between two abscissae, in rising order.</summary>
    /// <param name="function">A continuous function; not a number is refused.</param>
    /// <param name="start">Start of the interval.</param>
    /// <param name="end">End of the interval, not before its start.</param>
    /// <param name="maximumStep">
    /// Longest stretch that is taken on trust to be described by five samples until they say otherwise: a feature much
    /// narrower than a quarter of it, that leaves no trace outside itself, can be missed.
    /// </param>
    /// <param name="tolerance">Accuracy of the abscissae.</param>
    public static List<SignChange> Find(
        Func<double, double> function,
        double start,
        double end,
        double maximumStep,
        double tolerance
    )
    {
        ArgumentNullException.ThrowIfNull(function);
        var changes = new List<SignChange>();
        Find(function, start, end, function(start), function(end), maximumStep, tolerance, changes);
        return changes;
    }

    /// <summary>As the shorter form, with the values at both ends known, adding to a list. Zero counts as positive.</summary>
    /// <exception cref="ArgumentException">The interval runs backwards, or the step or the tolerance is not positive.</exception>
    /// <exception cref="ArithmeticException">The function returned what is not a number.</exception>
    public static void Find(
        Func<double, double> function,
        double start,
        double end,
        double valueAtStart,
        double valueAtEnd,
        double maximumStep,
        double tolerance,
        List<SignChange> changes
    )
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(changes);
        if (!(end >= start))
            throw new ArgumentException($"the interval from {start} to {end} runs backwards", nameof(end));
        if (!(maximumStep > 0 && tolerance > 0))
            throw new ArgumentException("step and tolerance are positive", nameof(tolerance));
        var pieces = Math.Max(1, (int)Math.Ceiling((end - start) / maximumStep));
        var (low, valueAtLow) = (start, Checked(valueAtStart, start));
        for (var piece = 1; piece <= pieces; piece++)
        {
            var high = piece == pieces ? end : start + (end - start) * piece / pieces;
            var valueAtHigh = piece == pieces ? Checked(valueAtEnd, end) : Sample(function, high);
            Search(
                function,
                new(low, valueAtLow),
                Middle(function, low, high),
                new(high, valueAtHigh),
                0,
                0,
                tolerance,
                changes
            );
            (low, valueAtLow) = (high, valueAtHigh);
        }
    }

    private static void Search(
        Func<double, double> function,
        Point a,
        Point m,
        Point b,
        double reference,
        int depth,
        double tolerance,
        List<SignChange> changes
    )
    {
        if (b.X - a.X <= tolerance)
        {
            Cross(function, a, b, tolerance, changes);
            return;
        }
        var left = Middle(function, a.X, m.X);
        var right = Middle(function, m.X, b.X);
        // The parabola c0 + c1 s + c2 s^2 over s in [-1, 1].
        var c0 = m.Y;
        var c1 = 0.5 * (b.Y - a.Y);
        var c2 = 0.5 * (a.Y + b.Y) - m.Y;
        var error = Math.Max(
            Math.Abs(c0 - 0.5 * c1 + 0.25 * c2 - left.Y),
            Math.Abs(c0 + 0.5 * c1 + 0.25 * c2 - right.Y)
        );
        // Halving divides the error of a smooth function by eight and of a kink by two; what does not shrink is noise.
        reference = depth < NoiseDepth / 2 ? Math.Max(reference, error) : reference;
        var noise = depth >= NoiseDepth && error >= reference * Math.Pow(NoiseShrinking, depth);
        var oneSign =
            a.IsPositive == b.IsPositive
            && a.IsPositive == m.IsPositive
            && a.IsPositive == left.IsPositive
            && a.IsPositive == right.IsPositive;
        var open = oneSign
            ? LeastMagnitude(a.IsPositive ? 1 : -1, c0, c1, c2) <= Caution * error
            : !IsMonotonic(a, left, m, right, b);
        if (open && !noise)
        {
            Search(function, a, left, m, reference, depth + 1, tolerance, changes);
            Search(function, m, right, b, reference, depth + 1, tolerance, changes);
            return;
        }
        Cross(function, a, left, tolerance, changes);
        Cross(function, left, m, tolerance, changes);
        Cross(function, m, right, tolerance, changes);
        Cross(function, right, b, tolerance, changes);
    }

    /// <summary>Least value over [-1, 1] of a parabola that is turned to be positive at both ends.</summary>
    private static double LeastMagnitude(int sign, double c0, double c1, double c2)
    {
        var least = sign * c0 + sign * c2 - Math.Abs(c1);
        return sign * c2 > 0 && Math.Abs(c1) < 2 * Math.Abs(c2)
            ? Math.Min(least, sign * (c0 - c1 * c1 / (4 * c2)))
            : least;
    }

    private static bool IsMonotonic(Point a, Point left, Point m, Point right, Point b) =>
        (a.Y < left.Y && left.Y < m.Y && m.Y < right.Y && right.Y < b.Y)
        || (a.Y > left.Y && left.Y > m.Y && m.Y > right.Y && right.Y > b.Y);

    private static void Cross(
        Func<double, double> function,
        Point a,
        Point b,
        double tolerance,
        List<SignChange> changes
    )
    {
        if (a.IsPositive == b.IsPositive)
            return;
        var root =
            a.Y == 0 ? a.X
            : b.Y == 0 ? b.X
            : Brent.Solve(function, a.X, b.X, a.Y, b.Y, tolerance);
        changes.Add(new(root, b.IsPositive));
    }

    private static Point Middle(Func<double, double> function, double low, double high)
    {
        var x = 0.5 * (low + high);
        return new(x, Sample(function, x));
    }

    private static double Sample(Func<double, double> function, double x) => Checked(function(x), x);

    private static double Checked(double value, double x) =>
        double.IsNaN(value) ? throw new ArithmeticException($"the function is not a number at {x:R}") : value;

    private readonly record struct Point(double X, double Y)
    {
        internal bool IsPositive => Y >= 0;
    }
}
