using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>What stands over an SPK segment.</summary>
/// <param name="Target">NAIF code of the body.</param>
/// <param name="Center">NAIF code of the body that the states are relative to.</param>
/// <param name="Start">First epoch covered, TDB seconds past J2000.</param>
/// <param name="End">Last epoch covered, TDB seconds past J2000.</param>
/// <param name="Name">The segment's name, at most 40 characters.</param>
/// <param name="FrameCode">SPICE code of the axes; 1 is J2000, taken as ICRF.</param>
public readonly record struct SpkDescriptor(
    int Target,
    int Center,
    double Start,
    double End,
    string Name,
    int FrameCode = 1
);

/// <summary>
/// Writes SPK files that CSPICE reads, with segments of type 2 (Chebyshev), 9 (Lagrange) and 13 (Hermite) (NAIF, "SPK
/// Required Reading"). Kernels are in km, km/s and TDB seconds past J2000.
/// </summary>
/// <param name="internalName">Internal file name, at most 60 characters of ASCII.</param>
/// <param name="comment">Comment area, ASCII lines ended by '\n'.</param>
public sealed class SpkWriter(string internalName, string comment)
{
    private const int EpochsPerDirectoryEntry = 100;
    private const int LongestName = 40;
    private const int LargestDegree = 27;

    private readonly DafWriter daf = new("DAF/SPK", 2, 6, internalName, comment);

    /// <summary>Adds a segment of type 2: Chebyshev series of position, km.</summary>
    /// <exception cref="ArgumentException">The series does not cover the descriptor's span.</exception>
    public void AddChebyshev(SpkDescriptor descriptor, ChebyshevSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Initial > descriptor.Start || series.Final < descriptor.End)
            throw new ArgumentException($"the series of '{descriptor.Name}' does not cover its span", nameof(series));
        Add(descriptor, 2, series.ToWords());
    }

    /// <summary>Adds a segment of type 9: states interpolated by Lagrange polynomials, position and velocity each by themselves.</summary>
    /// <param name="descriptor">Target, centre, span, name.</param>
    /// <param name="degree">Degree of the polynomials, odd by habit, 1 to 27.</param>
    /// <param name="epochs">Increasing epochs, TDB seconds past J2000.</param>
    /// <param name="positions">Position at each epoch, km.</param>
    /// <param name="velocities">Velocity at each epoch, km/s.</param>
    /// <exception cref="ArgumentException">Epochs do not increase, do not cover the span, or are too few for the degree.</exception>
    public void AddLagrange(
        SpkDescriptor descriptor,
        int degree,
        ReadOnlySpan<double> epochs,
        ReadOnlySpan<Vector3> positions,
        ReadOnlySpan<Vector3> velocities
    )
    {
        CheckDegree(degree);
        Add(descriptor, 9, Discrete(descriptor, degree + 1, degree, epochs, positions, velocities));
    }

    /// <summary>Adds a segment of type 13: states interpolated by Hermite polynomials, velocity as the derivative of position.</summary>
    /// <param name="descriptor">Target, centre, span, name.</param>
    /// <param name="degree">Degree of the polynomials, odd, 1 to 27; (degree + 1) / 2 states make one.</param>
    /// <param name="epochs">Increasing epochs, TDB seconds past J2000.</param>
    /// <param name="positions">Position at each epoch, km.</param>
    /// <param name="velocities">Velocity at each epoch, km/s.</param>
    /// <exception cref="ArgumentException">Epochs do not increase, do not cover the span, or are too few for the degree.</exception>
    public void AddHermite(
        SpkDescriptor descriptor,
        int degree,
        ReadOnlySpan<double> epochs,
        ReadOnlySpan<Vector3> positions,
        ReadOnlySpan<Vector3> velocities
    )
    {
        CheckDegree(degree);
        if (degree % 2 == 0)
            throw new ArgumentException(
                $"a Hermite polynomial through states has an odd degree, not {degree}",
                nameof(degree)
            );
        var window = (degree + 1) / 2;
        Add(descriptor, 13, Discrete(descriptor, window, window - 1, epochs, positions, velocities));
    }

    /// <summary>Writes the file whole, beside its place, and moves it there.</summary>
    public void Write(string path) => daf.Write(path);

    /// <summary>The bytes of the file.</summary>
    public byte[] ToBytes() => daf.ToBytes();

    private static void CheckDegree(int degree)
    {
        if (degree is < 1 or > LargestDegree)
            throw new ArgumentOutOfRangeException(
                nameof(degree),
                degree,
                $"SPICE interpolates degree 1 to {LargestDegree}"
            );
    }

    private static double[] Discrete(
        SpkDescriptor descriptor,
        int window,
        int degreeWord,
        ReadOnlySpan<double> epochs,
        ReadOnlySpan<Vector3> positions,
        ReadOnlySpan<Vector3> velocities
    )
    {
        var count = epochs.Length;
        if (positions.Length != count || velocities.Length != count || count < window)
        {
            throw new ArgumentException(
                $"'{descriptor.Name}' has {count} epochs, {positions.Length} positions, {velocities.Length} velocities; "
                    + $"its degree needs {window}"
            );
        }
        if (descriptor.Start < epochs[0] || descriptor.End > epochs[^1])
            throw new ArgumentException($"the epochs of '{descriptor.Name}' do not cover its span");
        var directory = (count - 1) / EpochsPerDirectoryEntry;
        var words = new double[7 * count + directory + 2];
        for (var i = 0; i < count; i++)
        {
            if (i > 0 && !(epochs[i] > epochs[i - 1]))
                throw new ArgumentException($"the epochs of '{descriptor.Name}' do not increase at {epochs[i]:R}");
            var (p, v) = (positions[i], velocities[i]);
            double[] state = [p.X, p.Y, p.Z, v.X, v.Y, v.Z];
            state.CopyTo(words, 6 * i);
            words[6 * count + i] = epochs[i];
        }
        for (var i = 0; i < directory; i++)
            words[7 * count + i] = epochs[(i + 1) * EpochsPerDirectoryEntry - 1];
        words[^2] = degreeWord;
        words[^1] = count;
        return words;
    }

    private void Add(SpkDescriptor descriptor, int type, double[] words)
    {
        if (!(descriptor.End > descriptor.Start))
            throw new ArgumentException($"'{descriptor.Name}' ends before it starts", nameof(descriptor));
        daf.Add(
            DafWriter.Checked(descriptor.Name, LongestName),
            [descriptor.Start, descriptor.End],
            [descriptor.Target, descriptor.Center, descriptor.FrameCode, type],
            words
        );
    }
}
