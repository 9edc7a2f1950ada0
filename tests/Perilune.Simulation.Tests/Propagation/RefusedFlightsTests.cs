using Perilune.Simulation.Language;

namespace Perilune.Simulation.Tests.Propagation;

/// <summary>Propagation files that cannot be flown: each mistake with its line and its mend.</summary>
public sealed class RefusedFlightsTests
{
    private const string Sound = """
        epoch: 2020-06-01T00:00:00
        center: moon
        state:
          position: 1900 0 0 km
          velocity: 0 1.6 0 km/s
        duration: 1 h
        """;

    [Theory]
    [InlineData("center: moon", "center: mooon", "case.yaml:2: center 'mooon' is no body; did you mean 'moon'?")]
    [InlineData("center: moon", "centre: moon", "case.yaml:2: key 'centre' is not known; did you mean 'center'?")]
    [InlineData("center: moon", "center: -31", "case.yaml:2: center '-31' is in no kernel; name its SPK kernel")]
    [InlineData(
        "position: 1900 0 0 km",
        "position: 1900 0 km",
        "case.yaml:4: state position '1900 0 km' is not three of length"
    )]
    [InlineData(
        "position: 1900 0 0 km",
        "position: 1900 0 0 kg",
        "case.yaml:4: state position '1900 0 0 kg' is a mass"
    )]
    [InlineData("position: 1900 0 0 km", "position: 1900 0 0", "case.yaml:4: state position '1900 0 0' has no unit")]
    [InlineData(
        "position: 1900 0 0 km",
        "position: 1500 0 0 km",
        "state is inside moon at 2020-06-01T00:00:00.000 TDB"
    )]
    [InlineData("velocity: 0 1.6 0 km/s", "frame: J200", "case.yaml:3: state velocity is missing")]
    [InlineData("duration: 1 h", "duration: 0 s", "case.yaml:6: duration flies no time at all")]
    [InlineData("duration: 1 h", "duration: 8", "case.yaml:6: duration '8' has no unit")]
    [InlineData("duration: 1 h", "end: 2020-06-31", "case.yaml:6: end '2020-06-31' is no instant")]
    [InlineData("duration: 1 h", "tolerance: 1e-6 m", "duration is missing; write either duration: or end:")]
    [InlineData("epoch: 2020-06-01T00:00:00", "epoch: 1900-01-01\nforces: { third-bodies: [earth] }", "meets a gap")]
    [InlineData("epoch: 2020-06-01T00:00:00", "epoch: 2070-01-01\nforces: { third-bodies: [sun] }", "meets a gap")]
    public void AMistake_IsToldWithItsLineAndMend(string sound, string wrong, string expected) =>
        Check(Sound.Replace(sound, wrong, StringComparison.Ordinal), expected);

    [Theory]
    [InlineData("forces: { gravity: egm2008 }", "forces gravity field 'egm2008' does not fit: field EGM2008 in ITRF")]
    [InlineData(
        "forces: { gravity: grgm900c }\nmanoeuvres: { fall: { after: 60 s, delta-v: -1 0 0 km/s } }",
        "is inside moon at 2020-06-01T00:0"
    )]
    [InlineData("forces: { gravity: grgm900 }", "'grgm900' is neither a shipped field nor a file")]
    [InlineData(
        "forces: { gravity: { field: grgm900c, degree: 200 } }",
        "degree '200' is more than GRGM900C holds; write at most 165"
    )]
    [InlineData("forces: { gravity: { degree: 8 } }", "degree is given for a point mass")]
    [InlineData("forces: { gravity: { field: grgm900c, frame: ITRF } }", "frame 'ITRF' is not the frame of GRGM900C")]
    [InlineData("forces: { gravity: propagation.yaml }", "neither a shipped field nor a file")]
    [InlineData(
        "forces: { gravity: { field: halo-orbit.yaml, frame: MOON_PA_DE440 } }",
        "the format of this gravity field is not known"
    )]
    [InlineData("forces: { third-bodies: [earth, moon] }", "third-body 'moon' body 'moon' is the centre")]
    [InlineData("forces: { third-bodies: [earth, erth] }", "'erth' is no body; did you mean 'earth'?")]
    [InlineData("forces: { radiation-pressure: { shadows: [sun] } }", "'sun' casts no shadow")]
    [InlineData("forces: { relativity: { lense-thirring: yes } }", "lense-thirring 'yes' is known of the Earth alone")]
    [InlineData("forces: { drag: harris-priester }", "forces drag 'harris-priester' is no atmosphere of moon")]
    [InlineData("forces: { tides: [moon] }", "forces tides 'moon' has no gravity field that a tide could change")]
    [InlineData("forces: { planetary-radiation: [moon] }", "needs radiation pressure")]
    [InlineData("kernels: [nowhere.bsp]", "case.yaml:7: kernels 'nowhere.bsp'")]
    [InlineData("kernels: [halo-orbit.yaml]", "case.yaml:7: kernels 'halo-orbit.yaml'")]
    [InlineData(
        "events: [perapsis]",
        "event 'perapsis' kind 'perapsis' is not known; name a kind; did you mean 'periapsis'?"
    )]
    [InlineData("events: [altitude]", "event 'altitude' height is missing")]
    [InlineData(
        "manoeuvres: { burn: { after: 2 h, delta-v: 0 1 0 m/s } }",
        "manoeuvre 'burn' after is not on the flight"
    )]
    [InlineData(
        "manoeuvres: { burn: { delta-v: 0 1 0 m/s } }",
        "manoeuvre 'burn' epoch is missing; write either epoch: or after:"
    )]
    [InlineData(
        "manoeuvres: { burn: { after: 1 s, delta-v: 0 1 0 m/s, frame: RSW } }",
        "frame 'RSW' is no frame; did you mean 'RTN'?"
    )]
    [InlineData("outputs: [orbit.xyz]", "does not show its format")]
    [InlineData("outputs: { orbit.bsp: { frame: ITRF } }", "frame 'ITRF' is no frame that a SPK can name")]
    [InlineData("outputs: { orbit.oem: { scale: GPS } }", "scale 'Gps' is no time system")]
    public void AMistakeInWhatIsAdded_IsToldToo(string added, string expected) =>
        Check($"{Sound}\n{added}\n", expected);

    [Fact]
    public void EverythingThatIsWrong_IsToldAtOnce()
    {
        var wrong = Assert.Throws<InputException>(() =>
            Flights.Fly("epoch: 2024-06-31\ncenter: moon\nstate: { position: 1 2 km }\nduration: 8\nspeed: 3\n")
        );
        Assert.Equal([1, 3, 4, 5], wrong.Problems.Select(problem => problem.Line));
    }

    private static void Check(string text, string expected) =>
        Assert.Contains(
            expected,
            Assert.Throws<InputException>(() => Flights.Fly(text)).Message,
            StringComparison.Ordinal
        );
}
