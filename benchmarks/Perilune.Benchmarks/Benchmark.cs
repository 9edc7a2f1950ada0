namespace Perilune.Benchmarks;

/// <summary>Something measured. Less is better.</summary>
/// <param name="Name">Dotted name.</param>
/// <param name="Unit">Unit of the value; "1" for a ratio or a count.</param>
/// <param name="Reach">The number to reach, or null where none is set.</param>
/// <param name="Measure">Measures, warm-up included.</param>
internal sealed record Benchmark(string Name, string Unit, double? Reach, Func<double> Measure);

/// <summary>What was measured; no number when the benchmark failed.</summary>
internal sealed record Result(Benchmark Benchmark, double Value)
{
    public bool Pass => Value <= (Benchmark.Reach ?? double.PositiveInfinity);
}
