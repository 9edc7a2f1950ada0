using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Forces.Thrust;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Flight.Transfers;

/// <summary>A state of a spacecraft relative to the Moon's centre, ICRF axes.</summary>
/// <param name="Time">TDB seconds past J2000.</param>
/// <param name="Position">m.</param>
/// <param name="Velocity">m/s.</param>
public readonly record struct LunarState(double Time, Vector3 Position, Vector3 Velocity);

/// <summary>
/// Flight between Earth and Moon on the ephemeris, in Moon-centred ICRF axes. Moon, Earth and Sun as point masses are enough
/// for a design: harmonics and radiation pressure move a transfer of some days by less than its corrections do, but for the
/// Earth's flattening in the first hour. A flown trajectory wants a full force model. Immutable.
/// </summary>
public sealed class CislunarModel
{
    // A centimetre and a tenth of a micrometre a second in a step: metres after five days, far under what a burn's execution
    // leaves.
    private const double DesignPosition = 1e-2;
    private const double DesignVelocity = 1e-7;

    private readonly double positionTolerance;
    private readonly double velocityTolerance;
    private readonly Propagator propagator;
    private readonly PointMassFlight? quick;

    /// <summary>A model of point masses on an ephemeris that has Sun, Earth and Moon.</summary>
    /// <param name="ephemeris">Ephemeris.</param>
    /// <param name="moon">GM of the Moon, m3/s2.</param>
    /// <param name="earth">GM of the Earth, m3/s2.</param>
    /// <param name="sun">GM of the Sun, m3/s2.</param>
    public CislunarModel(Ephemeris ephemeris, double moon, double earth, double sun)
        : this(
            new(
                ephemeris,
                AttractingBody.PointMass(NaifId.Moon, moon),
                [AttractingBody.PointMass(NaifId.Earth, earth), AttractingBody.PointMass(NaifId.Sun, sun)]
            )
        ) { }

    /// <summary>A model of any forces about the Moon, the Earth's among them.</summary>
    /// <param name="forces">The forces.</param>
    /// <param name="positionTolerance">Local error of position allowed in a step, m.</param>
    /// <param name="velocityTolerance">Local error of velocity allowed in a step, m/s.</param>
    /// <exception cref="ArgumentException">They are not about the Moon, or leave out the Earth.</exception>
    public CislunarModel(
        ForceModel forces,
        double positionTolerance = DesignPosition,
        double velocityTolerance = DesignVelocity
    )
    {
        ArgumentNullException.ThrowIfNull(forces);
        if (forces.Central.Body != NaifId.Moon)
            throw new ArgumentException(
                $"the forces are about body {forces.Central.Body}, not the Moon",
                nameof(forces)
            );
        var earth =
            forces.Others.FirstOrDefault(body => body.Body == NaifId.Earth)
            ?? throw new ArgumentException("the forces leave out the Earth", nameof(forces));
        Forces = forces;
        (MoonGM, EarthGM) = (forces.Central.GravitationalParameter, earth.GravitationalParameter);
        (this.positionTolerance, this.velocityTolerance) = (positionTolerance, velocityTolerance);
        propagator = new(forces, positionTolerance, velocityTolerance);
        quick = PointMassFlight.Serves(forces) ? new(forces, positionTolerance, velocityTolerance) : null;
    }

    /// <summary>The forces.</summary>
    public ForceModel Forces { get; }

    /// <summary>GM of the Moon, m3/s2.</summary>
    public double MoonGM { get; }

    /// <summary>GM of the Earth, m3/s2.</summary>
    public double EarthGM { get; }

    /// <summary>State of the Moon relative to the Earth, ICRF axes, m and m/s.</summary>
    public PositionVelocity Moon(double time) => Forces.Ephemeris.State(NaifId.Moon, NaifId.Earth, time);

    /// <summary>State relative to the Earth's centre of a state relative to the Moon's, ICRF axes.</summary>
    public PositionVelocity FromEarth(LunarState state)
    {
        var moon = Moon(state.Time);
        return new(state.Position + moon.Position, state.Velocity + moon.Velocity);
    }

    /// <summary>State relative to the Moon's centre of a state relative to the Earth's, ICRF axes.</summary>
    /// <param name="time">TDB seconds past J2000.</param>
    /// <param name="earth">State relative to the Earth, m and m/s.</param>
    public LunarState FromMoon(double time, PositionVelocity earth)
    {
        var moon = Moon(time);
        return new(time, earth.Position - moon.Position, earth.Velocity - moon.Velocity);
    }

