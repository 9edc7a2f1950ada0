using System.Globalization;
using System.Text;
using System.Text.Json;
using Perilune.Astro.Time;
using Perilune.Report.Traverses;
using Perilune.Surface.Roving;
using Perilune.Surface.Traverses;

namespace Perilune.Cli.Grounds;

/// <summary>A drive as text, page and JSON.</summary>
internal sealed class DriveFiles(TimeScales times, DriveRequest request, DriveStudy study, ProvenTraverse proven)
{
    public const string Page = "traverse.html";
    public const string Data = "traverse.json";

    private const double Degree = Math.PI / 180;
    private const double Hour = 3600;
    private const double KilowattHour = 3.6e6;

    private static readonly JsonSerializerOptions indented = new() { WriteIndented = true };

    private readonly Rover rover = study.Task.Drive.Rover;
    private readonly double capacity = study.Task.Drive.Rover.BatteryCapacity;

    /// <summary>What a person reads at the terminal.</summary>
    public string Summary()
    {
        var text = new StringBuilder(Statement()).Append('\n');
        foreach (var (name, value) in Facts())
            text.Append(name.PadRight(12)).Append(' ').Append(value).Append('\n');
        foreach (var found in proven.Check.Violations)
            text.Append(Invariant($"not met      hour {found.Time / Hour:F2}: {found.What}\n"));
        foreach (var note in Notes())
            text.Append("note         ").Append(note).Append('\n');
        return text.ToString();
    }

    /// <summary>What the page tells.</summary>
    public TraverseStory Story()
    {
        var (map, stops) = (study.Site.Map, study.Task.Stops);
        TraverseMark Mark(int cell, string name) => new(cell % map.Columns, cell / map.Columns, name);
        return new(
            $"From {request.Places[0].Place} to {request.Places[^1].Place}",
            Date(0),
            request.Vehicle.Title,
            Statement(),
            proven.Check.Holds,
            study.Task.Drive.Rover.BatteryFloor,
            new(
                map.Columns,
                map.Rows,
                map.CellSize,
                map.NorthAt(map.Columns / 2.0, map.Rows / 2.0),
                study.Site.Hillshade()
            ),
            [
                Mark(study.Task.Start, "start"),
                .. stops.Select((stop, i) => Mark(stop.Cell, i + 1 == stops.Length ? "goal" : $"{i + 1}")),
                .. study.Task.Havens.Select(cell => Mark(cell, "haven")),
            ],
            [
                .. proven.Check.Instants.Select(seen => new TraverseInstant(
                    seen.Time / Hour,
                    seen.Column,
                    seen.Row,
                    seen.Slope / Degree,
                    seen.Sky.Sun,
                    seen.Sky.Earth,
                    seen.Charge / capacity,
                    seen.Moves
                )),
            ],
            [.. Legs()],
            Facts(),
            [.. proven.Check.Violations.Select(found => (found.Time / Hour, found.What))],
            Notes()
        );
    }

    private IEnumerable<TraverseLeg> Legs()
    {
        var (points, map) = (proven.Plan.Points, study.Site.Map);
        for (var first = 1; first < points.Length; )
        {
            var last = first;
            while (last + 1 < points.Length && points[last + 1].Action == points[first].Action)
                last++;
            var (action, metres) = (points[first].Action, 0.0);
            for (var i = first; i <= last && action == TraverseAction.Drive; i++)
                metres += study.Site.Ground.WayBetween(points[i - 1].Cell, points[i].Cell);
            var does = action switch
            {
                TraverseAction.Drive => "drives",
                TraverseAction.Wait => "waits",
                _ => "works at a stop",
            };
            yield return new(
                points[first - 1].Time / Hour,
                points[last].Time / Hour,
                does,
                action == TraverseAction.Wait,
                points[last].Cell % map.Columns,
                points[last].Cell / map.Columns,
                metres,
                points[last].Charge / capacity
            );
            first = last + 1;
        }
    }

    /// <summary>Everything for a program.</summary>
    public string Json() =>
        JsonSerializer.Serialize(
            new
            {
                rover = request.Vehicle.Title,
                start_utc = Date(0),
                arrival_utc = Date(proven.Plan.Arrival),
                arrival_h = proven.Plan.Arrival / Hour,
                least_h = proven.Plan.LeastTime / Hour,
                gap_h = proven.Plan.Gap / Hour,
                exact = proven.Plan.Exact,
                proven = proven.Check.Holds,
                violations = proven.Check.Violations.Select(found => new
                {
                    hour = found.Time / Hour,
                    what = found.What,
                }),
                way_m = proven.Plan.Way(study.Site.Ground),
                walk_back_m = double.IsFinite(study.Task.WalkBack) ? study.Task.WalkBack : (double?)null,
                coldest_ground_k = rover.ColdestGround > 0 ? rover.ColdestGround : (double?)null,
                warmest_ground_k = double.IsFinite(rover.WarmestGround) ? rover.WarmestGround : (double?)null,
                lowest_charge = proven.Check.LowestCharge / capacity,
                driving_kwh = proven.Check.Spent / KilowattHour,
                reserve = proven.Reserve,
                terrain = Grids(),
                notes = Notes(),
                points = proven.Plan.Points.Select(point =>
                {
                    var map = study.Site.Map;
                    var place = map.PointAt(point.Cell % map.Columns, point.Cell / map.Columns);
                    return new
                    {
                        does = point.Action.ToString().ToLowerInvariant(),
                        hour = point.Time / Hour,
                        latitude_deg = place.Latitude / Degree,
                        longitude_deg = place.Longitude / Degree,
                        height_m = study.Site.Ground.HeightOf(point.Cell),
                        charge = point.Charge / capacity,
                    };
                }),
            },
            indented
        ) + "\n";

