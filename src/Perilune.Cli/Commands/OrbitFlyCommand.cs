using System.CommandLine;
using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Gravity;
using Perilune.Astro.Propagation;
using Perilune.Astro.ThreeBody;
using Perilune.Astro.ThreeBody.Families;
using Perilune.Astro.Time;
using Perilune.Cli.Orbits;
using Perilune.Flight.EphemerisOrbits;
using Perilune.Flight.HaloOrbits;
using Perilune.Flight.MultipleShooting;
using Perilune.Simulation.Running;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune orbit fly</c>.</summary>
internal static class OrbitFlyCommand
{
    private const double Day = 86400;
    private const double Year = 365.25 * Day;
    private const int GravityDegree = 8;

    // Perilune over apolune, up to periods of 8.3 d about L2.
    private const double NearRectilinear = 0.12;

    public static Command Make(CancellationToken cancellation)
    {
        var system = OrbitFamiliesCommand.SystemOption();
        var family = new Option<string>("--family")
        {
            Description = "Family, as of 'orbit families'; halo-l2-south unless told.",
            DefaultValueFactory = _ => "halo-l2-south",
        };
        var period = new Option<double>("--period")
        {
            Description = "Period that names the member, days; 6.5624 (the 9:2 resonance) unless told.",
            // Two ninths of the synodic month of 29.530589 d.
            DefaultValueFactory = _ => 2 * 29.530589 / 9,
        };
        var epoch = new Option<string>("--epoch")
        {
            Description = "Where it begins, UTC unless it says so; 2028-01-01 unless told.",
            DefaultValueFactory = _ => "2028-01-01T00:00:00",
        };
        var years = new Option<double>("--years")
        {
            Description = "How long, Julian years, up to 30; 1 unless told.",
            DefaultValueFactory = _ => 1,
        };
        var output = new Option<string>("--out")
        {
            Description = "Folder for orbit.bsp and orbit.oem; out/orbit unless told.",
            DefaultValueFactory = _ => "out/orbit",
        };
        var command = new Command("fly", "Flies a member of a family in the real sky for years, without a manoeuvre.")
        {
            system,
            family,
            period,
            epoch,
            years,
            output,
        };
        command.SetAction(parsed =>
            Run(
                OrbitFamiliesCommand.System(parsed.GetValue(system)),
                parsed.GetValue(family)!,
                parsed.GetValue(period) * Day,
                parsed.GetValue(epoch)!,
                parsed.GetValue(years) * Year,
                parsed.GetValue(output)!,
                cancellation
            )
        );
        return command;
    }

