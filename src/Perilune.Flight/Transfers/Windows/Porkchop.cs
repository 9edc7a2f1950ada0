using System.Runtime.Intrinsics;
using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.TwoBody;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Flight.Transfers.Windows;

/// <summary>A conic from planet to planet.</summary>
/// <param name="Departure">TDB seconds past J2000.</param>
/// <param name="Arrival">TDB seconds past J2000.</param>
/// <param name="LaunchEnergy">C3 of the departure, m2/s2; not a number where there is no conic.</param>
/// <param name="ArrivalSpeed">Excess speed on arrival, m/s.</param>
/// <param name="DepartureDeclination">Declination of the departure's asymptote, to the mean equator of J2000, rad.</param>
/// <param name="IsShort">Whether it goes less than half around the Sun: type I.</param>
public readonly record struct PorkchopCell(
    double Departure,
    double Arrival,
    double LaunchEnergy,
    double ArrivalSpeed,
    double DepartureDeclination,
    bool IsShort
);

/// <summary>
/// Lambert's conics about the Sun between two bodies over grids of departures and times of flight. Planets with moons stand at
/// their barycentre with them. Times of flight go side by side in lanes, departures over threads; the same on any number of either.
/// </summary>
public sealed class Porkchop
{
    private readonly PorkchopCell[] cells;

    private Porkchop(PorkchopCell[] cells, int departures, int flights) =>
        (this.cells, Departures, Flights) = (cells, departures, flights);

    /// <summary>Number of departures.</summary>
    public int Departures { get; }

    /// <summary>Number of times of flight.</summary>
    public int Flights { get; }

    /// <summary>A cell.</summary>
    /// <param name="departure">Number of the departure.</param>
    /// <param name="flight">Number of the time of flight.</param>
    public PorkchopCell this[int departure, int flight] => cells[departure * Flights + flight];

    /// <summary>The cell of the least C3, of type I, of type II, or of either.</summary>
    /// <param name="isShort">Type I, II, or null for either.</param>
    public PorkchopCell Least(bool? isShort = null) =>
        cells
            .Where(cell => double.IsFinite(cell.LaunchEnergy) && (isShort is null || cell.IsShort == isShort))
            .MinBy(cell => cell.LaunchEnergy);

    /// <summary>Computes a grid.</summary>
    /// <param name="ephemeris">Where the bodies are.</param>
    /// <param name="sun">GM of the Sun, m3/s2.</param>
    /// <param name="from">NAIF code of the first body.</param>
    /// <param name="to">NAIF code of the second.</param>
    /// <param name="departures">TDB seconds past J2000.</param>
    /// <param name="flights">Times of flight, s, positive.</param>
    /// <param name="threads">Threads.</param>
    public static Porkchop Compute(
        Ephemeris ephemeris,
        double sun,
        int from,
        int to,
        IReadOnlyList<double> departures,
        IReadOnlyList<double> flights,
        int threads
    )
    {
        ArgumentNullException.ThrowIfNull(ephemeris);
        ArgumentNullException.ThrowIfNull(departures);
        ArgumentNullException.ThrowIfNull(flights);
        var grid = new PorkchopCell[departures.Count * flights.Count];
        Parallel.For(
            0,
            departures.Count,
            new() { MaxDegreeOfParallelism = threads },
            i =>
            {
                var start = ephemeris.State(from, NaifId.Sun, departures[i]);
                var row = grid.AsSpan(i * flights.Count, flights.Count);
                if (Vector512.IsHardwareAccelerated)
                    Row<Lanes8>(ephemeris, sun, to, departures[i], flights, start, row);
                else
                    Row<Lanes4>(ephemeris, sun, to, departures[i], flights, start, row);
            }
        );
        return new(grid, departures.Count, flights.Count);
    }

    /// <summary>The cells of a departure, as many times of flight at once as the scalar has lanes; each is the same in any.</summary>
    internal static void Row<T>(
        Ephemeris ephemeris,
        double sun,
        int to,
        double departure,
        IReadOnlyList<double> flights,
        PositionVelocity start,
        Span<PorkchopCell> cells
    )
        where T : struct, IScalar<T>
    {
        // The way the planets go.
        var normal = Vector3.Cross(start.Position, start.Velocity);
        var (from, turn) = (Vector3<T>.FromVector(start.Position), Vector3<T>.FromVector(normal));
        var seconds = new double[T.Lanes];
        var ends = new PositionVelocity[T.Lanes];
        var places = new Vector3[T.Lanes];
        for (var k = 0; k < cells.Length; k += T.Lanes)
        {
            for (var lane = 0; lane < T.Lanes; lane++)
            {
                // Lanes beyond the end repeat the last cell.
                seconds[lane] = flights[Math.Min(k + lane, cells.Length - 1)];
                if (k + lane < cells.Length)
                    ends[lane] = ephemeris.State(to, NaifId.Sun, departure + seconds[lane]);
                places[lane] = ends[lane].Position;
            }
            var (first, last) = Lambert.Solve(from, Vector3<T>.FromLanes(places), T.FromLanes(seconds), sun, turn);
            for (var lane = 0; lane < T.Lanes && k + lane < cells.Length; lane++)
            {
                // Opposite each other the plane is undefined: no number.
                var leaving = first.Lane(lane) - start.Velocity;
                cells[k + lane] = new(
                    departure,
                    departure + seconds[lane],
                    leaving.NormSquared,
                    (last.Lane(lane) - ends[lane].Velocity).Norm,
                    Math.Asin(leaving.Z / leaving.Norm),
                    Vector3.Dot(Vector3.Cross(start.Position, places[lane]), normal) > 0
                );
            }
        }
    }
}
