using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Entry;

/// <summary>
/// Steers a lifting entry to a target, skipping where the range asks for it: at each cycle it flies the rest of the entry in
/// its head with a bank that changes evenly with the energy lost, and corrects the bank of now until the range fits (P. Lu,
/// "Entry Guidance: A Unified Method", Journal of Guidance, Control, and Dynamics 37(3), 713, 2014, sections III and IV). The
/// side of the bank changes when the target drifts too far to the other side. It learns the density of the air from the load
/// that it feels. One object serves one flight.
/// </summary>
public sealed class PredictorCorrector : BankLaw
{
    private const double LowestBank = 0;

    // Short of upside down, so that what is left of the lift can still be turned to a side.
    private const double HighestBank = 165 * Math.PI / 180;

    // Below this load, in units of standard gravity, the air says nothing and steers nothing.
    private const double FeltLoad = 0.05;

    // Share of what a cycle measures that enters the estimate of the density.
    private const double Learning = 0.25;

    private const int Corrections = 8;

    private readonly EntryBody body;
    private readonly EntryVehicle vehicle;
    private readonly PredictorCorrectorSettings settings;
    private readonly Vector3 target;
    private readonly EntryDynamics predictor;
    private double bank;
    private double slope = double.NaN;
    private double side;
    private Vector3 predictedEnd;
    private bool steering;
    private bool pulledOut;

    /// <summary>Guidance of one flight.</summary>
    /// <param name="body">The planet as the vehicle believes it to be.</param>
    /// <param name="vehicle">The vehicle as it believes itself to be.</param>
    /// <param name="target">Where the trigger of the settings is to fire, body-fixed axes, m; only its direction counts.</param>
    /// <param name="settings">How it steers.</param>
    public PredictorCorrector(EntryBody body, EntryVehicle vehicle, Vector3 target, PredictorCorrectorSettings settings)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(vehicle);
        ArgumentNullException.ThrowIfNull(settings);
        (this.body, this.vehicle, this.target, this.settings) = (body, vehicle, target.Unit, settings);
        predictor = new(body, vehicle) { TurnsSideways = false, TakesHeat = false };
        bank = settings.FirstBank;
        pulledOut = double.IsPositiveInfinity(settings.PullOut);
    }

    /// <inheritdoc/>
    public override double Cycle => settings.Cycle;

    /// <summary>What is left between target and prediction of the last cycle, m, positive beyond it.</summary>
    public double PredictedMiss { get; private set; }

    /// <summary>Density of the air over the expected, as felt.</summary>
    public double DensityEstimate { get; private set; } = 1;

    /// <inheritdoc/>
    public override double Bank(in EntryState state, in FlightConditions conditions)
    {
        var over = settings.Until.Remaining(conditions, state.Time, state.Time) <= 0;
        if (over || (conditions.Load < FeltLoad && steering))
            return bank * side;
        Learn(state, conditions);
        if (!pulledOut && conditions.Load > FeltLoad)
            pulledOut = Vector3.Dot(state.Velocity, state.Position.Unit) > -settings.PullOut;
        if (!pulledOut)
            return 0;
        Correct(state);
        Choose(state, conditions);
        steering = true;
        return bank * side;
    }

    private void Learn(in EntryState state, in FlightConditions conditions)
    {
        if (conditions.Load < FeltLoad)
            return;
        predictor.DensityFactor = 1;
        var ratio = conditions.Load / predictor.Conditions(state).Load;
        DensityEstimate += Learning * (Math.Clamp(ratio, 0.3, 3) - DensityEstimate);
    }

    /// <summary>
    /// The side to bank to: towards the target from where the path without lift to a side ends, the turn of the planet under it
    /// among it; changed only outside the dead band.
    /// </summary>
    private void Choose(in EntryState state, in FlightConditions conditions)
    {
        // Angle of the target off the great circle to the predicted end, positive to the right.
        var right = Vector3.Cross(predictedEnd, state.Position).Unit;
        var off = Math.Asin(Math.Clamp(Vector3.Dot(target, right), -1, 1));
        var band = settings.DeadBand * Math.Max(conditions.Speed, 300) / body.Ellipsoid.EquatorialRadius;
        if (side == 0)
            side = off >= 0 ? 1 : -1;
        else if (Math.Abs(off) > band)
            side = off > 0 ? 1 : -1;
    }

    private void Correct(in EntryState state)
    {
        predictor.DensityFactor = DensityEstimate;
        var wanted = Vector3.Angle(state.Position, target);
        // A target behind the vehicle is overshot: the range left is negative.
        if (Vector3.Dot(state.Velocity, target - state.Position.Unit * Vector3.Dot(target, state.Position.Unit)) < 0)
            wanted = -wanted;
        var tolerance = settings.Tolerance / body.Ellipsoid.EquatorialRadius;
        double low = LowestBank,
            high = HighestBank;
        var trial = bank;
        double last = double.NaN,
            lastMiss = double.NaN;
        for (var i = 0; i < Corrections; i++)
        {
            var miss = Predict(state, trial) - wanted;
            (bank, PredictedMiss) = (trial, miss * body.Ellipsoid.EquatorialRadius);
            if (Math.Abs(miss) < tolerance)
                return;
            // More bank, less range.
            if (miss > 0)
                low = trial;
            else
                high = trial;
            if (high - low < 1e-4)
                return;
            if (!double.IsNaN(last) && trial != last && Math.Abs(miss) < 1 && Math.Abs(lastMiss) < 1)
                slope = (miss - lastMiss) / (trial - last);
            (last, lastMiss) = (trial, miss);
            var next = trial - miss / slope;
            // Where the secant does not help, at the edge of a skip out above all, the bracket does.
            trial = slope < 0 && next > low && next < high ? next : 0.5 * (low + high);
            // Both ends are allowed answers.
            if (i == 0 && double.IsNaN(slope))
                trial = Math.Clamp(bank + (miss > 0 ? 0.1 : -0.1), low, high);
        }
    }

    /// <summary>Angle at the body's centre from here to where the trigger fires; pi when the vehicle is lost to space.</summary>
    private double Predict(EntryState state, double first)
    {
        var start = state.Position;
        var energy = Lost(state);
        var total = PredictorCorrectorSettings.FinalEnergy(body) - energy;
        var end = state.Time + settings.LongestPrediction;
        while (state.Time < end)
        {
            var share = total > 0 ? Math.Clamp((Lost(state) - energy) / total, 0, 1) : 1;
            predictor.Bank = first + share * (settings.FinalBank - first);
            var altitude = body.Altitude(state.Position);
            var next = predictor.Step(state, altitude > settings.Interface ? 5 * settings.Step : settings.Step);
            var conditions = predictor.Conditions(next);
            var left = settings.Until.Remaining(conditions, next.Time, next.Time);
            if (left <= 0 || conditions.Altitude < 0)
            {
                var before = settings.Until.Remaining(predictor.Conditions(state), state.Time, state.Time);
                var part = before > left ? Math.Clamp(before / (before - left), 0, 1) : 1;
                predictedEnd = state.Position + (next.Position - state.Position) * part;
                return Vector3.Angle(start, predictedEnd);
            }
            state = next;
            if (conditions.Altitude > settings.HighestSkip && Vector3.Dot(next.Position, next.Velocity) > 0)
                break;
        }
        predictedEnd = state.Position;
        return Math.PI;
    }

    private double Lost(in EntryState state) =>
        body.GravitationalParameter / state.Position.Norm - 0.5 * state.Velocity.NormSquared;
}
