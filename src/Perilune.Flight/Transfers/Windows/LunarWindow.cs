using Perilune.Astro.ThreeBody;
using Perilune.Flight.Targeting;
using Perilune.Flight.Transfers.Insertions;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers.Windows;

/// <summary>Where a departure from the Earth leads.</summary>
public abstract record LunarTarget
{
    private LunarTarget() { }

    /// <summary>An orbit about the Moon that is entered at its perilune.</summary>
    /// <param name="PeriluneRadius">m.</param>
    /// <param name="ApoluneRadius">m.</param>
    /// <param name="Inclination">
    /// To the pole, rad; where the asymptote lies farther from the equator, the nearest that its plane can have.
    /// </param>
    /// <param name="Pole">The Moon's pole at TDB seconds past J2000, ICRF axes, unit.</param>
    public sealed record Orbit(
        double PeriluneRadius,
        double ApoluneRadius,
        double Inclination,
        Func<double, Vector3> Pole
    ) : LunarTarget
    {
        /// <summary>
        /// Argument of perilune that an elliptical orbit is to have, rad, which is then entered wherever that costs least; null to
        /// leave it to the date, and to enter at perilune.
        /// </summary>
        public double? ArgumentOfPerilune { get; init; }
    }

    /// <summary>A station in a large orbit, whose phase is given: a near-rectilinear, halo or distant retrograde orbit.</summary>
    /// <param name="State">The orbit.</param>
    /// <param name="FlybyRadius">Radius of the flyby, m.</param>
    /// <param name="Via">Which way.</param>
    public sealed record Station(StationState State, double FlybyRadius, TransferVia Via = TransferVia.Best)
        : LunarTarget;

    /// <summary>A near-rectilinear, halo or other large lunar orbit whose phase suits each departure.</summary>
    /// <param name="Periodic">The orbit.</param>
    /// <param name="FlybyRadius">Radius of a powered flyby, m.</param>
    /// <param name="Via">Which way.</param>
    public sealed record AnyPhase(PeriodicOrbit Periodic, double FlybyRadius, TransferVia Via) : LunarTarget;

    /// <summary>Around the Moon and home without another burn.</summary>
    /// <param name="Kind">How it passes the Moon.</param>
    /// <param name="PeriluneRadius">m.</param>
    public sealed record FreeReturn(FreeReturnKind Kind, double PeriluneRadius) : LunarTarget;
}

/// <summary>
/// Tables of departures from a parking orbit towards the Moon. Each departure is solved by itself on the ephemeris, so that the
/// table is the same on any number of threads.
/// </summary>
/// <param name="model">Forces.</param>
/// <param name="target">Where the flights go.</param>
/// <param name="parkingRadius">Of the circular parking orbit, m.</param>
/// <param name="inclination">Of the parking orbit to the Earth's mean equator of J2000, rad; raised to the Moon's declination.</param>
public sealed class LunarWindow(CislunarModel model, LunarTarget target, double parkingRadius, double inclination)
{
    private const double Day = 86400;

    // First guesses that are flown: the second leads to a cheaper flight on some dates, the third hardly on any.
    private const int Candidates = 2;

    // Evaluations of the flown cost in the search of a powered flyby to a station: the last percent is not worth three times as many.
    private const int FlybyEvaluations = 14;

    /// <summary>Shortest flight to an orbit's perilune, s.</summary>
    public double LeastFlight { get; init; } = 3 * Day;

    /// <summary>Longest flight to an orbit's perilune, s.</summary>
    public double MostFlight { get; init; } = 5.5 * Day;

    /// <summary>Departures at equal steps, both ends included.</summary>
    /// <param name="first">First departure, TDB seconds past J2000.</param>
    /// <param name="last">Last departure.</param>
    /// <param name="count">How many, two or more.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Is looked at before each departure.</param>
    public IReadOnlyList<WindowEntry> Table(
        double first,
        double last,
        int count,
        int threads,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var entries = new WindowEntry[count];
        var done = 0;
        Parallel.For(
            0,
            count,
            new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            i =>
            {
                entries[i] = At(first + (last - first) * i / (count - 1), cancellation);
                progress?.Report(Interlocked.Increment(ref done) / (double)count);
            }
        );
        return entries;
    }

