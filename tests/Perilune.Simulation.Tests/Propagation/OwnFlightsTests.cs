using System.Globalization;
using System.Text;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Kernels;
using Perilune.Interchange.Oem;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Propagation;

namespace Perilune.Simulation.Tests.Propagation;

/// <summary>What a propagation file can say, held against itself: the way back, another centre, another form.</summary>
public sealed class OwnFlightsTests
{
    private const string Orbit = """
        epoch: 2024-06-01T00:00:00 TDB
        center: moon
        state:
          position: 1900 100 0 km
          velocity: 0 0.2 1.6 km/s
        spacecraft: { mass: 500 kg }
        forces:
          gravity: { field: grgm900c, degree: 8 }
          third-bodies: [earth, sun]
          radiation-pressure: { shadows: [moon] }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("integrator: adams")]
    [InlineData(
        "manoeuvres: { a: { after: 1 h, delta-v: 1 20 3 m/s, frame: VNB }, b: { after: 3 h, delta-v: 0 5 0 m/s, frame: RTN } }"
    )]
    [InlineData(
        "manoeuvres: { a: { after: 1 h, delta-v: 1 20 3 m/s, frame: RTN, thrust: 100 N, specific-impulse: 300 s } }"
    )]
    public void AFlight_ComesBackToWhereItBegan(string added)
    {
        var (_, there) = Flights.Fly($"{Orbit}\n{added}\nduration: 6 h\n");
        var mass =
            there.Burns.Count == 0 && added.Contains("thrust", StringComparison.Ordinal)
                ? 500 * Math.Exp(-new Vector3(1, 20, 3).Norm / (300 * 9.80665))
                : 500;
        var back = Orbit
            .Replace("2024-06-01T00:00:00 TDB", "2024-06-01T06:00:00 TDB", StringComparison.Ordinal)
            .Replace("1900 100 0 km", Components(there.Final.Position) + " m", StringComparison.Ordinal)
            .Replace("0 0.2 1.6 km/s", Components(there.Final.Velocity) + " m/s", StringComparison.Ordinal)
            .Replace("500 kg", mass.ToString("R", CultureInfo.InvariantCulture) + " kg", StringComparison.Ordinal);
        // Area for each mass belongs to the whole flight's mass, which is not that of its end.
        var undone = added
            .Replace("after: 1 h", "after: -5 h", StringComparison.Ordinal)
            .Replace("after: 3 h", "after: -3 h", StringComparison.Ordinal);
        var (_, home) = Flights.Fly($"{back}\n{undone}\nduration: -6 h\n");

        // Two flights at 1e-8 m a step: errors of a metre's 1e-7 grow over six hours to some micrometres.
        Assert.InRange(Vector3.Distance(home.Final.Position, new(1_900_000, 100_000, 0)), 0, 5e-5);
        Assert.InRange(Vector3.Distance(home.Final.Velocity, new(0, 200, 1_600)), 0, 5e-8);
    }

    [Fact]
    public void AnImpulse_ChangesTheSpeedByItsSize_AndTheTableHoldsTheStateAfterIt()
    {
        var flight = Flights.Fly(
            $"{Orbit}\nmanoeuvres: {{ a: {{ after: 1 h, delta-v: 20 0 0 m/s, frame: VNB }} }}\nduration: 2 h\nsampling: 1 h\n"
        );
        var before = flight.Outcome.Legs[0].AtElapsed(3600);
        var rows = Flights.Table(flight);

        Assert.Equal(3, rows.Count);
        Assert.Equal(before.Velocity.Norm + 20, rows[1].Velocity.Norm, 1e-6);
        Assert.Equal(20, Assert.Single(flight.Outcome.Burns).DeltaV.Norm, 1e-9);
    }

    [Fact]
    public void TheKernelAndTheMessage_HoldTheFlight_AboutAnyCentre()
    {
        var flight = Flights.Fly(
            $"{Orbit}\nduration: 1 d\noutputs: {{ a.bsp: {{ id: -77, accuracy: 1 mm }}, b.oem: {{ center: earth, frame: EME2000, scale: UTC, accuracy: 1 mm }} }}\n"
        );
        var files = flight
            .Run.Outputs.Select(output => TrajectoryFiles.Make(flight.Run, flight.Outcome, output))
            .ToList();
        Assert.All(files, file => Assert.InRange(file.InterpolationError!.Value, 0, 1e-3));

        var kernel = new Ephemeris(SpkKernel.FromDaf(DafFile.Parse("a.bsp", files[0].Bytes)));
        var start = flight.Outcome.Initial.Epoch;
        for (var t = 60.0; t < 86400; t += 997)
        {
            var flown = flight.Outcome.Legs[0].AtElapsed(t).Position;
            // Epochs of a kernel are doubles: 1e-7 s of 1.6 km/s is 0.2 mm.
            Assert.InRange(Vector3.Distance(kernel.Position(-77, 301, (start + t).SecondsPastJ2000), flown), 0, 1.2e-3);
        }

        var message = OemReader.Read(
            new StringReader(Encoding.ASCII.GetString(files[1].Bytes)),
            "b.oem",
            Flights.Knowledge.Times
        );
        var segment = Assert.Single(message.Segments);
        Assert.Equal(("EARTH", "EME2000", "UTC"), (segment.CenterName, segment.ReferenceFrame, segment.TimeSystem));
        var moon = Flights.Knowledge.Ephemeris.Position(301, 399, start.SecondsPastJ2000);
        Assert.Equal((moon + new Vector3(1_900_000, 100_000, 0)).Norm, segment.States[0].Position.Norm, 0.2);
    }

    [Fact]
    public void Elements_AreTheConicThatTheyName()
    {
        var (_, outcome) = Flights.Fly(
            """
            epoch: 2024-06-01
            center: mars
            state: { elements: { semi-major-axis: 10000 km, eccentricity: 0.5, inclination: 90 deg, mean-anomaly: 180 deg, gm: 42828 km3/s2 } }
            forces: { gravity: { gm: 42828 km3/s2 } }
            duration: 1 s
            """
        );
        // At apoapsis: a (1 + e) from the centre, sqrt(GM/a (1 - e)/(1 + e)) across.
        Assert.Equal(15_000_000, outcome.Initial.Position.Norm, 1e-6);
        Assert.Equal(-15_000_000, outcome.Initial.Position.X, 1e-3);
        Assert.Equal(Math.Sqrt(42828e9 / 1e7 / 3), outcome.Initial.Velocity.Norm, 1e-9);
        Assert.Equal(-outcome.Initial.Velocity.Norm, outcome.Initial.Velocity.Z, 1e-9);
    }

    // Sizes after six hours: each force's acceleration, 1e-8 to 1e-6 m/s2, times half the square of the time, within a factor of some tens.
    [Theory]
    [InlineData("tides: [earth]", 1, 200)]
    [InlineData("drag: harris-priester", 1, 50_000)]
    [InlineData("drag: { model: exponential }", 1, 50_000)]
    [InlineData("planetary-radiation: [earth]", 0.1, 20)]
    [InlineData("relativity: { schwarzschild: yes }", 0.1, 50)]
    public void AForce_MovesALowOrbitOfTheEarthByItsSize(string force, double least, double most)
    {
        const string orbit = """
            epoch: 2024-06-01T00:00:00 TDB
            center: earth
            state: { position: 6828 0 0 km, velocity: 0 1 7.57 km/s }
            spacecraft: { mass: 500 kg, area: 5 m2 }
            duration: 6 h
            forces:
              gravity: { field: egm2008, degree: 4 }
              radiation-pressure: {}

