using System.Globalization;
using Perilune.Astro.Frames;
using Perilune.Astro.Frames.Iau;
using Perilune.Astro.Kernels;

namespace Perilune.Astro.Tests.Frames;

public sealed class IauCatalogueTests
{
    /// <summary>Every coefficient against NAIF's kernel, by evaluating the kernel's own sums in its own order.</summary>
    [Fact]
    public void EveryBody_IsThatOfNaifsKernel()
    {
        var kernel = TextKernel.Load(Repository.Products("kernels/pck00011.tpc"));
        var bodies = kernel
            .Names.Where(name => name.EndsWith("_POLE_RA", StringComparison.Ordinal))
            .Select(name => int.Parse(name[4..^8], CultureInfo.InvariantCulture))
            .Order();
        // Comet 67P has no frame of SPICE's own.
        Assert.Equal(bodies.Where(body => body != 1000012), IauCatalogue.All.Select(r => r.Body).Order());
        foreach (var rotation in IauCatalogue.All)
            Check(kernel, rotation);
    }

    [Fact]
    public void Mars2000_IsThatOfNaifsKernel() =>
        Check(TextKernel.Load(Repository.Products("kernels/mars_iau2000_v1.tpc")), IauCatalogue.Mars2000);

    /// <summary>Archinal et al. 2018, table 1: Mars of 2015 was fitted to keep the meridian of 2000 at the lander Viking 1.</summary>
    [Fact]
    public void Mars2015_StaysNearMars2000()
    {
        var frames = new FrameSystem();
        var turn = frames.Rotation(Frame.IauMars2000, Frame.IauMars, 2e8);
        Assert.InRange(Math.Acos((turn.Trace - 1) / 2) * 180 / Math.PI, 1e-6, 0.005);
        // MARSIAU: its z axis is the pole of J2000 to the 0.001 deg of its own constants.
        var pole = frames.Rotation(Frame.MarsIau, Frame.IauMars2000, 0).RowZ;
        Assert.Equal(0, Math.Sqrt(pole.X * pole.X + pole.Y * pole.Y) * 180 / Math.PI, 0.001);
        Assert.True(Frame.MarsIau.IsInertial);
    }

    private static void Check(TextKernel kernel, IauRotation rotation)
    {
        const double degree = Math.PI / 180;
        foreach (var tdb in new[] { -9.6e8, 0.0, 1.2e9 })
        {
            var t = tdb / (86400.0 * 36525);
            var system = rotation.Body is > 100 and < 1000 ? rotation.Body / 100 : rotation.Body;
            var degreeOfPhase = kernel.Names.Contains($"BODY{system}_MAX_PHASE_DEGREE")
                ? (int)Numbers(kernel, $"BODY{system}_MAX_PHASE_DEGREE")[0]
                : 1;
            var phases = Numbers(kernel, $"BODY{system}_NUT_PREC_ANGLES").Chunk(degreeOfPhase + 1);
            var angles = phases.Select(phase => Horner(phase, t) * degree).ToArray();
            double Sum(string name, Func<double, double> wave) =>
                Numbers(kernel, $"BODY{rotation.Body}_NUT_PREC_{name}").Zip(angles, (a, x) => a * wave(x)).Sum();
            var ours = rotation.Angles(tdb);
            var ra = Horner(Numbers(kernel, $"BODY{rotation.Body}_POLE_RA"), t) + Sum("RA", Math.Sin);
            var dec = Horner(Numbers(kernel, $"BODY{rotation.Body}_POLE_DEC"), t) + Sum("DEC", Math.Cos);
            var w = Horner(Numbers(kernel, $"BODY{rotation.Body}_PM"), tdb / 86400) + Sum("PM", Math.Sin);
            Assert.Equal(0, ours.Phi - Math.PI / 2 - ra * degree, 1e-14);
            Assert.Equal(0, Math.PI / 2 - ours.Theta - dec * degree, 1e-14);
            // The meridian is up to 3e5 rad before whole turns are taken off: 4e-11 apart.
            Assert.Equal(0, Math.IEEERemainder(ours.Psi - w * degree, Math.Tau), 1e-10);
        }
    }

    private static double Horner(double[] coefficients, double x) =>
        coefficients.Reverse().Aggregate(0.0, (sum, c) => sum * x + c);

    private static double[] Numbers(TextKernel kernel, string name) =>
        kernel.Names.Contains(name) ? [.. kernel.Numbers(name)] : [];
}
