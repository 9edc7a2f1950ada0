using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Observation;
using Perilune.Astro.Orientation;
using Perilune.Numerics.LinearAlgebra;
using Perilune.TestSupport;

namespace Perilune.Astro.Tests.Observation;

public sealed class ApparentStatesTests
{
    private const double SpeedOfLight = 299792458;

    private static readonly Ephemeris shipped = Ephemeris.Load(
        Path.Combine(Repository.Data, "ephemeris/perilune_1959_2060.bsp")
    );

    private static readonly FrameSystem frames = new()
    {
        MoonDe440 = LunarOrientation.Load(
            LunarOrientation.PrincipalAxesDe440,
            Path.Combine(Repository.Data, "orientation/moon_pa.bpc")
        ),
    };

    private static readonly ApparentStates states = new(shipped, frames);

    /// <summary>All corrections, inertial and turning axes: 1e-9 km and 1e-12 km/s, or two units in the last place of a distance.</summary>
    [Fact]
    public void StatesOfDe440_AreCspices_Within1Micrometre()
    {
        var reference = new ApparentStates(
            Ephemeris.Load(Repository.Truth("kernels/de440_2007.bsp")),
            new FrameSystem
            {
                MoonDe440 = LunarOrientation.Load(
                    LunarOrientation.PrincipalAxesDe440,
                    Repository.Truth("kernels/moon_pa_de440_2007.bpc")
                ),
            }
        );
        var rows = 0;
        foreach (var row in ReferenceFiles.Rows(Repository.Truth("cspice_spkezr_abcorr.csv")))
        {
            var (state, expected) = Both(reference, row);
            var last = Math.BitIncrement(expected.Position.Norm) - expected.Position.Norm;
            Assert.InRange((state.Position - expected.Position).Norm, 0, Math.Max(1e-9, 2 * last));
            Assert.InRange((state.Velocity - expected.Velocity).Norm, 0, 1e-12);
            // CSPICE's norm is scaled by the greatest component: its last bit is its own.
            Assert.Equal(expected.LightTime, state.LightTime, 3e-16 * expected.LightTime);
            rows++;
        }
        Assert.Equal(325, rows);
    }

    [Fact]
    public void StatesOfTheShippedEphemeris_AreCspicesOnDe440_WithinItsFit()
    {
        var path = ReferenceFiles.Repository("tests/Perilune.Astro.Tests/Data/Observation/cspice_apparent_states.csv");
        foreach (var row in ReferenceFiles.Rows(path))
        {
            var (state, expected) = Both(states, row);
            // The fit keeps 3.4 mm for the Moon and 0.05 m for the Sun (data/README.md); mean-Earth axes keep 1.8e-12 rad.
            Assert.InRange(
                (state.Position - expected.Position).Norm,
                0,
                row[0] == "MOON" ? 3.4e-6 : 5e-5 + 1.8e-12 * expected.Position.Norm
            );
            // A fit of 3.4 mm over a day's wavelength.
            Assert.InRange(
                (state.Velocity - expected.Velocity).Norm,
                0,
                row[0] == "MOON" ? 3.4e-6 * Math.Tau / 86400 : 1e-6
            );
        }
    }

    [Theory]
    [InlineData(AberrationCorrection.Converged, -1)]
    [InlineData(AberrationCorrection.TransmittedConverged, 1)]
    public void ConvergedLight_TakesTheTimeThatItsPathIsLong(AberrationCorrection correction, int sign)
    {
        const double tdb = 1e9 / 7;
        foreach (var target in (int[])[NaifId.Moon, NaifId.Sun, NaifId.MarsBarycenter, NaifId.JupiterBarycenter])
        {
            var seen = states.State(target, NaifId.Earth, Frame.Icrf, correction, tdb);
            var path =
                shipped.Position(target, 0, tdb + sign * seen.LightTime) - shipped.Position(NaifId.Earth, 0, tdb);
            // An epoch of 1e8 s has digits to 15 ns: 0.5 mm of a planet's motion.
            Assert.Equal(path.Norm, seen.LightTime * SpeedOfLight, 1e-3);
            Assert.InRange((path - seen.Position).Norm, 0, 1e-3);
        }
    }

    public static TheoryData<AberrationCorrection> Corrections => new(Enum.GetValues<AberrationCorrection>());

