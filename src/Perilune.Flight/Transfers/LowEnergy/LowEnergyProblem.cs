using Perilune.Astro.Propagation;
using Perilune.Flight.Targeting;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Optimization;

namespace Perilune.Flight.Transfers.LowEnergy;

/// <summary>
/// A flight backward from the Moon to the conic about the Earth on which it set out, as a problem of its arrival and of one
/// burn in deep space: the conic has its perigee at the parking orbit's radius and at the date.
/// </summary>
/// <param name="model">Forces.</param>
/// <param name="goal">What is asked.</param>
/// <param name="arrival">How it ends.</param>
/// <param name="guess">Controls of the arrival, and three components of the burn in deep space.</param>
/// <param name="burnTime">When the burn in deep space is made, TDB seconds past J2000.</param>
/// <param name="reading">
/// When the conic is read, TDB seconds past J2000: some days after the date the way there is nearly linear.
/// </param>
internal sealed class LowEnergyProblem(
    CislunarModel model,
    LowEnergyGoal goal,
    LowEnergyArrival arrival,
    double[] guess,
    double burnTime,
    double reading
) : IConstrainedProblem
{
    public const int BurnControls = 3;
    private const double BurnScale = 10;
    private const double TimeScale = 86400;

    // A tenth of a radian of the plane of the parking orbit.
    private const double CosineScale = 0.1;

    // That of a parabola: what the momentum of a perigee at this radius is, but for a percent.
    private readonly double momentumScale = Math.Sqrt(2 * model.EarthGM * goal.ParkingRadius);

    public int Variables => arrival.Controls.Count + BurnControls;

    public IReadOnlyList<(double Least, double Greatest)> Limits { get; } =
    [(0, 0), (0, 0), (Math.Cos(goal.Inclination.Most) / CosineScale, Math.Cos(goal.Inclination.Least) / CosineScale)];

    public IReadOnlyList<(double Least, double Greatest)> Bounds { get; } =
    [
        (
            (goal.Departure + goal.LeastFlight) / arrival.Controls[0].Scale,
            (goal.Departure + goal.MostFlight) / arrival.Controls[0].Scale
        ),
        .. Enumerable
            .Range(1, arrival.Controls.Count - 1)
            .Select(i =>
                (
                    arrival.Bounds(i).Least / arrival.Controls[i].Scale,
                    arrival.Bounds(i).Most / arrival.Controls[i].Scale
                )
            ),
        .. Enumerable.Repeat((double.NegativeInfinity, double.PositiveInfinity), BurnControls),
    ];

    public double[] Guess => [.. guess.Select((value, i) => value / Scale(i))];

    public double[] Controls(ReadOnlySpan<double> point)
    {
        var controls = point.ToArray();
        for (var i = 0; i < controls.Length; i++)
            controls[i] *= Scale(i);
        return controls;
    }

    /// <summary>Change of velocity by the spacecraft, m/s, for a value of the problem.</summary>
    public static double Cost(double value) => value * BurnScale;

    /// <summary>Which requirement is missed most, and by how much.</summary>
    public static string Shortfall(double[] violations)
    {
        var worst = Enumerable.Range(0, violations.Length).MaxBy(i => Math.Abs(violations[i]));
        var by = Math.Abs(violations[worst]);
        return worst switch
        {
            0 => FormattableString.Invariant(
                $"no low-energy flight from this date starts as low as the parking orbit: the angular momentum is missed by {by * 100:G2} %"
            ),
            1 => FormattableString.Invariant($"no low-energy flight leaves at this date: missed by {by:G2} d"),
            _ => FormattableString.Invariant(
                $"no low-energy flight from this date has the inclination: its cosine is missed by {by * CosineScale:G2}"
            ),
        };
    }

    public bool Evaluate(ReadOnlySpan<double> point, ConstrainedValues result)
    {
        try
        {
            Fly(Controls(point), result);
            return true;
        }
        catch (Exception failure)
            when (failure is IntegrationException or InsideBodyException or ArgumentException or ArithmeticException)
        {
            return false;
        }
    }

    private double Scale(int i) => i < arrival.Controls.Count ? arrival.Controls[i].Scale : BurnScale;

    private void Fly(double[] controls, ConstrainedValues result)
    {
        var own = arrival.Controls.Count;
        var gradient = new double[Variables];
        result.Value =
            arrival.Cost(controls.AsSpan(0, own), gradient.AsSpan(0, own))
            + SmoothNorm.Of(controls.AsSpan(own), gradient.AsSpan(own));
        for (var i = 0; i < Variables; i++)
            result.Gradient[i] = gradient[i] * Scale(i) / BurnScale;
        result.Value /= BurnScale;

        var start = arrival.Before(controls);
        var shifts = arrival.Shifts(controls[..own], model);
        var (middle, first) = model.PropagateWithPartials(start, burnTime);
        var coasting = middle with
        {
            Velocity = middle.Velocity - new Vector3(controls[own], controls[own + 1], controls[own + 2]),
        };
        var (end, second) = model.PropagateWithPartials(coasting, reading);
        var fromEarth = model.FromEarth(end);
        var values = Quantities(end);
        if (!values.All(double.IsFinite))
            throw new ArithmeticException("the way back from the Moon does not lead near the Earth");
        values.CopyTo(result.Quantities, 0);
        for (var i = 0; i < Variables; i++)
        {
            Vector3 position = default,
                velocity;
            if (i < own)
            {
                (position, velocity) = first.Apply(shifts[i].Position, shifts[i].Velocity);
            }
            else
            {
                velocity = (i - own) switch
                {
                    0 => -Vector3.UnitX,
                    1 => -Vector3.UnitY,
                    _ => -Vector3.UnitZ,
                };
            }
            (position, velocity) = second.Apply(position, velocity);
            // A part in 10^5 of the state is small against every orbit here, and far above rounding.
            var h = 1e-5 / Math.Max(position.Norm / fromEarth.Position.Norm, velocity.Norm / fromEarth.Velocity.Norm);
            var ahead = Quantities(new(end.Time, end.Position + position * h, end.Velocity + velocity * h));
            var behind = Quantities(new(end.Time, end.Position - position * h, end.Velocity - velocity * h));
            for (var k = 0; k < values.Length; k++)
                result.Jacobian[k * Variables + i] = (ahead[k] - behind[k]) / (2 * h) * Scale(i);
        }
    }

    private double[] Quantities(LunarState state)
    {
        var perigee = EarthPerigee.Of(model.FromEarth(state), model.EarthGM);
        var wanted = EarthPerigee.MomentumAt(goal.ParkingRadius, perigee.Energy, model.EarthGM);
        var momentum = (perigee.Momentum.Norm - wanted) / momentumScale;
        var late = (state.Time - perigee.TimeSince - goal.Departure) / TimeScale;
        return [momentum, late, perigee.CosineOfInclination / CosineScale];
    }
}
