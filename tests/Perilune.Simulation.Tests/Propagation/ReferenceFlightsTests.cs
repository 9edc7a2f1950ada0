using System.Globalization;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Simulation.Tests.Propagation;

/// <summary>The shipped propagation files against what other programs flew with the same numbers.</summary>
public sealed class ReferenceFlightsTests
{
    // Tolerances: how far two independent programs (REBOUND IAS15, Orekit) agree on the case, as stated with the tables.
    [Theory]
    [InlineData("low-lunar-orbit.yaml", "low-orbit.csv", 0.01e-3)]
    [InlineData("low-lunar-orbit-shadow.yaml", "low-orbit-shadow.csv", 1.2e-3)]
    [InlineData("halo-orbit.yaml", "halo-orbit.csv", 0.3e-3)]
    [InlineData("halo-orbit-shadow.yaml", "halo-orbit-shadow.csv", 25e-3)]
    public void AShippedFlight_AgreesWithIas15(string file, string table, double metres)
    {
        var flown = Flights.Table(Flights.Fly(File.ReadAllText(Flights.Shipped(file))));
        var reference = Flights.Rows(File.ReadLines(Path.Combine(Repository.Data, "validation", table))).ToList();

        Assert.True(reference.Count > 20);
        Assert.All(
            reference,
            row =>
                Assert.InRange(
                    Vector3.Distance(flown.Single(f => f.Time == row.Time).Position, row.Position),
                    0,
                    metres
                )
        );
    }

    // Kernels and fields of a user's own, in their own formats, and every hour of the tables.
    [Theory]
    [InlineData("low-lunar-orbit.yaml", "lpe200_50.gfc", "prop_llo_1d_noshadow_ias15_hourly.csv", 0.01e-3)]
    [InlineData("halo-orbit-shadow.yaml", "gl0660_20.gfc", "prop_nrho_30d_shadow_ias15_hourly.csv", 25e-3)]
    public void AUsersOwnKernelsAndField_AgreeWithIas15EveryHour(string file, string field, string table, double metres)
    {
        var text = File.ReadAllText(Flights.Shipped(file));
        foreach (
            var (shipped, own) in new[]
            {
                (
                    "../../data/validation/lpe200_50.bin,",
                    Repository.Truth("kernels/" + field) + ", frame: MOON_PA_DE440,"
                ),
                (
                    "../../data/validation/gl0660b_8.bin,",
                    Repository.Truth("kernels/" + field) + ", frame: MOON_PA_DE440,"
                ),
                ("../../data/validation/de440_2007.bsp", Repository.Truth("kernels/de440_2007.bsp")),
                ("../../data/validation/moon_pa_de440_2007.bpc", Repository.Truth("kernels/moon_pa_de440_2007.bpc")),
                ("sampling: 6 h", "sampling: 1 h"),
            }
        )
            text = text.Replace(shipped, own, StringComparison.Ordinal);
        var flown = Flights.Table(Flights.Fly(text));
        var reference = Flights.Rows(File.ReadLines(Repository.Truth(table))).ToList();

        Assert.Equal(reference.Count, flown.Count);
        for (var i = 0; i < flown.Count; i++)
            Assert.InRange(Vector3.Distance(flown[i].Position, reference[i].Position), 0, metres);
    }

    // GMAT flew on DE438: DE440 moves the Moon by up to 0.11 m over the day of 2020, 0.2 mm over the cislunar flight.
    [Theory]
    [InlineData("halo-earth-moon-2020", 0.2)]
    [InlineData("halo-multi-body-2020", 0.2)]
    [InlineData("cislunar-2022", 1e-3)]
    public void AFlightOfGmat_EndsWhereGmatEnds(string name, double metres)
    {
        var row = File.ReadLines(Path.Combine(Repository.Data, "validation", "gmat.csv"))
            .Single(line => line.StartsWith(name + ",", StringComparison.Ordinal))
            .Split(',');
        var end = new Vector3(Number(row[11]), Number(row[12]), Number(row[13])) * 1000;

        var (_, outcome) = Flights.Fly(File.ReadAllText(Flights.Shipped($"gmat-{name}.yaml")));

        Assert.InRange(Vector3.Distance(outcome.Final.Position, end), 0, metres);
    }

    // From a published start rounded to 1 mm/s: 1.5 km are asked of point masses over 42 h.
    [Fact]
    public void Capstone_StaysWithin100MetresOver41Hours()
    {
        var flown = Flights.Table(Flights.Fly(File.ReadAllText(Flights.Shipped("capstone.yaml"))));
        var published = File.ReadLines(Path.Combine(Repository.Data, "validation", "capstone.csv"))
            .Where(line => char.IsAsciiDigit(line[0]))
            .Select(line => line.Split(',').Select(Number).ToArray())
            .ToList();

        Assert.Equal(13, published.Count);
        Assert.All(
            published,
            n =>
                Assert.InRange(
                    Vector3.Distance(
                        flown.Single(f => Math.Abs(f.Time - (n[0] - published[0][0])) < 1e-3).Position,
                        new Vector3(n[1], n[2], n[3]) * 1000
                    ),
                    0,
                    100
                )
        );
    }

    // Orion as flown, NASA/JSC orbit ephemeris message of 2022-12-13, at 2022-11-19T00:23:27.044 UTC; 6 m are asked.
    [Fact]
    public void ArtemisOne_CoastsSixHoursWithin6Metres()
    {
        var flown = Flights.Table(Flights.Fly(File.ReadAllText(Flights.Shipped("artemis-1-coast.yaml"))));

        var orion = new Vector3(-303322.010824392026, -122931.423584674994, -39164.408475108699) * 1000;
        Assert.InRange(Vector3.Distance(flown[^1].Position, orion), 0, 6);
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
