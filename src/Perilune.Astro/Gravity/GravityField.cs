using Perilune.Astro.Frames;
using Perilune.Astro.Kernels;

namespace Perilune.Astro.Gravity;

/// <summary>
/// The gravity field of a body as fully normalised spherical harmonics (4 pi normalisation, without the Condon-Shortley
/// phase), with the exact body-fixed axes in which it was solved. Immutable.
/// </summary>
public sealed class GravityField
{
    private readonly double[] cosine;
    private readonly double[] sine;

    /// <summary>A field from its coefficients, in the order (0,0), (1,0), (1,1), (2,0) and so on.</summary>
    /// <param name="name">Name of the solution.</param>
    /// <param name="gravitationalParameter">GM that belongs to the coefficients, m3/s2.</param>
    /// <param name="radius">Reference radius that belongs to the coefficients, m.</param>
    /// <param name="frame">Body-fixed axes in which the field was solved.</param>
    /// <param name="tideSystem">Tide system of C20.</param>
    /// <param name="cosine">C(n, m), (N+1)(N+2)/2 of them.</param>
    /// <param name="sine">S(n, m), as many.</param>
    /// <exception cref="ArgumentException">A constant is not positive, the axes are inertial, or the counts do not fit.</exception>
    public GravityField(
        string name,
        double gravitationalParameter,
        double radius,
        Frame frame,
        TideSystem tideSystem,
        ReadOnlySpan<double> cosine,
        ReadOnlySpan<double> sine
    )
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (!(gravitationalParameter > 0 && radius > 0))
            throw new ArgumentException($"field {name}: GM and radius are positive", nameof(gravitationalParameter));
        if (frame.IsInertial)
            throw new ArgumentException($"field {name}: axes {frame} do not turn with the body", nameof(frame));
        var degree = 0;
        while (Count(degree) < cosine.Length)
            degree++;
        if (Count(degree) != cosine.Length || sine.Length != cosine.Length)
            throw new ArgumentException(
                $"field {name}: {cosine.Length} and {sine.Length} coefficients are no triangle",
                nameof(cosine)
            );
        (Name, GravitationalParameter, Radius, Frame, TideSystem, Degree) = (
            name,
            gravitationalParameter,
            radius,
            frame,
            tideSystem,
            degree
        );
        this.cosine = cosine.ToArray();
        this.sine = sine.ToArray();
    }

    /// <summary>Name of the solution.</summary>
    public string Name { get; }

    /// <summary>GM that belongs to the coefficients, m3/s2.</summary>
    public double GravitationalParameter { get; }

    /// <summary>Reference radius that belongs to the coefficients, m.</summary>
    public double Radius { get; }

    /// <summary>Body-fixed axes in which the field was solved, and in which alone it may be used.</summary>
    public Frame Frame { get; }

    /// <summary>Tide system of C20.</summary>
    public TideSystem TideSystem { get; }

    /// <summary>Greatest degree and order held.</summary>
    public int Degree { get; }

    /// <summary>Reads a field of Perilune's own encoding (<c>data/gravity</c>).</summary>
    /// <exception cref="DataFileException">The file is missing, truncated or damaged.</exception>
    public static GravityField Load(string path) => GravityFieldFile.Read(path);

    /// <summary>C(n, m).</summary>
    public double C(int degree, int order) => cosine[Index(degree, order)];

    /// <summary>S(n, m).</summary>
    public double S(int degree, int order) => sine[Index(degree, order)];

    /// <summary>The same field up to a lower degree.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The field does not reach that degree.</exception>
    public GravityField Truncated(int degree)
    {
        if (degree < 0 || degree > Degree)
            throw new ArgumentOutOfRangeException(nameof(degree), degree, $"{Name} reaches from degree 0 to {Degree}");
        var count = Count(degree);
        return new(
            Name,
            GravitationalParameter,
            Radius,
            Frame,
            TideSystem,
            cosine.AsSpan(0, count),
            sine.AsSpan(0, count)
        );
    }

    internal static int Count(int degree) => (degree + 1) * (degree + 2) / 2;

    internal static int Index(int degree, int order) => degree * (degree + 1) / 2 + order;
}