    /// <summary>The best flight from a departure.</summary>
    public WindowEntry At(double departure, CancellationToken cancellation = default) =>
        target switch
        {
            LunarTarget.Orbit { ArgumentOfPerilune: { } argument } orbit => Oriented(orbit, argument, departure),
            LunarTarget.Orbit orbit => ToOrbit(orbit, departure),
            LunarTarget.Station station => ToStation(station, departure, cancellation),
            LunarTarget.AnyPhase any => ToAnyPhase(any, departure, cancellation),
            LunarTarget.FreeReturn free => Around(free, departure),
            _ => throw new InvalidOperationException("no such target"),
        };

    /// <summary>What conics promise of the cheapest insertion into an orbit, m/s; not a number where they find none.</summary>
    /// <param name="departure">TDB seconds past J2000.</param>
    /// <exception cref="InvalidOperationException">The target is no orbit that is entered at perilune.</exception>
    public double Estimate(double departure)
    {
        if (target is not LunarTarget.Orbit orbit)
            throw new InvalidOperationException("only an orbit that is entered at perilune is estimated");
        return Conics(orbit, departure).Select(candidate => candidate.Cost).DefaultIfEmpty(double.NaN).Min();
    }

    private List<(double Cost, double Flight, bool Descending)> Conics(LunarTarget.Orbit orbit, double departure)
    {
        const double step = 0.25 * Day;
        var candidates = new List<(double Cost, double Flight, bool Descending)>();
        for (var flight = LeastFlight; flight <= MostFlight + 1; flight += step)
        {
            var moon = model.Moon(departure + flight);
            foreach (var descending in (ReadOnlySpan<bool>)[false, true])
            {
                if (
                    EarthConic.To(
                        moon.Position,
                        moon.Velocity,
                        parkingRadius,
                        inclination,
                        flight,
                        descending,
                        model.EarthGM
                    ) is
                    { } conic
                )
                    candidates.Add((Insertion(orbit, conic.ExcessVelocity.Norm), flight, descending));
            }
        }
        return candidates;
    }

    private WindowEntry Oriented(LunarTarget.Orbit orbit, double argument, double departure)
    {
        try
        {
            var arrival = new OrientedInsertion(model, parkingRadius, inclination).Solve(
                departure,
                new(
                    orbit.PeriluneRadius,
                    orbit.ApoluneRadius,
                    orbit.Inclination,
                    argument,
                    orbit.Pole(departure + LeastFlight)
                ),
                LeastFlight,
                MostFlight
            );
            return new(
                departure,
                arrival.Insertion.Time,
                arrival.LaunchEnergy,
                arrival.InjectionSpeed - Math.Sqrt(model.EarthGM / parkingRadius),
                arrival.DeltaV.Norm,
                arrival.Inclination,
                ""
            );
        }
        catch (NoSolutionException none)
        {
            return WindowEntry.None(departure, none.Message);
        }
    }

    private WindowEntry ToOrbit(LunarTarget.Orbit orbit, double departure)
    {
        if (Leg(departure) is not { } leg)
            return WindowEntry.None(departure, "the Moon is not reached in these times of flight");
        var excess = Math.Sqrt(
            Math.Max(0, leg.Perilune.Velocity.NormSquared - 2 * model.MoonGM / orbit.PeriluneRadius)
        );
        return Entry(departure, leg.Perilune.Time, leg, Insertion(orbit, excess));
    }

    /// <summary>The leg of the cheapest insertion into an orbit on the ephemeris; null where there is none.</summary>
    /// <param name="departure">TDB seconds past J2000.</param>
    /// <exception cref="InvalidOperationException">The target is no orbit that is entered at perilune.</exception>
    public EarthLeg? Leg(double departure)
    {
        if (target is not LunarTarget.Orbit orbit)
            throw new InvalidOperationException("only an orbit that is entered at perilune has such a leg");
        // The next best, where the ephemeris has no leg beside the conic one.
        foreach (var (_, flight, descending) in Conics(orbit, departure).OrderBy(one => one.Cost).Take(3))
        {
            (double, double, double)? guess = null;
            var goal = new EarthLegGoal(
                LegSense.Outbound,
                departure,
                departure + flight,
                parkingRadius,
                orbit.PeriluneRadius,
                inclination,
                descending
            );
            var pole = orbit.Pole(departure + flight);
            if (new EarthLegSolver(model).Solve(goal, s => Miss(s, pole, orbit.Inclination), ref guess) is { } leg)
                return leg;
        }
        return null;
    }

