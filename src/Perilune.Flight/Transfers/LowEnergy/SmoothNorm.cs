namespace Perilune.Flight.Transfers.LowEnergy;

/// <summary>The length of a vector with a derivative where it vanishes.</summary>
internal static class SmoothNorm
{
    // Under what an engine can do, m/s.
    private const double Smallest = 1e-2;

    public static double Of(ReadOnlySpan<double> vector, Span<double> derivatives)
    {
        var square = Smallest * Smallest;
        foreach (var x in vector)
            square += x * x;
        var norm = Math.Sqrt(square);
        for (var i = 0; i < vector.Length; i++)
            derivatives[i] += vector[i] / norm;
        return norm - Smallest;
    }
}
