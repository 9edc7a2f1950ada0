using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Propagation;
using Perilune.Astro.ThreeBody;
using Perilune.Flight.HaloOrbits;
using Perilune.Flight.MultipleShooting;

namespace Perilune.Flight.EphemerisOrbits;

/// <summary>
/// Any periodic orbit of the Earth-Moon or Sun-Earth three-body problem in the real sky: continuous for years in the full force
/// model without a manoeuvre.
/// </summary>
/// <remarks>
/// The orbit is not hung into the sky and corrected, as <see cref="HaloPattern"/> is, but carried there: between the equations
/// of the three-body problem and those of the ephemeris, both in the axes that turn with the real line of the two bodies, a share goes
/// from 0 to 1, and the revolutions follow (E. L. Allgower and K. Georg, "Introduction to Numerical Continuation Methods", 2003,
/// chapter 2). That reaches halo orbits near 10 d, butterflies and distant prograde orbits too.
/// </remarks>
public static class EphemerisOrbit
{
    // An orbit that stays this far from the body that lengths are counted from, in units, follows the libration points, which
    // move with the distance of the two bodies; a near one keeps its size. Where the one way fails, the other is tried.
    private const double FarInUnits = 0.065;

    /// <summary>The orbit in the ephemeris.</summary>
    /// <param name="orbit">The periodic orbit.</param>
    /// <param name="model">
    /// The forces with Earth, Moon and Sun. The central body is the Moon or the Earth for orbits of the Earth-Moon system, the
    /// Earth for those of the Sun and the Earth.
    /// </param>
    /// <param name="begin">TDB seconds past J2000 at which the periodic orbit is at its first state.</param>
    /// <param name="end">Epoch until which it goes on at least.</param>
    /// <param name="threads">Threads that share the arcs; the result does not depend on it.</param>
    /// <param name="progress">Is told what gaps are left after each correction.</param>
    /// <param name="cancellation">Is looked at before each arc.</param>
    /// <returns>The orbit, from a revolution before the begin to one after the end.</returns>
    /// <exception cref="ArgumentException">The model lacks a body, or the span is empty.</exception>
    /// <exception cref="ArithmeticException">The ephemeris does not have the orbit; the text says how far it was followed.</exception>
    /// <exception cref="InsideBodyException">An arc goes through a body.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ReferenceOrbit Solve(
        PeriodicOrbit orbit,
        ForceModel model,
        double begin,
        double end,
        int threads,
        IProgress<Discontinuity>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(orbit);
        ArgumentNullException.ThrowIfNull(model);
        if (!(end > begin))
            throw new ArgumentException("the span is empty", nameof(end));
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        var system = orbit.System;
        var seed = new OrbitSeed(orbit, OrbitSky.CentreOf(system, model));
        // Epochs wander, so that a whole revolution is kept in hand at both ends.
        var revolutions = (int)Math.Ceiling((end - begin) / orbit.PeriodSeconds) + 2;
        var origin = begin - orbit.PeriodSeconds;
        var far = seed.Nearest > FarInUnits;
        EphemerisTransition? best = null;
        foreach (var stretched in (ReadOnlySpan<bool>)[far, !far])
        {
            var sky = new OrbitSky(system, model, stretched);
            var transition = new EphemerisTransition(sky, seed, origin, options)
            {
                Progress = left =>
                    progress?.Report(new(left.Position * system.LengthUnit, left.Velocity * system.VelocityUnit)),
            };
            if (transition.TryCarry(revolutions))
            {
                var (epochs, states) = InSky(transition, sky, origin);
                return ReferenceOrbit.Correct(new(epochs, states), model, options, progress);
            }
            if (
                best is null
                || (transition.Revolutions, transition.Reached).CompareTo((best.Revolutions, best.Reached)) > 0
            )
                best = transition;
        }
        throw new ArithmeticException(
            best!.Revolutions > 0
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"the ephemeris has {best.Revolutions} revolutions of it ({best.Revolutions * orbit.PeriodSeconds / 86400:F0} d), and no further one joins them"
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"between the three-body problem (0) and the ephemeris (1) it was followed to {best.Reached:F3}, where its revolutions fall apart"
                )
        );
    }

    /// <summary>Patch points from units into seconds and metres.</summary>
    private static (double[] Epochs, double[] States) InSky(EphemerisTransition carried, OrbitSky sky, double origin)
    {
        var epochs = new double[carried.Epochs.Length];
        var states = new double[carried.States.Length];
        for (var i = 0; i < epochs.Length; i++)
        {
            epochs[i] = origin + carried.Epochs[i] * sky.System.TimeUnit;
            var s = carried.States.Slice(6 * i, 6);
            var (r, v) = sky.ToInertial(epochs[i], new(s[0], s[1], s[2]), new(s[3], s[4], s[5]));
            (states[6 * i], states[6 * i + 1], states[6 * i + 2]) = (r.X, r.Y, r.Z);
            (states[6 * i + 3], states[6 * i + 4], states[6 * i + 5]) = (v.X, v.Y, v.Z);
        }
        return (epochs, states);
    }
}
