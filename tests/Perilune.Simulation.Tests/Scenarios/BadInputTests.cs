namespace Perilune.Simulation.Tests.Scenarios;

public sealed class BadInputTests
{
    [Fact]
    public void UnknownKey_IsNamedWithTheNearestOne()
    {
        var problem = Assert.Single(Overlay.Problems("base:\n  site:\n    mast-hieght: 10 m\n"));

        Assert.Equal(
            "test.yaml:4: base site key 'mast-hieght' is not known; did you mean 'mast-height'? "
                + "there are title, latitude, longitude, mast-height",
            problem
        );
    }

    [Fact]
    public void WrongUnit_SaysWhatWasFoundAndWhatFits()
    {
        var problem = Assert.Single(Overlay.Problems("base:\n  power:\n    battery: { capacity: 40 kg }\n"));

        Assert.Equal(
            "test.yaml:4: base power battery capacity '40 kg' is a mass; an energy is needed, e.g. 500 kWh",
            problem
        );
    }

    [Fact]
    public void ImpossibleDate_IsToldWithTheLengthOfTheMonth()
    {
        var problem = Assert.Single(Overlay.Problems("flights:\n  cargo-3: { departure: 2036-02-30 }\n"));

        Assert.Equal(
            "test.yaml:3: flight 'cargo-3' departure '2036-02-30' is no instant: no such date: February 2036 has 29 days; "
                + "e.g. 2028-01-01, 2028-01-01T12:00 UTC, 2028-01-01T12:00 TDB",
            problem
        );
    }

    [Fact]
    public void FlightToNowhere_IsToldWithThePlacesThatExist()
    {
        var problem = Assert.Single(Overlay.Problems("flights:\n  cargo-3:\n    to: nowhere\n"));

        Assert.Equal("test.yaml:4: flight 'cargo-3' to 'nowhere' is no place; there are earth, node, base", problem);
    }

    [Fact]
    public void BatteryOfNegativeSize_IsRefused()
    {
        var problem = Assert.Single(Overlay.Problems("base:\n  power:\n    battery:\n      capacity: -3 kWh\n"));

        Assert.Equal(
            "test.yaml:5: base power battery capacity '-3 kWh' must be above 0 kWh; write energy such as 500 kWh",
            problem
        );
    }

    [Fact]
    public void MissingKey_IsToldAtItsSection()
    {
        var problem = Assert.Single(
            Overlay.Problems(
                "flights:\n  extra:\n    { partner: cnsa, vehicle: cargo-lander, launcher: long-march-10, from: earth, to: base }\n"
            )
        );

        Assert.Equal("test.yaml:3: flight 'extra' departure is missing; add 'departure: 2028-01-01'", problem);
    }

