using Perilune.Station.Inputs;
using Perilune.Station.Models;

namespace Perilune.Station.Power;

/// <summary>
/// Power generated in a habitat as straight pieces between the change points of its sunlight. Where sunlight itself runs
/// straight between change points, the product with the slow degradation is taken as straight too: the sagitta left out is
/// a quarter of the degradation over the piece, 1e-6 of the power for a ramp of two hours at 1.5 % a year.
/// </summary>
internal sealed class ArrayOutput
{
    private const double JulianYear = 365.25 * 86_400;

    private readonly double[] times;
    private readonly double[] left;
    private readonly double[] right;
    private readonly double constant;
    private int piece;

    /// <summary>Pieces cover the span from zero to its duration, in seconds past its start.</summary>
    public ArrayOutput(PowerModel power, SunlightProfile? sunlight, double start, double duration)
    {
        foreach (var source in power.ConstantSources)
            constant += source.Power;
        var knots = new List<double> { 0 };
        if (sunlight is not null)
        {
            foreach (var time in sunlight.Times)
            {
                if (time - start > 0 && time - start < duration)
                    knots.Add(time - start);
            }
        }
        times = [.. knots];
        left = new double[times.Length];
        right = new double[times.Length];
        if (sunlight is null)
            return;
        for (var i = 0; i < times.Length; i++)
        {
            var end = i + 1 < times.Length ? times[i + 1] : duration;
            left[i] = FractionAt(sunlight, start + times[i]) * InFullSun(power, times[i]);
            var fraction =
                sunlight.Interpolation == SunlightInterpolation.Step
                    ? FractionAt(sunlight, start + times[i])
                    : FractionAt(sunlight, start + end);
            right[i] = fraction * InFullSun(power, end);
        }
        Duration = duration;
    }

    private double Duration { get; }

    /// <summary>Start of the next piece, s past the start; infinite after the last.</summary>
    public double NextChange => piece + 1 < times.Length ? times[piece + 1] : double.PositiveInfinity;

    /// <summary>Goes on to the next piece.</summary>
    public void Advance() => piece++;

    /// <summary>Power at an instant of the present piece and its slope, W and W/s.</summary>
    public (double Power, double Slope) At(double time)
    {
        var end = piece + 1 < times.Length ? times[piece + 1] : Duration;
        var length = end - times[piece];
        if (right[piece] == left[piece] || !(length > 0))
            return (constant + left[piece], 0);
        var slope = (right[piece] - left[piece]) / length;
        if (time >= end)
            return (constant + right[piece], slope);
        return (constant + left[piece] + (slope * (time - times[piece])), slope);
    }

    private static double InFullSun(PowerModel power, double time)
    {
        var sum = 0.0;
        foreach (var array in power.SolarArrays)
        {
            var age = (array.InitialAge + time) / JulianYear;
            var health = Math.Max(0, 1 - (array.DegradationPerYear * age));
            sum += array.Power * array.Count * array.TrackingFactor * health;
        }
        return sum;
    }

    private static double FractionAt(SunlightProfile sunlight, double time)
    {
        var found = sunlight.Times.AsSpan().BinarySearch(time);
        var i = found >= 0 ? found : ~found - 1;
        if (i < 0)
            return sunlight.Fractions[0];
        if (sunlight.Interpolation == SunlightInterpolation.Step || i == sunlight.Times.Length - 1)
            return sunlight.Fractions[i];
        var (from, to) = (sunlight.Times[i], sunlight.Times[i + 1]);
        var part = (time - from) / (to - from);
        return sunlight.Fractions[i] + (part * (sunlight.Fractions[i + 1] - sunlight.Fractions[i]));
    }
}