    [Theory]
    [MemberData(nameof(Corrections))]
    public void Velocity_IsTheRateOfThePosition_SeenFromASiteInTurningAxes(AberrationCorrection correction)
    {
        var site = MovingPoint.Fixed(frames, "site", NaifId.Earth, Frame.IauEarth, new(4e6, 3e6, -4e6));
        var spacecraft = MovingPoint.Moving(
            "orbiter",
            NaifId.Moon,
            t =>
            {
                var (sin, cos) = Math.SinCos(4e-4 * t);
                return new(
                    new Vector3(cos, 0.6 * sin, 0.8 * sin) * 3e6,
                    new Vector3(-sin, 0.6 * cos, 0.8 * cos) * (3e6 * 4e-4)
                );
            }
        );
        const double tdb = 2e8;
        const double step = 30;
        ApparentState At(double t) => states.State(spacecraft, site, Frame.MoonMeanEarthDe440, correction, t);
        var state = At(tdb);
        var (near, far) = (
            At(tdb + step).Position - At(tdb - step).Position,
            At(tdb + 2 * step).Position - At(tdb - 2 * step).Position
        );
        var rate = (8 * near - far) / (12 * step);
        // The formula's own error is h^4/30 x 3e6 m x (4e-4/s)^5 = 1e-6 m/s. Places from the barycentre have 0.03 mm of last
        // digits in each component, the light's epoch 15 ns: 0.2 mm at worst together, x 18/(12 h) = 1e-5 m/s. One iteration
        // leaves (v/c)^2 = 1e-8 of the light's path, and CSPICE's rate is that of the whole.
        var tolerance = correction.Converges() || !correction.UsesLightTime() ? 1e-5 : 1e-4;
        Assert.InRange((rate - state.Velocity).Norm, 0, tolerance);
        var lightTimeRate =
            (
                8 * (At(tdb + step).LightTime - At(tdb - step).LightTime)
                - (At(tdb + 2 * step).LightTime - At(tdb - 2 * step).LightTime)
            ) / (12 * step);
        Assert.Equal(lightTimeRate, state.LightTimeRate, tolerance / SpeedOfLight);
    }

    [Fact]
    public void StellarAberration_TurnsByTheAngleWhoseSineIsTheSpeedAcross()
    {
        var target = new Vector3(1e9, 2e8, -3e8);
        var velocity = new Vector3(1e-5, 9e-5, 2e-5);
        var seen = target + StellarAberration.Displacement(target, velocity);
        Assert.Equal(target.Norm, seen.Norm, 1e-6);
        Assert.Equal(Vector3.Cross(target.Unit, velocity).Norm, Math.Sin(Vector3.Angle(target, seen)), 2e-16);
        Assert.True(Vector3.Angle(seen, velocity) < Vector3.Angle(target, velocity));
        Assert.Equal(Vector3.Zero, StellarAberration.Displacement(Vector3.Zero, velocity));
        Assert.Throws<ArgumentException>(() => StellarAberration.Displacement(target, new(0, 2, 0)));
    }

    [Fact]
    public void Names_AreSpices()
    {
        foreach (var correction in Enum.GetValues<AberrationCorrection>())
        {
            Assert.True(AberrationCorrections.TryParse(correction.Name(), out var back));
            Assert.Equal(correction, back);
        }
        Assert.True(AberrationCorrections.TryParse(" xcn + s ", out var loose));
        Assert.Equal(AberrationCorrection.TransmittedConvergedAndStellar, loose);
        Assert.False(AberrationCorrections.TryParse("LT+X", out _));
    }

    private static (Sight State, Sight Expected) Both(ApparentStates states, string[] row)
    {
        var n = row[4..].Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        Assert.True(AberrationCorrections.TryParse(row[3], out var correction));
        var state = states.Kilometres(
            MovingPoint.Body(Code(row[0])),
            MovingPoint.Body(Code(row[1])),
            row[2] == "J2000" ? Frame.Icrf : Frame.Find(row[2])!,
            correction,
            n[0]
        );
        return (state, new(new(n[1], n[2], n[3]), new(n[4], n[5], n[6]), n[7], 0));
    }

    private static int Code(string name) =>
        name switch
        {
            "MOON" => NaifId.Moon,
            "EARTH" => NaifId.Earth,
            "SUN" => NaifId.Sun,
            "VENUS" => NaifId.Venus,
            "MARS BARYCENTER" => NaifId.MarsBarycenter,
            "JUPITER BARYCENTER" => NaifId.JupiterBarycenter,
            _ => throw new ArgumentException(name),
        };
}
