using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Astro.Uncertainty;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Interchange.Oem;

/// <summary>
/// A covariance matrix of a segment, as the text has it: that it is positive semidefinite is for whoever uses it to check,
/// for texts of few digits often are not quite.
/// </summary>
/// <param name="Epoch">Its instant.</param>
/// <param name="ReferenceFrame">Its axes, among them RTN, RSW and TNW; null for those of the segment's states.</param>
/// <param name="Matrix">Position first, then velocity; symmetric; m2, m2/s, m2/s2.</param>
public sealed record OemCovariance(Epoch Epoch, string? ReferenceFrame, Matrix6 Matrix)
{
    /// <summary>A covariance in the axes of the frame of its own name.</summary>
    public static OemCovariance From(Covariance covariance)
    {
        ArgumentNullException.ThrowIfNull(covariance);
        return new(covariance.Epoch, covariance.Frame.Name, covariance.Matrix);
    }

    /// <summary>A covariance in radial, transverse and normal axes.</summary>
    /// <exception cref="ArgumentException">It is in other axes, for which the standard has no name.</exception>
    public static OemCovariance From(OrbitalCovariance covariance)
    {
        ArgumentNullException.ThrowIfNull(covariance);
        if (covariance.Axes != LocalOrbitalAxes.Rtn)
            throw new ArgumentException($"a message has no name for the axes {covariance.Axes}", nameof(covariance));
        return new(covariance.State.Epoch, "RTN", covariance.Matrix);
    }
}