    [Theory]
    [InlineData(
        "base:\n  power: { battery: lithum-ion }",
        "'lithum-ion' is no entry of the catalogue's batteries; did you mean 'lithium-ion'? there is lithium-ion"
    )]
    [InlineData(
        "flights:\n  cargo-1: { partner: esa }",
        "flight 'cargo-1' partner 'esa' is no partner; did you mean 'egsa'?"
    )]
    [InlineData(
        "node:\n  orbit: { apolune: sout }",
        "node orbit apolune 'sout' is not known; did you mean 'south'? there are north, south"
    )]
    [InlineData(
        "node:\n  forces: { gravity-degree: 8.5 }",
        "node forces gravity-degree '8.5' is not a whole number; write a whole number from 8 to 165"
    )]
    [InlineData("node:\n  forces: { gravity-degree: 200 }", "node forces gravity-degree '200' must be from 8 to 165")]
    [InlineData(
        "flights:\n  return-1: { removes-waste: maybe }",
        "flight 'return-1' removes-waste 'maybe' is neither yes nor no; write yes or no"
    )]
    [InlineData("title: ''", "title is empty; write a text")]
    [InlineData("duration: 366", "duration '366' has no unit; duration is needed, e.g. 6.5 d")]
    [InlineData("duration: [1 d]", "duration is not one duration; write one value")]
    [InlineData(
        "base: { site: here }",
        "base site 'here' is not a site; write its keys: title, latitude, longitude, mast-height"
    )]
    [InlineData("flights: [cargo-1]", "flights is not a list of named entries; write 'name:' before each")]
    [InlineData("flights: { ghost: none }", "flight 'ghost' 'none' takes away what is not there; delete the line")]
    [InlineData(
        "start: 2028-01-01 LMT",
        "start '2028-01-01 LMT' is no instant: no such time scale: LMT (TDB, TT, TAI, UTC, TCG, TCB, GPS, UT1, TCL)"
    )]
    [InlineData(
        "seed: { value: 3, confidence: sure }",
        "seed 'sure' is no confidence; write published, unverified or assumed"
    )]
    public void WrongValue_IsToldWithItsMend(string text, string expected)
    {
        var problem = Assert.Single(Overlay.Problems(text));

        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("partners: { cnsa: { share: 39 % } }", "is the sum of the shares of crew-time; take away 1 %", 4)]
    [InlineData(
        "base: { stores: { food: { capacity: 4 t, initial: 5 t } } }",
        "base stores food initial '5 t' does not fit; write at most 4 t",
        1
    )]
    [InlineData(
        "base: { life-support: { urine-processor: none } }",
        "base life-support brine-processor needs a urine processor",
        1
    )]
    [InlineData(
        "base: { life-support: { carbon-dioxide-removal: none } }",
        "base life-support sabatier needs an oxygen generator and a carbon dioxide removal",
        1
    )]
    [InlineData("base: { airlock: none }", "base excursions need an airlock; add 'airlock:' to the base", 1)]
    [InlineData("crew: { day: { sleep: 20 h } }", "crew day does not fit into 24 h", 1)]
    [InlineData(
        "crew: { rates: { oxygen-consumed: 1 kg/d } }",
        "crew rates take in 5.777 kg/d and give off 5.672 kg/d; make them equal: mass is conserved",
        1
    )]
    [InlineData(
        "experiments: { dosimetry: { crew-time: 5 h } }",
        "experiment 'dosimetry' crew-time '5 h' is more than 1 members have in a session of 1 h",
        1
    )]
    [InlineData(
        "experiments: { dosimetry: { cadence: 30 min } }",
        "experiment 'dosimetry' cadence '30 min' is shorter than a session; write at least 1 h",
        1
    )]
    [InlineData(
        "experiments: { dosimetry: { up-mass: 5 kg } }",
        "experiment 'dosimetry' flight is missing; name the flight that brings the payload",
        1
    )]
    [InlineData(
        "experiments: { dosimetry: { priority: survival } }",
        "experiment 'dosimetry' priority 'survival' is for the station's own work",
        1
    )]
    [InlineData(
        "experiments: { dosimetry: { latest: 2028-01-01T00:30 } }",
        "experiment 'dosimetry' latest leaves no time for a session",
        1
    )]
    [InlineData(
        "flights: { cargo-1: { to: earth } }",
        "flight 'cargo-1' to 'earth' is where it leaves; name another place",
        1
    )]
    [InlineData(
        "flights: { cargo-1: { launcher: none } }",
        "flight 'cargo-1' launcher is missing; name the launch vehicle that leaves the Earth",
        1
    )]
    [InlineData(
        "flights: { cargo-1: { cargo: { food: 7 t } } }",
        "is more than Cargo lander carries; load at most 6 t",
        1
    )]
    [InlineData(
        "flights: { cargo-1: { departure: 2030-01-01 } }",
        "flight 'cargo-1' departure lies outside the run",
        1
    )]
    [InlineData(
        "flights: { cargo-1: { crew: [e3-geologist] } }",
        "flight 'cargo-1' crew '1 people' are more than the 0 seats of Cargo lander; fly fewer",
        2
    )]
    [InlineData(
        "flights: { ascent-1: { continues: lander-2 } }",
        "flight 'ascent-1' continues 'lander-2' ends at node, not at base; leave from node",
        2
    )]
    [InlineData(
        "flights: { ascent-1: { continues: none } }",
        "flight 'ascent-1' vehicle is missing; name a spacecraft, or the flight that this one continues",
        1
    )]
    [InlineData(
        "flights: { crew-1: { departure: 2028-03-25 } }",
        "flight 'descent-1' crew 'e2-commander' is at earth, not at node, when it leaves",
        4
    )]
    public void PartsThatDoNotFitTogether_AreTold(string text, string expected, int count)
    {
        var problems = Overlay.Problems(text);

        Assert.Equal(count, problems.Count);
        Assert.Contains(problems, problem => problem.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void AllProblems_AreToldAtOnceInTheOrderOfTheFile()
    {
        var problems = Overlay.Problems(
            """
            duration: 366 kg
            flights:
              cargo-1: { to: nowhere, departure: 2028-02-30 }
              cargo-9: { vehicle: cargo-lander }
            base:
              power:
                battery: { capacity: -1 kWh }
              site: { colour: grey }
            """
        );

        Assert.Equal([2, 4, 4, 5, 5, 5, 5, 8, 9], problems.Select(problem => int.Parse(problem.Split(':')[1])));
    }

    [Fact]
    public void CircleOfScenarios_IsRefused()
    {
        Assert.Contains(
            "from 'test.yaml' is built on itself; break the circle of 'from:'",
            Assert.Single(Overlay.ProblemsOfWhole("from: test.yaml\ntitle: circle\n")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("", "test.yaml:1: is empty; write a scenario; scenarios/ has examples")]
    [InlineData("- a list\n", "test.yaml:1: is not a scenario; write keys with values")]
    [InlineData(
        "from: gone.yaml\n",
        "test.yaml:1: from 'gone.yaml' does not exist; name a scenario file beside this one"
    )]
    public void WhatIsNoScenario_IsRefused(string text, string expected)
    {
        Assert.Equal(expected, Assert.Single(Overlay.ProblemsOfWhole(text)));
    }
}
