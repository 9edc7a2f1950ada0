using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Catalogue;

/// <summary>Whether a vehicle's figures fit together: sums, tanks, engines. What does not is told where it was written.</summary>
/// <param name="bound">Where everything was written.</param>
/// <param name="problems">Receives what is wrong.</param>
internal sealed class VehicleChecks(Bound bound, Problems problems)
{
    // Published masses of a vehicle and of its parts are rounded each for itself.
    private const double Rounding = 1e-3;

    /// <summary>Checks a section if it is a vehicle.</summary>
    public void Check(object? section)
    {
        switch (section)
        {
            case Spacecraft spacecraft:
                Check(spacecraft);
                break;
            case LaunchVehicle launcher:
                Check(launcher);
                break;
            case Rocket rocket:
                Check(rocket);
                break;
        }
    }

    private void Check(Spacecraft spacecraft)
    {
        foreach (var stage in spacecraft.Stages)
            new StageChecks(bound, problems).Check(stage);
        if (spacecraft is { Mass: { } mass, Stages.Count: > 0 } && spacecraft.Stages.All(IsSound))
            Sum(spacecraft, nameof(spacecraft.Mass), mass, spacecraft.Stages.Sum(FullMass), "its stages");
    }

    private void Check(LaunchVehicle launcher)
    {
        if (
            launcher is { TransLunarMass: null, EnergyCurve: null, LowOrbitMass: null, Rocket: null }
            && bound.IsAllSound(launcher)
        )
        {
            var (place, location) = bound.PlaceOf(launcher, nameof(launcher.TransLunarMass));
            problems.Add(
                place,
                location,
                "",
                "is missing, and so are energy-curve, low-orbit-mass and rocket",
                "say what it lifts, or what it is made of"
            );
        }
        if (
            launcher.EnergyCurve is { } curve
            && bound.IsSound(curve, nameof(curve.Least), nameof(curve.Greatest))
            && curve.Greatest <= curve.Least
        )
        {
            var (place, location) = bound.PlaceOf(curve, nameof(curve.Greatest));
            problems.Add(
                place,
                location,
                Quantity.Format(curve.Greatest, Measure.LaunchEnergy),
                "is not above least",
                "write where the published curve ends"
            );
        }
        if (launcher.Rocket is { } rocket)
            Check(rocket);
    }

    private void Check(Rocket rocket)
    {
        foreach (var stage in rocket.Stages)
        {
            if (!bound.IsSound(stage, nameof(stage.Stage)))
                continue;
            new StageChecks(bound, problems).Check(stage.Stage);
            Kept(stage);
            Ascending(stage.ThrustSteps, step => step.Time, nameof(ThrustStep.Time));
        }
        Missing(rocket, nameof(rocket.Stages), rocket.Stages.Count, "name at least one stage");
        Missing(rocket, nameof(rocket.Drag), rocket.Drag.Count, "name at least one Mach number with its coefficient");
        Ascending(rocket.Drag, point => point.Mach, nameof(DragPoint.Mach));
        if (rocket.Stages is [.., { BurnsWithNext: true } last] && bound.IsAllSound(last))
        {
            var (place, location) = bound.PlaceOf(last, nameof(last.BurnsWithNext));
            problems.Add(place, location, "yes", "has no next stage", "take it away from the last stage");
        }
        if (
            rocket.Mass is { } mass
            && bound.IsAllSound(rocket)
            && rocket.Stages.All(s => bound.IsAllSound(s) && IsSound(s.Stage))
        )
        {
            var sum =
                rocket.Stages.Sum(s => s.Count * FullMass(s.Stage) + (s.Dropped?.Mass ?? 0))
                + rocket.Dropped.Sum(d => d.Mass);
            Sum(rocket, nameof(rocket.Mass), mass, sum, "its stages and what is thrown off");
        }
    }

    private void Kept(RocketStage stage)
    {
        if (
            !bound.IsSound(stage, nameof(stage.KeptPropellant))
            || !IsSound(stage.Stage)
            || stage.KeptPropellant < StageChecks.Propellant(stage.Stage)
        )
            return;
        var (place, location) = bound.PlaceOf(stage, nameof(stage.KeptPropellant));
        problems.Add(
            place,
            location,
            Quantity.Format(stage.KeptPropellant, Measure.Mass),
            "leaves nothing to burn",
            $"write less than {Quantity.Format(StageChecks.Propellant(stage.Stage), Measure.Mass)}"
        );
    }

    private void Ascending<T>(IReadOnlyList<T> items, Func<T, double> key, string property)
        where T : class
    {
        for (var i = 1; i < items.Count; i++)
        {
            if (
                !bound.IsSound(items[i], property)
                || !bound.IsSound(items[i - 1], property)
                || key(items[i]) > key(items[i - 1])
            )
                continue;
            var (place, location) = bound.PlaceOf(items[i], property);
            problems.Add(place, location, "", "does not follow the one before", "write them in ascending order");
        }
    }

    private void Missing(object section, string property, int count, string mend)
    {
        if (count > 0 || !bound.IsSound(section, property))
            return;
        var (place, location) = bound.PlaceOf(section, property);
        problems.Add(place, location, "", "is missing", mend);
    }

    private bool IsSound(Stage stage) => bound.IsAllSound(stage) && stage.Tanks.All(bound.IsAllSound);

    private static double FullMass(Stage stage) =>
        stage.DryMass + StageChecks.Propellant(stage) + stage.Tanks.Sum(tank => tank.Residual);

    private void Sum(object section, string property, double told, double sum, string of)
    {
        if (Math.Abs(told - sum) <= Rounding * sum)
            return;
        var (place, location) = bound.PlaceOf(section, property);
        problems.Add(
            place,
            location,
            Quantity.Format(told, Measure.Mass),
            $"is {Difference(told, sum)} {of} together",
            $"write {Quantity.Format(sum, Measure.Mass)}, or mend what it is made of"
        );
    }

    private static string Difference(double told, double sum) =>
        $"{Quantity.Format(Math.Abs(told - sum), Measure.Mass)} {(told > sum ? "more than" : "less than")}";
}