    private string Statement() =>
        proven.Check.Holds
            ? Invariant(
                $"{request.Vehicle.Title} is there after {proven.Plan.Arrival / Hour:F1} h; the plan is proven second by second."
            )
            : Invariant($"The plan does not hold: {proven.Check.Violations.Length} demands are not met.");

    private List<(string, string)> Facts()
    {
        var points = proven.Plan.Points;
        var moving = proven.Check.Instants.Where(seen => seen.Moves).ToList();
        return
        [
            ("arrives", $"{Date(proven.Plan.Arrival)} UTC"),
            ("way", Invariant($"{proven.Plan.Way(study.Site.Ground) / 1000:F2} km")),
            ("drives", Invariant($"{Time(TraverseAction.Drive) / Hour:F1} h")),
            ("waits", Invariant($"{Time(TraverseAction.Wait) / Hour:F1} h")),
            (
                "best",
                proven.Plan.Exact
                    ? "no plan on these cells and steps is better"
                    : Invariant(
                        $"at most {proven.Plan.Gap / Hour:F1} h later than the best, by a bound that ignores the sky"
                    )
            ),
            (
                "battery",
                Invariant(
                    $"never under {100 * proven.Check.LowestCharge / capacity:F1} % of {capacity / KilowattHour:F2} kWh"
                )
            ),
            ("driving", Invariant($"{proven.Check.Spent / KilowattHour:F2} kWh")),
            (
                "slopes",
                Invariant(
                    $"up {moving.Select(seen => seen.Slope).DefaultIfEmpty(0).Max() / Degree:F1}, down {-moving.Select(seen => seen.Slope).DefaultIfEmpty(0).Min() / Degree:F1} deg at most"
                )
            ),
            .. Limits(),
            (
                "in shadow",
                Invariant(
                    $"{100 * Share(seen => seen.Sky.Sun < 0.5):F0} % of the drive; without the Earth {100 * Share(seen => !seen.Sky.Earth):F0} %"
                )
            ),
        ];

        IEnumerable<(string, string)> Limits()
        {
            if (double.IsFinite(study.Task.WalkBack))
            {
                var farthest = points.Max(point => study.Task.WayBack(point.Cell));
                yield return (
                    "walk back",
                    Invariant(
                        $"never over {farthest / 1000:F2} km in a straight line, of {study.Task.WalkBack / 1000:F2} km allowed"
                    )
                );
            }
            var ground = moving.Select(seen => seen.Sky.Temperature).Where(double.IsFinite).ToList();
            if (ground.Count > 0)
                yield return ("ground", Invariant($"{ground.Min():F0} to {ground.Max():F0} K under its wheels"));
        }

        double Time(TraverseAction action) =>
            points
                .Zip(points.Skip(1))
                .Where(pair => pair.Second.Action == action)
                .Sum(pair => pair.Second.Time - pair.First.Time);

        double Share(Func<CheckedInstant, bool> wanted) =>
            moving.Count == 0 ? 0 : moving.Count(wanted) / (double)moving.Count;
    }

    private IEnumerable<string> Grids() => study.Site.Horizons.Coverage.Ground.Select(ground => ground.Grid);

    private List<string> Notes()
    {
        List<string> notes = [.. study.Site.Horizons.Coverage.Warnings];
        var (map, horizons) = (study.Site.Map, study.Site.Horizons.Grid);
        notes.Add(
            Invariant(
                $"Planned on cells of {map.CellSize:F0} m, light from horizons every {horizons.CellSize:F0} m, in steps of {study.Task.StepTime / 60:F0} min; ground between the centres of cells, rocks and small craters are not known"
            )
        );
        notes.Add($"Terrain, finest first: {string.Join(", ", Grids())}");
        if (study.Site.Temperatures is { } warm)
            notes.Add(
                Invariant(
                    $"Temperatures of the ground are those of places every {warm.Grid.CellSize:F0} m, of highland regolith, through a year; the proof takes the same"
                )
            );
        if (rover.TurnRate == 0 && rover.TurnRadius is null)
            notes.Add("Turns cost nothing: neither rate nor radius of the rover's turns is known");
        return notes;
    }

    private string Date(double time) =>
        times.Format(Epoch.FromSecondsPastJ2000(request.Start + time), TimeScale.Utc, 0);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
