using Perilune.Flight.MultipleShooting;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.EphemerisOrbits;

/// <summary>
/// Carries revolutions of a periodic orbit into the ephemeris by continuation: the share of the ephemeris in the motion grows
/// from nothing, and all patch points and epochs are corrected together at each share. Where many revolutions do not follow,
/// a few are carried, and the others are joined to them in the ephemeris itself.
/// </summary>
/// <param name="sky">The system over the sky.</param>
/// <param name="seed">The patch points of a revolution.</param>
/// <param name="origin">TDB seconds past J2000 at which revolution 0 begins.</param>
/// <param name="options">Threads that share the arcs, and the cancellation.</param>
internal sealed class EphemerisTransition(OrbitSky sky, OrbitSeed seed, double origin, ParallelOptions options)
{
    // Gaps in units: on the way as far as the next share does not see them, and at the end, where 40 m are left between Earth
    // and Moon for the full model.
    private static readonly Discontinuity onTheWay = new(1e-5, 1e-4);
    private static readonly Discontinuity atTheEnd = new(1e-7, 1e-6);

    private const double FirstStep = 0.1;

    // Many revolutions either follow in long steps or not at all; a few are followed as far as they go.
    private const double ShortStepOfMany = 0.02;
    private const double ShortStepOfFew = 1e-3;
    private const int Few = 3;

    private const int MostIterations = 15;
    private const int MostIterationsToJoin = 25;

    // What strays farther than this part of the orbit's size from the place where the orbit has it is another orbit.
    private const double FarthestStray = 0.5;
    private const double StrayToFlyOn = 0.4;

    // Returning ends when a step leaves this part of the stray, and after so many steps.
    private const double WorthReturning = 0.97;
    private const int MostReturns = 3;

    // Flights in a row without a revolution that joins.
    private const int MostFlights = 4;

    private double[] epochs = [];
    private double[] states = [];

    /// <summary>Greatest share of the ephemeris that was reached with a few revolutions; 1 when it was carried there.</summary>
    public double Reached { get; private set; }

    /// <summary>Revolutions that follow the ephemeris.</summary>
    public int Revolutions => epochs.Length / Points;

    /// <summary>Is told the gaps in units after each correction.</summary>
    public Action<Discontinuity>? Progress { get; init; }

    /// <summary>Epochs in units since the origin.</summary>
    public ReadOnlySpan<double> Epochs => epochs;

    /// <summary>States in units, six numbers each.</summary>
    public ReadOnlySpan<double> States => states;

    private int Points => seed.Points.Count;

    /// <summary>Carries revolutions 0 to a number less one.</summary>
    /// <param name="revolutions">The number, 1 or more.</param>
    /// <returns>False when only <see cref="Revolutions"/> follow, or none.</returns>
    public bool TryCarry(int revolutions)
    {
        if (TryRaise(revolutions, revolutions <= Few ? ShortStepOfFew : ShortStepOfMany))
            return true;
        if (revolutions <= Few || !TryRaise(Few, ShortStepOfFew))
            return false;
        var most = revolutions;
        var stuck = 0;
        while (epochs.Length < revolutions * Points)
        {
            // Half as many again at a time, and fewer where these do not join.
            var added = Math.Min(Math.Min(Math.Max(1, Revolutions / 2), most), revolutions - Revolutions);
            if (TryJoin(added))
                (most, stuck) = (2 * added, 0);
            else if (added > 1)
            {
                most = added / 2;
                continue;
            }
            else if (++stuck > MostFlights || !TryFlyOn())
                return false;
            Return();
        }
        return true;
    }

    /// <summary>Raises the share of the ephemeris from nothing to the whole.</summary>
    private bool TryRaise(int revolutions, double shortest)
    {
        (Reached, epochs, states) = (0, [], []);
        var guess = (Epochs: new List<double>(), States: new List<double>());
        for (var revolution = 0; revolution < revolutions; revolution++)
            AddPattern(guess, revolution * seed.Period);
        (double[] Epochs, double[] States) here = ([.. guess.Epochs], [.. guess.States]);
        var step = FirstStep;
        while (Reached < 1)
        {
            var next = Math.Min(1, Reached + step);
            if (TryCorrect(here, next, next == 1 ? atTheEnd : onTheWay, MostIterations) is var (corrected, iterations))
            {
                (here, Reached) = (corrected, next);
                step *= iterations <= 5 ? 2 : 1;
            }
            else
            {
                step = (next - Reached) / 2;
                if (step < shortest)
                    return false;
            }
        }
        (epochs, states) = here;
        return true;
    }

