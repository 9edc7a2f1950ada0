using Perilune.Simulation.Language;

namespace Perilune.Simulation.Tests.Scenarios;

public sealed class ProvenanceTests
{
    [Fact]
    public void CatalogueValue_KeepsItsSourceAndConfidence()
    {
        var input = Input("", "crew.rates.oxygen-consumed");

        Assert.Equal("0.895 kg/d", input.Text);
        Assert.Equal("kg/d", input.Unit);
        Assert.StartsWith("NASA/TP-2015-218570 Revision 2", input.Source, StringComparison.Ordinal);
        Assert.Equal(Confidence.Published, input.Confidence);
        Assert.False(input.IsOverride);
        Assert.Equal("crew.yaml", Path.GetFileName(input.Location.File));
    }

    [Fact]
    public void OverriddenValue_IsTheScenariosOwn()
    {
        var input = Input("base: { power: { battery: { capacity: 150 kWh } } }", "base.power.battery.capacity");

        Assert.Equal("150 kWh", input.Text);
        Assert.Equal("", input.Source);
        Assert.Equal(Confidence.Scenario, input.Confidence);
        Assert.True(input.IsOverride);
        Assert.Equal(("test.yaml", 2), (Path.GetFileName(input.Location.File), input.Location.Line));
    }

    [Fact]
    public void OverrideWithASource_KeepsIt()
    {
        var input = Input(
            "base: { power: { battery: { capacity: { value: 2 MWh, source: our design review, confidence: assumed } } } }",
            "base.power.battery.capacity"
        );

        Assert.Equal(
            ("our design review", Confidence.Assumed, true),
            (input.Source, input.Confidence, input.IsOverride)
        );
    }

    [Fact]
    public void ValueLeftOut_IsKnownAsADefault()
    {
        var input = Input("", "node.station-keeping.revolutions-ahead");

        Assert.Equal(("6.5", Confidence.Default), (input.Text, input.Confidence));
    }

    [Fact]
    public void EveryInput_HasOnePath()
    {
        var inputs = Shipped.Reader.Read(Shipped.Scenario("joint-station.yaml")).Inputs;

        Assert.Empty(inputs.GroupBy(input => input.Path).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.True(inputs.Count > 300, $"{inputs.Count} inputs");
    }

    [Fact]
    public void EntryOfTheCatalogueAndTheSameTypedIn_BindToTheSameRecord()
    {
        var typed = Overlay
            .Read(
                """
                node:
                  power:
                    battery:
                      from: own
                catalogue:
                  batteries:
                    own: { title: Lithium-ion battery, capacity: 100 kWh, floor: 20 %, charge-efficiency: 95 %, discharge-efficiency: 97 % }
                """
            )
            .Scenario;

        Assert.Equal(Overlay.Read("").Scenario.Node!.Power.Battery, typed.Node!.Power.Battery);
    }

    [Fact]
    public void TrackingStations_AreTheCataloguesByName()
    {
        var stations = Overlay
            .Read(
                "ground: { stations: { jiamusi: { from: jiamusi, mask: 15 deg }, own: { from: neuquen, title: Ours } } }"
            )
            .Scenario.Ground.Stations;

        Assert.Equal(["jiamusi", "own"], stations.Select(station => station.Name));
        Assert.Equal(15, stations[0].Mask * 180 / Math.PI, 1e-12);
        Assert.True(stations[1].Latitude < 0);
        Assert.Equal(6, Overlay.Read("").Scenario.Ground.Stations.Count);
    }

    [Fact]
    public void EntryTakenAway_IsGone()
    {
        var scenario = Overlay.Read("experiments: { dosimetry: none }\nbase: { excursions: none }").Scenario;

        Assert.DoesNotContain(scenario.Experiments, experiment => experiment.Name == "dosimetry");
        Assert.Empty(scenario.Base!.Excursions);
        Assert.Equal(16, Overlay.Read("").Scenario.Experiments.Count);
    }

    [Fact]
    public void Files_AreListedWithTheirHashes()
    {
        var files = Overlay.Read("title: other").Files;

        Assert.Equal(["test.yaml", "joint-station.yaml"], files.Take(2).Select(file => Path.GetFileName(file.Path)));
        Assert.All(files, file => Assert.Equal(64, file.Sha256.Length));
    }

    private static InputValue Input(string text, string path) =>
        Overlay.Read(text).Inputs.Single(input => input.Path == path);
}
