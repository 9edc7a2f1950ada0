using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.TwoBody;
using Perilune.Numerics.LinearAlgebra;

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
/// their barycentre with them. The same on any number of threads.
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
                for (var k = 0; k < flights.Count; k++)
                    grid[i * flights.Count + k] = Cell(ephemeris, sun, to, departures[i], flights[k], start);
            }
        );
        return new(grid, departures.Count, flights.Count);
    }

    private static PorkchopCell Cell(
        Ephemeris ephemeris,
        double sun,
        int to,
        double departure,
        double flight,
        PositionVelocity start
    )
    {
        var end = ephemeris.State(to, NaifId.Sun, departure + flight);
        // The way the planets go.
        var normal = Vector3.Cross(start.Position, start.Velocity);
        var isShort = Vector3.Dot(Vector3.Cross(start.Position, end.Position), normal) > 0;
        try
        {
            var (first, last) = Lambert.Solve(start.Position, end.Position, flight, sun, normal);
            var leaving = first - start.Velocity;
            return new(
                departure,
                departure + flight,
                leaving.NormSquared,
                (last - end.Velocity).Norm,
                Math.Asin(leaving.Z / leaving.Norm),
                isShort
            );
        }
        catch (ArgumentException)
        {
            // Opposite each other the plane is undefined.
            return new(departure, departure + flight, double.NaN, double.NaN, double.NaN, isShort);
        }
    }
}
