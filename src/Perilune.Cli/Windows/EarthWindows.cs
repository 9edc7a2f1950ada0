using Perilune.Astro.Frames;
using Perilune.Flight.Targeting;
using Perilune.Flight.Transfers;
using Perilune.Flight.Transfers.Returns;
using Perilune.Flight.Transfers.Windows;
using Perilune.Simulation.Running;

namespace Perilune.Cli.Windows;

/// <summary>A departure of a table of ways home.</summary>
/// <param name="Departure">TDB seconds past J2000.</param>
/// <param name="Ways">The cheapest first, at most one each way round the Earth.</param>
/// <param name="Failure">Why there is none; empty where there is one.</param>
internal sealed record EarthWindowEntry(double Departure, IReadOnlyList<EarthReturn> Ways, string Failure);

/// <summary>Tables of ways home from about the Moon to a landing place.</summary>
internal sealed class EarthWindows(Knowledge knowledge, WindowOptions options, CancellationToken cancellation)
{
    /// <summary>Departures at equal steps, the same on any number of threads.</summary>
    public IReadOnlyList<EarthWindowEntry> Table(IProgress<double>? progress)
    {
        var lunar = new LunarWindows(knowledge, options with { Target = options.Leaving }, cancellation)
        {
            IsOneStation = true,
        };
        var target = lunar.Target();
        var solver = new EarthReturnSolver(lunar.Model, tdb => knowledge.Frames.Rotation(Frame.Icrf, Frame.Itrf, tdb));
        var entries = new EarthWindowEntry[options.Count];
        var done = 0;
        var (first, last) = (options.First.SecondsPastJ2000, options.Last.SecondsPastJ2000);
        Parallel.For(
            0,
            options.Count,
            new() { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation },
            i =>
            {
                entries[i] = At(solver, target, first + (last - first) * i / (options.Count - 1));
                progress?.Report(Interlocked.Increment(ref done) / (double)options.Count);
            }
        );
        return entries;
    }

    private EarthWindowEntry At(EarthReturnSolver solver, LunarTarget target, double departure)
    {
        try
        {
            return new(
                departure,
                target switch
                {
                    LunarTarget.Orbit orbit => solver.FromPlane(departure, orbit, options.Landing!),
                    LunarTarget.Station station => solver.FromOrbit(
                        station.State,
                        departure,
                        departure,
                        options.Landing!
                    ),
                    _ => throw new InvalidOperationException("no way home begins there"),
                },
                ""
            );
        }
        catch (NoSolutionException none)
        {
            return new(departure, [], $"{none.Message}; {none.Mend}");
        }
    }
}