    private static int Run(
        ThreeBodySystem system,
        string name,
        double period,
        string date,
        double span,
        string folder,
        CancellationToken cancellation
    )
    {
        if (!(span > 0 && span <= 30 * Year))
            throw OrbitFamiliesCommand.Wrong("--years", Text(span / Year), "not a span of 0 to 30 years", "--years 5");
        var knowledge = new Knowledge(ShippedData.FindFolder());
        if (!knowledge.Times.TryParse(date, out var epoch, out var error))
            throw OrbitFamiliesCommand.Wrong("--epoch", date, error, "--epoch 2028-01-01T00:00:00");
        var found = OrbitFamiliesCommand.Family(system, name, cancellation);
        var orbit = OrbitFamiliesCommand.Member(found, period);
        var start = epoch.SecondsPastJ2000;
        var model = Forces(knowledge, IsAboutEarth(system, name));
        ReferenceOrbit flown;
        try
        {
            flown = Solve(orbit, model, start, start + span, cancellation);
        }
        catch (Exception stuck) when (stuck is ArithmeticException or InsideBodyException)
        {
            throw OrbitFamiliesCommand.Wrong(
                "--period",
                Text(period / Day),
                $"this orbit is not found in the real sky: {stuck.Message}",
                Neighbour(found, period, model, start, span, cancellation) is { } near
                    ? $"--period {Text(near / Day)}, which the sky has"
                    : "another period, or fewer years"
            );
        }
        var centre = model.Central.Body;
        OrbitFiles.Write(
            flown,
            centre,
            $"{found.Name}, {Text(period / Day)} d",
            start,
            start + span,
            knowledge.Times,
            folder
        );
        var apsides = flown.Apsides.Where(a => a.Tdb >= start && a.Tdb <= start + span).ToList();
        Console.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{found.Name}, {period / Day:F4} d, {span / Year:G4} years from {date}: {flown.Iterations} propagations, gaps under {flown.PositionDiscontinuity * 1000:F3} mm and {flown.VelocityDiscontinuity * 1e6:F4} micrometre/s"
            )
        );
        if (apsides.Count > 0)
        {
            Console.Out.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{apsides.Count} apsides, {apsides.Min(a => a.Radius) / 1000:F0} to {apsides.Max(a => a.Radius) / 1000:F0} km from the {(centre == NaifId.Moon ? "Moon" : "Earth")}'s centre; written: {folder}/orbit.bsp, {folder}/orbit.oem"
                )
            );
        }
        return ExitCode.Success;
    }

    /// <summary>Near-rectilinear halo orbits are hung into the sky and corrected; all others, and these where that fails, are carried there.</summary>
    private static ReferenceOrbit Solve(
        PeriodicOrbit orbit,
        ForceModel model,
        double start,
        double end,
        CancellationToken cancellation
    )
    {
        var progress = Console.IsErrorRedirected ? null : new Lines();
        var threads = Environment.ProcessorCount;
        if (model.Central.Body == NaifId.Moon && orbit.PeriluneRadius < NearRectilinear * orbit.ApoluneRadius)
        {
            try
            {
                var pattern = new HaloPattern(orbit, model.Ephemeris, start + orbit.PeriodSeconds / 2);
                return ReferenceOrbit.Solve(pattern, model, start, end, threads, progress, cancellation);
            }
            catch (ArithmeticException)
            {
                // Continuation reaches farther.
            }
        }
        return EphemerisOrbit.Solve(orbit, model, start, end, threads, progress, cancellation);
    }

    /// <summary>Period of the nearest member of a few that the ephemeris does have, s.</summary>
    private static double? Neighbour(
        OrbitFamily family,
        double period,
        ForceModel model,
        double start,
        double span,
        CancellationToken cancellation
    )
    {
        foreach (var other in (ReadOnlySpan<double>)[0.97, 1.03, 0.93, 1.07, 0.87, 1.13, 0.8, 1.2])
        {
            if (family.WithPeriod(other * period) is not [var orbit, ..])
                continue;
            try
            {
                Solve(orbit, model, start, start + span, cancellation);
                return other * period;
            }
            catch (Exception stuck) when (stuck is ArithmeticException or InsideBodyException)
            {
                // Farther away.
            }
        }
        return null;
    }

    private static bool IsAboutEarth(ThreeBodySystem system, string family) =>
        system.MassRatio < ThreeBodySystem.EarthMoonMeanDistance.MassRatio / 2
        || family.StartsWith("resonant", StringComparison.OrdinalIgnoreCase)
        || family.Contains("l3", StringComparison.OrdinalIgnoreCase);

    private static ForceModel Forces(Knowledge knowledge, bool aboutEarth)
    {
        AttractingBody PointMass(int body) =>
            AttractingBody.PointMass(body, knowledge.Bodies.GravitationalParameter(body));
        if (aboutEarth)
        {
            return new(
                knowledge.Ephemeris,
                PointMass(NaifId.Earth),
                [PointMass(NaifId.Moon), PointMass(NaifId.Sun), PointMass(NaifId.JupiterBarycenter)]
            );
        }
        var field = knowledge.LunarGravity;
        return new(
            knowledge.Ephemeris,
            AttractingBody.WithField(
                NaifId.Moon,
                new SphericalHarmonics(field, GravityDegree),
                new BodyFixedAxes(field.Frame, knowledge.Frames)
            ),
            [PointMass(NaifId.Earth), PointMass(NaifId.Sun), PointMass(NaifId.JupiterBarycenter)]
        );
    }

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>A line for each propagation of the whole orbit, on a terminal.</summary>
    private sealed class Lines : IProgress<Discontinuity>
    {
        private int count;

        public void Report(Discontinuity value) =>
            Console.Error.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  propagation {++count, 2}: gaps of {value.Position:G3} m, {value.Velocity:G3} m/s"
                )
            );
    }
}
