using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Catalogue;

/// <summary>Whether a stage's figures fit together: a stage heavier than its sum, empty tanks, engines without thrust.</summary>
internal sealed class StageChecks(Bound bound, Problems problems)
{
    // Published masses are rounded each for itself.
    private const double Rounding = 1e-3;

    /// <summary>Usable propellant, kg.</summary>
    public static double Propellant(Stage stage) =>
        stage.Propellant ?? stage.Tanks.Sum(tank => tank.Load - tank.Residual);

    public void Check(Stage stage)
    {
        foreach (var tank in stage.Tanks)
            Check(tank);
        foreach (var engine in stage.Engines)
            Check(engine);
        if (!bound.IsAllSound(stage) || !stage.Tanks.All(bound.IsAllSound) || !stage.Engines.All(bound.IsAllSound))
            return;
        Given(stage);
        if (stage.Tanks.Count > 0 && stage.Propellant is { } told)
        {
            var usable = stage.Tanks.Sum(tank => tank.Load - tank.Residual);
            Equal(stage, nameof(stage.Propellant), told, usable, "its tanks hold usable together");
        }
        if (stage.FullMass is { } full)
        {
            var sum = stage.DryMass + Propellant(stage) + stage.Tanks.Sum(tank => tank.Residual);
            Equal(stage, nameof(stage.FullMass), full, sum, "dry mass and propellant together");
        }
        if (stage.Parts.Count > 0 && stage.Parts.All(bound.IsAllSound))
            Equal(
                stage,
                nameof(stage.DryMass),
                stage.DryMass,
                stage.Parts.Sum(part => part.Mass),
                "its parts together"
            );
        if (Propellant(stage) <= 0)
            Tell(
                stage,
                stage.Tanks.Count > 0 ? nameof(stage.Tanks) : nameof(stage.Propellant),
                stage.Propellant is null ? "" : Quantity.Format(0, Measure.Mass),
                "leaves the engines with empty tanks",
                "fill them"
            );
    }

    private void Given(Stage stage)
    {
        if (stage is { Propellant: null, Tanks.Count: 0 })
            Tell(
                stage,
                nameof(stage.Propellant),
                "",
                "is missing, and so are tanks",
                "add 'propellant: 12 t', or tanks"
            );
        if (stage is { Thrust: null, Engines.Count: 0 })
            Tell(
                stage,
                nameof(stage.Thrust),
                "",
                "is missing, and so are engines",
                "add 'thrust: 25.7 kN', or engines"
            );
        if (stage is { SpecificImpulse: null, Engines.Count: 0 })
            Tell(
                stage,
                nameof(stage.SpecificImpulse),
                "",
                "is missing, and so are engines",
                "add 'specific-impulse: 320 s', or engines"
            );
    }

    private void Check(Tank tank)
    {
        if (!bound.IsAllSound(tank))
            return;
        if (tank.Capacity is { } capacity && tank.Load > capacity * (1 - tank.Ullage))
            Tell(
                tank,
                nameof(tank.Load),
                Quantity.Format(tank.Load, Measure.Mass),
                "does not fit beside the ullage",
                $"load at most {Quantity.Format(capacity * (1 - tank.Ullage), Measure.Mass)}"
            );
        if (tank.Residual > tank.Load)
            Tell(
                tank,
                nameof(tank.Residual),
                Quantity.Format(tank.Residual, Measure.Mass),
                "is more than is loaded",
                $"write at most {Quantity.Format(tank.Load, Measure.Mass)}"
            );
    }

    private void Check(Engine engine)
    {
        var bands = engine.ThrottleBands.Where(bound.IsAllSound).OrderBy(band => band.Least).ToList();
        for (var i = 0; i < bands.Count; i++)
        {
            if (bands[i].Greatest < bands[i].Least)
                Tell(
                    bands[i],
                    nameof(ThrottleBand.Greatest),
                    Quantity.Format(bands[i].Greatest, Measure.Fraction),
                    "is less than least",
                    $"write at least {Quantity.Format(bands[i].Least, Measure.Fraction)}"
                );
            else if (i > 0 && bands[i].Least < bands[i - 1].Greatest)
                Tell(
                    bands[i],
                    nameof(ThrottleBand.Least),
                    Quantity.Format(bands[i].Least, Measure.Fraction),
                    $"lies inside throttle band '{bands[i - 1].Name}'",
                    "keep the bands apart, or make them one"
                );
        }
        if (
            bound.IsSound(engine, nameof(engine.SpecificImpulse), nameof(engine.SeaLevelSpecificImpulse))
            && engine.SeaLevelSpecificImpulse is { } seaLevel
            && seaLevel > engine.SpecificImpulse
        )
            Tell(
                engine,
                nameof(engine.SeaLevelSpecificImpulse),
                Quantity.Format(seaLevel, Measure.SpecificImpulse),
                "is more than in vacuum",
                $"write at most {Quantity.Format(engine.SpecificImpulse, Measure.SpecificImpulse)}"
            );
    }

    private void Equal(Stage stage, string property, double told, double sum, string of)
    {
        if (Math.Abs(told - sum) > Rounding * Math.Max(told, sum))
            Tell(
                stage,
                property,
                Quantity.Format(told, Measure.Mass),
                $"is {Quantity.Format(Math.Abs(told - sum), Measure.Mass)} {(told > sum ? "more" : "less")} than {of}",
                $"write {Quantity.Format(sum, Measure.Mass)}, or mend what it is made of"
            );
    }

    private void Tell(object section, string property, string value, string message, string mend)
    {
        var (place, location) = bound.PlaceOf(section, property);
        problems.Add(place, location, value, message, mend);
    }
}
