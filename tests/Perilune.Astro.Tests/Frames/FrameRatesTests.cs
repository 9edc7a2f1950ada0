using Perilune.Astro.Earth;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Orientation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Frames;

/// <summary>What holds for every frame there is: rates are slopes, rotations are rotations, and the way back is the way back.</summary>
public sealed class FrameRatesTests
{
    private static readonly TimeScales Scales = new(
        LeapSeconds.ReadFile(Path.Combine(Repository.Data, "time", "tai-utc.csv"))
    );
    private static readonly FrameSystem System = new()
    {
        Earth = EarthOrientation.Load(Scales, Path.Combine(Repository.Data, "earth")),
        MoonDe440 = LunarOrientation.Load(
            LunarOrientation.PrincipalAxesDe440,
            Path.Combine(Repository.Data, "orientation/moon_pa.bpc")
        ),
        Ephemeris = Ephemeris.Load(Path.Combine(Repository.Data, "ephemeris/perilune_1959_2060.bsp")),
    };

    // Whole seconds: a double of them is exact, and so are the steps about them. Half past three TT, away from the nodes of
    // interpolated series (hours, and six of them) and from midnight, where their slopes have kinks.
    private static readonly Epoch[] Epochs =
    [
        Epoch.FromSecondsPastJ2000(-960971400, 0),
        Epoch.FromSecondsPastJ2000(225991800, 0),
        Epoch.FromSecondsPastJ2000(826212600, 0),
    ];

    public static TheoryData<string> Names() => [.. Frame.All.Where(HasData).Select(frame => frame.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rate_IsTheSlopeOfTheRotation(string name)
    {
        var frame = Frame.Find(name)!;
        foreach (var epoch in Epochs)
        {
            var transformation = System.Transformation(Frame.Icrf, frame, epoch);
            var turning = transformation.AngularVelocity.Norm;
            if (frame.IsInertial)
            {
                Assert.Equal(0, turning);
                continue;
            }
            // Central differences of sixth order over 0.02 rad of turning or ten minutes: they miss (w h)^6 w / 140, and rounding
            // leaves the eps of the matrix, or of an angle of many turns (3e5 rad for Jupiter, 3e3 for the Moon), over the step.
            var h = Math.Floor(Math.Clamp(0.02 / Math.Max(turning, 1e-12), 20, 600));
            Matrix3 At(double steps) => System.Transformation(Frame.Icrf, frame, epoch + steps * h).Rotation;
            var slope = ((At(1) - At(-1)) * 45 - (At(2) - At(-2)) * 9 + (At(3) - At(-3))) * (1 / (60 * h));
            var noise =
                name.StartsWith("IAU", StringComparison.Ordinal) ? 2e-10
                : name.StartsWith("MOON", StringComparison.Ordinal) ? 2e-12
                : 5e-15;
            Assert.InRange(Largest(slope - transformation.RotationRate), 0, 1e-11 * turning + noise / h);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rotation_IsOrthogonal_AndItsInverseLeadsBack(string name)
    {
        var frame = Frame.Find(name)!;
        foreach (var epoch in Epochs)
        {
            var there = System.Transformation(Frame.Icrf, frame, epoch);
            Assert.InRange(Largest(there.Rotation * there.Rotation.Transposed - Matrix3.Identity), 0, 1e-15);
            var back = there.Then(System.Transformation(frame, Frame.Icrf, epoch));
            Assert.InRange(Largest(back.Rotation - Matrix3.Identity), 0, 1e-15);
            Assert.InRange(back.AngularVelocity.Norm, 0, 1e-15 * there.AngularVelocity.Norm);
            Assert.InRange(Largest(System.Rotation(Frame.Icrf, frame, epoch) - there.Rotation), 0, 1e-15);
        }
    }

    [Fact]
    public void Names_AreUnique_AndFound()
    {
        Assert.Equal(Frame.All.Count, Frame.All.Select(frame => frame.Name).Distinct().Count());
        Assert.All(Frame.All, frame => Assert.Same(frame, Frame.Find(frame.Name.ToLowerInvariant())));
        Assert.Null(Frame.Find("IAU_NOWHERE"));
        Assert.Equal(502, Frame.Find("IAU_EUROPA")!.Center);
    }

    // The rest needs the axes of DE421, which are not shipped.
    private static bool HasData(Frame frame) => !frame.Name.EndsWith("DE421", StringComparison.Ordinal);

    private static double Largest(Matrix3 m) =>
        new[] { m.XX, m.XY, m.XZ, m.YX, m.YY, m.YZ, m.ZX, m.ZY, m.ZZ }.Max(Math.Abs);
}
