using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.Observation;
using Perilune.Astro.Tests.Observation;
using Perilune.Astro.Visibility;

namespace Perilune.Astro.Tests.Visibility;

public sealed class VisibilityWindowsTests
{
    private const double Degree = Math.PI / 180;
    private const double Start = 8e8;

    private static readonly SurfacePoint site = SurfacePoint.OnMoon("ridge", Geodetic.FromDegrees(-89.45, 222.69, 0));
    private static readonly VisibilityWindows windows = new(ReferenceSky.Shipped);
    private static readonly MovingPoint sun = MovingPoint.Body(NaifId.Sun);

    [Fact]
    public void Mask_IsStraightBetweenItsCorners_AllAround()
    {
        var mask = new HorizonMask([(90 * Degree, 1 * Degree), (270 * Degree, 3 * Degree)]);
        Assert.Equal(1 * Degree, mask.At(90 * Degree), 1e-15);
        Assert.Equal(2 * Degree, mask.At(180 * Degree), 1e-15);
        Assert.Equal(2 * Degree, mask.At(0), 1e-15);
        Assert.Equal(2 * Degree, mask.At(Math.Tau), 1e-15);
        Assert.Equal(2.5 * Degree, mask.At(315 * Degree), 1e-15);
        Assert.Throws<ArgumentException>(() => new HorizonMask([]));
        Assert.Throws<ArgumentException>(() => new HorizonMask([(1, 0), (1, 0)]));
        Assert.Throws<ArgumentException>(() => new HorizonMask([(7, 0)]));
        Assert.Throws<ArgumentException>(() => new HorizonMask([(1, 2)]));
    }

    [Fact]
    public void SunOverAMaskedRidge_IsUpExactlyWhereItStandsOverTheMask()
    {
        // A wall over a quarter of the horizon, 2.5 degrees high.
        var mask = new HorizonMask([
            (0, 0),
            (80 * Degree, 0),
            (100 * Degree, 2.5 * Degree),
            (170 * Degree, 2.5 * Degree),
            (190 * Degree, 0),
        ]);
        const AberrationCorrection correction = AberrationCorrection.LightTimeAndStellar;
        var found = windows.Find(site, mask, sun, correction, Start, Start + 200 * 86400.0);
        Assert.True(found.Count > 3);
        foreach (var window in found)
        {
            foreach (
                var (edge, isSeen, side) in new[]
                {
                    (window.Start, window.RiseSeen, 1),
                    (window.End, window.SetSeen, -1),
                }
            )
            {
                if (!isSeen)
                    continue;
                Assert.True(Height(edge + side * 1) > 0);
                Assert.True(Height(edge - side * 1) < 0);
            }
        }
        // Samples an hour apart agree with the windows.
        for (var t = Start + 1; t < Start + 200 * 86400.0; t += 3600)
            Assert.Equal(Height(t) > 0, found.Any(w => t >= w.Start && t <= w.End));

        double Height(double t)
        {
            var look = windows.Look(site, sun, correction, t);
            return look.Elevation - mask.At(look.Azimuth);
        }
    }

    [Fact]
    public void LevelMask_GivesTheWindowsOfElevationWindows()
    {
        var states = ReferenceSky.Shipped;
        var expected = new ElevationWindows(states.Frames, 60000).Find(
            site,
            0.5 * Degree,
            t => states.Ephemeris.Position(NaifId.Sun, NaifId.Moon, t),
            Start,
            Start + 200 * 86400.0
        );
        var found = windows.Find(
            site,
            HorizonMask.Level(0.5 * Degree),
            sun,
            AberrationCorrection.None,
            Start,
            Start + 200 * 86400.0
        );
        Assert.Equal(expected.Count, found.Count);
        for (var i = 0; i < found.Count; i++)
        {
            Assert.Equal(expected[i].Start, found[i].Start, 1e-3);
            Assert.Equal(expected[i].End, found[i].End, 1e-3);
        }
    }

    [Fact]
    public void CancelledSearch_Ends()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            windows.Find(
                site,
                HorizonMask.Level(0),
                sun,
                AberrationCorrection.None,
                Start,
                Start + 1e6,
                cancellation: source.Token
            )
        );
    }
}
