using System.Collections.Immutable;
using Perilune.Simulation.Catalogue;
using Perilune.Simulation.Running;
using Perilune.Surface.Illumination;
using Perilune.Surface.Roving;
using Perilune.Surface.Temperature;
using Perilune.Surface.Topography;
using Perilune.Surface.Traverses;

namespace Perilune.Cli.Grounds;

/// <summary>What a user asks of a drive.</summary>
/// <param name="Vehicle">The rover.</param>
/// <param name="Places">Start, stops and goal, with how long to stay, s.</param>
/// <param name="Start">TDB seconds past J2000.</param>
/// <param name="Deadline">s since the start.</param>
/// <param name="SurvivesUntil">s since the start; 0 for no such demand.</param>
/// <param name="Goal">What it is to be best at.</param>
/// <param name="Charge">Charge at the start, of the capacity.</param>
/// <param name="CellSize">Side of a cell, m; null for the terrain's own.</param>
/// <param name="WalkBack">How far from a haven it may be, m; infinite for no such demand.</param>
/// <param name="Havens">What a crew can walk back to; the start where there is none.</param>
internal sealed record DriveRequest(
    RoverVehicle Vehicle,
    ImmutableArray<(SurfacePoint Place, double Dwell)> Places,
    double Start,
    double Deadline,
    double SurvivesUntil,
    TraverseGoal Goal,
    double Charge,
    double? CellSize,
    double WalkBack,
    ImmutableArray<SurfacePoint> Havens
);

/// <summary>A drive with its ground and its sky, ready to be planned.</summary>
internal sealed record DriveStudy(TraverseSite Site, TraverseTask Task, ImmutableArray<int> Cells, double SkyUntil)
{
    // A step of light is a 240th of the time, 5 min to an hour; a tick a fiftieth of a cell's way, a second at most.
    private const double StepsWanted = 240;
    private const double ShortestStep = 300;
    private const double LongestStep = 3600;
    private const double TicksOfACell = 50;

    /// <summary>Ground, horizons and sky of a request.</summary>
    public static DriveStudy Prepare(Knowledge knowledge, DriveRequest request, double later, ParallelOptions parallel)
    {
        var rover = request.Vehicle.ToRover();
        var minds = rover.ColdestGround > 0 || double.IsFinite(rover.WarmestGround);
        var drive = new DriveModel(rover, Soil.Moon, DriveModel.MoonGravity);
        var span = Math.Max(request.Deadline, request.SurvivesUntil);
        var seen = minds ? Math.Max(span + later, GroundTemperatures.SkyNeeded) : span + later;
        var sky = LunarSky.From(knowledge.Ephemeris, knowledge.Moon, request.Start, request.Start + seen);
        var site = TraverseSite.Around(
            knowledge.Terrain,
            sky,
            request.Start,
            [.. request.Places.Select(one => one.Place), .. request.Havens],
            rover.MastHeight,
            request.CellSize,
            minds ? Regolith.Highland : null,
            parallel
        );
        ImmutableArray<int> cells = [.. request.Places.Select(one => site.CellOf(one.Place))];
        var tick = Math.Min(
            1,
            Math.Pow(10, Math.Floor(Math.Log10(site.Map.CellSize * drive.At(0).Time / TicksOfACell)))
        );
        var step = Math.Clamp(Math.Round(span / StepsWanted / ShortestStep) * ShortestStep, ShortestStep, LongestStep);
        var task = new TraverseTask
        {
            Ground = site.Ground,
            Drive = drive,
            Sky = site.Sky,
            Start = cells[0],
            Stops = [.. cells.Skip(1).Select((cell, i) => new TraverseStop(cell, request.Places[i + 1].Dwell))],
            Deadline = request.Deadline,
            SurvivesUntil = request.SurvivesUntil,
            StartCharge = request.Charge,
            Goal = request.Goal,
            WalkBack = request.WalkBack,
            Havens = [.. request.Havens.Select(site.CellOf)],
            Tick = tick,
            StepTicks = (int)Math.Round(step / tick),
        };
        return new(site, task, cells, span + later);
    }
}
