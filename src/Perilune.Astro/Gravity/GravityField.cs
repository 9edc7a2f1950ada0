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

    /// <summary>
    /// Reads a field of the user's own, told by its content: ICGEM (.gfc), the Planetary Data System's SHADR (.tab), GMAT's
    /// (.cof), or Perilune's own encoding. The text formats do not name the axes of the field, so the caller must.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="frame">Axes in which the field was solved, which its documentation tells.</param>
    /// <exception cref="DataFileException">The file is missing, of another format, truncated or damaged.</exception>
    /// <exception cref="GravityFieldMismatchException">The file itself names other axes.</exception>
    public static GravityField Read(string path, Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (GravityFieldFile.IsOne(path))
        {
            var own = GravityFieldFile.Read(path);
            return own.Frame == frame
                ? own
                : throw new GravityFieldMismatchException(
                    $"field {own.Name} of {path} was solved in {own.Frame}, not in {frame}"
                );
        }
        var lines = File.ReadLines(path);
        var first = lines.FirstOrDefault(line => !string.IsNullOrWhiteSpace(line)) ?? "";
        if (ShadrFile.Begins(first))
            return ShadrFile.Read(path, lines, frame);
        // Both others begin with lines of comment, of any number.
        foreach (var line in lines)
        {
            if (line.StartsWith("POTFIELD", StringComparison.Ordinal))
                return GmatPotentialFile.Read(path, lines, frame);
            if (line.StartsWith("end_of_head", StringComparison.Ordinal))
                return IcgemFile.Read(path, lines, frame);
        }
        throw new DataFileException(path, "the format of this gravity field is not known", GravityText.Mend);
    }

    /// <summary>
    /// The same field with its second zonal coefficient in another tide system (IERS Conventions 2010, equations 6.13 and
    /// 6.14): zero-tide holds what the permanent tide deforms, tide-free does not.
    /// </summary>
    /// <param name="system">Tide-free or zero-tide.</param>
    /// <param name="loveNumber">The k20 that the solution took; 0.30190 is that of the conventions, EGM2008 took 0.3.</param>
    /// <exception cref="ArgumentException">Either system is not stated, or the field is not the Earth's.</exception>
    public GravityField InTideSystem(TideSystem system, double loveNumber = PermanentTide.LoveNumber)
    {
        if (!FieldBodies.Of(Frame).Contains(Bodies.NaifId.Earth))
            throw new ArgumentException($"field {Name} in {Frame} is not of the Earth", nameof(system));
        if (system == TideSystem.NotStated || TideSystem == TideSystem.NotStated)
            throw new ArgumentException(
                $"field {Name} is {TideSystem}; it cannot be brought to {system}",
                nameof(system)
            );
        if (system == TideSystem || Degree < 2)
            return this;
        var change = PermanentTide.OfZonal(loveNumber) * (system == TideSystem.ZeroTide ? 1 : -1);
        double[] shifted = [.. cosine];
        shifted[Index(2, 0)] += change;
        return new(Name, GravitationalParameter, Radius, Frame, system, shifted, sine);
    }

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
