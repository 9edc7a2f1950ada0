using Perilune.Astro.Gravity;

namespace Perilune.Astro.Forces;

/// <summary>A body that attracts: as a point mass, or with the harmonics of its field.</summary>
public sealed class AttractingBody
{
    /// <summary>
    /// How much of its reference radius a state may be below the sphere of it before it counts as inside the body, as a
    /// fraction. The Earth is 0.34 % flatter at its poles than its reference sphere, Mars 0.7 % at its north pole, and the
    /// Moon's lowest floor is 0.6 % below the sphere of its fields.
    /// </summary>
    public const double SurfaceMargin = 0.01;

    private AttractingBody(
        int body,
        double gravitationalParameter,
        double radius,
        SphericalHarmonics? harmonics,
        BodyFixedAxes? axes
    )
    {
        if (!(gravitationalParameter > 0 && double.IsFinite(gravitationalParameter)))
            throw new ArgumentException(
                $"body {body}: GM is positive and finite, not {gravitationalParameter}",
                nameof(gravitationalParameter)
            );
        if (!(radius >= 0 && double.IsFinite(radius)))
            throw new ArgumentException($"body {body}: a radius is not negative, not {radius}", nameof(radius));
        (Body, GravitationalParameter, Radius, Harmonics, Axes) = (
            body,
            gravitationalParameter,
            radius,
            harmonics,
            axes
        );
    }

    /// <summary>NAIF code.</summary>
    public int Body { get; }

    /// <summary>GM, m3/s2.</summary>
    public double GravitationalParameter { get; }

    /// <summary>Reference radius, m: the field's, or what was given for a point mass; zero where none was given.</summary>
    public double Radius { get; }

    /// <summary>Distance from the centre below which a state is inside the body, m: the radius less <see cref="SurfaceMargin"/>.</summary>
    public double InnerRadius => Radius * (1 - SurfaceMargin);

    /// <summary>The harmonics, or null for a point mass.</summary>
    public SphericalHarmonics? Harmonics { get; }

    /// <summary>The turning axes of the harmonics, or null for a point mass.</summary>
    public BodyFixedAxes? Axes { get; }

    /// <summary>A point mass.</summary>
    /// <param name="body">NAIF code.</param>
    /// <param name="gravitationalParameter">GM, m3/s2.</param>
    /// <param name="radius">Radius below which a state is inside the body, m; zero for a body without a surface.</param>
    public static AttractingBody PointMass(int body, double gravitationalParameter, double radius = 0) =>
        new(body, gravitationalParameter, radius, null, null);

    /// <summary>A body with its gravity field; GM is the field's own.</summary>
    /// <param name="body">NAIF code.</param>
    /// <param name="harmonics">The field.</param>
    /// <param name="axes">The turning axes, which are those in which the field was solved.</param>
    /// <exception cref="GravityFieldMismatchException">
    /// The field is another body's, or the axes are not those of the field; both are named.
    /// </exception>
    public static AttractingBody WithField(int body, SphericalHarmonics harmonics, BodyFixedAxes axes)
    {
        ArgumentNullException.ThrowIfNull(harmonics);
        ArgumentNullException.ThrowIfNull(axes);
        var field = harmonics.Field;
        if (field.Frame != axes.Frame)
            throw new GravityFieldMismatchException(
                $"field {field.Name} was solved in {field.Frame}, not in {axes.Frame}"
            );
        var owners = FieldBodies.Of(field.Frame);
        if (!owners.Contains(body))
            throw new GravityFieldMismatchException(
                $"field {field.Name} in {field.Frame} belongs to body {string.Join(" or ", owners)}, not to body {body}"
            );
        return new(body, field.GravitationalParameter, field.Radius, harmonics, axes);
    }
}
