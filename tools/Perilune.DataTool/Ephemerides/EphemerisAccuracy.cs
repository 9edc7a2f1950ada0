using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;

namespace Perilune.DataTool.Ephemerides;

/// <summary>Measures the shipped ephemeris against its sources over random epochs.</summary>
internal static class EphemerisAccuracy
{
    private const int Epochs = 20000;

    // What the project promises: Moon from Earth 1 cm, the rest 1 m.
    private const double MoonLimit = 0.01;
    private const double PlanetLimit = 1;

    public static string Measure(Ephemeris shipped, JoinedEphemeris source)
    {
        var plans = EphemerisPlan.All;
        var random = new CounterRandom(1, "ephemeris accuracy");
        var position = new double[plans.Count];
        var velocity = new double[plans.Count];
        double moon = 0;
        for (var i = 0; i < Epochs; i++)
        {
            var tdb = EphemerisPlan.Start + (EphemerisPlan.End - EphemerisPlan.Start) * random.Uniform();
            var fromEarth = Vector3.Zero;
            for (var k = 0; k < plans.Count; k++)
            {
                var error = shipped.State(plans[k].Target, plans[k].Center, tdb) - source.State(plans[k], tdb);
                position[k] = Math.Max(position[k], error.Position.Norm);
                velocity[k] = Math.Max(velocity[k], error.Velocity.Norm);
                if (plans[k].Target == NaifId.Moon)
                    fromEarth += error.Position;
                if (plans[k].Target == NaifId.Earth)
                    fromEarth -= error.Position;
            }
            moon = Math.Max(moon, fromEarth.Norm);
        }
        var texts = plans.Select(
            (plan, k) =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{plan.Target} relative to {plan.Center}: {position[k]:0.0e0} m, {velocity[k]:0.0e0} m/s"
                )
        );
        if (moon > MoonLimit || position.Any(error => error > PlanetLimit))
            throw new InvalidDataException("the fits are worse than promised: " + string.Join("; ", texts));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"largest difference from the source over {Epochs} random epochs: Moon from Earth {moon:0.0e0} m; {string.Join("; ", texts)}"
        );
    }
}
