namespace Perilune.Astro.Kernels;

/// <summary>
/// Writes binary PCK files that CSPICE reads, with segments of type 2 (Chebyshev series of the Euler angles and their
/// derivatives) (NAIF, "PCK Required Reading").
/// </summary>
/// <param name="internalName">Internal file name, at most 60 characters of ASCII.</param>
/// <param name="comment">Comment area, ASCII lines ended by '\n'.</param>
public sealed class PckWriter(string internalName, string comment)
{
    private readonly DafWriter daf = new("DAF/PCK", 2, 5, internalName, comment);

    /// <summary>Adds a segment from ICRF.</summary>
    /// <param name="frameClassId">Class identifier of the frame, such as 31008.</param>
    /// <param name="start">First epoch covered, TDB seconds past J2000.</param>
    /// <param name="end">Last epoch covered, TDB seconds past J2000.</param>
    /// <param name="name">The segment's name, at most 40 characters.</param>
    /// <param name="series">Phi, theta, psi of Rz(psi) Rx(theta) Rz(phi), rad.</param>
    /// <exception cref="ArgumentException">The series does not cover the span.</exception>
    public void AddChebyshev(int frameClassId, double start, double end, string name, ChebyshevSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Initial > start || series.Final < end || !(end > start))
            throw new ArgumentException($"the series of '{name}' does not cover its span", nameof(series));
        daf.Add(name, [start, end], [frameClassId, 1, 2], series.ToWords());
    }

    /// <summary>Writes the file whole, beside its place, and moves it there.</summary>
    public void Write(string path) => daf.Write(path);

    /// <summary>The bytes of the file.</summary>
    public byte[] ToBytes() => daf.ToBytes();
}
