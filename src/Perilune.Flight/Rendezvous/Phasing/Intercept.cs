using System.Globalization;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Astro.TwoBody;
using Perilune.Flight.Rendezvous.RelativeMotion;
using Perilune.Flight.Targeting;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Rendezvous.Phasing;

/// <summary>
/// The impulse that takes a chaser to a place at a time in the whole force model: Lambert's conic as a first guess, then
/// Newton's method with the exact state-transition matrix.
/// </summary>
public static class Intercept
{
    private const int MostIterations = 30;
    private const double Tolerance = 1e-2;
    private const double Reachable = 1e-5;

    /// <summary>The velocity that reaches the place, m/s, and the flight there.</summary>
    /// <param name="propagator">Forces and tolerances.</param>
    /// <param name="chaser">The chaser, relative to the model's central body, ICRF axes.</param>
    /// <param name="arrival">When to be there.</param>
    /// <param name="place">Where, from the central body, ICRF axes, m; met within a centimetre.</param>
    /// <param name="guess">A velocity near the one sought, m/s; Lambert's conic where none is given.</param>
    /// <exception cref="NoSolutionException">No velocity was found.</exception>
    public static (Vector3 Velocity, PropagationResult Flight) Solve(
        Propagator propagator,
        State chaser,
        Epoch arrival,
        Vector3 place,
        Vector3? guess = null
    )
    {
        ArgumentNullException.ThrowIfNull(propagator);
        var seconds = arrival - chaser.Epoch;
        if (!(seconds > 0))
            throw new NoSolutionException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"an arrival {-seconds:F0} s before the burn cannot be met"
                ),
                "arrive after it"
            );
        var velocity = guess ?? Guess(chaser, place, seconds, propagator.Model.Central.GravitationalParameter);
        var (best, bestMiss) = (velocity, double.PositiveInfinity);
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            PropagationResult flown;
            try
            {
                flown = propagator.Propagate(chaser with { Velocity = velocity }, arrival, stateTransition: true);
            }
            catch (InsideBodyException)
            {
                // The guess dips into the ground: halfway back to the last that did not.
                velocity = (velocity + (double.IsFinite(bestMiss) ? best : chaser.Velocity)) * 0.5;
                continue;
            }
            var miss = place - flown.Final.Position;
            if (miss.Norm < Tolerance)
                return (velocity, flown);
            if (miss.Norm < bestMiss)
                (best, bestMiss) = (velocity, miss.Norm);
            else if (miss.Norm > 4 * bestMiss)
            {
                velocity = (velocity + best) * 0.5;
                continue;
            }
            velocity += LeastImpulse.Solve(flown.Trajectory.TransitionTo(arrival).PositionByVelocity, miss, Reachable);
        }
        throw new NoSolutionException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"no velocity found that reaches the place in {seconds:F0} s: the best passes {bestMiss:G4} m from it"
            ),
            "change the time of flight by a tenth of a turn"
        );
    }

    // Lambert's conic within the first turn; beyond a turn, and for a place opposite the start, the chaser's own velocity.
    private static Vector3 Guess(State chaser, Vector3 place, double seconds, double gravitationalParameter)
    {
        var elements = OrbitalElements.Of(new(chaser.Position, chaser.Velocity), gravitationalParameter);
        if (seconds > 0.9 * elements.Period)
            return chaser.Velocity;
        var normal = Vector3.Cross(chaser.Position, chaser.Velocity);
        try
        {
            return Lambert.Solve(chaser.Position, place, seconds, gravitationalParameter, normal).AtStart;
        }
        catch (ArgumentException)
        {
            return chaser.Velocity;
        }
    }
}
