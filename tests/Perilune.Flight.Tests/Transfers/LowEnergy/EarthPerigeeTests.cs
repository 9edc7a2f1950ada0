using Perilune.Flight.Transfers.LowEnergy;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Tests.Transfers.LowEnergy;

public sealed class EarthPerigeeTests
{
    private const double GM = CislunarScene.EarthGM;
    private const double Radius = 6563e3;

    /// <summary>Kepler's equation knows the way from perigee: an ellipse, and a hyperbola, before perigee and after it.</summary>
    [Theory]
    [InlineData(-0.7e6, 1.0)]
    [InlineData(-0.7e6, -0.2)]
    [InlineData(4e6, 0.8)]
    [InlineData(4e6, -0.8)]
    public void PerigeeOfAState_OnAConic_IsThatOfTheConic_WithinAMillisecond(double energy, double eccentricAnomaly)
    {
        var a = -GM / energy;
        var e = 1 - Radius / a;
        var side = Math.Sqrt(Math.Abs(1 - e * e)) * Math.Abs(a);
        var (sine, cosine) =
            a > 0 ? Math.SinCos(eccentricAnomaly) : (Math.Sinh(eccentricAnomaly), Math.Cosh(eccentricAnomaly));
        var motion = Math.Sqrt(GM / Math.Pow(Math.Abs(a), 3));
        var mean = a > 0 ? eccentricAnomaly - e * sine : e * sine - eccentricAnomaly;
        var rate = motion / Math.Abs(1 - e * cosine);
        var position = new Vector3(a * (cosine - e), side * sine, 0);
        var velocity = new Vector3(-Math.Abs(a) * sine, side * cosine, 0) * rate;
        var perigee = EarthPerigee.Of(new(position, velocity), GM);
        Assert.Equal(mean / motion, perigee.TimeSince, 1e-3);
        Assert.Equal(energy, perigee.Energy, 1e-3);
        Assert.Equal(EarthPerigee.MomentumAt(Radius, energy, GM), perigee.Momentum.Norm, 1e-9 * perigee.Momentum.Norm);
        Assert.Equal(1, perigee.CosineOfInclination, 1e-12);
    }
}
