using Perilune.Astro.Gravity;

namespace Perilune.Astro.Forces;

/// <summary>A body that attracts: as a point mass, or with the harmonics of its field.</summary>
public sealed class AttractingBody
{
    private AttractingBody(int body, double gravitationalParameter, SphericalHarmonics? harmonics, BodyFixedAxes? axes)
    {
        if (!(gravitationalParameter > 0))
            throw new ArgumentException($"body {body}: GM is positive", nameof(gravitationalParameter));
        (Body, GravitationalParameter, Harmonics, Axes) = (body, gravitationalParameter, harmonics, axes);
    }

    /// <summary>NAIF code.</summary>
    public int Body { get; }

    /// <summary>GM, m3/s2.</summary>
    public double GravitationalParameter { get; }

    /// <summary>The harmonics, or null for a point mass.</summary>
    public SphericalHarmonics? Harmonics { get; }

    /// <summary>The turning axes of the harmonics, or null for a point mass.</summary>
    public BodyFixedAxes? Axes { get; }

    /// <summary>A point mass.</summary>
    /// <param name="body">NAIF code.</param>
    /// <param name="gravitationalParameter">GM, m3/s2.</param>
    public static AttractingBody PointMass(int body, double gravitationalParameter) =>
        new(body, gravitationalParameter, null, null);

    /// <summary>A body with its gravity field; GM is the field's own.</summary>
    /// <param name="body">NAIF code.</param>
    /// <param name="harmonics">The field.</param>
    /// <param name="axes">The turning axes, which are those in which the field was solved.</param>
    /// <exception cref="ArgumentException">The axes are not those of the field; both are named.</exception>
    public static AttractingBody WithField(int body, SphericalHarmonics harmonics, BodyFixedAxes axes)
    {
        ArgumentNullException.ThrowIfNull(harmonics);
        ArgumentNullException.ThrowIfNull(axes);
        if (harmonics.Field.Frame != axes.Frame)
            throw new ArgumentException(
                $"field {harmonics.Field.Name} was solved in {harmonics.Field.Frame}, not in {axes.Frame}",
                nameof(axes)
            );
        return new(body, harmonics.Field.GravitationalParameter, harmonics, axes);
    }
}
