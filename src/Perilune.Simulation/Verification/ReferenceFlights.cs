using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Astro.Eclipses;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Events;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Orientation;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Verification;

/// <summary>
/// A low polar orbit and a 9:2 halo orbit of the Moon that REBOUND IAS15 and Orekit flew with the same forces, from
/// 2007-03-01T00:00:00 TDB; events of the halo orbit against CSPICE. The gravity fields are those of the reference; the
/// ephemeris and the Moon's axes are DE440's own coefficients of that year, or the shipped fits of them.
/// </summary>
internal static class ReferenceFlights
{
    private static Epoch Start => Epoch.FromSecondsPastJ2000(225979200);

    public static IEnumerable<(string Id, double Computed)> LowOrbit(
        Knowledge knowledge,
        CancellationToken cancellation
    )
    {
        var initial = FromMoon(
            new(949829.317759, -1456951.823957, -594440.619233),
            new(11.217269101, -610.698614504, 1514.723123240)
        );
        var field = ReferenceField(knowledge, "lpe200_50.bin");
        double Miss(ReferenceSky sky, bool shadow, double tolerance, string table) =>
            Greatest(knowledge, table, Fly(Model(sky, field, shadow), initial, 1, tolerance, cancellation));
        var (reference, shipped) = (ReferenceSky.De440(knowledge), ReferenceSky.Shipped(knowledge));
        const string id = "propagation.low-lunar-orbit.1d";
        yield return (id, Miss(reference, false, 1e-8, "low-orbit.csv"));
        yield return (id + ".shipped-sky", Miss(shipped, false, 1e-8, "low-orbit.csv"));
        yield return (id + ".shadow", Miss(reference, true, 1e-6, "low-orbit-shadow.csv"));
        double ByAdams(bool shadow, string table) =>
            Greatest(
                knowledge,
                table,
                Fly(Model(reference, field, shadow), initial, 1, 1e-7, cancellation, IntegrationMethod.Adams)
            );
        yield return (id + ".adams", ByAdams(false, "low-orbit.csv"));
        yield return (id + ".adams.shadow", ByAdams(true, "low-orbit-shadow.csv"));
    }

    public static IEnumerable<(string Id, double Computed)> HaloOrbit(
        Knowledge knowledge,
        CancellationToken cancellation
    )
    {
        var initial = FromMoon(
            new(-5857483.8735, 42946252.843202, -57758637.504466),
            new(52.695480754, 38.030498511, 14.273361061)
        );
        // GM of Jupiter's system: JPL gm_de440.tpc.
        var jupiter = AttractingBody.PointMass(NaifId.JupiterBarycenter, 126712764.1e9);
        var field = ReferenceField(knowledge, "gl0660b_8.bin");
        Trajectory Flight(ReferenceSky sky, bool shadow) =>
            Fly(Model(sky, field, shadow, jupiter), initial, 30, 1e-8, cancellation);
        var (reference, shipped) = (ReferenceSky.De440(knowledge), ReferenceSky.Shipped(knowledge));
        const string id = "propagation.nrho.30d";
        var exact = Flight(reference, shadow: false);
        yield return (id, Greatest(knowledge, "halo-orbit.csv", exact));
        foreach (var found in EventChecks.Eclipses(knowledge, reference, exact))
            yield return found;
        foreach (var found in EventChecks.Passes(knowledge, reference, exact))
            yield return found;
        var flight = Flight(shipped, shadow: false);
        yield return (id + ".shipped-sky", Greatest(knowledge, "halo-orbit.csv", flight));
        yield return (id + ".shadow", Greatest(knowledge, "halo-orbit-shadow.csv", Flight(reference, shadow: true)));
        foreach (var found in Events(knowledge, flight))
            yield return found;
    }

    private static IEnumerable<(string Id, double Computed)> Events(Knowledge knowledge, Trajectory flight)
    {
        var number = 0;
        foreach (var perilune in TrajectoryEvents.Apsides(flight).Where(apsis => apsis.IsNearest))
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"events.nrho.perilune-{++number}");
            yield return (id, perilune.Epoch.SecondsPastJ2000);
            yield return (id + ".radius", perilune.Distance / 1000);
        }
        var moon = new Occulter(NaifId.Moon, RadiationPressure.MoonRadius);
        var passage = new EclipseFinder(knowledge.Ephemeris, moon).Find(flight).Single();
        var umbra = passage.Cores.Single();
        yield return ("eclipse.nrho.penumbra-start", passage.Start);
        yield return ("eclipse.nrho.umbra-start", umbra.Start);
        yield return ("eclipse.nrho.umbra-end", umbra.End);
        yield return ("eclipse.nrho.penumbra-end", passage.End);
    }

    private static ForceModel Model(ReferenceSky sky, GravityField field, bool shadow, params AttractingBody[] others)
    {
        var axes = new BodyFixedAxes(Frame.MoonPrincipalAxesDe440, sky.Frames);
        // Reflectivity x area / mass 0.015 m2/kg, 4.56e-6 Pa at one astronomical unit: the reference's own.
        var pressure = new RadiationPressure(
            0.015,
            shadow ? [new(NaifId.Moon, RadiationPressure.MoonRadius)] : [],
            4.56e-6
        );
        return new(
            sky.Ephemeris,
            AttractingBody.WithField(NaifId.Moon, new(field, field.Degree), axes),
            [
                // JPL gm_de440.tpc.
                AttractingBody.PointMass(NaifId.Earth, 398600.4355070226e9),
                AttractingBody.PointMass(NaifId.Sun, 132712440041.2793e9),
                .. others,
            ],
            pressure
        );
    }

    private static Trajectory Fly(
        ForceModel model,
        State initial,
        double days,
        double tolerance,
        CancellationToken cancellation,
        IntegrationMethod method = IntegrationMethod.DormandPrince853
    ) =>
        new Propagator(model, tolerance, tolerance * 1e-4, method)
            .Propagate(initial, Start + days * 86400, cancellation: cancellation)
            .Trajectory;

    private static GravityField ReferenceField(Knowledge knowledge, string name) =>
        GravityField.Load(knowledge.Data.Check("validation/" + name));

    private static double Greatest(Knowledge knowledge, string table, Trajectory flight) =>
        ReferenceTable
            .Read(knowledge, table)
            .Select(row => ReferenceTable.Numbers(row, 0))
            .Max(n => Vector3.Distance(flight.AtElapsed(n[0]).Position, new Vector3(n[1], n[2], n[3]) * 1000));

    private static State FromMoon(Vector3 position, Vector3 velocity) =>
        new(Start, NaifId.Moon, Frame.Icrf, position, velocity);
}
