using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;
using Perilune.TestSupport;

namespace Perilune.Astro.Tests.Propagation;

public sealed class PropagatorAgainstGmatTests
{
    // GMAT flew these on DE438; on DE440 a plain integrator differs by this much (header of the table).
    [Theory]
    [InlineData("halo-earth-moon-2020", 0.11)]
    [InlineData("halo-multi-body-2020", 0.11)]
    [InlineData("cislunar-2022", 2e-4)]
    public void FlightOfGmat_IsReproduced_WithinTheDifferenceOfTheEphemerides(string name, double tolerance)
    {
        var ephemeris = Ephemeris.Load(Repository.Products("ephemeris/de440_core_2000_2035.bsp"));
        if (name == "halo-multi-body-2020")
            ephemeris = WithJupiter();
        var scales = new TimeScales(LeapSeconds.ReadFile(Path.Combine(Repository.Data, "time", "tai-utc.csv")));
        var row = ReferenceFiles.Rows(ReferenceCases.Data("gmat_cases.csv")).Single(row => row[0] == name);
        var numbers = row.Skip(4).Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        Vector3 At(int first) => new Vector3(numbers[first], numbers[first + 1], numbers[first + 2]) * 1000;
        var bodies = row[3]
            .Split(' ')
            .Select(body =>
                body switch
                {
                    "MOON" => AttractingBody.PointMass(NaifId.Moon, 4902.8005821478e9),
                    "SUN" => AttractingBody.PointMass(NaifId.Sun, 132712440017.99e9),
                    "JUPITER" => AttractingBody.PointMass(NaifId.JupiterBarycenter, 126712767.8578e9),
                    _ => throw new InvalidOperationException(body),
                }
            );
        var earth = AttractingBody.PointMass(NaifId.Earth, 398600.4415e9);
        var start = new State(scales.Parse($"{row[1]} {row[2]}"), NaifId.Earth, Frame.Icrf, At(1), At(4));
        var flown = new Propagator(new ForceModel(ephemeris, earth, bodies), 1e-8, 1e-12).Propagate(
            start,
            start.Epoch + numbers[0]
        );
        Assert.InRange(Vector3.Distance(At(7), flown.Final.Position), 0, tolerance);
    }

    // Jupiter is in the excerpt of DE440 from 2024 only; the shipped ephemeris has it in 2020.
    private static Ephemeris WithJupiter() =>
        Ephemeris.Load(Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp"));
}
