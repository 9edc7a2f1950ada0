using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers;

/// <summary>A state of a spacecraft relative to the Moon's centre, ICRF axes.</summary>
/// <param name="Time">TDB seconds past J2000.</param>
/// <param name="Position">m.</param>
/// <param name="Velocity">m/s.</param>
public readonly record struct LunarState(double Time, Vector3 Position, Vector3 Velocity);

/// <summary>Partial derivatives of a final state with respect to the initial one, in four blocks.</summary>
/// <param name="PositionByPosition">Dimensionless.</param>
/// <param name="PositionByVelocity">s.</param>
/// <param name="VelocityByPosition">1/s.</param>
/// <param name="VelocityByVelocity">Dimensionless.</param>
public readonly record struct StateTransition(
    Matrix3 PositionByPosition,
    Matrix3 PositionByVelocity,
    Matrix3 VelocityByPosition,
    Matrix3 VelocityByVelocity
);

/// <summary>
/// Free flight between Earth and Moon: Moon, Earth and Sun as point masses on the ephemeris, in Moon-centred ICRF axes.
/// Harmonics and radiation pressure move a transfer of some days by less than its correction manoeuvres do. Immutable.
/// </summary>
public sealed class CislunarModel
{
    private readonly Ephemeris ephemeris;
    private readonly Tolerances plain;
    private readonly Tolerances withPartials;

    /// <summary>A model on an ephemeris that has Sun, Earth and Moon.</summary>
    /// <param name="ephemeris">Ephemeris.</param>
    /// <param name="moon">GM of the Moon, m3/s2.</param>
    /// <param name="earth">GM of the Earth, m3/s2.</param>
    /// <param name="sun">GM of the Sun, m3/s2.</param>
    public CislunarModel(Ephemeris ephemeris, double moon, double earth, double sun)
    {
        this.ephemeris = ephemeris;
        (MoonGM, EarthGM, SunGM) = (moon, earth, sun);
        // A metre and a micrometre a second after five days: far under what any manoeuvre's execution leaves.
        plain = Tolerances.ByGroup(new(3, 1e-3, 1e-11), new(3, 1e-9, 1e-11));
        withPartials = Tolerances.ByGroup(
            new(3, 1e-3, 1e-10),
            new(3, 1e-9, 1e-10),
            new(18, 1e-1, 1e-6),
            new(18, 1e-1, 1e-6)
        );
    }

    /// <summary>GM of the Moon, m3/s2.</summary>
    public double MoonGM { get; }

    /// <summary>GM of the Earth, m3/s2.</summary>
    public double EarthGM { get; }

    /// <summary>GM of the Sun, m3/s2.</summary>
    public double SunGM { get; }

    /// <summary>State of the Moon relative to the Earth, ICRF axes, m and m/s.</summary>
    public PositionVelocity Moon(double time) => ephemeris.State(NaifId.Moon, NaifId.Earth, time);

    /// <summary>The state at another time, later or earlier.</summary>
    public LunarState Propagate(LunarState from, double to)
    {
        var method = new DormandPrince853<Equation>(new(this), plain);
        Span<double> y = stackalloc double[6];
        Pack(from, y);
        method.Start(from.Time, y);
        while (!method.Step(to)) { }
        return Unpack(to, method.State);
    }

    /// <summary>The state at another time, with its partial derivatives.</summary>
    public (LunarState State, StateTransition Transition) PropagateWithPartials(LunarState from, double to)
    {
        var method = new DormandPrince853<Equation>(new(this), withPartials);
        Span<double> y = stackalloc double[42];
        y.Clear();
        Pack(from, y);
        // Columns of the transition matrix, three positions then three velocities for each initial component:
        // y[6 + 3c + k] is d(position k)/d(component c), y[24 + 3c + k] the same of the velocity.
        for (var c = 0; c < 3; c++)
        {
            y[6 + 3 * c + c] = 1;
            y[24 + 3 * (c + 3) + c] = 1;
        }
        method.Start(from.Time, y);
        while (!method.Step(to)) { }
        var s = method.State;
        return (Unpack(to, s), new(Block(s, 6, 0), Block(s, 6, 3), Block(s, 24, 0), Block(s, 24, 3)));
    }

