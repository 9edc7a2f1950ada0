using MathNet.Numerics.LinearAlgebra;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers.Returns;

/// <summary>The entry that is varied: when, on which course over the landing place, and how fast.</summary>
internal readonly record struct EntryVariables(double Time, double Course, double Speed);

/// <summary>
/// Newton's method from the entry back to the departure, where the entry meets its place and angle all the while: what is left
/// to meet is the departure alone. Seen first from afar, where it is nearly linear, with the exact partials of the flight.
/// </summary>
internal sealed class ReturnCorrection(CislunarModel model, EntryInterface entry)
{
    private static readonly double[] readings = [20 * 3600, 4 * 3600, 0];

    // Beyond this distance from the Moon a departure is no hyperbola, and its place alone is aimed at, m.
    private const double Far = 20_000e3;

    /// <summary>The entry and the state after departure, or null where none is found.</summary>
    /// <param name="departure">What must be met.</param>
    /// <param name="guess">The entry to start from.</param>
    /// <param name="range">From entry to landing, m.</param>
    /// <param name="warm">Whether the guess is that of a neighbour.</param>
    public (EntryVariables Entry, LunarState Departure)? Solve(
        ReturnDeparture departure,
        EntryVariables guess,
        double range,
        bool warm
    )
    {
        var x = guess;
        LunarState? reached = null;
        var isFar = departure.Place is { } place && place.Norm > Far;
        foreach (var reading in warm || isFar ? readings.AsSpan(2) : readings)
        {
            reached = Correct(departure, departure.Time + reading, range, reading == 0, ref x);
            if (reached is null)
                return null;
        }
        return (x, reached!.Value);
    }

    private LunarState? Correct(
        ReturnDeparture departure,
        double reading,
        double range,
        bool final,
        ref EntryVariables x
    )
    {
        // One unit: a thousand kilometres, a thousand seconds.
        var tolerance = final ? 1e-7 : 1e-3;
        var best = double.PositiveInfinity;
        for (var iteration = 0; iteration < 30; iteration++)
        {
            var start = At(x, range);
            var (state, transition) = model.PropagateWithPartials(start, reading);
            if (Residual(departure, state, final) is not { } residual)
                return null;
            var size = Math.Max(Math.Abs(residual.X), Math.Max(Math.Abs(residual.Y), Math.Abs(residual.Z)));
            if (size < tolerance)
                return state;
            if (!(size < 100 * best))
                return null;
            best = Math.Min(best, size);
            var columns = new Vector3[3];
            var acceleration = model.Acceleration(start);
            for (var k = 0; k < 3; k++)
            {
                var (step, seconds) = k switch
                {
                    0 => (1.0, 1.0),
                    1 => (1e-6, 0.0),
                    _ => (1e-3, 0.0),
                };
                var (ahead, behind) = (At(Moved(x, k, step), range), At(Moved(x, k, -step), range));
                // Carried back to the instant from which the partials are taken.
                var dr = (ahead.Position - behind.Position) / (2 * step) - start.Velocity * seconds;
                var dv = (ahead.Velocity - behind.Velocity) / (2 * step) - acceleration * seconds;
                var r = transition.PositionByPosition * dr + transition.PositionByVelocity * dv;
                var v = transition.VelocityByPosition * dr + transition.VelocityByVelocity * dv;
                // A hundred metres is small against every orbit here.
                var h = 100 / Math.Max(r.Norm, 1e-30);
                var plus = Residual(departure, new(state.Time, state.Position + r * h, state.Velocity + v * h), final);
                var minus = Residual(departure, new(state.Time, state.Position - r * h, state.Velocity - v * h), final);
                if (plus is not { } a || minus is not { } b)
                    return null;
                columns[k] = (a - b) / (2 * h);
            }
            var solution = Matrix<double>
                .Build.DenseOfColumnArrays(
                    [columns[0].X, columns[0].Y, columns[0].Z],
                    [columns[1].X, columns[1].Y, columns[1].Z],
                    [columns[2].X, columns[2].Y, columns[2].Z]
                )
                .Solve(Vector<double>.Build.Dense([-residual.X, -residual.Y, -residual.Z]));
            // Half an hour, five degrees and thirty metres a second: beyond, derivatives mean nothing.
            var scale = Math.Min(
                Math.Min(1, 1800 / Math.Abs(solution[0])),
                Math.Min(0.08 / Math.Abs(solution[1]), 30 / Math.Abs(solution[2]))
            );
            x = new(x.Time + scale * solution[0], x.Course + scale * solution[1], x.Speed + scale * solution[2]);
            if (!double.IsFinite(x.Time + x.Course + x.Speed))
                return null;
        }
        return null;
    }

    /// <summary>State at entry, relative to the Moon.</summary>
    public LunarState At(EntryVariables x, double range) =>
        model.FromMoon(x.Time, entry.At(x.Time, x.Course, x.Speed, range));

    private static EntryVariables Moved(EntryVariables x, int k, double h) =>
        new(x.Time + (k == 0 ? h : 0), x.Course + (k == 1 ? h : 0), x.Speed + (k == 2 ? h : 0));

    private Vector3? Residual(ReturnDeparture departure, LunarState state, bool final)
    {
        if (final && departure.Place is { } place)
            return (state.Position - place) / 1e6;
        if (
            LunarHyperbola.Of(state.Position, -state.Velocity, model.MoonGM) is not { } hyperbola
            || departure.Aim(hyperbola.Asymptote, hyperbola.ExcessSpeed) is not { } wanted
        )
            return null;
        var error = hyperbola.Miss - wanted.Miss;
        var t = Vector3.Cross(hyperbola.Asymptote, Vector3.UnitZ).Unit;
        var r = Vector3.Cross(hyperbola.Asymptote, t);
        // Time runs backward: perilune lies before the reading.
        var late = state.Time - hyperbola.TimeToPerilune - (departure.Time - wanted.ToPerilune);
        return new(Vector3.Dot(error, t) / 1e6, Vector3.Dot(error, r) / 1e6, late / 1e3);
    }
}
