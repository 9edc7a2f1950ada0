using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>SPK type 20: Chebyshev series of velocity with the position at each midpoint, the Institute of Applied Astronomy's form.</summary>
internal sealed class SpkVelocitySegment : SpkSegment
{
    private readonly ChebyshevRates rates;

    private SpkVelocitySegment(DafFile file, DafArray array, ChebyshevRates rates)
        : base(file, array) => this.rates = rates;

    /// <summary>The segment of an array; null with the reason when it does not hold such series.</summary>
    public static SpkSegment? Open(DafFile file, DafArray array, out string reason) =>
        ChebyshevRates.Open(file, array, out reason) is { } rates ? new SpkVelocitySegment(file, array, rates) : null;

    internal override void Evaluate(double et, out Vector3 position, out Vector3 velocity) =>
        rates.ValueAndRate(et, out position, out velocity);
}