            """;
        var (_, plain) = Flights.Fly(orbit);
        var (_, moved) = Flights.Fly($"{orbit}  {force}\n");

        Assert.InRange(Vector3.Distance(plain.Final.Position, moved.Final.Position), least, most);
    }

    [Fact]
    public void APlateThatFollowsTheSun_IsPushedAsASphereOfItsArea()
    {
        const string plate = "{ array: { normal: 1 0 0, area: 10 m2, attitude: sun } }";
        var sphere = Orbit.Replace(
            "{ mass: 500 kg }",
            "{ mass: 500 kg, area: 10 m2, reflectivity: 1 }",
            StringComparison.Ordinal
        );
        var plates = Orbit.Replace(
            "{ mass: 500 kg }",
            $"{{ mass: 500 kg, plates: {plate} }}",
            StringComparison.Ordinal
        );

        // A plate that absorbs everything and faces the Sun is a sphere of reflectivity 1.
        var (_, asSphere) = Flights.Fly(sphere + "\nduration: 6 h\n");
        var (_, asPlate) = Flights.Fly(plates + "\nduration: 6 h\n");

        Assert.InRange(Vector3.Distance(asSphere.Final.Position, asPlate.Final.Position), 0, 1e-4);
    }

    [Fact]
    public void AStoppingEvent_EndsTheFlightThere()
    {
        var (_, outcome) = Flights.Fly(
            $"{Orbit}\nduration: 1 d\nevents: {{ half: {{ kind: apoapsis, stop: yes }} }}\n"
        );
        Assert.Equal("half", outcome.Stopped);
        var found = Assert.Single(outcome.Events);
        Assert.Equal(0, Vector3.Dot(found.State.Position.Unit, found.State.Velocity), 1e-6);
        Assert.Equal(found.Epoch, outcome.Final.Epoch);
    }

    private static string Components(Vector3 v) =>
        string.Create(CultureInfo.InvariantCulture, $"{v.X:R} {v.Y:R} {v.Z:R}");

    /// <summary>Both edges of a burn end a stretch of the interpolation, so that neither has to be approached by ever finer steps.</summary>
    [Fact]
    public void WrittenFlight_WithABurn_NeedsNoMoreStatesThanOneWithout()
    {
        const string flight = """
            epoch: 2028-03-01T00:00:00
            center: earth
            state: { position: 7000 0 0 km, velocity: 0 6.0 4.7 km/s }
            spacecraft: { mass: 1000 kg }
            duration: 6 h
            outputs: { orbit.oem: {} }
            """;
        const string burn =
            "\nmanoeuvres: { burn: { after: 3 h, delta-v: 0 50 0 m/s, thrust: 100 N, specific-impulse: 300 s } }\n";
        TrajectoryFile Written(string text)
        {
            var flown = Flights.Fly(text);
            return TrajectoryFiles.Make(flown.Run, flown.Outcome, flown.Run.Outputs.Single());
        }
        var (free, burnt) = (Written(flight), Written(flight + burn));
        // Three stretches instead of one, each with its own ends.
        Assert.InRange(burnt.States, 1, 2 * free.States);
        Assert.InRange(burnt.InterpolationError!.Value, 0, 0.01);
    }
}
