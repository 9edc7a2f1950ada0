using System.CommandLine;
using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Gravity;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Cli.Orbits;
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

    public static Command Make(CancellationToken cancellation)
    {
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
            family,
            period,
            epoch,
            years,
            output,
        };
        command.SetAction(parsed =>
            Run(
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
        var found = OrbitFamiliesCommand.Family(OrbitFamiliesCommand.System("earth-moon"), name, cancellation);
        var orbits = found.WithPeriod(period);
        if (orbits.Count == 0)
        {
            var (low, high) = (found.Members.Min(m => m.PeriodSeconds), found.Members.Max(m => m.PeriodSeconds));
            throw OrbitFamiliesCommand.Wrong(
                "--period",
                Text(period / Day),
                $"the family has periods of {Text(low / Day)} to {Text(high / Day)} d",
                $"--period {Text((low + high) / 2 / Day)}"
            );
        }
        var start = epoch.SecondsPastJ2000;
        var orbit = orbits[0];
        ReferenceOrbit flown;
        try
        {
            flown = ReferenceOrbit.Solve(
                new HaloPattern(orbit, knowledge.Ephemeris, start + period / 2),
                Forces(knowledge),
                start,
                start + span,
                Environment.ProcessorCount,
                Console.IsErrorRedirected ? null : new Lines(),
                cancellation
            );
        }
        catch (Exception stuck) when (stuck is ArithmeticException or InsideBodyException)
        {
            throw OrbitFamiliesCommand.Wrong(
                "--period",
                Text(period / Day),
                $"this orbit is not found in the real sky: {stuck.Message}",
                "another period, or fewer years"
            );
        }
        OrbitFiles.Write(flown, $"{found.Name}, {Text(period / Day)} d", start, start + span, knowledge.Times, folder);
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
                    $"{apsides.Count} apsides, {apsides.Min(a => a.Radius) / 1000:F0} to {apsides.Max(a => a.Radius) / 1000:F0} km from the Moon's centre; written: {folder}/orbit.bsp, {folder}/orbit.oem"
                )
            );
        }
        return ExitCode.Success;
    }

    private static ForceModel Forces(Knowledge knowledge)
    {
        AttractingBody PointMass(int body) =>
            AttractingBody.PointMass(body, knowledge.Bodies.GravitationalParameter(body));
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