    /// <summary>The same flight under these forces and the thrust of a program.</summary>
    /// <param name="program">Mass and burns.</param>
    public CislunarModel With(ThrustProgram program) =>
        new(
            new ForceModel(Forces.Ephemeris, Forces.Central, Forces.Others, Forces.RadiationPressure)
            {
                Relativity = Forces.Relativity,
                Tides = Forces.Tides,
                PlanetaryRadiation = Forces.PlanetaryRadiation,
                Drag = Forces.Drag,
                Thrust = program,
            },
            positionTolerance,
            velocityTolerance
        );

    /// <summary>The same forces, flown with so many times the local error allowed in a step.</summary>
    internal CislunarModel Coarsened(double factor) =>
        new(Forces, factor * positionTolerance, factor * velocityTolerance);

    /// <summary>Acceleration of a state, ICRF axes, m/s2, without thrust.</summary>
    public Vector3 Acceleration(LunarState state)
    {
        var environment = new ForceEnvironment<Real>(Forces);
        environment.MoveTo(state.Time);
        return Forces
            .Acceleration(
                environment,
                Vector3<Real>.FromVector(state.Position),
                Vector3<Real>.FromVector(state.Velocity)
            )
            .Lane(0);
    }

    /// <summary>Flies until the first event that stops the flight, or to a time.</summary>
    /// <param name="from">Where the flight starts.</param>
    /// <param name="limit">When it ends at the latest, TDB seconds past J2000; before the start flies backward.</param>
    /// <param name="events">What to look for.</param>
    /// <param name="stateTransition">Whether to integrate the state-transition matrix too.</param>
    public PropagationResult Fly(
        LunarState from,
        double limit,
        IReadOnlyList<PropagationEvent>? events = null,
        bool stateTransition = false
    ) =>
        propagator.Propagate(
            new(Epoch.FromSecondsPastJ2000(from.Time), NaifId.Moon, Frame.Icrf, from.Position, from.Velocity),
            Epoch.FromSecondsPastJ2000(limit),
            events: events,
            stateTransition: stateTransition
        );

    /// <summary>Flies a flight that is given in full.</summary>
    /// <param name="request">The flight.</param>
    /// <param name="stateTransition">Whether to integrate the state-transition matrix too.</param>
    public PropagationResult Fly(FlightRequest request, bool stateTransition = false) =>
        propagator.Propagate(request, stateTransition);

    /// <summary>The state at another time, later or earlier.</summary>
    public LunarState Propagate(LunarState from, double to)
    {
        if (to == from.Time)
            return from;
        if (quick is null)
            return At(Fly(from, to), to);
        var (position, velocity) = quick.End(from.Time, new(from.Position, from.Velocity), to);
        return new(to, position, velocity);
    }

    /// <summary>The state at another time, with its partial derivatives.</summary>
    public (LunarState State, StateTransition Transition) PropagateWithPartials(LunarState from, double to)
    {
        if (quick is not null)
        {
            var (end, transition) = quick.EndWithPartials(from.Time, new(from.Position, from.Velocity), to);
            return (new(to, end.Position, end.Velocity), transition);
        }
        var flown = Fly(from, to, stateTransition: true);
        return (At(flown, to), flown.Trajectory.TransitionTo(flown.Final.Epoch));
    }

    /// <summary>States at equal steps between two times, both ends included, for pictures.</summary>
    public IReadOnlyList<LunarState> Sample(LunarState from, double to, int count)
    {
        var trajectory = Fly(from, to).Trajectory;
        var states = new List<LunarState>(count);
        for (var i = 0; i < count; i++)
        {
            var elapsed = (to - from.Time) * i / (count - 1);
            // The trajectory's own ends are rounded by themselves.
            var (position, velocity) = trajectory.AtElapsed(
                Math.Clamp(elapsed, trajectory.Solution.Start, trajectory.Solution.End)
            );
            states.Add(new(from.Time + elapsed, position, velocity));
        }
        return states;
    }

    private static LunarState At(PropagationResult flown, double time) =>
        new(time, flown.Final.Position, flown.Final.Velocity);
}
