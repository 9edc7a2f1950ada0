using System.Collections.Immutable;

namespace Perilune.Partnership.Scheduling;

/// <summary>A quantity that is constant between the instants at which it changes.</summary>
public sealed record StepProfile
{
    /// <summary>A profile from its changes.</summary>
    /// <param name="starts">Instants from which each value holds, ascending, s on the run's time line.</param>
    /// <param name="values">The values, one for each instant, none negative.</param>
    /// <param name="end">Where the last value ends, s on the run's time line; the profile is zero outside.</param>
    /// <exception cref="ArgumentException">Lengths differ, instants do not ascend, or a value is negative or no number.</exception>
    public StepProfile(ImmutableArray<double> starts, ImmutableArray<double> values, double end)
    {
        if (starts.Length != values.Length)
            throw new ArgumentException($"{starts.Length} instants for {values.Length} values", nameof(values));
        for (var i = 0; i < starts.Length; i++)
        {
            if (!(starts[i] < (i + 1 < starts.Length ? starts[i + 1] : end)))
                throw new ArgumentException($"instant {i} does not come before the next", nameof(starts));
            if (!(values[i] >= 0 && double.IsFinite(values[i])))
                throw new ArgumentException($"value {i} is {values[i]}", nameof(values));
        }

        (Starts, Values, End) = (starts, values, end);
    }

    /// <summary>Instants from which each value holds, s.</summary>
    public ImmutableArray<double> Starts { get; }

    /// <summary>The values.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>Where the last value ends, s.</summary>
    public double End { get; }

    /// <summary>One value from start to end.</summary>
    public static StepProfile Constant(double value, double start, double end) => new([start], [value], end);

    /// <summary>Integral between two instants: value times seconds.</summary>
    public double Integral(double from, double until)
    {
        var sum = 0.0;
        for (var i = 0; i < Starts.Length; i++)
        {
            var right = i + 1 < Starts.Length ? Starts[i + 1] : End;
            var overlap = Math.Min(right, until) - Math.Max(Starts[i], from);
            if (overlap > 0)
                sum += overlap * Values[i];
        }

        return sum;
    }
}