    private double Insertion(LunarTarget.Orbit orbit, double excess)
    {
        var r = orbit.PeriluneRadius;
        var arrival = Math.Sqrt(excess * excess + 2 * model.MoonGM / r);
        return arrival - Math.Sqrt(2 * model.MoonGM * orbit.ApoluneRadius / (r * (r + orbit.ApoluneRadius)));
    }

    /// <summary>Direction of the miss vector for a plane through the asymptote of an inclination to a pole.</summary>
    private static Vector3 Miss(Vector3 asymptote, Vector3 pole, double inclination)
    {
        // The normal lies across the asymptote: at an angle from what of the pole is across it.
        var sine = Vector3.Dot(asymptote, pole);
        var across = (pole - asymptote * sine).Unit;
        var cosine = Math.Clamp(Math.Cos(inclination) / Math.Sqrt(1 - sine * sine), -1, 1);
        var normal = across * cosine + Vector3.Cross(asymptote, across) * Math.Sqrt(1 - cosine * cosine);
        return Vector3.Cross(asymptote, normal);
    }

    private WindowEntry ToStation(LunarTarget.Station station, double departure, CancellationToken cancellation)
    {
        var orbit = TargetOrbit.Of(station.State);
        Transfer? direct = null;
        if (station.Via != TransferVia.Flyby)
        {
            direct = new DirectTransfer(model, orbit).Find(
                new(LegSense.Outbound, departure, departure, parkingRadius, inclination),
                Candidates,
                cancellation: cancellation
            );
        }
        // On bad dates the phase that is given is far from that of any cheap flyby: a search without derivatives gets there.
        var flyby =
            station.Via == TransferVia.Direct
                ? null
                : new NodeTransfer(model, station.State).Find(
                    new(LegSense.Outbound, departure, departure, parkingRadius, inclination, station.FlybyRadius),
                    FlybyEvaluations,
                    cancellation
                );
        if (direct is null && flyby is null)
            return WindowEntry.None(departure, "no such flight leads there");
        return flyby is null || direct?.SpacecraftDeltaV <= flyby.SpacecraftDeltaV
            ? Entry(direct!, TransferVia.Direct)
            : Entry(flyby, TransferVia.Flyby);
    }

    private WindowEntry ToAnyPhase(LunarTarget.AnyPhase any, double departure, CancellationToken cancellation)
    {
        try
        {
            var goal = new HaloTransferGoal(departure)
            {
                Orbit = any.Periodic,
                Via = any.Via,
                ParkingRadius = parkingRadius,
                Inclination = inclination,
                FlybyRadius = any.FlybyRadius,
                Candidates = Candidates,
            };
            var found = HaloTransfer.Find(model, goal, cancellation);
            return Entry(found.Transfer, found.Via);
        }
        catch (NoSolutionException none)
        {
            return WindowEntry.None(departure, none.Message);
        }
    }

    private WindowEntry Entry(Transfer transfer, TransferVia via) =>
        Entry(transfer.Departure, transfer.Arrival, transfer.EarthLeg!, transfer.SpacecraftDeltaV) with
        {
            Via = via,
        };

    private WindowEntry Around(LunarTarget.FreeReturn free, double departure)
    {
        try
        {
            var flight = new FreeReturnSolver(model).Solve(
                new(departure)
                {
                    Kind = free.Kind,
                    ParkingRadius = parkingRadius,
                    PeriluneRadius = free.PeriluneRadius,
                }
            );
            return new(
                departure,
                flight.Entry.Time,
                flight.LaunchEnergy,
                flight.InjectionDeltaV(parkingRadius, model.EarthGM),
                0,
                flight.Inclination,
                ""
            );
        }
        catch (NoSolutionException none)
        {
            return WindowEntry.None(departure, none.Message);
        }
    }

    private WindowEntry Entry(double departure, double arrival, EarthLeg leg, double spacecraft) =>
        new(
            departure,
            arrival,
            leg.LaunchEnergy,
            leg.PerigeeSpeed - Math.Sqrt(model.EarthGM / parkingRadius),
            spacecraft,
            leg.Inclination,
            ""
        );
}
