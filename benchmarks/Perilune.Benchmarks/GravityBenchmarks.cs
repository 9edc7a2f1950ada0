using Perilune.Astro.Gravity;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;
using Perilune.Simulation.Running;

namespace Perilune.Benchmarks;

/// <summary>The lunar field to degree and order 80: one evaluation, its gradient, and the cost of writing it once for all.</summary>
internal static class GravityBenchmarks
{
    private const int Degree = 80;

    private static Vector3 Place => new(949829.317759, -1456951.823957, -594440.619233);

    public static IEnumerable<Benchmark> All(Knowledge knowledge)
    {
        var field = new Lazy<GravityField>(() => GravityField.Load(knowledge.Data.Check("gravity/grgm900c_165.bin")));
        var harmonics = new Lazy<SphericalHarmonics>(() => new(field.Value, Degree));
        // Forces in C take 6.7 us for 50x50, and 80x80 has 2.5 times the terms; brahe takes 33 us.
        yield return new("gravity.80x80", "us", 17, () => 1e6 * Clock.Quick(() => Acceleration(harmonics.Value)));
        yield return new(
            "gravity.80x80.gradient-ratio",
            "1",
            2.5,
            () => Clock.Ratio(() => Gradient(harmonics.Value), () => Acceleration(harmonics.Value))
        );
        // Trial of one generic text: 0.76 to 1.29 of the time of hand-written doubles. Eight columns side by side take less.
        yield return new(
            "gravity.80x80.generic-ratio",
            "1",
            1.29,
            () =>
            {
                var plain = new HandWrittenGravity(field.Value, Degree);
                var ours = harmonics.Value.Perturbation(Variable());
                var theirs = plain.Perturbation(Place);
                if (ours.X.Value != theirs.X || ours.Y.Value != theirs.Y || ours.Z.Value != theirs.Z)
                    throw new InvalidOperationException("the hand-written field is not the same field");
                return Clock.Ratio(() => Acceleration(harmonics.Value), () => plain.Perturbation(Place).X);
            }
        );
    }

    private static Vector3<Real> Variable() => Vector3<Real>.FromVector(Place);

    private static double Acceleration(SphericalHarmonics harmonics) => harmonics.Perturbation(Variable()).X.Value;

    private static double Gradient(SphericalHarmonics harmonics) =>
        harmonics.Perturbation(Dual3.Variables(Place)).X.Gradient.X;
}
