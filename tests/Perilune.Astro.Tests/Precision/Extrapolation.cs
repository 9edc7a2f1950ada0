namespace Perilune.Astro.Tests.Precision;

/// <summary>The right-hand side of an equation in double-doubles.</summary>
internal delegate void PreciseEquation(DoubleDouble t, DoubleDouble[] state, DoubleDouble[] derivative);

/// <summary>
/// Gragg's modified midpoint rule, extrapolated in the square of its step (Hairer, Norsett, Wanner, "Solving Ordinary
/// Differential Equations I", section II.9): of any order with coefficients that are whole numbers, so exact in every
/// arithmetic.
/// </summary>
internal static class Extrapolation
{
    /// <summary>Columns of the tableau: the order is twice as many.</summary>
    public const int Columns = 10;

    /// <summary>One step.</summary>
    public static DoubleDouble[] Step(
        PreciseEquation equation,
        DoubleDouble t,
        DoubleDouble length,
        DoubleDouble[] state
    )
    {
        var n = state.Length;
        var rate = new DoubleDouble[n];
        var first = new DoubleDouble[n];
        equation(t, state, first);
        var tableau = new DoubleDouble[Columns][];
        for (var j = 0; j < Columns; j++)
        {
            var count = 2 * (j + 1);
            var h = length / new DoubleDouble(count);
            DoubleDouble[] before = [.. state];
            var at = new DoubleDouble[n];
            for (var i = 0; i < n; i++)
                at[i] = state[i] + h * first[i];
            for (var m = 1; m < count; m++)
            {
                equation(t + h * m, at, rate);
                for (var i = 0; i < n; i++)
                    (before[i], at[i]) = (at[i], before[i] + h * rate[i] * 2.0);
            }
            equation(t + length, at, rate);
            for (var i = 0; i < n; i++)
                at[i] = (at[i] + before[i] + h * rate[i]) * 0.5;
            tableau[j] = at;
            for (var k = j - 1; k >= 0; k--)
            {
                // Aitken and Neville, in place: row k becomes that of one column more.
                var ratio = new DoubleDouble(j + 1) / new DoubleDouble(k + 1);
                var divisor = ratio * ratio - 1;
                for (var i = 0; i < n; i++)
                    tableau[k][i] = tableau[k + 1][i] + (tableau[k + 1][i] - tableau[k][i]) / divisor;
            }
        }
        return tableau[0];
    }
}
