using Perilune.Flight.Landing.Touchdown;

namespace Perilune.Flight.Tests.Landing;

public sealed class TouchdownVerdictTests
{
    private const double Degree = Math.PI / 180;
    private const double MoonGravity = 1.62;

    // Chandrayaan-3's Vikram: 2 m/s down, 0.5 m/s along and 12 degrees nominal; tested to 3.0 and 1.0 m/s.
    private static readonly TouchdownLimits Vikram = new()
    {
        VerticalSpeed = 2,
        HorizontalSpeed = 0.5,
        CrashSpeed = 10,
        Slope = 12 * Degree,
        Parts = [new("legs", 3)],
        MissDistance = 350,
    };

    // SN10: legs and part of the skirt crushed at 10 m/s, standing (reference C1); design near 2 m/s, unverified.
    private static readonly TouchdownLimits StarshipPrototype = new()
    {
        VerticalSpeed = 2,
        HorizontalSpeed = 1,
        CrashSpeed = 25,
        Parts = [new("legs", 4), new("skirt", 8)],
    };

    private static TouchdownState Contact(double down, double along = 0) =>
        new()
        {
            VerticalSpeed = down,
            HorizontalSpeed = along,
            Gravity = MoonGravity,
        };

    [Theory]
    [InlineData(2.0, 0.5, 12, TouchdownOutcome.Soft)]
    [InlineData(2.1, 0.5, 12, TouchdownOutcome.Hard)]
    [InlineData(2.0, 0.6, 12, TouchdownOutcome.Hard)]
    [InlineData(2.0, 0.5, 13, TouchdownOutcome.Hard)]
    [InlineData(11, 0, 0, TouchdownOutcome.Crashed)]
    public void Vikram_IsJudgedByItsPublishedLimits(
        double down,
        double along,
        double slope,
        TouchdownOutcome expected
    ) =>
        Assert.Equal(
            expected,
            TouchdownVerdict.Judge(Contact(down, along) with { Slope = slope * Degree }, Vikram).Outcome
        );

    [Fact]
    public void StarshipSN10_AtTenMetresASecond_IsHardWithLegsCrushed()
    {
        var verdict = TouchdownVerdict.Judge(Contact(10), StarshipPrototype);
        Assert.Equal(TouchdownOutcome.Hard, verdict.Outcome);
        Assert.Equal("legs broken", verdict.Findings[0].What);
        Assert.StartsWith(
            "hard: legs broken: 10 m/s, limit 4 m/s; skirt broken",
            verdict.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal("soft", TouchdownVerdict.Judge(Contact(1.5), StarshipPrototype).ToString());
    }

    [Fact]
    public void TooFarFromTheTarget_IsMissed_AndTheWorstFindingDecides()
    {
        var far = Contact(1) with { MissDistance = 400 };
        Assert.Equal(TouchdownOutcome.Missed, TouchdownVerdict.Judge(far, Vikram).Outcome);
        var verdict = TouchdownVerdict.Judge(far with { VerticalSpeed = 20 }, Vikram);
        Assert.Equal(TouchdownOutcome.Crashed, verdict.Outcome);
        Assert.Equal(TouchdownOutcome.Missed, verdict.Findings[^1].Outcome);
    }

    // A point mass (no radius of gyration) at height h over an edge d away: momentum kept is v h / L2, energy needed
    // g (L - h), so v = sqrt(2 g (L - h)) L / h.
    [Fact]
    public void TippingSpeed_OnLevelGround_IsThatOfARigidBodyOverItsEdge()
    {
        var gear = new LandingGear(4, 3 * Math.Sqrt(2), 4, 0);
        Assert.Equal(3, gear.EdgeDistance, 1e-12);
        var expected = Math.Sqrt(2 * MoonGravity * (5 - 4)) * 5 / 4;
        Assert.Equal(expected, gear.TippingSpeed(0, 0, MoonGravity), 1e-12);
    }

    [Fact]
    public void Tipping_GrowsWithSlopeAndSpeed_AndUphillIsSafer()
    {
        var limits = Vikram with
        {
            Gear = new(4, 2.0, 1.5, 1),
            Slope = double.PositiveInfinity,
            HorizontalSpeed = 100,
            CrashSpeed = 200,
        };
        var level = TouchdownVerdict.Judge(Contact(1, 1), limits);
        Assert.True(level.TippingMargin > 0);
        var downhill = TouchdownVerdict.Judge(Contact(1, 1) with { Slope = 15 * Degree }, limits);
        var uphill = TouchdownVerdict.Judge(
            Contact(1, 1) with
            {
                Slope = 15 * Degree,
                AngleToDownhill = Math.PI,
            },
            limits
        );
        Assert.True(downhill.TippingMargin < level.TippingMargin);
        Assert.True(uphill.TippingMargin > level.TippingMargin);
        // Beyond the angle at which the centre of mass stands over the edge it falls without any speed.
        var steep = TouchdownVerdict.Judge(
            Contact(1) with
            {
                Slope = limits.Gear.StaticLimit + 1 * Degree,
                AngleToDownhill = Math.PI,
            },
            limits
        );
        Assert.Equal(TouchdownOutcome.Tipped, steep.Outcome);
        Assert.Equal("lean on the ground", steep.Findings[0].What);
        Assert.Equal(
            TouchdownOutcome.Tipped,
            TouchdownVerdict.Judge(Contact(1, level.TippingMargin!.Value + 1.001), limits).Outcome
        );
    }

    [Fact]
    public void LimitsThatContradictThemselves_AreRefusedByName()
    {
        var refused = Assert.Throws<ArgumentException>(() =>
            TouchdownVerdict.Judge(Contact(1), Vikram with { CrashSpeed = 1 })
        );
        Assert.Contains("crash speed 1 m/s", refused.Message, StringComparison.Ordinal);
    }
}
