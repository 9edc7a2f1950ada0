using Perilune.Astro.Ephemerides;
using Perilune.Astro.Propagation;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.RootFinding;

namespace Perilune.Flight.HaloOrbits;

/// <summary>
/// Trajectories one after the other, each beginning where the last one ended: a flight through manoeuvres, or the arcs of
/// multiple shooting. Position and velocity relative to one body's centre in ICRF axes. Immutable and safe from any thread.
/// </summary>
public sealed class PiecewiseTrajectory
{
    private const double ApsisTolerance = 1e-4;
    private const double Ripple = 1e-3;

    private readonly Trajectory[] pieces;
    private readonly double[] starts;

    /// <summary>Pieces in the order of time.</summary>
    /// <exception cref="ArgumentException">There is none, or one does not begin where the last one ended.</exception>
    public PiecewiseTrajectory(IReadOnlyList<Trajectory> pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        if (pieces.Count == 0)
            throw new ArgumentException("a trajectory has at least one piece", nameof(pieces));
        for (var i = 1; i < pieces.Count; i++)
        {
            if (Math.Abs(pieces[i].Start - pieces[i - 1].End) > 1e-6)
                throw new ArgumentException($"piece {i} starts at {pieces[i].Start}, not at {pieces[i - 1].End}");
        }
        this.pieces = [.. pieces];
        starts = [.. pieces.Select(piece => piece.StartTdb)];
    }

    /// <summary>The pieces; velocity jumps between two where a manoeuvre was made, and nowhere else.</summary>
    public IReadOnlyList<Trajectory> Pieces => pieces;

    /// <summary>Earliest epoch, TDB seconds past J2000.</summary>
    public double Start => starts[0];

    /// <summary>Latest epoch, TDB seconds past J2000.</summary>
    public double End => pieces[^1].EndTdb;

    /// <summary>State at TDB seconds past J2000, m and m/s; after the manoeuvre where there is one at that instant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is outside the trajectory.</exception>
    public PositionVelocity At(double tdb)
    {
        var index = Array.BinarySearch(starts, tdb);
        return pieces[index >= 0 ? index : Math.Max(0, ~index - 1)].At(tdb);
    }

    /// <summary>
    /// Times at which to keep the trajectory as a table: every step is a fixed part of r/v, so that a perilune is drawn as
    /// finely as an apolune; the ends of all pieces are among them.
    /// </summary>
    /// <param name="piece">Number of the piece.</param>
    /// <param name="fineness">Step over the time r/v of the motion; 0.05 lets Hermite's interpolation of degree 7 keep a metre.</param>
    /// <param name="longest">Longest step, s.</param>
    public IReadOnlyList<double> SampleTimes(int piece, double fineness, double longest)
    {
        if (!(fineness > 0 && longest > 0))
            throw new ArgumentOutOfRangeException(nameof(fineness), "steps are longer than nothing");
        var trajectory = pieces[piece];
        var times = new List<double> { trajectory.StartTdb };
        while (true)
        {
            var (r, v) = trajectory.At(times[^1]);
            var next = times[^1] + Math.Min(longest, fineness * r.Norm / v.Norm);
            if (!(next < trajectory.EndTdb))
                break;
            times.Add(next);
        }
        times.Add(trajectory.EndTdb);
        return times;
    }

    /// <summary>All perilunes and apolunes in the order of time, to 0.1 ms.</summary>
    public IReadOnlyList<Apsis> Apsides()
    {
        var apsides = new List<Apsis>();
        var last = double.NaN;
        foreach (var piece in pieces)
        {
            var origin = piece.StartTdb;
            var before = 0.0;
            foreach (var knot in piece.Solution.Knots)
            {
                var now = RadialMotion(piece, knot);
                if (knot == piece.Solution.Start)
                {
                    // Neighbouring pieces meet to a millimetre: an apsis may fall just between them.
                    if (last * now < 0)
                        Add(knot);
                }
                else if (before * now < 0)
                    Add(
                        Brent.Solve(
                            t => RadialMotion(piece, t),
                            Earlier(piece, knot),
                            knot,
                            before,
                            now,
                            ApsisTolerance
                        )
                    );
                (before, last) = (now, now);
            }

            void Add(double elapsed)
            {
                var radius = piece.AtElapsed(elapsed).Position.Norm;
                // An impulse near an apsis can make a ripple: two apsides at one radius, which are none.
                if (apsides.Count > 0 && Math.Abs(apsides[^1].Radius - radius) < Ripple * radius)
                    apsides.RemoveAt(apsides.Count - 1);
                else
                    apsides.Add(new(piece.Initial.SecondsPastJ2000 + elapsed, radius, last < 0));
            }
        }
        return apsides;
    }

    private static double Earlier(Trajectory piece, double knot)
    {
        var knots = piece.Solution.Knots;
        return knots[knots.BinarySearch(knot) - 1];
    }

    private static double RadialMotion(Trajectory piece, double elapsed)
    {
        var (r, v) = piece.AtElapsed(elapsed);
        return Vector3.Dot(r, v);
    }
}

/// <summary>A perilune or an apolune.</summary>
/// <param name="Tdb">TDB seconds past J2000.</param>
/// <param name="Radius">Distance from the Moon's centre, m.</param>
/// <param name="IsPerilune">Whether it is the near one.</param>
public readonly record struct Apsis(double Tdb, double Radius, bool IsPerilune);
