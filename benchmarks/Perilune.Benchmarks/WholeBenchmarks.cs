using Perilune.Simulation.Verification;

namespace Perilune.Benchmarks;

/// <summary>What a user waits for, on two threads.</summary>
internal static class WholeBenchmarks
{
    public static IEnumerable<Benchmark> All(ShippedData data)
    {
        yield return new(
            "verify",
            "s",
            20,
            () =>
                Clock.Once(() =>
                {
                    if (Verifier.Run(data.File("")).FirstOrDefault(row => !row.Pass) is { } failed)
                        throw new InvalidOperationException($"case {failed.Id} failed");
                })
        );
    }
}
