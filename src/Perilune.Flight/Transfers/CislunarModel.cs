using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers;

/// <summary>A state of a spacecraft relative to the Moon's centre, ICRF axes.</summary>
/// <param name="Time">TDB seconds past J2000.</param>
/// <param name="Position">m.</param>
/// <param name="Velocity">m/s.</param>
public readonly record struct LunarState(double Time, Vector3 Position, Vector3 Velocity);

/// <summary>
/// Free flight between Earth and Moon: Moon, Earth and Sun as point masses on the ephemeris, in Moon-centred ICRF axes.
/// Harmonics and radiation pressure move a transfer of some days by less than its correction manoeuvres do. Immutable.
/// </summary>
public sealed class CislunarModel
{
    // A centimetre and a tenth of a micrometre a second in a step: metres after five days, far under what a burn's execution
    // leaves.
    private const double PositionTolerance = 1e-2;
    private const double VelocityTolerance = 1e-7;

    private readonly Ephemeris ephemeris;
    private readonly Propagator propagator;

    /// <summary>A model on an ephemeris that has Sun, Earth and Moon.</summary>
    /// <param name="ephemeris">Ephemeris.</param>
    /// <param name="moon">GM of the Moon, m3/s2.</param>
    /// <param name="earth">GM of the Earth, m3/s2.</param>
    /// <param name="sun">GM of the Sun, m3/s2.</param>
    public CislunarModel(Ephemeris ephemeris, double moon, double earth, double sun)
    {
        this.ephemeris = ephemeris;
        (MoonGM, EarthGM) = (moon, earth);
        var forces = new ForceModel(
            ephemeris,
            AttractingBody.PointMass(NaifId.Moon, moon),
            [AttractingBody.PointMass(NaifId.Earth, earth), AttractingBody.PointMass(NaifId.Sun, sun)]
        );
        propagator = new(forces, PositionTolerance, VelocityTolerance);
    }

    /// <summary>GM of the Moon, m3/s2.</summary>
    public double MoonGM { get; }

    /// <summary>GM of the Earth, m3/s2.</summary>
    public double EarthGM { get; }

    /// <summary>State of the Moon relative to the Earth, ICRF axes, m and m/s.</summary>
    public PositionVelocity Moon(double time) => ephemeris.State(NaifId.Moon, NaifId.Earth, time);

    /// <summary>The state at another time, later or earlier.</summary>
    public LunarState Propagate(LunarState from, double to) =>
        to == from.Time ? from : At(Fly(from, to, stateTransition: false), to);

    /// <summary>The state at another time, with its partial derivatives.</summary>
    public (LunarState State, StateTransition Transition) PropagateWithPartials(LunarState from, double to)
    {
        var flown = Fly(from, to, stateTransition: true);
        return (At(flown, to), flown.Trajectory.TransitionTo(flown.Final.Epoch));
    }

    /// <summary>States at equal steps between two times, both ends included, for pictures.</summary>
    public IReadOnlyList<LunarState> Sample(LunarState from, double to, int count)
    {
        var trajectory = Fly(from, to, stateTransition: false).Trajectory;
        var states = new List<LunarState>(count);
        for (var i = 0; i < count; i++)
        {
            var elapsed = (to - from.Time) * i / (count - 1);
            var (position, velocity) = trajectory.AtElapsed(elapsed);
            states.Add(new(from.Time + elapsed, position, velocity));
        }
        return states;
    }

    private PropagationResult Fly(LunarState from, double to, bool stateTransition) =>
        propagator.Propagate(
            new(Epoch.FromSecondsPastJ2000(from.Time), NaifId.Moon, Frame.Icrf, from.Position, from.Velocity),
            Epoch.FromSecondsPastJ2000(to),
            stateTransition: stateTransition
        );

    private static LunarState At(PropagationResult flown, double time) =>
        new(time, flown.Final.Position, flown.Final.Velocity);
}
