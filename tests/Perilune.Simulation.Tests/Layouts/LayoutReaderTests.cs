using System.Collections.Immutable;
using Perilune.Simulation.Language;
using Perilune.Simulation.Layouts;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Tests.Layouts;

/// <summary>What is wrong in a layout is told with its line and a mend, and what stands too near with where to go.</summary>
public sealed class LayoutReaderTests(LayoutReaderTests.World world) : IClassFixture<LayoutReaderTests.World>
{
    /// <summary>The shipped data, read once.</summary>
    public sealed class World
    {
        public Knowledge Knowledge { get; } = new(Repository.Data);
    }

    private const string Head = """
        title: Trial
        origin: { latitude: 89.45 degS, longitude: 222.69 degE }
        partners: { cnsa: cnsa, roscosmos: roscosmos, egsa: egsa }

        """;

    private LayoutDocument Read(string text) =>
        new LayoutReader(world.Knowledge.Catalogue, world.Knowledge.Times).Read(Head + text, "trial.yaml");

    private LayoutGroundPlan Plan(string text) => LayoutGroundPlan.On(Read(text), world.Knowledge.Terrain);

    private ImmutableArray<KeepOutViolation> Violations(string text)
    {
        var plan = Plan(text);
        return KeepOutCheck.Violations(plan, KeepOutCheck.Exposures(plan));
    }

    [Theory]
    [InlineData(
        "arrays: { a: { owner: nasb, east: 0 m, north: 0 m, width: 4 m, bottom: 2 m, top: 9 m } }",
        "'nasb' is no partner"
    )]
    [InlineData(
        "arrays: { a: { owner: cnsa, east: 0 m, north: 0 m, width: 4 m, bottom: -2 m, top: 9 m } }",
        "bottom '-2 m' must be at least 0 m"
    )]
    [InlineData(
        "arrays: { a: { owner: cnsa, east: 0 m, north: 0 m, width: 4 m, bottom: 9 m, top: 2 m } }",
        "is not above its bottom; write more than 9 m"
    )]
    [InlineData("masts: { m: { owner: cnsa, east: 0 m, height: 9 m } }", "has no single place; write east: and north:")]
    [InlineData("masts: { m: { owner: cnsa, height: 9 m } }", "has no place")]
    [InlineData(
        "masts: { m: { owner: cnsa, east: 0 m, north: 0 m, height: 9 m } }\nzones: { z: { owner: cnsa, around: n, radius: 9 m } }",
        "around 'n' is no element"
    )]
    [InlineData(
        "masts: { m: { owner: cnsa, east: 0 m, north: 0 m, height: 9 m } }\npads: { m: { owner: cnsa, east: 3 km, north: 0 m } }",
        "'m' is the name of two elements"
    )]
    public void WhatCannotBe_IsToldWithItsMend(string text, string told)
    {
        var error = Assert.Throws<InputException>(() => Read(text));
        Assert.Contains(error.Problems, problem => problem.ToString().Contains(told, StringComparison.Ordinal));
        Assert.All(error.Problems, problem => Assert.True(problem.Line >= 4 && problem.Mend.Length > 0));
    }

    [Theory]
    [InlineData(
        "masts: { m: { owner: cnsa, latitude: 20 degN, longitude: 30 degE, height: 9 m } }",
        "mast 'm' '20.0000 N 30.0000 E' lies off the terrain"
    )]
    [InlineData(
        "masts: { m: { owner: cnsa, latitude: 86 degS, longitude: 30 degE, height: 9 m } }",
        "from the origin; move it"
    )]
    [InlineData(
        "modules: { h: { owner: cnsa, east: 0 m, north: 0 m, length: 12 m, width: 4 m, height: 4 m } }\nmasts: { m: { owner: cnsa, east: 1 m, north: 5 m, height: 9 m } }",
        "mast 'm' stands in the place of module 'h'; move it"
    )]
    public void WhatCannotStandThere_IsToldWithItsMend(string text, string told)
    {
        var error = Assert.Throws<InputException>(() => Plan(text));
        Assert.Contains(told, Assert.Single(error.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void RadiatorOnTheRoof_StandsInNobodysPlace() =>
        Assert.Equal(
            2,
            Plan(
                "modules: { h: { owner: cnsa, east: 0 m, north: 0 m, length: 12 m, width: 4 m, height: 4 m } }\n"
                    + "radiators: { r: { owner: cnsa, east: 0 m, north: 0 m, width: 3 m, height: 5 m, bottom: 4 m, attitude: horizontal, temperature: 280 K, emissivity: 90 %, absorptivity: 10 % } }"
            ).Elements.Length
        );

    private const string Zone =
        "masts: { m: { owner: cnsa, east: 30 m, north: 0 m, height: 9 m }, n: { owner: roscosmos, east: -20 m, north: 0 m, height: 9 m }, o: { owner: egsa, east: 0 m, north: 40 m, height: 9 m } }\n";

    /// <summary>50 m free around the origin: 30 m east must go 20 m on, to the east; the owner's own and the guest's stay.</summary>
    [Fact]
    public void StrangerInAZone_IsToldHowFarToMoveAndWhere()
    {
        var found = Assert.Single(
            Violations(Zone + "zones: { z: { owner: roscosmos, east: 0 m, north: 0 m, radius: 50 m, admits: [egsa] } }")
        );
        Assert.Equal("mast 'm'", found.Element);
        Assert.Equal("cnsa", found.Owner);
        Assert.Equal("zone 'z' of roscosmos", found.Against);
        Assert.Equal(30, found.Distance, 0.1);
        Assert.Equal(20, found.Move, 0.1);
        Assert.Equal(90, found.Azimuth * 180 / Math.PI, 0.1);
        Assert.Contains("move it 20 m to azimuth 90 deg", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ZoneOfAnElement_MovesWithIt() =>
        Assert.Equal(
            ["mast 'n'", "mast 'o'"],
            Violations(Zone + "zones: { z: { owner: cnsa, around: m, radius: 55 m } }").Select(one => one.Element)
        );

    /// <summary>A pad keeps all away, whoever they belong to, except where the ground between stands higher than what is thrown.</summary>
    [Fact]
    public void PadKeepsAllAway_ButWhatTheGroundShields()
    {
        const string pad = "pads: { p: { owner: cnsa, east: 400 m, north: 0 m, keep-out: 1 km";
        var plan = Plan(Zone + pad + " } }");
        var exposures = KeepOutCheck.Exposures(plan);
        var shielded = exposures.Count(one => one.Exposure.Shielded);
        Assert.Equal(3, exposures.Length);
        Assert.Equal(3 - shielded, KeepOutCheck.Violations(plan, exposures).Length);
        // Nothing is thrown as steeply as the ground rises when it is thrown at a degree; all is when it is thrown at 80.
        Assert.Equal(3, Violations(Zone + pad + ", most-angle: 80 deg } }").Length);
        Assert.Empty(Violations(Zone + "pads: { p: { owner: cnsa, east: 400 m, north: 0 m, keep-out: 300 m } }"));
    }
}