    /// <summary>States at equal steps between two times, both ends included, for pictures.</summary>
    public IReadOnlyList<LunarState> Sample(LunarState from, double to, int count)
    {
        var method = new DormandPrince853<Equation>(new(this), plain);
        Span<double> y = stackalloc double[6];
        Pack(from, y);
        method.Start(from.Time, y);
        var states = new List<LunarState>(count) { from };
        for (var i = 1; i < count; i++)
        {
            var time = i == count - 1 ? to : from.Time + (to - from.Time) * i / (count - 1);
            while (!method.Step(time)) { }
            states.Add(Unpack(time, method.State));
        }
        return states;
    }

    private static void Pack(LunarState s, Span<double> y)
    {
        (y[0], y[1], y[2]) = (s.Position.X, s.Position.Y, s.Position.Z);
        (y[3], y[4], y[5]) = (s.Velocity.X, s.Velocity.Y, s.Velocity.Z);
    }

    private static LunarState Unpack(double time, ReadOnlySpan<double> y) =>
        new(time, new(y[0], y[1], y[2]), new(y[3], y[4], y[5]));

    private static Matrix3 Block(ReadOnlySpan<double> y, int offset, int column)
    {
        var o = offset + 3 * column;
        return new(y[o], y[o + 3], y[o + 6], y[o + 1], y[o + 4], y[o + 7], y[o + 2], y[o + 5], y[o + 8]);
    }

    private readonly struct Equation(CislunarModel model) : IDifferentialEquation
    {
        public void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative)
        {
            var r = new Vector3(state[0], state[1], state[2]);
            var earth = -model.ephemeris.Position(NaifId.Moon, NaifId.Earth, t);
            var sun = model.ephemeris.Position(NaifId.Sun, NaifId.Moon, t);
            var toMoon = -r;
            var toEarth = earth - r;
            var toSun = sun - r;
            var a =
                Pull(toMoon, model.MoonGM)
                + Pull(toEarth, model.EarthGM)
                - Pull(earth, model.EarthGM)
                + Pull(toSun, model.SunGM)
                - Pull(sun, model.SunGM);
            (derivative[0], derivative[1], derivative[2]) = (state[3], state[4], state[5]);
            (derivative[3], derivative[4], derivative[5]) = (a.X, a.Y, a.Z);
            if (state.Length == 6)
                return;
            var gradient = Tide(toMoon, model.MoonGM) + Tide(toEarth, model.EarthGM) + Tide(toSun, model.SunGM);
            for (var c = 0; c < 6; c++)
            {
                var p = 6 + 3 * c;
                var v = 24 + 3 * c;
                state.Slice(v, 3).CopyTo(derivative.Slice(p, 3));
                var d = gradient * new Vector3(state[p], state[p + 1], state[p + 2]);
                (derivative[v], derivative[v + 1], derivative[v + 2]) = (d.X, d.Y, d.Z);
            }
        }

        private static Vector3 Pull(Vector3 to, double gm)
        {
            var squared = to.NormSquared;
            return to * (gm / (squared * Math.Sqrt(squared)));
        }

        /// <summary>Gradient of the pull with respect to the spacecraft's position.</summary>
        private static Matrix3 Tide(Vector3 to, double gm)
        {
            var squared = to.NormSquared;
            var k = gm / (squared * Math.Sqrt(squared));
            var s = 3 * k / squared;
            return new(
                s * to.X * to.X - k,
                s * to.X * to.Y,
                s * to.X * to.Z,
                s * to.X * to.Y,
                s * to.Y * to.Y - k,
                s * to.Y * to.Z,
                s * to.X * to.Z,
                s * to.Y * to.Z,
                s * to.Z * to.Z - k
            );
        }
    }
}
