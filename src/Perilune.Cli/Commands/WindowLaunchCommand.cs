using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Perilune.Astro.Analytic;
using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Cli.Tables;
using Perilune.Cli.Windows;
using Perilune.Flight.Ascent;
using Perilune.Flight.Launch;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune window launch</c>.</summary>
internal static class WindowLaunchCommand
{
    private const double Day = 86400;
    private const double Degree = Math.PI / 180;

    private static readonly string[] columns =
    [
        "opening_utc",
        "best_utc",
        "closing_utc",
        "pass",
        "azimuth_opening_deg",
        "azimuth_deg",
        "azimuth_closing_deg",
        "inclination_deg",
        "node_deg",
        "off_plane_deg",
        "plane_change_m_s",
        "injection_angle_deg",
    ];

    public static Command Make(CancellationToken cancellation)
    {
        var reader = new LaunchWindowOptionReader();
        var json = new Option<bool>("--json") { Description = "Print a JSON array." };
        var quiet = new Option<bool>("--quiet") { Description = "Show no summary." };
        var command = new Command(
            "launch",
            "Daily launch windows of a site: into a plane, to a satellite, to the Moon."
        )
        {
            json,
            quiet,
        };
        foreach (var option in reader.All)
            command.Add(option);
        command.SetAction(parsed =>
        {
            var knowledge = new Knowledge(ShippedData.FindFolder());
            var options = reader.Read(parsed, knowledge);
            var clock = Stopwatch.StartNew();
            var found = Table(knowledge, options, cancellation);
            var table = new ResultTable([], columns);
            foreach (var cells in found)
                table.Add([], cells);
            table.Write(parsed.GetValue(json));
            if (!parsed.GetValue(quiet))
                Console.Error.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{found.Count} windows from {options.Site.Name}; {clock.Elapsed.TotalSeconds:F1} s"
                    )
                );
            return ExitCode.Success;
        });
        return command;
    }

    private static List<string[]> Table(
        Knowledge knowledge,
        LaunchWindowOptions options,
        CancellationToken cancellation
    )
    {
        var instants = new LaunchWindows(options.Site, knowledge.Frames);
        var daily = new DailyLaunchWindows(instants);
        var planet = LaunchPlanet.Earth;
        var speed = Math.Sqrt(planet.GravitationalParameter / (planet.EquatorialRadius + options.Altitude));
        var (start, end) = (options.First.SecondsPastJ2000, options.Last.SecondsPastJ2000);
        var isMoon = options.Target == "moon";
        Vector3 Moon(double t) =>
            knowledge
                .Ephemeris.State(
                    NaifId.Moon,
                    NaifId.Earth,
                    options.Arrival?.SecondsPastJ2000 ?? t + options.FlightDays * Day
                )
                .Position;
        var found = isMoon
            ? daily.ToDirection(Moon, options.LeastAzimuth, options.MostAzimuth, speed, start, end, cancellation)
            : daily.ToPlane(
                Normal(knowledge, options),
                2 * Math.Asin(Math.Min(1, 0.5 * options.Allowance / speed)),
                start,
                end,
                cancellation
            );
        return
        [
            .. found.Select(window =>
                (string[])
                    [
                        Date(window.Opening),
                        Date(window.Best),
                        Date(window.Closing),
                        window.Best.Northward ? "north" : "south",
                        Azimuth(window.Opening),
                        Azimuth(window.Best),
                        Azimuth(window.Closing),
                        Number(window.Best.Inclination / Degree, 3),
                        Number(window.Best.Node / Degree, 3),
                        Number(window.Best.OffPlane / Degree, 3),
                        Number(window.Best.DogLeg(speed), 1),
                        isMoon ? Number(instants.AngleAhead(window.Best, -Moon(window.Best.Time)) / Degree, 1) : "",
                    ]
            ),
        ];

        string Date(LaunchOpportunity? one) =>
            one is null ? "" : knowledge.Times.Format(Epoch.FromSecondsPastJ2000(one.Time), TimeScale.Utc, 0);
        string Azimuth(LaunchOpportunity? one) =>
            one is null ? "" : Number(Turned(instants.AzimuthOverGround(one, speed) / Degree), 2);
    }

    /// <summary>Unit normal of the wanted plane, ICRF.</summary>
    private static Func<double, Vector3> Normal(Knowledge knowledge, LaunchWindowOptions options)
    {
        if (options.Elements is { } elements)
        {
            var theory = new Sgp4(elements);
            return t =>
            {
                try
                {
                    var state = knowledge.Frames.InFrame(
                        theory.State(Epoch.FromSecondsPastJ2000(t), knowledge.Times),
                        Frame.Icrf
                    );
                    return Vector3.Cross(state.Position, state.Velocity).Unit;
                }
                catch (Sgp4Exception error)
                {
                    throw new InputException([
                        new(
                            "perilune window launch",
                            0,
                            0,
                            "--elements",
                            elements.Satellite,
                            $"do not reach so far: {error.Message}",
                            "take elements of those days, or end the table earlier"
                        ),
                    ]);
                }
            };
        }
        var (sinI, cosI) = Math.SinCos(options.Inclination);
        var (sinNode, cosNode) = Math.SinCos(options.Node);
        // Of the date at which the table begins; the equinox moves by 0.014 deg in a year.
        var normal = knowledge
            .Frames.Rotation(Frame.Icrf, Frame.TrueOfDate, options.First)
            .TransposeTimes(new Vector3(sinI * sinNode, -sinI * cosNode, cosI));
        return _ => normal;
    }

    private static double Turned(double degrees) => degrees < 0 ? degrees + 360 : degrees;

    private static string Number(double value, int decimals) =>
        value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
}