    /// <summary>Joins further revolutions in the ephemeris: as the last one was, or else as the orbit has them.</summary>
    private bool TryJoin(int added)
    {
        foreach (var again in (ReadOnlySpan<bool>)[true, false])
        {
            var guess = (Epochs: epochs.ToList(), States: states.ToList());
            for (var i = 0; i < added * Points; i++)
            {
                var patch = guess.Epochs.Count;
                if (again)
                {
                    guess.Epochs.Add(guess.Epochs[^Points] + seed.Period);
                    guess.States.AddRange(guess.States[^(6 * Points)..^(6 * Points - 6)]);
                }
                else
                {
                    guess.Epochs.Add(guess.Epochs[^1] + Duration(patch - 1));
                    AddState(guess.States, patch);
                }
            }
            if (
                TryCorrect(([.. guess.Epochs], [.. guess.States]), 1, atTheEnd, MostIterationsToJoin) is var (joined, _)
            )
            {
                (epochs, states) = joined;
                return true;
            }
        }
        return false;
    }

    /// <summary>Lets the last patch point fly on in the ephemeris for a revolution at most, as long as it stays near the orbit.</summary>
    private bool TryFlyOn()
    {
        var field = new BlendedField(sky, 1, origin);
        var before = epochs.Length;
        var (longer, further) = (epochs.ToList(), states.ToList());
        var (transition, rate, otherRate) = (new double[36], new double[6], new double[6]);
        try
        {
            for (var i = 0; i < Points; i++)
            {
                var (end, next) = (longer[^1] + Duration(longer.Count - 1), new double[6]);
                field.Propagate(0, longer[^1], [.. further[^6..]], end, new(next, transition, rate, otherRate));
                longer.Add(end);
                further.AddRange(next);
                if (Stray([.. further]) > StrayToFlyOn)
                    break;
                (epochs, states) = ([.. longer], [.. further]);
            }
        }
        catch (IntegrationException)
        {
            // Into a body: as far as it went before.
        }
        return epochs.Length > before;
    }

    /// <summary>Leads revolutions that have strayed back towards the periodic orbit, as far as the ephemeris lets them.</summary>
    private void Return()
    {
        var field = new BlendedField(sky, 1, origin);
        var pattern = new List<double>();
        for (var patch = 0; patch < epochs.Length; patch++)
            AddState(pattern, patch);
        var stray = Stray(states);
        for (var i = 0; i < MostReturns; i++)
        {
            var solver = new MultipleShootingSolver(epochs, states);
            try
            {
                solver.Linearise(field.Propagate, options);
                solver.Approach([.. pattern], 0.5);
                if (!solver.TrySolveDamped(field.Propagate, atTheEnd, MostIterations, options))
                    return;
            }
            catch (Exception lost) when (lost is ArithmeticException or IntegrationException)
            {
                return;
            }
            var now = Stray(solver.States);
            if (now > stray)
                return;
            var enough = now > WorthReturning * stray;
            (epochs, states, stray) = (solver.Epochs.ToArray(), solver.States.ToArray(), now);
            if (enough)
                return;
        }
    }

    private ((double[] Epochs, double[] States) Corrected, int Iterations)? TryCorrect(
        (double[] Epochs, double[] States) guess,
        double share,
        Discontinuity tolerance,
        int mostIterations
    )
    {
        MultipleShootingSolver solver;
        try
        {
            solver = new(guess.Epochs, guess.States);
            var field = new BlendedField(sky, share, origin);
            if (!solver.TrySolveDamped(field.Propagate, tolerance, mostIterations, options))
                return null;
        }
        catch (Exception lost) when (lost is ArithmeticException or IntegrationException)
        {
            // A guess that leads into a body, or back in time: a nearer one is tried.
            return null;
        }
        Progress?.Invoke(solver.Worst);
        return Stray(solver.States) > FarthestStray
            ? null
            : ((solver.Epochs.ToArray(), solver.States.ToArray()), solver.Iterations);
    }

    /// <summary>Greatest distance from the same point of the periodic orbit, in sizes of the orbit.</summary>
    private double Stray(ReadOnlySpan<double> of)
    {
        var (size, most) = (0.0, 0.0);
        foreach (var (_, position, _) in seed.Points)
            size = Math.Max(size, position.Norm);
        for (var i = 0; i < of.Length; i += 6)
        {
            var position = seed.Points[i / 6 % Points].Position;
            most = Math.Max(most, (new Vector3(of[i], of[i + 1], of[i + 2]) - position).Norm);
        }
        return most / size;
    }

    private void AddPattern((List<double> Epochs, List<double> States) to, double begin)
    {
        for (var i = 0; i < Points; i++)
        {
            to.Epochs.Add(begin + seed.Points[i].Time);
            AddState(to.States, i);
        }
    }

    private void AddState(List<double> to, int patch)
    {
        var (_, r, v) = seed.Points[patch % Points];
        to.AddRange([r.X, r.Y, r.Z, v.X, v.Y, v.Z]);
    }

    /// <summary>Time from a patch point to the next one on the periodic orbit.</summary>
    private double Duration(int patch)
    {
        var (from, to) = (patch % Points, (patch + 1) % Points);
        return seed.Points[to].Time - seed.Points[from].Time + (to == 0 ? seed.Period : 0);
    }
}
