namespace Perilune.Astro.Uncertainty;

/// <summary>
/// Parameters of the scaled unscented transform (S. J. Julier, "The scaled unscented transformation", 2002; E. A. Wan and
/// R. van der Merwe, "The unscented Kalman filter for nonlinear estimation", 2000, equation 15). Of n errors the points lie
/// sqrt(Alpha^2 (n + Kappa)) standard deviations from the mean.
/// </summary>
/// <param name="Alpha">Spread of the points; in (0, 1].</param>
/// <param name="Beta">Weight of the central point in the covariance. From Alpha^2 on, covariances stay positive semidefinite.</param>
/// <param name="Kappa">Second spread; null for 3 - n, so that the points lie sqrt(3) Alpha deviations out.</param>
public readonly record struct UnscentedScaling(double Alpha, double Beta, double? Kappa = null)
{
    /// <summary>Square of the distance of the points from the mean, in standard deviations.</summary>
    /// <exception cref="ArgumentException">The parameters give no distance.</exception>
    internal double Spread(int errors)
    {
        var spread = Alpha * Alpha * (errors + (Kappa ?? 3 - errors));
        if (!(Alpha > 0 && spread > 0 && double.IsFinite(spread) && double.IsFinite(Beta)))
            throw new ArgumentException($"with {errors} errors there are no sigma points for {this}");
        return spread;
    }
}
